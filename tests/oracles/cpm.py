"""The critical path method minute by minute, as slow and obvious as can be."""

from dataclasses import dataclass, field

import numpy as np

from sim.calendar import Calendar

FAR = 10**9
FS, SS, FF, SF = range(4)
TASK, START_MILESTONE, FINISH_MILESTONE = range(3)


class Clock:
    """Which minutes of a calendar are worked, from `begin` on."""

    def __init__(self, calendar: Calendar, begin: np.datetime64, days: int) -> None:
        day = begin.astype("datetime64[D]")
        self.open = bytearray(days * 1440)
        for number in range(days):
            for start, finish in calendar.shifts(day + number):
                for minute in range(number * 1440 + start // 60, number * 1440 + finish // 60):
                    self.open[minute] = 1

    def next_work(self, minute: int) -> int:
        while not self.open[minute]:
            minute += 1
        return minute

    def last_work(self, minute: int) -> int:
        while not self.open[minute - 1]:
            minute -= 1
        return minute

    def settle_late(self, minute: int) -> int:
        return minute if self.open[minute - 1] else self.next_work(minute)

    def settle_early(self, minute: int) -> int:
        return minute if self.open[minute] else self.last_work(minute)

    def add(self, minute: int, work: int) -> int:
        while work > 0:
            work -= self.open[minute]
            minute += 1
        while work < 0:
            minute -= 1
            work += self.open[minute]
        return minute

    def between(self, start: int, finish: int) -> int:
        if finish < start:
            return -self.between(finish, start)
        return sum(self.open[start:finish])


@dataclass
class Task:
    """One task; minutes throughout."""

    clock: Clock
    duration: int
    kind: int = TASK
    earliest: int = 0
    finish_from: int = -FAR
    start_by: int = FAR
    finish_by: int = FAR
    forced_start: int | None = None
    late: bool = False
    links: list[tuple[int, int, int, Clock]] = field(default_factory=list)  # predecessor, kind, lag, clock


def early_dates(tasks: list[Task]) -> list[tuple[int, int]]:
    """Return early start and finish, gone over until nothing changes."""
    dates = [(-FAR, -FAR)] * len(tasks)
    while True:
        new = [_early(task, dates) for task in tasks]
        if new == dates:
            return dates
        dates = new


def _early(task: Task, dates: list[tuple[int, int]]) -> tuple[int, int]:
    clock = task.clock
    start, finish = task.earliest, task.finish_from
    for before, kind, lag, lag_clock in task.links:
        held = dates[before][0 if kind in (SS, SF) else 1]
        if held == -FAR:
            continue  # not known yet: a later round knows
        held = lag_clock.add(held, lag)
        if kind in (FS, SS):
            start = max(start, held)
        else:
            finish = max(finish, held)
    if task.forced_start is not None:
        start, finish = task.forced_start, -FAR
    if task.kind == START_MILESTONE:
        moment = clock.next_work(max(start, finish))
        return moment, moment
    if task.kind == FINISH_MILESTONE:
        moment = max(start, finish)
        moment = clock.next_work(moment) if task.forced_start is not None else clock.settle_late(moment)
        return moment, moment
    start = clock.next_work(start)
    done = clock.add(start, task.duration)
    if finish <= done:
        return start, done
    finish = clock.settle_late(finish)
    return clock.add(finish, -task.duration), finish


def late_dates(tasks: list[Task], early: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Return late start and finish, gone over until nothing changes."""
    dates = [(FAR, FAR)] * len(tasks)
    while True:
        new = [
            early[i] if task.forced_start is not None else _late(i, tasks, dates, end)
            for i, task in enumerate(tasks)
        ]
        if new == dates:
            return dates
        dates = new


def _bounds(i: int, tasks: list[Task], dates: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the latest start and finish that the successors' dates allow."""
    start = finish = FAR
    for j, after in enumerate(tasks):
        for before, kind, lag, lag_clock in after.links:
            held = dates[j][0 if kind in (FS, SS) else 1]
            if before != i or held == FAR:
                continue
            held = lag_clock.add(held, -lag)
            if kind in (SS, SF):
                start = min(start, held)
            else:
                finish = min(finish, held)
    return start, finish


def _late(i: int, tasks: list[Task], dates: list[tuple[int, int]], end: int) -> tuple[int, int]:
    task = tasks[i]
    clock = task.clock
    start, finish = _bounds(i, tasks, dates)
    start, finish = min(start, task.start_by), min(finish, task.finish_by, end)
    if task.kind == START_MILESTONE:
        moment = clock.settle_early(min(start, finish))
        return moment, moment
    if task.kind == FINISH_MILESTONE:
        moment = clock.last_work(min(start, finish))
        return moment, moment
    finish = clock.last_work(finish)
    begin = clock.add(finish, -task.duration)
    if begin <= start:
        return begin, finish
    start = clock.settle_early(start)
    return start, clock.add(start, task.duration)


def placed(tasks: list[Task], early: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Return early dates with the tasks moved that go as late as their successors allow."""
    dates = list(early)
    for _ in tasks:  # a chain of them settles from its end
        moved = list(dates)
        for i, task in enumerate(tasks):
            if task.late and task.forced_start is None:
                moved[i] = _moved(i, tasks, dates, early[i], end)
        dates = moved
    return dates


def _moved(
    i: int, tasks: list[Task], dates: list[tuple[int, int]], early: tuple[int, int], end: int
) -> tuple[int, int]:
    task = tasks[i]
    clock = task.clock
    start, finish = _bounds(i, tasks, dates)
    finish = min(finish, end)
    if task.kind != TASK:
        moment = clock.settle_early(min(start, finish))
        return max(early, (moment, moment))
    finish = clock.last_work(finish)
    begin = clock.add(finish, -task.duration)
    if begin > start:
        begin = clock.settle_early(start)
        finish = clock.add(begin, task.duration)
    return (begin, finish) if begin > early[0] else early


def total_float(task: Task, early: tuple[int, int], late: tuple[int, int]) -> int:
    """Return the working minutes between the finishes."""
    return task.clock.between(early[1], late[1])


def free_float(i: int, tasks: list[Task], dates: list[tuple[int, int]], total: int) -> int:
    """Return the working minutes a task can slip before a successor does."""
    start, finish = _bounds(i, tasks, dates)
    left = []
    if start < FAR:
        left.append(tasks[i].clock.between(dates[i][0], start))
    if finish < FAR:
        left.append(tasks[i].clock.between(dates[i][1], finish))
    return max(0, min(left, default=total))
