"""The critical path method: early and late dates, floats, and what is critical."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, I64, Array, Bool, Time
from kernels.cpm import Dates
from kernels.cpm_backward import pass_backward, project_ends
from kernels.cpm_floats import longest_path, move_late, write_driving, write_floats
from kernels.cpm_forward import pass_forward
from kernels.working_time import FAR
from sim.planning.network import Network, compile_network
from sim.planning.out_of_sequence import out_of_sequence
from sim.planning.spanning import span_others, span_shown
from sim.planning.working_time import moments
from sim.problem import Problem, Severity
from sim.schedule import Schedule
from sim.schedule_project import ScheduleProject
from sim.tool_dates import NO_FLOAT

__all__ = ["Network", "Solution", "compile_network", "solve", "solve_network"]


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Dates and floats, one row per row of the schedule.

    Attributes
    ----------
    early_start, early_finish, late_start, late_finish : datetime64[s][n]
        NaT for tasks in circles, summaries of nothing, and dates outside 1900 to 2200. Of a task begun
        under a data date they are those of what remains.
    start, finish : datetime64[s][n]
        To be shown: actual dates, else early ones, late ones in projects scheduled from their finish.
    total_float, free_float : int64[n]
        Working time on the task's calendar, s; `NO_FLOAT` where there is none.
    critical, longest_path : bool[n]
    driving : bool[m]
        By relation: it holds its successor where it is.
    project_finish : datetime64[s][p]
        The last early finish of each project.
    out_of_sequence : int32[k]
        Relations that progress has not kept to.
    cycles : tuple of tuple of int
        Rows in circles, in order.
    problems : tuple of Problem
    """

    early_start: Time
    early_finish: Time
    late_start: Time
    late_finish: Time
    start: Time
    finish: Time
    total_float: I64
    free_float: I64
    critical: Bool
    longest_path: Bool
    driving: Bool
    project_finish: Time
    out_of_sequence: I32
    cycles: tuple[tuple[int, ...], ...]
    problems: tuple[Problem, ...]

    def bands(self, edges: Sequence[int]) -> I32:
        """Return which band of total float each row lies in: 0 below or at the first edge, s; -1 for none."""
        band = np.searchsorted(np.asarray(edges, np.int64), self.total_float, side="left").astype(np.int32)
        return np.where(self.total_float == NO_FLOAT, -1, band).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The dates of a network's tasks in s, and what follows from them.

    Attributes
    ----------
    dates : Dates
        As logic has them: links count from these.
    placed : Dates
        With tasks moved that go as late as possible.
    total, free : int64[t]
    end, late_end : int64[p]
        Last early finish of each project, and what its late dates count from.
    """

    dates: Dates
    placed: Dates
    total: I64
    free: I64
    end: I64
    late_end: I64


def solve(schedule: Schedule, projects: Sequence[ScheduleProject] | None = None) -> Solution:
    """Return all dates and floats of a schedule, from durations, logic, calendars, constraints, progress.

    Parameters
    ----------
    schedule : Schedule
    projects : sequence of ScheduleProject, optional
        Settings to use instead of those of the schedule.
    """
    return solve_network(compile_network(schedule, projects))


def solve_network(network: Network) -> Solution:
    """Return all dates and floats of a compiled schedule."""
    wide = network
    solved = solve_tasks(wide)
    while out_of_horizon(solved) and (wider := wide.wider()) is not None:
        wide = wider
        solved = solve_tasks(wide)
    return solution(wide, solved)


def blank_dates(network: Network) -> Dates:
    """Return dates of which nothing is known."""
    count = network.tasks.order.size
    early, late, leave = (np.full((count, 2), -FAR, np.int64) for _ in range(3))
    return Dates(early, late, leave, network.tasks.duration.copy())


def solve_tasks(network: Network) -> Solved:
    """Return the dates of a network's tasks."""
    dates = blank_dates(network)
    count = dates.duration.size
    touched = np.ones(count, np.bool_)
    tasks = network.tasks
    backward = [
        number for number, each in enumerate(network.projects) if each.from_finish and must_finish(each)
    ]
    if backward:
        tasks = tasks._replace(earliest=_laid_back(network, dates, backward))
    pass_forward(network.times, tasks, network.into, network.out_of, dates, np.ones(count, np.bool_), touched)
    end = np.empty(len(network.projects), np.int64)
    project_ends(tasks, dates, end)
    late_end = np.array([must_finish(each) for each in network.projects], np.int64)
    late_end = np.where(late_end == 0, end, late_end)
    _backward(network, dates, late_end)
    placed = place(network, dates, late_end)
    total, free = np.empty(count, np.int64), np.empty(count, np.int64)
    measure = np.array([each.float_kind for each in network.projects], np.uint8)
    write_floats(network.times, tasks, network.out_of, placed, measure, touched, total, free)
    return Solved(dates, placed, total, free, end, late_end)


def _laid_back(network: Network, dates: Dates, projects: list[int]) -> I64:
    """Return earliest starts with those projects as late as their finishes allow."""
    tasks = network.tasks
    every = np.ones(network.node_count, np.bool_)
    pass_forward(network.times, tasks, network.into, network.out_of, dates, every, every.copy())
    late_end = np.empty(len(network.projects), np.int64)
    project_ends(tasks, dates, late_end)
    for number in projects:
        late_end[number] = must_finish(network.projects[number])
    _backward(network, dates, late_end)
    earliest = tasks.earliest.copy()
    for number in projects:
        own = tasks.project == number
        free = own & (earliest == network.base[number])
        earliest[free] = dates.late[own, 0].min(initial=FAR)
    return earliest


def place(network: Network, dates: Dates, late_end: I64) -> Dates:
    """Return dates with those tasks moved that go as late as possible."""
    if not network.moves_late:
        return dates
    placed = dates._replace(early=dates.early.copy())
    move_late(network.times, network.tasks, network.out_of, placed, late_end)
    return placed


def _backward(network: Network, dates: Dates, late_end: I64) -> None:
    count = dates.duration.size
    opens = np.array([each.open_ends_critical for each in network.projects], np.uint8)
    pass_backward(
        network.times, network.tasks, network.into, network.out_of, late_end, opens, dates,
        np.ones(count, np.bool_), np.ones(count, np.bool_),
    )  # fmt: skip


def must_finish(project: ScheduleProject) -> int:
    """Return the date a project must finish by, s; 0 for none."""
    return 0 if np.isnat(project.must_finish) else int(project.must_finish.astype(np.int64))


def out_of_horizon(solved: Solved) -> bool:
    """Say whether a date lies beyond the days that were looked at."""
    far = FAR >> 2
    dates = solved.dates
    columns = [column for column in (dates.early, dates.late, dates.leave) if column.size]
    return any(bool(column.max() > far or column.min() < -far) for column in columns)


def solution(network: Network, solved: Solved) -> Solution:
    """Return what was found, by the rows of the schedule."""
    schedule, node = network.schedule, network.node
    known = node >= 0

    def rows(column: Array, otherwise: int) -> Array:
        out = np.full(len(schedule), otherwise, column.dtype)
        out[known] = column[node[known]]
        return out

    placed = solved.placed
    columns = {
        f"{side}_{end}": rows(getattr(placed, side)[:, which], -FAR)
        for side in ("early", "late")
        for which, end in enumerate(("start", "finish"))
    }
    total, free = rows(solved.total, NO_FLOAT), rows(solved.free, NO_FLOAT)
    problems = list(network.problems)
    outside = np.zeros(len(schedule), np.bool_)
    for column in columns.values():
        outside |= known & np.isnat(moments(column))
    _tell_outside(schedule, outside, problems)
    total[outside] = free[outside] = NO_FLOAT
    held, drives = np.empty(network.into.task.size, np.bool_), np.zeros(len(schedule.relations), np.bool_)
    write_driving(network.times, network.tasks, network.into, placed, held)
    real = network.into_relation >= 0
    drives[network.into_relation[real]] = held[real]
    longest = np.empty(network.node_count, np.bool_)
    longest_path(network.tasks, network.into, placed, held, solved.end, longest)
    on_longest = rows(longest, 0)
    span_others(network, columns, total, free, on_longest)
    whose = np.clip(schedule.plan.project, 0, len(network.projects) - 1)
    done = ~np.isnat(schedule.actual_finish)
    by_path = np.array([each.critical_by_longest_path for each in network.projects], np.bool_)[whose]
    limit = np.array([each.critical_float for each in network.projects], np.int64)[whose]
    critical = np.where(by_path, on_longest, (total <= limit) & (total != NO_FLOAT)) & ~done
    dates = {name: moments(column) for name, column in columns.items()}
    start, finish = _shown(network, dates, whose)
    return Solution(
        **dates, start=start, finish=finish, total_float=total, free_float=free, critical=critical,
        longest_path=on_longest & ~done, driving=drives, project_finish=moments(solved.end),
        out_of_sequence=out_of_sequence(schedule), cycles=network.cycles, problems=tuple(problems),
    )  # fmt: skip


def _shown(network: Network, dates: dict[str, Time], whose: I32) -> tuple[Time, Time]:
    schedule = network.schedule
    backward = np.array([each.from_finish for each in network.projects], np.bool_)[whose]
    start = np.where(backward, dates["late_start"], dates["early_start"])
    finish = np.where(backward, dates["late_finish"], dates["early_finish"])
    start = np.where(np.isnat(schedule.actual_start), start, schedule.actual_start)
    finish = np.where(np.isnat(schedule.actual_finish), finish, schedule.actual_finish)
    span_shown(schedule, start, finish)
    return start, finish


def _tell_outside(schedule: Schedule, outside: Bool, problems: list[Problem]) -> None:
    rows = np.flatnonzero(outside)
    if rows.size:
        first = schedule.id[rows[0]]
        problems.append(Problem(Severity.ERROR, "cpm-outside", first, {"task": first, "count": rows.size}))
