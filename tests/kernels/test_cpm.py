"""Links sorted by an end, and orders in which predecessors stand first."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.cpm import NO_RULE, RULES, sort_links, topological_order

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


@settings(deadline=None)
@given(PAIRS)
def test_links_are_sorted_and_keep_their_order(pairs: list[tuple[int, int]]) -> None:
    key = np.array([first for first, _ in pairs], np.int32)
    row, order = np.empty(11, np.int32), np.empty(key.size, np.int64)
    sort_links(key, row, order)
    assert order.tolist() == sorted(range(key.size), key=lambda k: int(key[k]))
    assert [int(row[i + 1] - row[i]) for i in range(10)] == [int((key == i).sum()) for i in range(10)]


@settings(deadline=None)
@given(PAIRS)
def test_order_has_predecessors_first_and_leaves_out_what_waits_for_itself(
    pairs: list[tuple[int, int]],
) -> None:
    first = np.array([a for a, _ in pairs], np.int32)
    second = np.array([b for _, b in pairs], np.int32)
    row, by = np.empty(11, np.int32), np.empty(first.size, np.int64)
    sort_links(first, row, by)
    out = np.zeros(10, np.int32)
    count = topological_order(row, second[by], np.bincount(second, minlength=10).astype(np.int32), out)
    placed = out[:count].tolist()
    assert len(set(placed)) == count
    for a, b in pairs:
        if b in placed:
            assert a in placed
            assert placed.index(a) < placed.index(b)
    stuck = {task for task in range(10) if task not in placed}
    for task in stuck:  # each waits for another that is stuck
        assert any(b == task and a in stuck for a, b in pairs)


def test_there_is_a_default_for_every_rule() -> None:
    assert len(NO_RULE) == RULES
