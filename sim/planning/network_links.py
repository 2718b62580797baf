"""The relations of a schedule as links of a network, with lags in working seconds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, I64, U8
from sim.planning.network_tasks import EARLIEST, IN, LONGEST, OUT, NetworkTasks, duration_of
from sim.planning.work_calendars import WorkCalendars
from sim.problem import Problem, Severity
from sim.schedule import LagUnit, RelationKind, Schedule, TaskKind
from sim.schedule_project import LagCalendar, ScheduleProject


@dataclass(frozen=True, slots=True, eq=False)
class LogicLinks:
    """Links between the tasks of a network, in no order.

    Attributes
    ----------
    relation : int32[l]
        Row of the schedule's relations, -1 for those inside a summary.
    predecessor, successor : int32[l]
        Tasks.
    kind : uint8[l]
        `RelationKind`.
    lag : int64[l]
        s.
    calendar : int32[l]
        Whose working time the lag counts in.
    """

    relation: I32
    predecessor: I32
    successor: I32
    kind: U8
    lag: I64
    calendar: I32


def logic_links(
    schedule: Schedule,
    projects: Sequence[ScheduleProject],
    calendars: WorkCalendars,
    tasks: NetworkTasks,
    problems: list[Problem],
) -> LogicLinks:
    """Return the links of a network; those that hold nothing are noted in `problems`."""
    links = schedule.relations
    lag, calendar = lags(schedule, projects, calendars)
    first, second = tasks.node[links.predecessor].copy(), tasks.node[links.successor].copy()
    spans = np.isin(schedule.kind, (TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY))
    plain = spans[links.predecessor] | spans[links.successor]
    lost = []
    for k in np.flatnonzero(((first < 0) | (second < 0)) & ~plain).tolist():
        kind = links.kind[k]
        if first[k] < 0:
            out = OUT if kind in (RelationKind.FS, RelationKind.FF) else EARLIEST
            first[k] = tasks.gate.get((int(links.predecessor[k]), out), -1)
        if second[k] < 0:
            second[k] = tasks.gate.get((int(links.successor[k]), IN), -1)
        if second[k] < 0 or first[k] < 0:
            lost.append(k)
    if lost:
        names = schedule.id[links.predecessor[lost[0]]], schedule.id[links.successor[lost[0]]]
        values = {"count": len(lost), "predecessor": names[0], "successor": names[1]}
        problems.append(Problem(Severity.WARNING, "cpm-link-holds-nothing", names[1], values))
    kept = np.flatnonzero((first >= 0) & (second >= 0)).astype(np.int32)
    inside = _inside(schedule, tasks)
    return LogicLinks(
        np.concatenate([kept, np.full(len(inside[0]), -1, np.int32)]),
        np.concatenate([first[kept], inside[0]]),
        np.concatenate([second[kept], inside[1]]),
        np.concatenate([links.kind[kept], inside[2]]),
        np.concatenate([lag[kept], np.zeros(len(inside[0]), np.int64)]),
        np.concatenate([calendar[kept], np.zeros(len(inside[0]), np.int32)]),
    )


def lags(
    schedule: Schedule,
    projects: Sequence[ScheduleProject],
    calendars: WorkCalendars,
    rows: I64 | slice = slice(None),
) -> tuple[I64, I32]:
    """Return the lags of some relations in seconds, and the calendars they count in."""
    links = schedule.relations
    predecessor, successor, unit = links.predecessor[rows], links.successor[rows], links.unit[rows]
    lag: I64 = np.clip(links.lag[rows], -LONGEST, LONGEST)
    percent = (unit == LagUnit.PERCENT) | (unit == LagUnit.ELAPSED_PERCENT)
    if percent.any():
        whole = np.maximum(duration_of(schedule, predecessor[percent]), 0)
        share = np.clip(np.rint(whole * (lag[percent] / 10_000.0)), -float(LONGEST), float(LONGEST))
        lag[percent] = share.astype(np.int64)
    whose = np.clip(schedule.plan.project[successor], 0, len(projects) - 1)
    counted = np.array([each.lag_calendar for each in projects], np.uint8)[whose]
    elapsed = (unit == LagUnit.ELAPSED) | (unit == LagUnit.ELAPSED_PERCENT)
    counted = np.where(elapsed, LagCalendar.ALL_DAY, counted)
    calendar = np.select(
        [
            counted == LagCalendar.PREDECESSOR,
            counted == LagCalendar.SUCCESSOR,
            counted == LagCalendar.PROJECT,
        ],
        [calendars.task[predecessor], calendars.task[successor], calendars.project[whose]],
        calendars.all_day,
    )
    return lag, calendar.astype(np.int32)


def _inside(schedule: Schedule, tasks: NetworkTasks) -> tuple[I32, I32, U8]:
    """Return the links between the gates of a summary and the tasks below it."""
    if not tasks.gate:
        none = np.empty(0, np.int32)
        return none, none, np.empty(0, np.uint8)
    below: dict[int, list[int]] = {summary: [] for summary, _ in tasks.gate}
    parent = schedule.parent.tolist()
    for row in np.flatnonzero(tasks.node >= 0).tolist():
        at = parent[row]
        while at >= 0:
            if at in below:
                below[at].append(int(tasks.node[row]))
            at = parent[at]
    ends: list[tuple[int, int, int]] = []
    for (summary, which), gate in tasks.gate.items():
        for task in below[summary]:
            if which == IN:
                ends.append((gate, task, RelationKind.SS))
            else:
                ends.append((task, gate, RelationKind.FF if which == OUT else RelationKind.SS))
    table = np.array(ends, np.int64).reshape(-1, 3)
    return table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2].astype(np.uint8)
