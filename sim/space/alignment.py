"""Whether one model stands shifted in plan against the others of its project.

Models of one building share parts: a wall drawn by the architect and by its maker has the same
length and thickness. Each pair of parts of equal size votes for the shift that would bring them
together; a shift is believed only when it wins clearly and hardly any pair agrees where it stands.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np

from kernels.arrays import F64, I64

BIN = 0.05  # m, width of a vote
SIZE = 0.02  # m within which two sizes are equal
SMALLEST = 0.5  # m; smaller parts are alike everywhere
REPEATED = 40  # parts of one size that still tell something
SIZES = 3000  # distinct sizes looked at, the largest first
ENOUGH = 10  # votes
CLEAR = 3  # times the votes of any other shift
NOT_HERE = 5  # times the votes for no shift at all


class Shift(NamedTuple):
    """What would bring a model together with the others, m, and how many pairs say so."""

    x: float
    y: float
    votes: int


def plan_shift(own: F64, others: F64) -> Shift | None:
    """Return the shift that `own` needs to fit `others`; None where it fits or nothing can be said.

    Parameters
    ----------
    own, others : float64[n, 6], float64[m, 6]
        Bounds of the parts of one model and of all others, m; NaN without geometry.
    """
    own, others = (box[np.isfinite(box).all(axis=1)] for box in (own, others))
    votes = _votes(own, others)
    if not votes:
        return None
    peaks = {key: _around(votes, key) for key, _ in votes.most_common(50)}
    best = max(peaks, key=lambda key: (peaks[key], votes[key]))
    count = peaks[best]
    rival = max(
        (n for key, n in peaks.items() if max(abs(key[0] - best[0]), abs(key[1] - best[1])) > 4), default=0
    )
    here = _around(votes, (0, 0))
    if (
        max(abs(best[0]), abs(best[1])) <= 1
        or count < ENOUGH
        or count < CLEAR * rival
        or count < NOT_HERE * here
    ):
        return None
    return Shift(best[0] * BIN, best[1] * BIN, count)


def _votes(own: F64, others: F64) -> Counter[tuple[int, int]]:
    theirs = _by_size(others)
    votes: Counter[tuple[int, int]] = Counter()
    for (x, y), mine in list(_by_size(own).items())[:SIZES]:
        near = [theirs[x + i, y + j] for i in (-1, 0, 1) for j in (-1, 0, 1) if (x + i, y + j) in theirs]
        equal = np.concatenate(near) if near else np.empty(0, np.int64)
        if not 0 < mine.size <= REPEATED or not 0 < equal.size <= REPEATED:
            continue
        a, b = own[mine][:, None], others[equal][None]
        alike = (np.abs((b[..., 3:5] - b[..., :2]) - (a[..., 3:5] - a[..., :2])) < SIZE).all(axis=-1)
        # Only parts at the same height can be the same part.
        alike &= (a[..., 2] < b[..., 5]) & (b[..., 2] < a[..., 5])
        steps = np.rint((b[..., :2] - a[..., :2])[alike] / BIN).astype(np.int64)
        votes.update({(int(i), int(j)) for i, j in steps})
    return votes


def _by_size(box: F64) -> dict[tuple[int, int], I64]:
    """Return the rows of parts by their size in plan, in steps of SIZE, the largest first."""
    size = np.clip(box[:, 3:5] - box[:, :2], 0, 1e6)
    rows = np.flatnonzero(size.max(axis=1, initial=0) >= SMALLEST)
    keys = np.rint(size[rows] / SIZE).astype(np.int64)
    found: dict[tuple[int, int], list[int]] = {}
    order = np.argsort(-size[rows].max(axis=1, initial=0), kind="stable")
    for at in order.tolist():
        found.setdefault((int(keys[at, 0]), int(keys[at, 1])), []).append(int(rows[at]))
    return {key: np.array(members, np.int64) for key, members in found.items()}


def _around(votes: Counter[tuple[int, int]], key: tuple[int, int]) -> int:
    return sum(votes[key[0] + i, key[1] + j] for i in (-1, 0, 1) for j in (-1, 0, 1))
