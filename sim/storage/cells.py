"""Columns as the cells of a database: NULL where nothing is known."""

import math
from typing import Any

import numpy as np

from kernels.arrays import F64, I32, Array, Time


def iso(time: np.datetime64) -> str | None:
    """Return ISO 8601 text to the second, None for NaT."""
    return None if np.isnat(time) else str(time.astype("datetime64[s]"))


def iso_column(times: Time) -> list[str | None]:
    """Return the column as ISO 8601 text."""
    texts = np.datetime_as_string(times.astype("datetime64[s]")).tolist()
    return [None if text == "NaT" else text for text in texts]


def row_cells(column: I32) -> list[int | None]:
    """Return row numbers, None for -1."""
    return [None if row < 0 else row for row in column.tolist()]


def number_cells(column: F64) -> list[float | None]:
    """Return numbers, None for what is not finite."""
    return [x if math.isfinite(x) else None for x in column.tolist()]


def rows_from(name: str, cells: tuple[Any, ...], count: int, required: bool = False) -> I32:
    """Return row numbers; raises ValueError if one is outside its table of `count` rows."""
    rows = np.array([-1 if row is None else row for row in cells], np.int32)
    within(name, rows, count, required)
    return rows


def within(name: str, rows: I32, count: int, required: bool = False) -> None:
    """Raise ValueError if a row number is outside its table of `count` rows; -1 is none."""
    if rows.size and (rows.min() < (0 if required else -1) or rows.max() >= count):
        raise ValueError(f"{name} points outside its table")


def numbers_from(cells: tuple[Any, ...]) -> F64:
    """Return numbers, NaN for None."""
    return np.array([np.nan if x is None else x for x in cells], np.float64)


def times_from(cells: tuple[Any, ...]) -> Time:
    """Return times, NaT for None."""
    texts: Array = np.array(["NaT" if text is None else text for text in cells], "datetime64[s]")
    return texts
