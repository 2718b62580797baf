"""Tables declare their columns; making, cutting and joining follow from that."""

from dataclasses import dataclass
from enum import IntEnum
from types import SimpleNamespace

import numpy as np
import pytest

from kernels.arrays import I32
from sim.table import TEXT, Column, Table, column, column_kind, column_names, columns_of


class Size(IntEnum):
    SMALL = 7


@dataclass(frozen=True, slots=True, eq=False)
class Crates(Table):
    label: tuple[str, ...] = column(TEXT, "?")
    count: I32 = column("int32", 7, Size, "shelves")


def test_blank_rows_hold_the_defaults() -> None:
    crates = Crates.blank(2)
    assert len(crates) == 2
    assert crates.label == ("?", "?")
    assert crates.count.tolist() == [7, 7]
    assert crates.count.dtype == np.int32
    assert len(Crates.blank()) == 0


def test_rows_are_read_from_attributes() -> None:
    crates = Crates.of([SimpleNamespace(label="a", count=1), SimpleNamespace(label="b", count=2)])
    assert (crates.label, crates.count.tolist()) == (("a", "b"), [1, 2])


def test_some_rows_and_all_rows() -> None:
    crates = Crates.of([SimpleNamespace(label="a", count=1), SimpleNamespace(label="b", count=2)])
    assert crates.take([1, 1, 0]).label == ("b", "b", "a")
    both = Crates.joined([crates.take([1]), Crates.blank(1)])
    assert (both.label, both.count.tolist()) == (("b", "?"), [2, 7])
    assert len(Crates.joined([])) == 0


def test_columns_are_equally_long_and_read_only() -> None:
    with pytest.raises(ValueError, match="count has 1 rows, expected 2"):
        Crates(("a", "b"), np.zeros(1, np.int32))
    with pytest.raises(ValueError, match="read-only"):
        Crates.blank(1).count[0] = 3


def test_columns_can_be_listed() -> None:
    assert column_names(Crates) == ("label", "count")
    assert column_kind(Crates, "label") == TEXT
    assert column_kind(Crates, "count") == "int32"
    assert columns_of(Crates) == (
        Column("label", TEXT, "?", None, ""),
        Column("count", "int32", 7, Size, "shelves"),
    )
