"""The relationships of a P6 file, also those to projects that are not in it."""

import re
from collections.abc import Mapping
from typing import Final

from sim.planning.draft import RelationDraft, ScheduleDraft
from sim.readers.p6.projects import Chosen
from sim.readers.p6.tables import Tables, Values
from sim.schedule import LagUnit, RelationKind

_KINDS: Final = {
    "PR_FS": RelationKind.FS,
    "PR_SS": RelationKind.SS,
    "PR_FF": RelationKind.FF,
    "PR_SF": RelationKind.SF,
}
_NOTE: Final = re.compile(r"twin_app lag (-?\d{1,12}) ([A-Z_]+) = (-?\d{1,12}) s")


def add_relations(tables: Tables, draft: ScheduleDraft, chosen: Chosen, positions: Mapping[str, int]) -> None:
    """Add the relationships between activities that were read; note the others."""
    values = Values(draft)
    projects = {row["task_id"]: row["proj_id"] for row in tables.of("TASK")}
    comments = 0
    for row in tables.of("TASKPRED"):
        ends = row["pred_task_id"], row["task_id"]
        within = [end in positions for end in ends]
        if not any(within):
            if not any(_aside(projects.get(end, ""), chosen, tables) for end in ends):
                draft.warn("relation-end-missing", row.place, id=ends[1])
            continue
        if not all(within):
            own = draft.tasks[positions[ends[within.index(True)]]]
            away = ends[within.index(False)]
            project = projects.get(away, "") or row["pred_proj_id" if within[1] else "proj_id"]
            if project in ("", *chosen.projects):
                draft.warn("relation-end-missing", row.place, id=away)
            else:
                draft.warn("p6-relation-external", row.place, task=own.id, id=away, project=project)
            continue
        kind = _KINDS.get(row["pred_type"])
        if kind is None:
            draft.warn("relation-kind-unknown", row.place, kind=row["pred_type"][:40])
            kind = RelationKind.FS
        lag = values.seconds(row, "lag_hr_cnt", 0)
        ends_at = positions[ends[0]], positions[ends[1]]
        noted = noted_lag(row["comments"], lag)
        if noted is not None:
            draft.relations.append(RelationDraft(*ends_at, kind, *noted))
            continue
        draft.relations.append(RelationDraft(*ends_at, kind, lag))
        comments += bool(row["comments"])
    if comments:
        draft.info("p6-columns-not-carried", "TASKPRED", columns=f"comments ({comments})")


def noted_lag(comment: str, lag: int) -> tuple[int, LagUnit] | None:
    """Return the lag a comment tells in a unit P6 lacks, if it still stands for the lag that is counted."""
    match = _NOTE.fullmatch(comment)
    if match is None or match[2] not in LagUnit.__members__ or abs(int(match[3]) - lag) > 1:
        return None
    return int(match[1]), LagUnit[match[2]]


def _aside(project: str, chosen: Chosen, tables: Tables) -> bool:
    """Whether a project is in the file but was not asked for, or is a baseline."""
    return project not in chosen.projects and bool(project)
