from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from sim.job import Cancelled, Job
from sim.operations.length import Length
from sim.operations.operation import Activity, Line, Operation, Take
from sim.operations.simulation import Wanted, simulate
from sim.operations.student import difference

LOAD = Activity("load", Length("exponential", (3.0,)), (Take("trucks"), Take("loader")),
                goes={"trucks": "haul", "loader": "loader"})  # fmt: skip
HAUL = Activity("haul", Length("triangular", (5.0, 8.0, 15.0)), goes={"": "trucks"})
ONE = Operation("", (Line("trucks", 3), Line("loader", 1)), (LOAD, HAUL), until=500.0)


def test_replications_differ_and_come_in_order() -> None:
    found = simulate(ONE, seed=2, replications=6, threads=3)
    alone = simulate(ONE, seed=2, replications=3, threads=1)
    values = found.values("rate", "load")
    assert values[:3].tolist() == alone.values("rate", "load").tolist()
    assert len(set(found.values("utilisation", "loader").tolist())) == 6


def test_they_stop_once_the_mean_is_known_well_enough() -> None:
    wanted = Wanted("rate", "load", 0.01)
    runs = [simulate(ONE, seed=2, replications=500, threads=threads, wanted=wanted) for threads in (1, 3)]
    assert len(runs[0].courses) == len(runs[1].courses) < 500
    assert runs[0].estimate("rate", "load").half_width <= 0.01
    before = runs[0].values("rate", "load")[:-1]
    assert len(before) < 5 or np.std(before) > 0


def test_common_random_numbers_narrow_the_difference_of_variants() -> None:
    faster = replace(ONE, activities=(LOAD, replace(HAUL, length=Length("triangular", (5.0, 8.0, 14.0)))))
    a, b = (simulate(op, seed=4, replications=20).values("rate", "load") for op in (ONE, faster))
    other = simulate(faster, seed=5, replications=20).values("rate", "load")
    assert difference(b, a).half_width < 0.6 * difference(other, a).half_width
    assert difference(b, a).mean > 0


def test_only_the_first_replication_keeps_its_trace() -> None:
    courses = simulate(ONE, replications=3, trace=True, threads=2).courses
    assert [course.trace is not None for course in courses] == [True, False, False]


def test_progress_is_told_and_cancel_heard() -> None:
    told: list[tuple[int, int]] = []
    stop = Event()

    def report(code: str, done: int, total: int) -> None:
        if code == "operation-replications":
            told.append((done, total))
            if done == 2:
                stop.set()

    with pytest.raises(Cancelled):
        simulate(ONE, replications=50, job=Job(report, stop), threads=2)
    assert told == [(1, 50), (2, 50)]
