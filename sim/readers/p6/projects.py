"""The projects of a P6 file, the settings their dates depend on, and their WBS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.problem import ReadError
from sim.readers.p6.tables import Row, Tables, Values, guid_text
from sim.schedule import TaskKind
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject

_LAG_CALENDARS: Final = {
    "rcal_Predecessor": LagCalendar.PREDECESSOR,
    "rcal_Successor": LagCalendar.SUCCESSOR,
    "rcal_24Hour": LagCalendar.ALL_DAY,
    "rcal_ProjDefault": LagCalendar.PROJECT,
}
_FLOATS: Final = {"FT_FF": FloatKind.FINISH, "FT_SF": FloatKind.START, "FT_MIN": FloatKind.SMALLEST}
# Settings that have a place of their own in `ScheduleProject`.
_TAKEN: Final = frozenset(
    {
        "proj_id", "sched_open_critical_flag", "sched_retained_logic", "sched_progress_override",
        "sched_float_type", "sched_calendar_on_relationship_lag", "sched_use_expect_end_flag",
    }
)  # fmt: skip


@dataclass(slots=True)
class Chosen:
    """The projects to be read, and those that are baselines of them.

    Attributes
    ----------
    projects : dict of str to int
        Position in the draft by P6's id.
    baselines : dict of str to str
        The project a baseline belongs to, by the baseline's id.
    roots : dict of str to int
        Position of the topmost task of a project.
    wbs : dict of str to int
        Position of a WBS element by its id.
    """

    projects: dict[str, int] = field(default_factory=dict)
    baselines: dict[str, str] = field(default_factory=dict)
    roots: dict[str, int] = field(default_factory=dict)
    wbs: dict[str, int] = field(default_factory=dict)


def listed(tables: Tables) -> list[tuple[str, str]]:
    """Return (id, name) of the projects that can be chosen."""
    names = {row["proj_id"]: row["wbs_name"] for row in tables.of("PROJWBS") if row["proj_node_flag"] == "Y"}
    rows, _ = _current(tables)
    return [(row["proj_short_name"] or row["proj_id"], names.get(row["proj_id"], "")) for row in rows]


def choose(tables: Tables, draft: ScheduleDraft, project: str | None) -> Chosen:
    """Take one project by its id, or all; raises ReadError if there is no such project."""
    rows, baselines = _current(tables)
    seen: set[str] = set()
    for row in tables.of("PROJECT"):
        if row["proj_id"] in seen:
            draft.warn("p6-id-twice", row.place, id=row["proj_id"])
        seen.add(row["proj_id"])
    if project is not None:
        wanted = [row for row in rows if project in (row["proj_short_name"], row["proj_id"])]
        if not wanted:
            ids = ", ".join(row["proj_short_name"] or row["proj_id"] for row in rows)
            raise ReadError(draft.source, "", "p6-project-missing", {"id": project[:60], "ids": ids[:500]})
        rows = wanted[:1]
    chosen = Chosen(baselines={a: b for a, b in baselines.items() if b in {row["proj_id"] for row in rows}})
    for row in rows:
        chosen.projects[row["proj_id"]] = len(chosen.projects)
    return chosen


def _current(tables: Tables) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of projects that are no baselines and not merely mentioned, and the baselines."""
    known = tables.by("PROJECT", "proj_id")
    full = {row["proj_id"] for row in tables.of("TASK")} | {row["proj_id"] for row in tables.of("PROJWBS")}
    baselines = {
        id_: row["orig_proj_id"]
        for id_, row in known.items()
        if row["orig_proj_id"] in known and row["orig_proj_id"] != id_
    }
    rows = [
        row
        for id_, row in known.items()
        if id_ not in baselines and (row["export_flag"] != "N" or id_ in full)
    ]
    return rows, baselines


def add_projects(tables: Tables, draft: ScheduleDraft, chosen: Chosen, calendars: Mapping[str, int]) -> None:
    """Add the chosen projects with their settings."""
    values = Values(draft)
    known = tables.by("PROJECT", "proj_id")
    options = tables.by("SCHEDOPTIONS", "proj_id")
    for id_, row in known.items():
        if id_ not in chosen.projects and id_ not in chosen.baselines:
            draft.info("p6-project-left", row.place, name=row["proj_short_name"] or id_)
    names = {row["proj_id"]: row["wbs_name"] for row in tables.of("PROJWBS") if row["proj_node_flag"] == "Y"}
    for id_ in chosen.projects:
        row = known[id_]
        if id_ not in options:
            draft.info("p6-settings-assumed", row.place)
        setting = options.get(id_, Row({}, (), row.place))
        if row["clndr_id"] not in calendars and row["clndr_id"]:
            draft.warn("calendar-missing", row.place, uid=row["clndr_id"])
        draft.projects.append(
            ScheduleProject(
                id=row["proj_short_name"] or id_,
                name=names.get(id_, "") or row["proj_short_name"],
                calendar=calendars.get(row["clndr_id"], 0),
                start=values.moment(row, "plan_start_date"),
                must_finish=values.moment(row, "plan_end_date"),
                data_date=values.moment(row, "last_recalc_date"),
                lag_calendar=_lag_calendar(setting, draft),
                progress=_progress(setting),
                float_kind=_float_kind(setting, draft),
                critical_float=values.seconds(row, "critical_drtn_hr_cnt", 0),
                critical_by_longest_path=row["critical_path_type"] == "CT_DrivPath",
                open_ends_critical=setting["sched_open_critical_flag"] == "Y",
                expected_finish=setting["sched_use_expect_end_flag"] == "Y",
                currency=tables.currency,
                other=_other(row, setting, tables),
            )
        )
    moments = [each.data_date for each in draft.projects if not np.isnat(each.data_date)]
    if moments:
        draft.status_date = max(moments)
        if min(moments) != max(moments):
            draft.info("p6-data-dates-differ", "PROJECT", latest=str(max(moments)))


def _lag_calendar(setting: Row, draft: ScheduleDraft) -> LagCalendar:
    text = setting["sched_calendar_on_relationship_lag"]
    if text and text not in _LAG_CALENDARS:
        draft.warn("p6-setting-odd", setting.place, name="sched_calendar_on_relationship_lag", text=text[:40])
    return _LAG_CALENDARS.get(text, LagCalendar.PREDECESSOR)


def _progress(setting: Row) -> ProgressMode:
    if setting["sched_progress_override"] == "Y":
        return ProgressMode.PROGRESS_OVERRIDE
    retained = setting["sched_retained_logic"] != "N"
    return ProgressMode.RETAINED_LOGIC if retained else ProgressMode.ACTUAL_DATES


def _float_kind(setting: Row, draft: ScheduleDraft) -> FloatKind:
    text = setting["sched_float_type"]
    if text and text not in _FLOATS:
        draft.warn("p6-setting-odd", setting.place, name="sched_float_type", text=text[:40])
    return _FLOATS.get(text, FloatKind.FINISH)


def _other(row: Row, setting: Row, tables: Tables) -> dict[str, str]:
    """Return the further settings under the names P6 gives them."""
    found = {
        name: setting[name].strip("\x7f\n ")
        for name in setting.columns
        if name not in _TAKEN and setting[name]
    }
    for name in ("def_complete_pct_type", "def_duration_type", "def_task_type"):
        if row[name]:
            found[name] = row[name]
    if row["guid"]:
        found["guid"] = guid_text(row["guid"])
    if row["scd_end_date"]:
        found["scd_end_date"] = row["scd_end_date"].replace("T", " ")[:16]
    types, codes = tables.by("PCATTYPE", "proj_catg_type_id"), tables.by("PCATVAL", "proj_catg_id")
    for each in tables.of("PROJPCAT"):
        if each["proj_id"] == row["proj_id"] and each["proj_catg_id"] in codes:
            kind = types.get(each["proj_catg_type_id"])
            name = kind["proj_catg_type"] if kind is not None else each["proj_catg_type_id"]
            found[name] = codes[each["proj_catg_id"]]["proj_catg_short_name"]
    return found


def add_wbs(tables: Tables, draft: ScheduleDraft, chosen: Chosen) -> None:
    """Add the WBS of the chosen projects as summaries, below one root for each."""
    known = tables.by("PROJECT", "proj_id")
    rows = [row for row in tables.of("PROJWBS") if row["proj_id"] in chosen.projects]
    own: dict[str, Row] = {}
    for row in rows:
        if row["wbs_id"] in own or not row["wbs_id"]:
            draft.warn("p6-id-twice", row.place, id=row["wbs_id"])
            continue
        own[row["wbs_id"]] = row
    roots = {row["proj_id"]: row for row in reversed(own.values()) if row["proj_node_flag"] == "Y"}
    for id_, number in chosen.projects.items():
        chosen.roots[id_] = len(draft.tasks)
        row = roots.get(id_, known[id_])
        short = row["wbs_short_name"] or row["proj_short_name"] or id_
        task = TaskDraft(short, draft.projects[number].name or short, short, -1, TaskKind.SUMMARY)
        _fields(task, row)
        task.project, task.place = number, row.place
        draft.tasks.append(task)
        if id_ in roots:
            chosen.wbs[row["wbs_id"]] = chosen.roots[id_]
    for row in sorted(own.values(), key=_order):
        if row["wbs_id"] not in chosen.wbs:
            chosen.wbs[row["wbs_id"]] = len(draft.tasks)
            task = TaskDraft("", row["wbs_name"], row["wbs_short_name"], -1, TaskKind.SUMMARY)
            _fields(task, row)
            task.project, task.place = chosen.projects[row["proj_id"]], row.place
            draft.tasks.append(task)
    for id_, row in own.items():
        position, root = chosen.wbs[id_], chosen.roots[row["proj_id"]]
        if position == root:
            continue
        above = row["parent_wbs_id"]
        if above and above not in chosen.wbs:
            draft.warn("p6-wbs-parent-missing", row.place, id=above)
        draft.tasks[position].parent = chosen.wbs.get(above, root)
    draft.cut_cycles()
    _paths(draft, {chosen.projects[id_]: known[id_]["name_sep_char"] or "." for id_ in chosen.projects})


def _fields(task: TaskDraft, row: Row) -> None:
    if row["guid"]:
        task.fields["GUID"] = guid_text(row["guid"])
    if row["status_code"]:
        task.fields["WBS status"] = row["status_code"].removeprefix("WS_")


def _order(row: Row) -> tuple[int, float]:
    text = row["seq_num"]
    return (0, float(text)) if text.lstrip("-").isdecimal() and len(text) < 15 else (1, 0.0)


def _paths(draft: ScheduleDraft, separators: Mapping[int, str]) -> None:
    """Write the WBS as P6 shows it, "PROJECT.AREA.LEVEL", which is also the id of a summary."""
    done: dict[int, str] = {}
    for first in range(len(draft.tasks)):
        line, at = [], first
        while at >= 0 and at not in done:
            line.append(at)
            at = draft.tasks[at].parent
        path = done.get(at, "")
        for row in reversed(line):
            task = draft.tasks[row]
            own = task.wbs or task.name
            path = f"{path}{separators.get(task.project, '.')}{own}" if path else own
            path = path[:1000]
            done[row] = task.wbs = task.id = path
