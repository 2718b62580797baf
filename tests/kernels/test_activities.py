"""What a start takes and a finish gives back; whole courses are compared in test_operate."""

import numpy as np
import pytest

from kernels import operation as o
from kernels.activities import amounts_allow, finish, start
from kernels.operate import enter
from sim.operations.compiling import Compiled, compile_operation
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Branch, Condition, Flow, Line, Operation, Store, Take
from sim.operations.replication import new_state, replicate, table

TRUCKS = Line("trucks", 2, {"size": (3.0, 8.0)})


def ready(
    activity: Activity, *more: Activity, branches: tuple[Branch, ...] = ()
) -> tuple[Compiled, np.ndarray, np.ndarray]:
    stores = (Store("soil", 5.0), Store("pit", 0.0, 4.0))
    operation = Operation("one", (TRUCKS, Line("out")), (activity, *more), stores, branches)
    compiled = compile_operation(operation)
    state, clock = new_state(compiled, 1, 0, 0)
    enter(compiled.plan, compiled.figure, state, clock)
    return compiled, state, clock


@pytest.mark.parametrize(
    ("parts", "lead", "allowed"),
    [
        ({"draws": (Flow("soil", 5.0),)}, 0, True),
        ({"draws": (Flow("soil", 5.1),)}, 0, False),
        ({"draws": (Flow("soil", 1.0, "size", 1.0),)}, 0, True),
        ({"draws": (Flow("soil", 1.0, "size", 1.0),)}, 1, False),
        ({"puts": (Flow("pit", 4.0),)}, 0, True),
        ({"puts": (Flow("pit", 4.1),)}, 0, False),
        ({"puts": (Flow("soil", 1e9),)}, 0, True),
        ({"tests": (Condition("line", "trucks", True, 2.0),)}, 0, True),
        ({"tests": (Condition("line", "trucks", False, 1.0),)}, 0, False),
        ({"tests": (Condition("store", "soil", False, 5.0),)}, 0, True),
        ({"tests": (Condition("done", "load", True, 1.0),)}, 0, False),
        ({"tests": (Condition("going", "load", False, 0.0),)}, 0, True),
    ],
)
def test_amounts_and_tests_decide(parts: dict[str, tuple], lead: int, allowed: bool) -> None:
    compiled, state, clock = ready(Activity("load", takes=(Take("trucks"),), goes={"": "out"}, **parts))
    assert bool(amounts_allow(compiled.plan, compiled.figure, state, clock, 0, lead)) is allowed


def test_a_start_draws_and_reserves_and_a_finish_puts() -> None:
    activity = Activity(
        "load", constant(2.0), (Take("trucks"),), (Flow("soil", 1.0),), (Flow("pit", 3.0),), goes={"": "out"}
    )
    compiled, state, clock = ready(activity)
    start(compiled.plan, compiled.figure, state, clock, 0, 0.0, -1.0)
    levels = table(compiled.plan, clock, o.LEVEL_AT, o.STORES, o.AMOUNTS)
    assert levels[:, o.LEVEL].tolist() == [4.0, 0.0]
    assert levels[1, o.RESERVED] == 3.0
    assert not amounts_allow(compiled.plan, compiled.figure, state, clock, 0, 1)
    finish(compiled.plan, compiled.figure, state, clock, 0, 2.0)
    assert levels[1, [o.LEVEL, o.RESERVED]].tolist() == [3.0, 0.0]
    sizes = table(compiled.plan, state, o.LINE_AT, o.LINES, o.LINE_COUNTS)[:, o.SIZE]
    assert sizes.tolist() == [1, 1]


def test_length_hangs_on_the_first_entity() -> None:
    length = Length("constant", (2.0,), times="size", plus="size", per=10.0)
    work = Activity("load", length, takes=(Take("trucks"),), goes={"": "out"})
    course = replicate(compile_operation(Operation("one", (TRUCKS, Line("out")), (work,))), 1)
    assert course.time == 8 * 2 + 8 * 10
    assert course.spent[0, o.BUSY] == (3 + 8) * 12


def test_a_branch_by_attribute_takes_the_option_of_that_number() -> None:
    branch = Branch("where", ("trucks", "out", "", ""), by="size")
    work = Activity("load", constant(1.0), (Take("trucks"),), goes={"": "where"})
    compiled, state, clock = ready(work, branches=(branch,))
    start(compiled.plan, compiled.figure, state, clock, 0, 0.0, -1.0)
    finish(compiled.plan, compiled.figure, state, clock, 0, 1.0)
    assert table(compiled.plan, state, o.LINE_AT, o.LINES, o.LINE_COUNTS)[:, o.SIZE].tolist() == [1, 0]
