"""A grouping as the flat list of rows a tree shows: what is open, ticked and selected in it."""

import numpy as np

from kernels.arrays import I32, I64, Bool
from sim.browsing.grouping import Grouping


class TreeRows:
    """The rows in view, kept up to date by array operations only."""

    def __init__(self, grouping: Grouping, element_count: int, expanded: Bool, hidden: I32) -> None:
        self.grouping = grouping
        self.expanded = expanded.copy()
        self.counts = grouping.counts()
        self._hidden = np.zeros(element_count, np.bool_)
        self._hidden_counts: I64 = self.counts
        self._position = np.full(element_count, -1, np.int64)
        self._position[grouping.element] = np.arange(grouping.element.size)
        self._entries = grouping.entries(self.expanded)
        self.set_hidden(hidden)

    def __len__(self) -> int:
        return self._entries.size

    def set_hidden(self, elements: I32) -> None:
        """Untick these elements and tick all others."""
        self._hidden[:] = False
        self._hidden[elements[elements < self._hidden.size]] = True
        self._hidden_counts = self.grouping.marked(self._hidden)

    def toggle(self, group: int) -> None:
        """Fold or open a group."""
        self.expanded[group] = not self.expanded[group]
        self._entries = self.grouping.entries(self.expanded)

    def reveal(self, element: int) -> int:
        """Open the branches down to an element and return its row, -1 if it stands nowhere."""
        if not 0 <= element < self._position.size or self._position[element] < 0:
            return -1
        group = self.grouping.owner(int(self._position[element]))
        self.expanded[[group, *self.grouping.outline.ancestors(group)]] = True
        self._entries = self.grouping.entries(self.expanded)
        return self._row_of_entry(len(self.grouping) + int(self._position[element]))

    def group(self, row: int) -> int:
        """Return the group in a row, -1 for an element."""
        entry = int(self._entries[row])
        return entry if entry < len(self.grouping) else -1

    def element(self, row: int) -> int:
        """Return the element in a row that shows one."""
        return int(self.grouping.element[int(self._entries[row]) - len(self.grouping)])

    def depth(self, row: int) -> int:
        """Return how deep a row stands, 0 at the top."""
        group = self.group(row)
        if group >= 0:
            return int(self.grouping.outline.depth[group])
        owner = self.grouping.owner(int(self._entries[row]) - len(self.grouping))
        return int(self.grouping.outline.depth[owner]) + 1

    def row_of_group(self, group: int) -> int:
        """Return the row that shows a group, -1 if it is folded away."""
        return self._row_of_entry(group)

    def _row_of_entry(self, entry: int) -> int:
        found = np.flatnonzero(self._entries == entry)
        return int(found[0]) if found.size else -1

    def elements_in(self, first: int, last: int) -> I32:
        """Return the elements that rows first to last stand for; a group stands for all below it."""
        entries = self._entries[first : last + 1]
        leaves = entries[entries >= len(self.grouping)] - len(self.grouping)
        groups = [self.grouping.below(int(g)) for g in entries[entries < len(self.grouping)]]
        return np.unique(np.concatenate([self.grouping.element[leaves], *groups])).astype(np.int32)

    def spans_of(self, elements: I32) -> list[tuple[int, int]]:
        """Return runs of rows, first and last, that show elements; a folded group shows all its own."""
        mark = np.zeros(self._position.size, np.bool_)
        mark[elements[elements < self._position.size]] = True
        whole = (self.grouping.marked(mark) == self.counts) & (self.counts > 0) & ~self.expanded
        chosen = np.concatenate([whole, mark[self.grouping.element]])[self._entries]
        edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
        return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def hidden_share(self, row: int) -> float:
        """Return how much of what a row stands for is hidden, 0..1."""
        group = self.group(row)
        if group < 0:
            return float(self._hidden[self.element(row)])
        return float(self._hidden_counts[group] / max(int(self.counts[group]), 1))
