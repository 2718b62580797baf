"""Property sets and quantity sets of elements, each distinct set stored once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from kernels.arrays import I32, I64, U8
from sim.columns import check_lengths, freeze

Value: TypeAlias = str | float | int | bool | None


class Property(NamedTuple):
    """One property or quantity of an element."""

    set_name: str
    name: str
    value: Value
    unit: str  # SI symbol "m", "m2", "m3", "kg", "s", "" for none
    quantity: bool
    of_type: bool  # comes from the type object


@dataclass(frozen=True, slots=True, eq=False)
class Properties:
    """All property and quantity sets.

    Attributes
    ----------
    element_offset : int64[n + 1]
        The sets of element i are element_set[element_offset[i]:element_offset[i + 1]].
    element_set : int32[k]
        Row of a set.
    element_of_type : uint8[k]
        1 where the set comes from the type object.
    set_name : tuple of str
        "Pset_WallCommon", "Qto_WallBaseQuantities", …
    set_quantity : uint8[s]
        1 for quantity sets.
    set_offset : int64[s + 1]
        The entries of set j are rows set_offset[j] to set_offset[j + 1].
    entry_name, entry_unit, entry_value : int32[e]
        Rows in `names`, `units`, `values`.
    names, units : tuple of str
    values : tuple of str, float, int, bool or None
        Distinct values, in SI units.
    """

    element_offset: I64
    element_set: I32
    element_of_type: U8
    set_name: tuple[str, ...]
    set_quantity: U8
    set_offset: I64
    entry_name: I32
    entry_unit: I32
    entry_value: I32
    names: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        check_lengths("Properties", len(self.element_set), element_of_type=self.element_of_type)
        check_lengths("Properties", len(self.set_name), set_quantity=self.set_quantity)
        check_lengths("Properties", len(self.set_name) + 1, set_offset=self.set_offset)
        check_lengths(
            "Properties", len(self.entry_name), entry_unit=self.entry_unit, entry_value=self.entry_value
        )
        freeze(
            self.element_offset, self.element_set, self.element_of_type, self.set_quantity,
            self.set_offset, self.entry_name, self.entry_unit, self.entry_value,
        )  # fmt: skip

    def __len__(self) -> int:
        return self.element_offset.size - 1

    def of(self, row: int) -> Iterator[Property]:
        """Yield the properties of one element, in file order, own sets before the type's."""
        for k in range(int(self.element_offset[row]), int(self.element_offset[row + 1])):
            j = int(self.element_set[k])
            for e in range(int(self.set_offset[j]), int(self.set_offset[j + 1])):
                yield Property(
                    self.set_name[j],
                    self.names[self.entry_name[e]],
                    self.values[self.entry_value[e]],
                    self.units[self.entry_unit[e]],
                    bool(self.set_quantity[j]),
                    bool(self.element_of_type[k]),
                )

    def value(self, row: int, name: str, set_name: str | None = None) -> Value:
        """Return one value of an element, its own before its type's; None if it has none."""
        return next(
            (p.value for p in self.of(row) if p.name == name and set_name in (None, p.set_name)), None
        )

    def column(self, name: str, set_name: str | None = None) -> list[Value]:
        """Return one property of every element, None where it is missing."""
        of_set: dict[int, Value] = {}
        for j, title in enumerate(self.set_name):
            if set_name not in (None, title):
                continue
            for e in range(int(self.set_offset[j]), int(self.set_offset[j + 1])):
                if self.names[self.entry_name[e]] == name:
                    of_set[j] = self.values[self.entry_value[e]]
        out: list[Value] = [None] * len(self)
        for row in range(len(self)):
            for k in range(int(self.element_offset[row]), int(self.element_offset[row + 1])):
                j = int(self.element_set[k])
                if j in of_set:
                    out[row] = of_set[j]
                    break
        return out


def no_properties(count: int = 0) -> Properties:
    """Return a table in which `count` elements have no property."""
    i32 = np.empty(0, np.int32)
    u8 = np.empty(0, np.uint8)
    return Properties(
        np.zeros(count + 1, np.int64), i32, u8, (), u8.copy(), np.zeros(1, np.int64),
        i32.copy(), i32.copy(), i32.copy(), (), (), (),
    )  # fmt: skip
