from sim.operations.compiling import compile_operation
from sim.operations.length import constant
from sim.operations.measures import MEASURES
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take
from sim.operations.replication import replicate

LOAD = Activity("load", constant(2), (Take("trucks"), Take("loader")), puts=(Flow("pit", 3.0),),
                goes={"trucks": "haul", "loader": "loader"})  # fmt: skip
HAUL = Activity("haul", constant(3), goes={"": "trucks"})


def test_measures_of_a_case_worked_out_by_hand() -> None:
    """Two trucks, one loader: truck A loads 0–2, 5–7; truck B waits 2 once, loads 2–4, 7–9."""
    lines = (Line("trucks", 2), Line("loader", 1))
    operation = Operation("", lines, (LOAD, HAUL), (Store("pit"),), until=10.0)
    course = replicate(compile_operation(operation), 1)

    def measure(kind: str, name: str = "") -> float:
        return MEASURES[kind](operation, course, name)

    assert measure("finish") == 10.0
    assert measure("done", "load") == 4.0
    assert measure("rate", "load") == 0.4
    assert measure("going", "load") == 0.8
    assert measure("utilisation", "loader") == 0.8
    assert measure("length", "trucks") == 0.2
    assert measure("wait", "trucks") == 0.5
    assert measure("longest_wait", "trucks") == 2.0
    assert measure("content", "pit") == 12.0
    assert measure("level", "pit") == (3 * 2 + 6 * 3 + 9 * 2 + 12) / 10
    assert measure("held", "load") == 0.0
