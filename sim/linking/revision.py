"""A new revision of a model: which of its elements are those of the old one, and what becomes of links."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import product

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Bool
from sim.columns import check_lengths, freeze
from sim.elements import Elements
from sim.links import Links

REACH = 0.5  # m, how far an element may have moved and still be known by its place
_NUMBER = "0123456789:#_-. ()[]"


class Match(IntEnum):
    """By what an element was known again; the sooner in this list, the surer."""

    NONE = 0
    GUID = 1
    TAG = 2  # same class and tag, each once in both
    PLACE = 3  # same class, name and type, not far from where it was
    NAME = 4  # same class, name and type, each once in both


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """One row per old element.

    Attributes
    ----------
    row : int32[n]
        The new element, -1 where none was found.
    how : uint8[n]
        `Match`.
    distance : float64[n]
        How far its middle moved, m; NaN where unknown.
    added : int32[k]
        New elements that were none before.
    """

    row: I32
    how: U8
    distance: F64
    added: I32

    def __post_init__(self) -> None:
        check_lengths("Revision", len(self.row), how=self.how, distance=self.distance)
        freeze(self.row, self.how, self.distance, self.added)

    def __len__(self) -> int:
        return self.row.size

    def count(self, how: Match) -> int:
        """Return how many elements were known again in one way."""
        return int((self.how == how).sum())

    def without(self, revoked: I32) -> "Revision":
        """Return the revision with some matches taken back; the new elements they led to count as added."""
        row, how = self.row.copy(), self.how.copy()
        added = np.union1d(self.added, row[revoked][row[revoked] >= 0]).astype(np.int32)
        row[revoked], how[revoked] = -1, Match.NONE
        return replace(self, row=row, how=how, added=added)


def match_revision(old: Elements, new: Elements, reach: float = REACH) -> Revision:
    """Know the elements of an old model again in a new one; each new element serves once.

    Notes
    -----
    Names are compared without the numbers authoring tools add at their end ("Wall:200:123456").
    """
    row = np.full(len(old), -1, np.int32)
    how = np.zeros(len(old), np.uint8)
    free = np.ones(len(new), np.bool_)
    names = [_keys(table) for table in (old, new)]
    tags = [_tags(table) for table in (old, new)]
    _take(*_once(old.guid, new.guid, row < 0, free), Match.GUID, row, how, free)
    _take(*_once(tags[0], tags[1], row < 0, free), Match.TAG, row, how, free)
    _take(*_near(old, new, names, row < 0, free, reach), Match.PLACE, row, how, free)
    _take(*_once(names[0], names[1], row < 0, free), Match.NAME, row, how, free)
    distance = np.full(len(old), np.nan)
    found = np.flatnonzero(row >= 0)
    distance[found] = np.linalg.norm(_middles(old)[found] - _middles(new)[row[found]], axis=1)
    return Revision(row, how, distance, np.flatnonzero(free).astype(np.int32))


def carry_links(links: Links, revision: Revision) -> tuple[Links, I32]:
    """Return the links on the new elements, and the rows of those whose element is gone."""
    rows = revision.row[links.element]
    kept = rows >= 0
    return (
        Links(rows[kept], links.task[kept], links.source[kept], links.rule[kept], links.rules),
        np.flatnonzero(~kept).astype(np.int32),
    )


def _take(pairs: I32, others: I32, match: Match, row: I32, how: U8, free: Bool) -> None:
    row[pairs], how[pairs] = others, match
    free[others] = False


def _once(
    first: Sequence[Hashable | None], second: Sequence[Hashable | None], wanted: Bool, free: Bool
) -> tuple[I32, I32]:
    """Return pairs of rows with equal keys that stand once among the rows asked for on either side."""
    places = [_single(keys, rows) for keys, rows in ((first, wanted), (second, free))]
    common = [key for key in places[0] if key in places[1]]
    return (
        np.array([places[0][key] for key in common], np.int32),
        np.array([places[1][key] for key in common], np.int32),
    )


def _single(keys: Sequence[Hashable | None], rows: Bool) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    twice: set[Hashable] = set()
    for row in np.flatnonzero(rows).tolist():
        key = keys[row]
        if key is None:
            continue
        if key in found:
            twice.add(key)
        found[key] = row
    return {key: row for key, row in found.items() if key not in twice}


def _tags(table: Elements) -> list[tuple[str, str] | None]:
    return [(c, t) if t else None for c, t in zip(table.ifc_class.texts(), table.tag, strict=True)]


def _keys(table: Elements) -> list[tuple[str, str, str]]:
    columns = (table.ifc_class.texts(), table.name, table.type_name.texts())
    return [(c, name.rstrip(_NUMBER) or name, t) for c, name, t in zip(*columns, strict=True)]


def _near(
    old: Elements,
    new: Elements,
    keys: list[list[tuple[str, str, str]]],
    wanted: Bool,
    free: Bool,
    reach: float,
) -> tuple[I32, I32]:
    """Return pairs of like elements, nearest first, each taken once."""
    numbers: dict[tuple[str, str, str], int] = {}
    middles = _middles(old), _middles(new)
    rows = [np.flatnonzero(w & np.isfinite(m[:, 0])) for w, m in zip((wanted, free), middles, strict=True)]
    kinds = [
        np.array([numbers.setdefault(keys[side][row], len(numbers)) for row in rows[side].tolist()], np.int64)
        for side in (0, 1)
    ]
    if not rows[0].size or not rows[1].size:
        return np.empty(0, np.int32), np.empty(0, np.int32)
    points = [middles[side][rows[side]] for side in (0, 1)]
    left, right = _candidates(points, kinds, reach)
    gap = np.linalg.norm(points[0][left] - points[1][right], axis=1)
    close = gap <= reach
    left, right, gap = left[close], right[close], gap[close]
    pairs, others = [], []
    used = np.zeros(rows[0].size, np.bool_), np.zeros(rows[1].size, np.bool_)
    for k in np.lexsort((right, left, gap)).tolist():
        a, b = int(left[k]), int(right[k])
        if not used[0][a] and not used[1][b]:
            used[0][a] = used[1][b] = True
            pairs.append(rows[0][a])
            others.append(rows[1][b])
    return np.array(pairs, np.int32), np.array(others, np.int32)


def _candidates(points: list[F64], kinds: list[I64], reach: float) -> tuple[I64, I64]:
    """Return pairs of one kind whose grid cells, `reach` wide, touch."""
    low = np.minimum(points[0].min(axis=0), points[1].min(axis=0)) - reach
    cells = [np.floor((p - low) / reach).astype(np.int64) for p in points]
    extent = np.maximum(cells[0].max(axis=0), cells[1].max(axis=0)) + 2
    stride = np.array([extent[1] * extent[2], extent[2], 1])

    def code(cell: I64, kind: I64) -> I64:
        numbered: I64 = kind * (int(extent.prod()) + 1) + cell @ stride
        return numbered

    there = code(cells[1], kinds[1])
    order = np.argsort(there, kind="stable")
    there = there[order]
    left, right = [], []
    for step in product((-1, 0, 1), repeat=3):
        here = code(cells[0] + np.array(step), kinds[0])
        first, last = np.searchsorted(there, here, "left"), np.searchsorted(there, here, "right")
        sizes = last - first
        inside = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        left.append(np.repeat(np.arange(here.size), sizes))
        right.append(order[np.repeat(first, sizes) + inside])
    return np.concatenate(left), np.concatenate(right)


def _middles(table: Elements) -> F64:
    middle: F64 = (table.box[:, :3] + table.box[:, 3:]) / 2.0
    return middle
