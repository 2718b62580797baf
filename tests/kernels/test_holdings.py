import numpy as np

from kernels import operation as o
from kernels.holdings import attribute_of, change_store, join, leave, look_again, measure_line, take_first
from sim.operations.compiling import Compiled, compile_operation
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take
from sim.operations.replication import new_state, table


def yard(order: str) -> tuple[Compiled, np.ndarray, np.ndarray]:
    line = Line("yard", 4, {"size": (3.0, 1.0, 2.0, 1.0)}, order)
    work = Activity("work", takes=(Take("yard"),), draws=(Flow("soil", 5.0),), goes={"": "yard"})
    compiled = compile_operation(Operation("one", (line,), (work,), (Store("soil", 10.0, 20.0),)))
    state, clock = new_state(compiled, 1, 0, 0)
    for entity in range(4):
        join(compiled.plan, compiled.figure, state, clock, 0, entity, float(entity), False)
    return compiled, state, clock


def order_of(order: str, out: int = -1) -> list[int]:
    compiled, state, clock = yard(order)
    if out >= 0:
        leave(compiled.plan, state, clock, 0, out, 4.0)
    left = 4 - (out >= 0)
    return [take_first(compiled.plan, state, clock, 0, 0, 9.0) for _ in range(left)]


def test_entities_are_taken_as_the_line_orders_them() -> None:
    assert order_of("first") == [0, 1, 2, 3]
    assert order_of("last") == [3, 2, 1, 0]
    assert order_of("size") == [1, 3, 2, 0]


def test_an_entity_leaves_from_wherever_it_stands() -> None:
    assert [order_of("first", out) for out in (0, 1, 3)] == [[1, 2, 3], [0, 2, 3], [0, 1, 2]]


def test_line_measures_its_length_and_waits() -> None:
    compiled, state, clock = yard("first")
    take_first(compiled.plan, state, clock, 0, 0, 10.0)
    measure_line(compiled.plan, state, clock, 0, 11.0)
    queue = table(compiled.plan, clock, o.QUEUE_AT, o.LINES, o.QUEUE)[0]
    assert queue.tolist() == [1 + 2 + 3 + 4 * 7 + 3, 11.0, 10.0, 10.0]
    line = table(compiled.plan, state, o.LINE_AT, o.LINES, o.LINE_COUNTS)[0]
    assert line[[o.SIZE, o.ENTRIES, o.TAKEN, o.DELAYED, o.LONGEST]].tolist() == [3, 4, 1, 1, 4]


def test_store_measures_its_level() -> None:
    compiled, state, clock = yard("first")
    change_store(compiled.plan, state, clock, 0, 6.0, 2.0)
    change_store(compiled.plan, state, clock, 0, -4.0, 5.0)
    store = table(compiled.plan, clock, o.LEVEL_AT, o.STORES, o.AMOUNTS)[0]
    assert store.tolist() == [10 * 2 + 16 * 3, 5.0, 12.0, 0.0, 6.0, 4.0, 16.0]


def test_changes_mark_those_who_wait_for_them() -> None:
    compiled, state, _ = yard("first")
    dirty = table(compiled.plan, state, o.DIRTY_AT, o.PLACES, 1)
    for subject, marked in ((0, 1), (1, 0), (2, 1), (3, 0)):
        dirty[:] = 0
        state[o.LOWEST] = 1
        look_again(compiled.plan, state, subject)
        assert dirty[0, 0] == marked
        assert state[o.LOWEST] == 1 - marked


def test_attributes_are_those_of_the_entity() -> None:
    compiled, _, _ = yard("first")
    assert [attribute_of(compiled.plan, compiled.figure, entity, 0) for entity in range(4)] == [3, 1, 2, 1]
