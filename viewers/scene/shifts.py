"""How far moved elements are from their places in the model, as the shader reads it."""

import numpy as np

from kernels.arrays import F32, F64, I32
from viewers.scene.texture import Table

NOWHERE = np.empty(0, np.int32)


class Shifts:
    """The table of shifts; models in which nothing moves never use it."""

    def __init__(self) -> None:
        self.table = Table(np.float32)
        self.rows: I32 = NOWHERE
        self.metres: F32 = np.empty((0, 3), np.float32)
        self._slots = np.empty(0, np.int64)
        self._of = np.empty(0, np.int64)  # row in `metres` of each slot

    def clear(self) -> None:
        """Put everything in its place; the slots are others now."""
        self.table.rows[:] = 0.0
        self.rows, self.metres = NOWHERE, np.empty((0, 3), np.float32)
        self._slots = np.empty(0, np.int64)

    def set(self, rows: I32, metres: F32, order: I32) -> bool:
        """Put these elements elsewhere, all others in their places; return whether anything moved.

        Parameters
        ----------
        rows : int32[k]
            Elements, rising.
        metres : float32[k, 3]
        order : int32[s]
            The element of each slot.
        """
        if np.array_equal(rows, self.rows) and np.array_equal(metres, self.metres):
            return False
        if not np.array_equal(rows, self.rows) or not self._slots.size:
            self.table.rows[self._slots, :3] = 0.0
            self._slots = np.flatnonzero(np.isin(order, rows))
            self._of = np.searchsorted(rows, order[self._slots])
        self.rows, self.metres = rows.copy(), metres.copy()
        self.table.rows[self._slots, :3] = metres[self._of]
        self.table.upload()
        return True

    @property
    def moved(self) -> bool:
        """Whether any element is away from its place."""
        return bool(self.metres.any())

    def boxes(self, box: F64) -> F64:
        """Return the bounds of what is moved where it is now, float64[k, 6], m; `box` is of every slot."""
        metres = self.metres[self._of].astype(np.float64)
        found: F64 = box[self._slots] + np.concatenate([metres, metres], axis=1)
        return found
