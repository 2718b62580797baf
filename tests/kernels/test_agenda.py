import random

import numpy as np
import pytest

from kernels import operation as o
from kernels.agenda import SHORT, add, listed, next_row, remove, rise, row_of, sink

ROOM = 100


def agenda(short: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    plan = np.zeros(o.HEAD, np.int64)
    plan[o.PENDING_AT], plan[o.DUE_AT] = o.COUNTS, o.CLOCKS
    plan[o.ENTITY_AT] = o.COUNTS + o.ENTRY * (SHORT if short else ROOM)
    return plan, np.zeros(o.COUNTS + ROOM * o.ENTRY, np.int64), np.zeros(o.CLOCKS + ROOM)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("short", [False, True])
def test_entries_come_by_time_then_key_whatever_is_taken_out_between(seed: int, short: bool) -> None:
    r = random.Random(seed)
    plan, state, clock = agenda(short)
    room = SHORT if short else ROOM
    assert listed(plan) is short
    kept: list[tuple[float, int, int]] = []
    for key in range(300):
        if kept and (len(kept) == room or r.random() < 0.45):
            entry = min(kept) if r.random() < 0.7 else r.choice(kept)
            row = row_of(plan, state, entry[2])
            assert entry != min(kept) or row == next_row(plan, state)
            assert (clock[plan[o.DUE_AT] + row], entry[1]) == (
                entry[0],
                state[plan[o.PENDING_AT] + o.ENTRY * row + o.KEY],
            )
            remove(plan, state, clock, row)
            kept.remove(entry)
        else:
            kept.append((float(r.randint(0, 20)), key, key + 7))
            add(plan, state, clock, *kept[-1])
        assert state[o.PENDING] == len(kept)


def test_what_is_not_there_stands_nowhere() -> None:
    plan, state, _ = agenda()
    assert row_of(plan, state, 3) == -1


def test_rise_moves_later_entries_down() -> None:
    plan, state, clock = agenda()
    add(plan, state, clock, 5.0, 1, 50)
    rise(state, clock, plan[o.PENDING_AT], plan[o.DUE_AT], 1, 4.0, 2, 40)
    assert clock[plan[o.DUE_AT] :][:2].tolist() == [4.0, 5.0]


def test_sink_moves_earlier_entries_on() -> None:
    plan, state, clock = agenda(short=True)
    add(plan, state, clock, 5.0, 1, 50)
    sink(state, clock, plan[o.PENDING_AT], plan[o.DUE_AT], 1, 6.0, 2, 40)
    assert clock[plan[o.DUE_AT] :][:2].tolist() == [6.0, 5.0]
