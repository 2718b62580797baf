"""Cells of P6's tables."""

import re
from typing import Final, TypeAlias

import numpy as np

Cell: TypeAlias = "str | int | float | bool"
Row: TypeAlias = dict[str, Cell]
_ODD: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


class Stamp(str):
    """A moment, ISO 8601."""

    __slots__ = ()


class Markup(str):
    """A text whose line breaks count."""

    __slots__ = ()


def stamp(when: np.datetime64) -> str:
    """Return a moment, "" for none."""
    return "" if np.isnat(when) else Stamp(when.astype("datetime64[s]"))


def hours(seconds: int, unknown: int = -1) -> Cell:
    """Return seconds as hours, "" where they are not known."""
    return "" if seconds == unknown else seconds / 3600


def number(value: float) -> Cell:
    """Return a number, "" for NaN."""
    return "" if np.isnan(value) else float(value)


def line(text: str) -> str:
    """Return a text as one cell holds it: on one line, nothing around it."""
    return _ODD.sub(" ", text).strip() if not text.isalnum() else text


def spelled(value: float) -> str:
    """Return a number without exponent, as short as reads back the same."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.12g}"
    text = text if float(text) == value else repr(value)
    return np.format_float_positional(value, trim="-") if "e" in text else text
