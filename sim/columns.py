"""What all column tables share: equal lengths, read-only arrays, categories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from kernels.arrays import I32

Scalar = TypeVar("Scalar", bound=np.generic)


def freeze(*arrays: np.ndarray[Any, Any]) -> None:
    """Set arrays read-only: a snapshot is replaced, never mutated."""
    for array in arrays:
        array.flags.writeable = False


def with_value(
    column: np.ndarray[Any, np.dtype[Scalar]], row: int, value: Any
) -> np.ndarray[Any, np.dtype[Scalar]]:
    """Return a copy of a column with one row changed."""
    out = column.copy()
    out[row] = value
    return out


def check_lengths(table: str, count: int, /, **columns: Any) -> None:
    """Raise ValueError unless every column has `count` rows."""
    for name, column in columns.items():
        if len(column) != count:
            raise ValueError(f"{table}.{name} has {len(column)} rows, expected {count}")


@dataclass(frozen=True, slots=True, eq=False)
class Category:
    """A text column with few different values.

    Attributes
    ----------
    codes : int32[n]
        Row in `labels`, -1 for none.
    labels : tuple of str
        The different values.
    """

    codes: I32
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        freeze(self.codes)

    def __len__(self) -> int:
        return self.codes.size

    def __getitem__(self, row: int) -> str:
        code = int(self.codes[row])
        return self.labels[code] if code >= 0 else ""

    def rows(self, label: str) -> I32:
        """Return the rows that hold `label`."""
        if label not in self.labels:
            return np.empty(0, np.int32)
        return np.flatnonzero(self.codes == self.labels.index(label)).astype(np.int32)

    def texts(self) -> list[str]:
        """Return the column spelled out, "" for none."""
        return [self.labels[code] if code >= 0 else "" for code in self.codes.tolist()]

    def take(self, rows: Sequence[int] | I32) -> "Category":
        """Return the category column of some rows."""
        return Category(self.codes[rows], self.labels)


def category(texts: Iterable[str]) -> Category:
    """Make a category column; "" means none."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(text, len(numbers)) if text else -1 for text in texts]
    return Category(np.array(codes, np.int32), tuple(numbers))


def join_categories(parts: Sequence[Category]) -> Category:
    """Return the category columns one below the other."""
    numbers: dict[str, int] = {}
    codes = [np.empty(0, np.int32)]
    for part in parts:
        lookup = np.array([numbers.setdefault(text, len(numbers)) for text in part.labels] + [-1], np.int32)
        codes.append(lookup[part.codes])
    return Category(np.concatenate(codes), tuple(numbers))
