"""Circles: one of each knot, in order, and an order of the rest."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles.networks import schedule_of

from sim.planning.draft import TaskDraft
from sim.planning.logic_cycles import order_of
from sim.problem import Problem

SCHEDULE = schedule_of([TaskDraft(str(i), duration=0) for i in range(8)], [])


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=24))
def test_circles_are_real_and_the_rest_is_in_order(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array([pair[k] for pair in pairs], np.int32) for k in (0, 1))
    problems: list[Problem] = []
    order, cycles = order_of(8, first, second, np.arange(8, dtype=np.int32), SCHEDULE, problems)
    placed = order.tolist()
    reach = [[a == b for b in range(8)] for a in range(8)]
    for _ in range(8):
        for a, b in pairs:
            for c in range(8):
                reach[c][b] |= reach[c][a]
    circular = {
        a for a in range(8) if any(b == a or (reach[b][a] and reach[a][b]) for c, b in pairs if c == a)
    }
    assert set(placed) == set(range(8)) - circular
    for a, b in pairs:
        if a in placed and b in placed:
            assert placed.index(a) < placed.index(b)
    for cycle in cycles:
        assert all(pair in pairs for pair in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    knots = {frozenset(b for b in circular if reach[a][b] and reach[b][a]) for a in circular}
    assert len(cycles) == len(knots) == len(problems)


def test_long_circle_is_found_and_named_in_part() -> None:
    count = 3000
    schedule = schedule_of([TaskDraft(str(i), duration=0) for i in range(count)], [])
    first = np.arange(count, dtype=np.int32)
    problems: list[Problem] = []
    order, cycles = order_of(count, first, np.roll(first, -1), first, schedule, problems)
    assert order.size == 0
    assert cycles == (tuple(range(count)),)
    assert problems[0].text().count("→") == 40
