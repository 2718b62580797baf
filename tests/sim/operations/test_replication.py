from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from kernels import operation as o
from sim.job import Cancelled, Job
from sim.operations import replication
from sim.operations.compiling import compile_operation
from sim.operations.gates import always_but
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Gate, Line, Operation, Take
from sim.operations.replication import End, new_state, replicate, table

LOAD = Activity("load", Length("exponential", (3.0,)), (Take("trucks"),), goes={"": "trucks"})
ONE = Operation("", (Line("trucks", 2),), (LOAD,), until=200.0)


def test_tables_of_a_new_state_are_ready() -> None:
    compiled = compile_operation(ONE)
    state, clock = new_state(compiled, 7, 3, 0)
    assert state[:3].tolist() == [7, 0, 3]
    assert table(compiled.plan, state, o.DIRTY_AT, o.PLACES, 1).tolist() == [[1]]
    assert np.isnan(table(compiled.plan, clock, o.READY_AT, o.PLACES, 1)).all()


def test_what_happens_before_the_warm_up_ends_does_not_count() -> None:
    whole = replicate(compile_operation(ONE), 5, trace=True)
    warm = replicate(compile_operation(replace(ONE, warm_up=80.0)), 5, trace=True)
    trace = whole.trace
    assert trace is not None
    assert (warm.since, warm.time) == (80.0, 200.0)
    late = (trace.says == o.FINISH) & (trace.time >= 80.0)
    assert warm.doing[0, o.FINISHES] == late.sum()
    assert warm.spent[0, o.BUSY] == pytest.approx(2 * 120.0)
    assert whole.spent[0, o.BUSY] == pytest.approx(2 * 200.0)


@pytest.mark.parametrize(
    ("operation", "end", "time"),
    [
        (replace(ONE, goal="load", times=1, activities=(replace(LOAD, length=constant(4)),)), End.GOAL, 4.0),
        (replace(ONE, activities=(replace(LOAD, goes={}, length=constant(4)),)), End.STILL, 4.0),
        (ONE, End.UNTIL, 200.0),
    ],
)
def test_ends(operation: Operation, end: End, time: float) -> None:
    course = replicate(compile_operation(operation), 1)
    assert (course.end, course.time, course.culprit) == (end, time, -1)


def test_work_beyond_its_calendar_is_told() -> None:
    shift = Gate("shift", np.array([(0.0, 5.0)]))
    long = replace(LOAD, length=constant(9), calendars=("shift",))
    course = replicate(compile_operation(Operation("", (Line("trucks", 1),), (long,), gates=(shift,))), 1)
    assert course.end is End.CALENDAR


def test_a_length_that_is_no_number_names_its_activity() -> None:
    line = Line("cars", 1, {"size": (2.0,)})
    sized = Activity("load", Length("constant", (1.0,), times="size"), (Take("trucks"),))
    course = replicate(compile_operation(Operation("", (line, Line("trucks", 1)), (sized,))), 1)
    assert (course.end, course.culprit) == (End.LENGTH, 0)


def test_endless_models_stop_at_the_limit() -> None:
    at_once = Operation("", (Line("trucks", 1),), (replace(LOAD, length=constant(0)),))
    course = replicate(compile_operation(at_once), 1, events=1000)
    assert (course.end, course.events, course.time) == (End.LIMIT, 1000, 0.0)


def test_gates_that_never_open_again_end_in_stillness() -> None:
    gate = Gate("wind", always_but([(3.0, np.inf)]))
    gated = replace(LOAD, length=constant(2), gates=("wind",))
    course = replicate(compile_operation(Operation("", (Line("trucks", 1),), (gated,), gates=(gate,))), 1)
    assert (course.end, course.time, course.doing[0, o.FINISHES]) == (End.STILL, 4.0, 2)


def test_a_job_can_be_watched_and_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replication, "SLICE", 10)
    told: list[int] = []
    stop = Event()

    def report(code: str, done: int, total: int) -> None:
        told.append(done)
        if len(told) == 3:
            stop.set()

    with pytest.raises(Cancelled):
        replicate(compile_operation(ONE), 1, job=Job(report, stop))
    assert told == [10, 20, 30]
