"""A check: do the dates of a schedule keep its own logic?"""

import numpy as np

from kernels.arrays import Bool, Time
from plugins.spec import API_VERSION, Check, Plugin
from sim.job import Job
from sim.problem import Problem, Severity
from sim.project import Project
from sim.schedule import RelationKind, Schedule

SHOWN = 20  # broken links told one by one, the rest as a count


def broken_links(schedule: Schedule) -> Bool:
    """Return which relations the dates break, bool[m].

    Only what no calendar can excuse counts: the later end lies before the earlier one although the lag is
    no lead. Links of tasks without dates are left out.
    """
    relations = schedule.relations
    before, after, kind = relations.predecessor, relations.successor, relations.kind
    starts = np.isin(kind, (RelationKind.SS, RelationKind.SF))
    held = np.isin(kind, (RelationKind.FS, RelationKind.SS))
    holds: Time = np.where(starts, schedule.start[before], schedule.finish[before])
    waits: Time = np.where(held, schedule.start[after], schedule.finish[after])
    broken: Bool = (waits < holds) & (relations.lag >= 0)  # NaT compares as False
    return broken


def run(project: Project, job: Job) -> list[Problem]:
    """Say which tasks begin or end before what they wait for."""
    schedule, relations = project.schedule, project.schedule.relations
    job.step("job-check", 0, len(relations))
    rows = np.flatnonzero(broken_links(schedule))
    found = [
        Problem(
            Severity.WARNING, "logic-broken", schedule.id[relations.successor[row]],
            {"task": schedule.name[relations.successor[row]] or schedule.id[relations.successor[row]],
             "before": schedule.name[relations.predecessor[row]] or schedule.id[relations.predecessor[row]],
             "kind": RelationKind(int(relations.kind[row])).name},
        )
        for row in rows[:SHOWN].tolist()
    ]  # fmt: skip
    if rows.size > SHOWN:
        found.append(Problem(Severity.WARNING, "logic-more", "", {"count": f"{rows.size - SHOWN:,}"}))
    return found


plugin = Plugin(
    "logic",
    API_VERSION,
    checks=(Check("logic", run),),
    about={
        "en": "Checks that the dates of a schedule keep its links.",
        "zh_CN": "检查进度计划的日期是否符合逻辑关系。",
    },
)
