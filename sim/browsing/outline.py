"""Rows in outline order: how deep each stands, and which show when some are folded."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, Bool
from sim.columns import check_lengths, freeze


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A tree written as rows, every parent before its children.

    Attributes
    ----------
    parent : int32[n]
        -1 at the top.
    depth : int32[n]
        0 at the top.
    has_children : bool[n]
    """

    parent: I32
    depth: I32
    has_children: Bool

    def __post_init__(self) -> None:
        check_lengths("Outline", len(self.parent), depth=self.depth, has_children=self.has_children)
        freeze(self.parent, self.depth, self.has_children)

    def __len__(self) -> int:
        return self.parent.size

    def shown(self, expanded: Bool) -> Bool:
        """Return bool[n]: the rows all of whose ancestors are `expanded`."""
        shown = self.parent < 0
        for level in range(1, int(self.depth.max(initial=0)) + 1):
            rows = np.flatnonzero(self.depth == level)
            above = self.parent[rows]
            shown[rows] = shown[above] & expanded[above]
        return shown

    def ancestors(self, row: int) -> list[int]:
        """Return the rows above `row`, nearest first."""
        above = []
        while (row := int(self.parent[row])) >= 0:
            above.append(row)
        return above


def outline_of(parent: I32) -> Outline:
    """Make the outline of rows that know their parent; a parent that stands below its child is dropped."""
    parent = np.where(parent < np.arange(parent.size), parent, -1).astype(np.int32)
    depth = np.zeros(parent.size, np.int32)
    has_children = np.zeros(parent.size, np.bool_)
    has_children[parent[parent >= 0]] = True
    level = np.flatnonzero(parent >= 0)
    above = parent[level]
    while level.size:
        depth[level] += 1
        above = parent[above]
        level, above = level[above >= 0], above[above >= 0]
    return Outline(parent, depth, has_children)
