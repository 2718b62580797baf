"""Courses equal those of the oracle, event by event."""

import numpy as np
import pytest
from oracles.operation import Oracle, play
from oracles.random_operations import FEATURES, random_operation

from kernels import operation as o
from kernels._jit import COMPILING
from sim.operations import replication
from sim.operations.compiling import compile_operation
from sim.operations.replication import End, replicate

LIMIT = 20_000
FEW = range(40) if COMPILING else range(6)


def compare(seed: int) -> set[str]:
    """Return the features that a random operation uses; its course is that of the oracle."""
    operation, used = random_operation(seed)
    compiled = compile_operation(operation)
    oracle, end, rows = play(compiled, seed)
    course = replicate(compiled, seed, trace=True, events=LIMIT)
    trace = course.trace
    assert trace is not None
    assert course.end.name == end
    ours = np.column_stack([trace.time, trace.says, trace.about, trace.serial, trace.entity])
    assert ours.shape == rows.shape
    assert np.array_equal(ours[:, 1:], rows[:, 1:])
    assert np.allclose(ours[:, 0], rows[:, 0], rtol=1e-12, atol=1e-12)
    if course.end in (End.UNTIL, End.STILL):
        compare_statistics(oracle, course.line, course.queue, course.store, course.doing, course.spent)
    return used


def compare_statistics(
    oracle: Oracle,
    line: np.ndarray,
    queue: np.ndarray,
    store: np.ndarray,
    doing: np.ndarray,
    spent: np.ndarray,
) -> None:
    def same(ours: np.ndarray, theirs: dict[str, float]) -> None:
        assert np.allclose(ours, list(theirs.values()), rtol=1e-9, atol=1e-9)

    same(queue[:, o.AREA], oracle.area)
    same(queue[:, o.WAITED], oracle.waited)
    same(line[:, o.TAKEN], oracle.taken)
    same(store[:, o.AREA], oracle.level_area)
    same(store[:, o.LEVEL], oracle.level)
    same(doing[:, o.STARTS], oracle.starts)
    same(doing[:, o.FINISHES], oracle.finishes)
    same(spent[:, o.BUSY], oracle.busy)
    same(spent[:, o.BROKEN], oracle.broken)
    if oracle.now >= oracle.op.until:
        same(spent[:, o.HELD], oracle.held_time)


@pytest.mark.parametrize("seed", [*FEW, 914])
def test_course_equals_the_oracle(seed: int) -> None:
    compare(seed)


@pytest.mark.fuzz
def test_courses_of_a_thousand_operations_equal_the_oracle_and_use_every_feature() -> None:
    used: set[str] = set()
    for seed in range(1000):
        used |= compare(seed)
    assert used >= set(FEATURES)


def test_course_is_the_same_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_operation(random_operation(3)[0])
    whole = replicate(compiled, 3, trace=True, events=100).trace
    monkeypatch.setattr(replication, "SLICE", 7)
    monkeypatch.setattr(replication, "ROOM", 40)
    cut = replicate(compiled, 3, trace=True, events=100)
    assert cut.end is End.LIMIT
    assert whole is not None
    assert cut.trace is not None
    assert np.array_equal(cut.trace.time, whole.time)
    assert np.array_equal(cut.trace.entity, whole.entity)
