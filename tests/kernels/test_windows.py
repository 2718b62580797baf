import math

import numpy as np

from kernels.windows import next_fit, next_open, open_between, window_after, work_done
from sim.operations.compiling import compile_operation
from sim.operations.operation import Activity, Gate, Line, Operation, Take
from sim.operations.replication import new_state

SPANS = np.array([(2.0, 5.0), (8.0, 9.0), (20.0, 30.0)])


def gate() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    work = Activity("work", takes=(Take("crew"),), gates=("wind",), goes={"": "crew"})
    operation = Operation("one", (Line("crew", 1),), (work,), gates=(Gate("wind", SPANS),))
    compiled = compile_operation(operation)
    return compiled.plan, compiled.figure, new_state(compiled, 1, 0, 0)[0]


def test_next_open() -> None:
    plan, figure, state = gate()
    found = [next_open(plan, figure, state, 0, now) for now in (0.0, 3.0, 5.0, 8.5, 9.0, 29.0, 30.0)]
    assert found == [2.0, 3.0, 8.0, 8.5, 20.0, 29.0, math.inf]


def test_cursor_moves_on_with_time() -> None:
    plan, figure, state = gate()
    assert [window_after(plan, figure, state, 0, now) for now in (0.0, 5.0, 8.9, 9.0, 31.0)] == [
        0,
        1,
        1,
        2,
        3,
    ]


def test_next_fit_wants_the_whole_length_in_one_window() -> None:
    plan, figure, state = gate()
    found = [next_fit(plan, figure, state, 0, now, length) for now, length in ((0, 3), (2.5, 3), (2.5, 11))]
    assert found == [2.0, 20.0, math.inf]


def test_work_is_done_in_open_time_alone() -> None:
    plan, figure, state = gate()
    found = [work_done(plan, figure, state, 0, 1.0, work) for work in (0.0, 3.0, 3.5, 4.0, 14.0, 14.5)]
    assert found == [1.0, 5.0, 8.5, 9.0, 30.0, math.inf]


def test_open_time_between_two_moments() -> None:
    plan, figure, _ = gate()
    assert open_between(plan, figure, 0, 0.0, 100.0) == 14.0
    assert open_between(plan, figure, 0, 3.0, 8.25) == 2.25
    assert open_between(plan, figure, 0, 5.0, 8.0) == 0.0
