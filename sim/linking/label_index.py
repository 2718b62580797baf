"""The different texts of a column, searched by pattern without reading them all where that is possible."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np

from kernels.arrays import Bool
from sim.linking.patterns import Pattern

LAST = "\U0010ffff"


class LabelIndex:
    """Texts by row, sorted once.

    Parameters
    ----------
    labels : sequence of str
    also : sequence of sequence of str, optional
        Further texts that count for each label.
    """

    def __init__(self, labels: Sequence[str], also: Sequence[Sequence[str]] = ()) -> None:
        self.count = len(labels)
        texts = [(text, row) for row, text in enumerate(labels)]
        texts += [(text, row) for row, more in enumerate(also) for text in more]
        pairs = sorted((text.casefold(), text, row) for text, row in texts)
        self._folded = [folded for folded, _, _ in pairs]
        self._text = [text for _, text, _ in pairs]
        self._row = np.array([row for _, _, row in pairs], np.int64)

    def rows(self, folded: str) -> list[int]:
        """Return the rows of one text, already folded."""
        begin = bisect_left(self._folded, folded)
        end = begin
        while end < len(self._folded) and self._folded[end] == folded:
            end += 1
        return [int(row) for row in self._row[begin:end]]

    def matching(self, pattern: Pattern, values: Mapping[str, str]) -> Bool:
        """Return bool[n]: which labels a pattern matches, whatever "not:" says."""
        hit = np.zeros(self.count, np.bool_)
        exact = pattern.exact(values)
        if exact is not None:
            hit[self.rows(exact)] = True
            return hit
        begin, end = 0, len(self._text)
        prefix = pattern.prefix(values).casefold()
        if prefix:
            begin, end = bisect_left(self._folded, prefix), bisect_left(self._folded, prefix + LAST)
        meets = pattern.matcher(values)
        found = [place for place in range(begin, end) if meets(self._text[place])]
        hit[self._row[found]] = True
        return hit
