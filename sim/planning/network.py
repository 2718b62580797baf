"""A schedule made ready for the critical path method: tasks and links as its kernels take them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kernels.arrays import I32, I64, U8
from kernels.cpm import LATE, Links, Tasks, sort_links
from kernels.working_time import BEGIN, END
from sim.planning.logic_cycles import order_of
from sim.planning.network_links import LogicLinks, logic_links
from sim.planning.network_tasks import NetworkTasks, network_tasks
from sim.planning.work_calendars import WorkCalendars, work_calendars
from sim.planning.working_time import FIRST_DAY, LAST_DAY, working_times
from sim.problem import Problem
from sim.schedule import Schedule
from sim.schedule_project import ScheduleProject

_MARGIN: Final = 400  # days around the dates that are known
_AHEAD: Final = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """What `solve_network` works on.

    Attributes
    ----------
    schedule : Schedule
    projects : tuple of ScheduleProject
    calendars : WorkCalendars
    times : int64[k]
        Those calendars over the days looked at so far.
    tasks : Tasks
        In topological order: predecessors stand first.
    node : int32[n]
        The task that each row of the schedule is, -1 where it is none or stands in a circle.
    row : int32[t]
        The row of the schedule that each task is, -1 for gates.
    into, out_of : Links
    into_relation, out_relation : int32[l]
        The relation behind each row of `into` and `out_of`, -1 for those to and from gates.
    links : LogicLinks
    base : int64[p]
        What nothing planned of a project starts before, s.
    moves_late : bool
        Whether any task goes as late as possible.
    cycles : tuple of tuple of int
        Rows of tasks in circles, in order; they get no dates.
    problems : tuple of Problem
    """

    schedule: Schedule
    projects: tuple[ScheduleProject, ...]
    calendars: WorkCalendars
    times: I64
    tasks: Tasks
    node: I32
    row: I32
    into: Links
    out_of: Links
    into_relation: I32
    out_relation: I32
    links: LogicLinks
    base: I64
    moves_late: bool
    cycles: tuple[tuple[int, ...], ...]
    problems: tuple[Problem, ...]

    @property
    def node_count(self) -> int:
        """Return how many tasks there are, gates among them."""
        return len(self.row)

    def wider(self) -> "Network | None":
        """Return the network with a longer horizon; None when there is none."""
        days = _wider(int(self.times[BEGIN]) // 86400, int(self.times[END]) // 86400)
        if days is None:
            return None
        return replace(self, times=working_times(self.calendars.list, *days))


def compile_network(schedule: Schedule, projects: Sequence[ScheduleProject] | None = None) -> Network:
    """Make a schedule ready to be solved.

    Parameters
    ----------
    schedule : Schedule
    projects : sequence of ScheduleProject, optional
        Settings to use instead of those of the schedule.
    """
    settings = tuple(projects or schedule.projects or (ScheduleProject(),))
    problems: list[Problem] = []
    calendars = work_calendars(schedule, settings, problems)
    drawn = network_tasks(schedule, settings, calendars, problems)
    links = logic_links(schedule, settings, calendars, drawn, problems)
    order, cycles = order_of(
        drawn.row.size, links.predecessor, links.successor, drawn.row, schedule, problems
    )
    rank = np.full(drawn.row.size, -1, np.int32)
    rank[order] = np.arange(order.size, dtype=np.int32)
    kept = (rank[links.predecessor] >= 0) & (rank[links.successor] >= 0)
    into, out_of, into_relation, out_relation = _sorted(links, rank, np.flatnonzero(kept), order.size)
    row = drawn.row[order]
    node = np.full(len(schedule), -1, np.int32)
    node[row[row >= 0]] = np.flatnonzero(row >= 0)
    tasks = Tasks(
        np.arange(order.size, dtype=np.int32),
        drawn.role[order],
        drawn.calendar[order],
        drawn.project[order],
        drawn.duration[order],
        drawn.earliest[order],
        drawn.deaf[order],
        drawn.ruled[order],
        drawn.rule[order],
    )
    times = working_times(calendars.list, *_horizon(drawn))
    return Network(
        schedule, settings, calendars, times, tasks, node, row, into, out_of, into_relation,
        out_relation, links, drawn.base, bool((tasks.rule[:, LATE] == 1).any()), cycles, tuple(problems),
    )  # fmt: skip


def _sorted(links: LogicLinks, rank: I32, kept: I64, count: int) -> tuple[Links, Links, I32, I32]:
    first, second = rank[links.predecessor[kept]], rank[links.successor[kept]]
    kind, lag, calendar = links.kind[kept], links.lag[kept], links.calendar[kept]
    into = sorted_links(second, first, kind, lag, calendar, count)
    out_of = sorted_links(first, second, kind, lag, calendar, count)
    relation = links.relation[kept]
    return into[0], out_of[0], relation[into[1]], relation[out_of[1]]


def sorted_links(key: I32, other: I32, kind: U8, lag: I64, calendar: I32, count: int) -> tuple[Links, I64]:
    """Return links sorted by one end, and where each stood before."""
    row = np.empty(count + 1, np.int32)
    order = np.empty(key.size, np.int64)
    sort_links(key, row, order)
    return Links(row, other[order], kind[order], lag[order], calendar[order]), order


def _horizon(drawn: NetworkTasks) -> tuple[int, int]:
    """Return the days to begin with: those of all dates that are known, and some more."""
    known = drawn.known // 86400
    low, high = (int(known.min()), int(known.max())) if known.size else (0, 0)
    return max(FIRST_DAY, low - _MARGIN), min(LAST_DAY, high + _AHEAD)


def _wider(first: int, last: int) -> tuple[int, int] | None:
    if first <= FIRST_DAY and last >= LAST_DAY:
        return None
    length = last - first
    return max(FIRST_DAY, first - length), min(LAST_DAY, last + 4 * length)
