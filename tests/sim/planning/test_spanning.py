"""Levels of effort, WBS summaries and summaries."""

import numpy as np
from oracles.networks import HOUR, START, schedule_of

from sim.planning.cpm import solve
from sim.planning.draft import TaskDraft
from sim.planning.spanning import is_span
from sim.schedule import TaskKind

DAY = 8 * HOUR


def effort(*links: tuple[int, int, int, int, int]) -> tuple[np.datetime64, np.datetime64, int]:
    tasks = [
        TaskDraft("A", duration=DAY, calendar=0), TaskDraft("B", duration=DAY, calendar=0),
        TaskDraft("C", duration=5 * DAY, calendar=0),
        TaskDraft("L", duration=DAY, calendar=0, kind=TaskKind.LEVEL_OF_EFFORT),
    ]  # fmt: skip
    found = solve(schedule_of(tasks, [(0, 1, 0, 0, 0), *links]))
    assert found.project_finish[0] == found.early_finish[2]
    return found.early_start[3], found.early_finish[3], int(found.total_float[3])


def test_level_of_effort_lasts_from_its_predecessors_to_its_successors() -> None:
    start, finish, total = effort((0, 3, 1, 0, 0), (1, 3, 2, 0, 0))
    assert start == START
    assert finish == np.datetime64("2025-01-07T17:00:00")
    assert total == 3 * DAY  # as much as B


def test_level_of_effort_ends_with_its_successor() -> None:
    start, finish, _ = effort((0, 3, 0, 0, 0), (3, 1, 2, 0, 0))
    assert start == np.datetime64("2025-01-07T08:00:00")
    assert finish == np.datetime64("2025-01-07T17:00:00")


def test_level_of_effort_that_nothing_ends_lasts_its_own_duration() -> None:
    start, finish, _ = effort((1, 3, 1, 0, 0))
    assert start == np.datetime64("2025-01-07T08:00:00")
    assert finish == np.datetime64("2025-01-07T17:00:00")


def test_wbs_summary_spans_its_node() -> None:
    tasks = [
        TaskDraft("N"), TaskDraft("A", parent=0, duration=DAY, calendar=0),
        TaskDraft("W", parent=0, kind=TaskKind.WBS_SUMMARY), TaskDraft("M", parent=0),
        TaskDraft("B", parent=3, duration=3 * DAY, calendar=0),
    ]  # fmt: skip
    schedule = schedule_of(tasks, [])
    found = solve(schedule)
    assert is_span(schedule).tolist() == [True, False, True, True, False]
    assert found.early_finish[0] == found.early_finish[2] == found.early_finish[4]
    assert found.total_float.tolist() == [0, 2 * DAY, 0, 0, 0]
    assert found.longest_path.tolist() == [True, False, False, True, True]
