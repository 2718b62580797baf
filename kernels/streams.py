"""Streams of random numbers told apart by seed, replication and stream, alike on any number of threads."""

from typing import Final

from kernels._jit import step
from kernels.arrays import F64, I64

WORD: Final = 0xFFFFFFFF
ATTEMPT: Final = 0x80000000
SCALE: Final = 1.0 / 4503599627370496.0  # 2^-52

SEED: Final = 0  # in `state`: two words
REPLICATION: Final = 2
NUMBER: Final = 0  # of a stream: what tells it from the others, [0, 2^32)
TIMES_DRAWN: Final = 1
STREAM: Final = 2


@step
def philox(
    first: int, second: int, third: int, fourth: int, low: int, high: int
) -> tuple[int, int, int, int]:
    """Return the four words that Philox 4x32-10 makes of a counter and a key.

    Parameters
    ----------
    first, second, third, fourth : int
        The counter's words, [0, 2^32).
    low, high : int
        The key's words, [0, 2^32).

    Notes
    -----
    Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3, SC'11.
    """
    for _ in range(10):
        left = 0xD2511F53 * first
        right = 0xCD9E8D57 * third
        first = ((right >> 32) & WORD) ^ second ^ low
        second = right & WORD
        third = ((left >> 32) & WORD) ^ fourth ^ high
        fourth = left & WORD
        low = (low + 0x9E3779B9) & WORD
        high = (high + 0xBB67AE85) & WORD
    return first, second, third, fourth


@step
def fraction(high: int, low: int) -> float:
    """Return two words as a number in (0, 1), never either end."""
    return (((high >> 5) << 25 | low >> 7) + 0.5) * SCALE


@step
def next_fraction(state: I64, clock: F64, row: int, spare: int) -> float:
    """Return the next number of a stream, in (0, 1).

    Parameters
    ----------
    state : int64[n]
        Begins with the words of the seed and the replication; its number and how many were drawn of the
        stream stand at `row`.
    clock : float64[m]
        The second number of the last block stands at `spare`.
    row, spare : int
    """
    count = state[row + TIMES_DRAWN]
    state[row + TIMES_DRAWN] = count + 1
    if count & 1:
        return float(clock[spare])
    block = int(count) >> 1
    a, b, c, d = philox(
        block & WORD, block >> 32, int(state[row + NUMBER]), int(state[REPLICATION]),
        int(state[SEED]), int(state[SEED + 1]),
    )  # fmt: skip
    clock[spare] = fraction(c, d)
    return fraction(a, b)


@step
def attempt(state: I64, row: int, number: int) -> tuple[float, float]:
    """Return the two numbers of one attempt at the draw a stream stands at; the draw stays the same."""
    a, b, c, d = philox(
        int(state[row + TIMES_DRAWN]) & WORD, ATTEMPT | number, int(state[row + NUMBER]),
        int(state[REPLICATION]), int(state[SEED]), int(state[SEED + 1]),
    )  # fmt: skip
    return fraction(a, b), fraction(c, d)
