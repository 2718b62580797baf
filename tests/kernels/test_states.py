"""Element states against the slow oracle, at every boundary, and fast enough to scrub."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles.element_states import Interval, state_of

from kernels import states
from kernels._jit import COMPILING
from kernels.states import FOREVER, count_states, group_by_row, states_at

STAGE, MOVE = 6, 7  # in the tests: PROVIDE and MAINTAIN with other looks
LOOKS = np.array(
    [*states.USUAL, *states.USUAL[:2], (states.ABSENT, states.STAGED, states.STAGED),
     (states.DONE, states.MOVING, states.DONE)],
    np.uint8,
)  # fmt: skip


def run(table: list[list[Interval]], now: int, fresh: int) -> list[tuple[int, int]]:
    """Return (state, amount) of each element."""
    rows = [sorted(intervals, key=lambda i: i[0]) for intervals in table]
    flat = np.array([i for intervals in rows for i in intervals], np.int64).reshape(-1, 4)
    offset = np.cumsum([0] + [len(intervals) for intervals in rows]).astype(np.int64)
    code, amount = np.empty(len(rows), np.uint8), np.empty(len(rows), np.uint8)
    action = flat[:, 3].astype(np.uint8)
    states_at(
        offset, flat[:, 0].copy(), flat[:, 1].copy(), flat[:, 2].copy(), action % 4, LOOKS[action], now,
        fresh, code, amount,
    )  # fmt: skip
    return list(zip(code.tolist(), amount.tolist(), strict=True))


INTERVAL = st.tuples(
    st.integers(0, 40), st.integers(0, 15), st.sampled_from([FOREVER, 5, 10, 20, 60]), st.integers(0, 3)
).map(lambda i: (i[0], i[0] + i[1], i[2], i[3]))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(INTERVAL, max_size=4, unique_by=lambda i: i[0]), max_size=5), st.integers(-5, 70))
def test_like_the_oracle(table: list[list[Interval]], now: int) -> None:
    assert run(table, now, 7) == [state_of(intervals, now, 7) for intervals in table]


WORK = [(10, 20, FOREVER, states.CONSTRUCT)]
PLANNED = [(10, 20, 15, states.CONSTRUCT)]
PROP = [(10, 20, FOREVER, states.PROVIDE)]
WRECK = [(10, 20, FOREVER, states.DEMOLISH)]
STEPS = [(10, 20, FOREVER, states.CONSTRUCT), (30, 40, FOREVER, states.CONSTRUCT)]
STAGED = [(10, 20, FOREVER, STAGE), (30, 40, FOREVER, MOVE)]
CARE = [(10, 20, FOREVER, states.MAINTAIN)]


@pytest.mark.parametrize(
    ("intervals", "now", "expected"),
    [
        ([], 0, (states.DONE, 255)),
        (WORK, 9, (states.ABSENT, 255)),
        (WORK, 10, (states.IN_WORK, 0)),
        (WORK, 15, (states.IN_WORK, 127)),
        (WORK, 19, (states.IN_WORK, 229)),
        (WORK, 20, (states.FRESH, 0)),
        (WORK, 26, (states.FRESH, 218)),
        (WORK, 27, (states.DONE, 255)),
        (PLANNED, 14, (states.IN_WORK, 102)),
        (PLANNED, 15, (states.LATE, 127)),
        (PLANNED, 20, (states.FRESH, 0)),
        ([(10, 20, 5, states.CONSTRUCT)], 4, (states.ABSENT, 255)),
        ([(10, 20, 5, states.CONSTRUCT)], 5, (states.LATE, 0)),
        (PROP, 9, (states.ABSENT, 255)),
        (PROP, 10, (states.TEMPORARY, 255)),
        (PROP, 20, (states.DEMOLISHED, 255)),
        (WRECK, 9, (states.DONE, 255)),
        (WRECK, 10, (states.DEMOLISHING, 0)),
        (WRECK, 20, (states.DEMOLISHED, 255)),
        (CARE, 9, (states.DONE, 255)),
        (CARE, 15, (states.MAINTAINED, 255)),
        (CARE, 20, (states.DONE, 255)),
        (STAGED, 9, (states.ABSENT, 255)),
        (STAGED, 15, (states.STAGED, 255)),
        (STAGED, 25, (states.STAGED, 255)),
        (STAGED, 35, (states.MOVING, 255)),
        (STAGED, 45, (states.DONE, 255)),
        ([(10, 30, FOREVER, states.PROVIDE), (12, 20, FOREVER, MOVE)], 15, (states.TEMPORARY, 255)),
        ([(10, 30, FOREVER, states.PROVIDE), (12, 20, FOREVER, MOVE)], 40, (states.DEMOLISHED, 255)),
        ([(10, 10, FOREVER, states.CONSTRUCT)], 10, (states.FRESH, 0)),
        (STEPS, 15, (states.IN_WORK, 127)),
        (STEPS, 22, (states.FRESH, 72)),
        (STEPS, 31, (states.IN_WORK, 255)),
        (STEPS, 40, (states.FRESH, 0)),
        (
            [(10, 50, FOREVER, states.CONSTRUCT), (12, 20, FOREVER, states.CONSTRUCT)],
            30,
            (states.IN_WORK, 255),
        ),
    ],
)
def test_at_the_boundaries(intervals: list[Interval], now: int, expected: tuple[int, int]) -> None:
    assert run([intervals], now, 7) == [expected]


def test_counts() -> None:
    out = np.empty(states.STATE_COUNT, np.int64)
    count_states(np.array([0, 3, 3, 7], np.uint8), out)
    assert out.tolist() == [1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 6), max_size=40))
def test_grouping_is_stable(rows: list[int]) -> None:
    offset, order = np.empty(8, np.int64), np.empty(len(rows), np.int64)
    group_by_row(np.array(rows, np.int32), offset, order)
    assert order.tolist() == sorted(range(len(rows)), key=lambda k: rows[k])
    assert offset.tolist() == [sum(row < k for row in rows) for k in range(8)]


@pytest.mark.skipif(not COMPILING, reason="speed is the compiler's")
def test_a_hundred_thousand_elements_in_half_a_millisecond() -> None:
    count = 100_000
    start = np.arange(count, dtype=np.int64) % 1000 * 100
    due = np.full(count, FOREVER)
    code, amount = np.empty(count, np.uint8), np.empty(count, np.uint8)
    args = (
        np.arange(count + 1),
        start,
        start + 900,
        due,
        np.zeros(count, np.uint8),
        np.tile(LOOKS[:1], (count, 1)),
        50_000,
        700,
        code,
        amount,
    )
    states_at(*args)
    times = []
    for _ in range(25):
        begin = time.perf_counter()
        states_at(*args)
        times.append(time.perf_counter() - begin)
    assert min(times) < 2e-3  # about 0.3 ms on a quiet machine
