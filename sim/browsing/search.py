"""Finding elements by any of the words a user may know them by."""

import numpy as np

from kernels.arrays import Bool
from sim.elements import Elements


class SearchText:
    """Name, class, type, GlobalId and tag of every element, folded once for live search."""

    def __init__(self, elements: Elements) -> None:
        self._texts = [
            "\n".join(words).casefold()
            for words in zip(
                elements.name, elements.ifc_class.texts(), elements.type_name.texts(), elements.tag,
                strict=True,
            )
        ]  # fmt: skip
        self._guids = elements.guid

    def matches(self, query: str) -> Bool:
        """Return bool[n]: elements that hold every word of `query`; a GlobalId counts case by case."""
        found = np.ones(len(self._texts), np.bool_)
        for word in query.split():
            folded = word.casefold()
            found &= np.fromiter(
                (folded in text or word in guid for text, guid in zip(self._texts, self._guids, strict=True)),
                np.bool_,
                len(self._texts),
            )
        return found
