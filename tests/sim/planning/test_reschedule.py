"""Schedules with the dates calculated for them."""

import numpy as np
from oracles.networks import HOUR, START, schedule_of

from sim.planning.cpm import solve
from sim.planning.draft import TaskDraft
from sim.planning.reschedule import rescheduled


def test_calculated_dates_are_shown_and_summaries_rolled_up() -> None:
    tasks = [
        TaskDraft("S"), TaskDraft("A", parent=0, duration=HOUR, calendar=0),
        TaskDraft("B", parent=0, duration=HOUR, calendar=0, actual_start=START - np.timedelta64(3, "D")),
    ]  # fmt: skip
    schedule = schedule_of(tasks, [(1, 2, 0, 0, 0)])
    moved = rescheduled(schedule)
    assert moved.start[1] == START
    assert moved.start[2] == START - np.timedelta64(3, "D")
    assert moved.finish[2] == START + np.timedelta64(2, "h")
    assert moved.start[0] == moved.start[2]
    assert moved.finish[0] == moved.finish[2]
    assert (rescheduled(moved, solve(moved)).start == moved.start).all()


def test_tasks_in_circles_keep_their_dates() -> None:
    tasks = [TaskDraft(name, duration=HOUR, start=START, finish=START) for name in "AB"]
    moved = rescheduled(schedule_of(tasks, [(0, 1, 0, 0, 0), (1, 0, 0, 0, 0)]))
    assert (moved.start == START).all()
