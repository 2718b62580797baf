"""Tables whose columns declare their kind, so that they can be made, cut and joined alike."""

from collections.abc import Iterable, Sequence
from dataclasses import Field, field, fields
from enum import IntEnum
from typing import Any, NamedTuple, Self

import numpy as np

from kernels.arrays import I32
from sim.columns import check_lengths, freeze

TEXT = "text"
TIME = "datetime64[s]"


class Column(NamedTuple):
    """What a table says of one of its columns; see `column`."""

    name: str
    kind: str
    default: Any
    meaning: type[IntEnum] | None
    refers: str


def column(kind: str, default: Any, meaning: type[IntEnum] | None = None, refers: str = "") -> Any:
    """Declare a column.

    Parameters
    ----------
    kind : str
        A NumPy dtype, or `TEXT` for a tuple of str.
    default : object
        What a row holds that nothing is known of.
    meaning : type of IntEnum, optional
        What the numbers stand for.
    refers : str
        The part of the schedule the numbers are rows of, "" for none; -1 is no row.
    """
    return field(metadata={"kind": kind, "default": default, "meaning": meaning, "refers": refers})


class Table:
    """Columns of equal length, read-only; subclasses are frozen dataclasses of `column` fields."""

    __slots__ = ()

    def __post_init__(self) -> None:
        columns = {each.name: getattr(self, each.name) for each in _columns(type(self))}
        check_lengths(type(self).__name__, len(next(iter(columns.values()))), **columns)
        freeze(*(values for values in columns.values() if isinstance(values, np.ndarray)))

    def __len__(self) -> int:
        return len(getattr(self, _columns(type(self))[0].name))

    @classmethod
    def blank(cls, count: int = 0) -> Self:
        """Return `count` rows of which nothing is known."""
        return cls(*(_values(each, [each.metadata["default"]] * count) for each in _columns(cls)))

    @classmethod
    def of(cls, rows: Sequence[object]) -> Self:
        """Return one row per object, read from its attributes of the columns' names."""
        return cls(*(_values(each, [getattr(row, each.name) for row in rows]) for each in _columns(cls)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the rows of all parts, one below the other."""
        if not parts:
            return cls.blank()
        return cls(*(_joined(each, [getattr(p, each.name) for p in parts]) for each in _columns(cls)))

    def take(self, rows: Sequence[int] | I32) -> Self:
        """Return some rows, in the order asked for."""
        return type(self)(*(_taken(each, getattr(self, each.name), rows) for each in _columns(type(self))))


def columns_of(table: type[Table]) -> tuple[Column, ...]:
    """Return what the table says of its columns, in order."""
    return tuple(
        Column(each.name, *(each.metadata[key] for key in ("kind", "default", "meaning", "refers")))
        for each in _columns(table)
    )


def column_names(table: type[Table]) -> tuple[str, ...]:
    """Return the names of the columns, in order."""
    return tuple(each.name for each in _columns(table))


def column_kind(table: type[Table], name: str) -> str:
    """Return the NumPy dtype of a column, or `TEXT`."""
    return str(next(each.metadata["kind"] for each in _columns(table) if each.name == name))


def _columns(table: type[Any]) -> tuple[Field[Any], ...]:
    return tuple(each for each in fields(table) if "kind" in each.metadata)


def _values(column: Field[Any], values: Iterable[Any]) -> Any:
    if column.metadata["kind"] == TEXT:
        return tuple(values)
    return np.array(list(values), column.metadata["kind"])


def _joined(column: Field[Any], parts: Sequence[Any]) -> Any:
    if column.metadata["kind"] == TEXT:
        return tuple(text for part in parts for text in part)
    return np.concatenate(parts)


def _taken(column: Field[Any], values: Any, rows: Sequence[int] | I32) -> Any:
    if column.metadata["kind"] == TEXT:
        return tuple(values[row] for row in rows)
    return values[np.asarray(rows, np.int64)]
