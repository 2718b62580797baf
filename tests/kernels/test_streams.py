import numpy as np
import pytest

from kernels.streams import attempt, fraction, next_fraction, philox

FULL = 0xFFFFFFFF


@pytest.mark.parametrize(
    ("counter", "key", "words"),
    [
        ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((FULL,) * 4, (FULL,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_philox_answers_as_its_authors_publish(
    counter: tuple[int, ...], key: tuple[int, ...], words: tuple[int, ...]
) -> None:
    """Random123, tests/kat_vectors: philox4x32 10."""
    assert philox(*counter, *key) == words


def test_fractions_never_reach_either_end() -> None:
    assert 0.0 < fraction(0, 0) < 1e-15
    assert 1.0 - 1e-15 < fraction(FULL, FULL) < 1.0


def drawn(number: int, replication: int, seed: int, count: int = 200) -> list[float]:
    state = np.array([seed, 0, replication, number, 0], np.int64)
    clock = np.zeros(1)
    return [next_fraction(state, clock, 3, 0) for _ in range(count)]


def test_streams_differ_by_each_of_their_names_and_repeat() -> None:
    first = drawn(7, 0, 1)
    assert first == drawn(7, 0, 1)
    others = [drawn(8, 0, 1), drawn(7, 1, 1), drawn(7, 0, 2)]
    assert len({*first, *others[0], *others[1], *others[2]}) == 800
    assert abs(np.mean(first) - 0.5) < 0.08


def test_attempts_leave_the_draw_where_it_is() -> None:
    state = np.array([1, 0, 0, 7, 5], np.int64)
    assert attempt(state, 3, 0) != attempt(state, 3, 1)
    assert attempt(state, 3, 0) == attempt(state, 3, 0)
    assert state[4] == 5
