"""Edits followed one by one give what solving everything gives."""

import random
import statistics
from dataclasses import fields, replace

import numpy as np
import pytest
from oracles.networks import HOUR, START, project, schedule_of

from kernels._jit import COMPILING
from sim.planning.cpm import Solution, solve
from sim.planning.draft import TaskDraft
from sim.planning.live_network import LiveNetwork
from sim.schedule import LagUnit, RelationKind, Schedule
from sim.schedule_project import ProgressMode
from sim.task_plan import Constraint

COLUMNS = [each.name for each in fields(Solution) if each.name not in ("problems", "cycles")]


def network(tasks: int, links: int, seed: int = 1) -> Schedule:
    rnd = random.Random(seed)
    drafts = [
        TaskDraft(str(i), duration=rnd.randrange(1, 60) * HOUR, calendar=rnd.randrange(3))
        for i in range(tasks)
    ]
    made = set()
    while len(made) < links:
        first = rnd.randrange(tasks - 1)
        second = min(tasks - 1, first + 1 + int(rnd.expovariate(1 / 30)))
        made.add((first, second, rnd.choice((0, 0, 0, 1, 2, 3)), rnd.choice((0, 0, 8, -4)) * HOUR, 0))
    return schedule_of(drafts, sorted(made), project(progress=ProgressMode.RETAINED_LOGIC))


def edit(live: LiveNetwork, rnd: random.Random) -> None:
    """Make one random edit."""
    count, links = len(live.schedule), len(live.schedule.relations)
    row = rnd.randrange(count)
    which = rnd.randrange(7)
    if which < 2:
        live.edit(row, duration=rnd.randrange(0, 80) * HOUR)
    elif which == 2:
        date = START + np.timedelta64(rnd.randrange(0, 800), "h")
        live.edit(row, constraint=(Constraint(rnd.randrange(10)), date))
    elif which == 3 and links:
        live.set_lag(rnd.randrange(links), rnd.randrange(-5, 20) * HOUR)
    elif which == 4:
        first = rnd.randrange(count - 1)
        second = min(count - 1, first + rnd.randrange(1, 40))
        kind = RelationKind(rnd.randrange(4))
        live.add_relation(first, second, kind, rnd.randrange(-3, 5) * HOUR, LagUnit(rnd.randrange(2)))
    elif which == 5 and links:
        live.remove_relation(rnd.randrange(links))
    else:
        begun = START - np.timedelta64(rnd.randrange(1, 90), "h")
        started = live.schedule.actual_start.copy()
        started[row] = rnd.choice((begun, np.datetime64("NaT", "s")))
        live.follow(replace(live.schedule, actual_start=started))


def differing(one: Solution, other: Solution) -> list[str]:
    return [name for name in COLUMNS if not _same(getattr(one, name), getattr(other, name))]


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return np.array_equal(one.astype(np.int64), other.astype(np.int64))


def follow(schedule: Schedule, edits: int, seed: int) -> None:
    live, rnd = LiveNetwork(schedule), random.Random(seed)
    for number in range(edits):
        edit(live, rnd)
        assert differing(live.solution, solve(live.schedule)) == [], number


def test_edits_give_what_a_full_solve_gives() -> None:
    follow(network(120, 300), 300 if COMPILING else 8, seed=2)


@pytest.mark.fuzz
def test_ten_thousand_edits_give_what_a_full_solve_gives() -> None:
    for seed in range(20):
        follow(network(150, 400, seed), 500, seed)


def test_edit_backwards_finds_a_new_order_and_a_circle_is_told() -> None:
    schedule = schedule_of(
        [TaskDraft(name, duration=8 * HOUR, calendar=0) for name in "ABC"], [(0, 1, 0, 0, 0)]
    )
    live = LiveNetwork(schedule)
    live.add_relation(2, 0)
    assert live.solution.driving.tolist() == [True, True]
    assert live.solution.early_start.argsort().tolist() == [2, 0, 1]
    live.add_relation(1, 2)
    assert len(live.solution.cycles) == 1
    live.remove_relation(2)
    assert differing(live.solution, solve(live.schedule)) == []
    assert live.solution.cycles == ()


def test_linked_summary_is_followed() -> None:
    tasks = [TaskDraft("S"), TaskDraft("A", parent=0, duration=HOUR), TaskDraft("B", duration=HOUR)]
    live = LiveNetwork(schedule_of(tasks, [(0, 2, 0, 0, 0)]))
    live.edit(1, duration=30 * HOUR)
    live.add_relation(2, 1)
    assert len(live.solution.cycles) == 1
    live.remove_relation(0)
    live.set_lag(0, 4 * HOUR)
    assert differing(live.solution, solve(live.schedule)) == []


def test_share_of_a_duration_follows_it() -> None:
    tasks = [TaskDraft(name, duration=8 * HOUR, calendar=0) for name in "AB"]
    live = LiveNetwork(schedule_of(tasks, [(0, 1, 0, 5000, LagUnit.PERCENT)]))
    live.edit(0, duration=16 * HOUR)
    assert differing(live.solution, solve(live.schedule)) == []
    assert live.solution.early_start[1] > solve(schedule_of(tasks, [(0, 1, 0, 0, 0)])).early_start[1]


def test_other_settings_are_solved_anew() -> None:
    live = LiveNetwork(network(30, 60))
    other = replace(live.schedule, projects=(project(must_finish=START + np.timedelta64(900, "D")),))
    live.follow(other)
    assert differing(live.solution, solve(other)) == []
    assert statistics.median(live.solution.total_float.tolist()) > 0
