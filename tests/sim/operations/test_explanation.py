from dataclasses import replace

import numpy as np

from sim.operations.compiling import compile_operation
from sim.operations.explanation import explain, waits
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Condition, Flow, Gate, Line, Operation, Store, Take
from sim.operations.replication import replicate
from sim.problem import Severity

LIFT = Activity("lift", constant(2), (Take("crane"), Take("parts")), goes={"crane": "crane"})
ONE = Operation("", (Line("crane", 1), Line("parts", 1)), (LIFT,), goal="lift", times=3)


def told(operation: Operation, events: int = 1000) -> list[str]:
    course = replicate(compile_operation(operation), 1, events=events)
    return [problem.text() for problem in explain(operation, course)]


def test_a_deadlock_names_what_waits_for_what() -> None:
    found = told(ONE)
    assert found[0].startswith("Deadlock at 2 min")
    assert found[1:] == ["lift waits for parts: 0 of 1 there."]
    course = replicate(compile_operation(ONE), 1)
    assert explain(ONE, course)[0].severity is Severity.ERROR
    assert [p.place for p in waits(ONE, course, LIFT)] == ["activity/lift"]


def test_stillness_without_a_goal_is_no_error() -> None:
    course = replicate(compile_operation(replace(ONE, goal="")), 1)
    assert {p.severity for p in explain(replace(ONE, goal=""), course)} == {Severity.INFO}


def test_stores_tests_and_gates_are_named() -> None:
    stores = (Store("steel", 1.0), Store("yard", 5.0, 6.0))
    work = Activity(
        "work", constant(1), (Take("crane"),), (Flow("steel", 2.0),), (Flow("yard", 3.0),),
        (Condition("done", "lift", True, 2.0), Condition("line", "crane", False, 0.0)),
    )  # fmt: skip
    gated = Activity("gated", constant(1), (Take("crane"),), gates=("wind",))
    gate = Gate("wind", np.array([(0.0, 0.5)]))
    parts = replace(ONE, lines=(Line("crane", 1), Line("parts", 1)), activities=(LIFT, work, gated))
    found = told(replace(parts, stores=stores, gates=(gate,), lines=(Line("crane", 1), Line("parts", 1))))
    assert "work waits for steel: 1 of 2 there." in found
    assert "work waits for room in yard: 1 of 3 free." in found
    assert "work waits for lift to be 2; it is 1." in found
    assert "work waits for crane to be 0; it is 1." in found
    assert "gated waits for a gate that never opens again: wind." in found


def test_other_ends_are_told() -> None:
    back = replace(LIFT, goes={"crane": "crane", "parts": "parts"})
    endless = replace(ONE, activities=(replace(back, length=constant(0)),), times=10**9)
    assert told(endless)[0].startswith("Stopped")
    shift = Gate("shift", np.array([(0.0, 1.0)]))
    late = replace(ONE, activities=(replace(LIFT, calendars=("shift",)),), gates=(shift,))
    assert "beyond the end of its calendar" in told(late)[0]
    sized = replace(LIFT, length=Length("constant", (1.0,), times="size"))
    lines = (Line("crane", 1), Line("parts", 1, {"size": (1.0,)}))
    assert (
        "the length of lift was negative or no number"
        in told(replace(ONE, lines=lines, activities=(sized,)))[0]
    )
    assert told(replace(ONE, activities=(back,))) == []
