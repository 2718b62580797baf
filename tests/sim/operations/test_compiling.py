import numpy as np
from oracles.random_operations import random_operation

from kernels import operation as o
from sim.operations.compiling import compile_operation, place_state
from sim.operations.length import Length
from sim.operations.operation import Activity, Line, Operation, Take
from sim.operations.replication import replicate


def test_tables_follow_each_other_without_gap_or_overlap() -> None:
    for seed in range(20):
        compiled = compile_operation(random_operation(seed)[0])
        plan = compiled.plan
        assert (np.diff(plan[o.ACTIVITY_AT : o.WINDOW_AT + 1]) >= 0).all()
        assert (np.diff(plan[o.STREAM_AT : o.TRACE_AT + 1]) >= 0).all()
        assert plan[o.ACTIVITY_AT] == o.HEAD
        assert plan[o.TRACE_AT] == compiled.sizes[0]
        assert plan[o.TOLD_AT] == compiled.sizes[1]
        assert plan[plan[o.WINDOW_AT] + 0] == 0


def test_streams_are_named_so_that_variants_stay_in_step() -> None:
    load = Activity("load", Length("exponential", (3.0,)), (Take("trucks"),), goes={"": "trucks"})
    other = Activity("wash", Length("exponential", (1.0,)), (Take("hose"),), goes={"": "hose"})
    plain = compile_operation(Operation("", (Line("trucks", 1),), (load,)))
    more = compile_operation(Operation("", (Line("hose", 1), Line("trucks", 1)), (other, load)))
    assert plain.stream[0] == more.stream[1]
    assert len(set(more.stream.tolist())) == more.stream.size


def test_more_room_changes_nothing_else() -> None:
    compiled = compile_operation(random_operation(3)[0])
    roomier = compiled.roomier()
    assert roomier.plan[o.ROOMS] == 4 * compiled.plan[o.ROOMS]
    assert roomier.sizes == place_state(roomier.plan.copy(), compiled.stream.size, int(
        compiled.plan[o.TRACE_AT] - compiled.plan[o.CURSOR_AT]
    ))  # fmt: skip
    one, other = (replicate(c, 3, trace=True, events=200) for c in (compiled, roomier))
    assert one.trace is not None
    assert other.trace is not None
    assert np.array_equal(one.trace.time, other.trace.time)
    assert np.array_equal(one.trace.entity, other.trace.entity)
