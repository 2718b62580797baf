"""The spatial structure: site, buildings and facilities, storeys, spaces."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from sim.columns import Category, category, check_lengths, freeze


@dataclass(frozen=True, slots=True, eq=False)
class Spatial:
    """One row per spatial element; every parent stands before its children.

    Attributes
    ----------
    guid, name : tuple of str
    ifc_class : Category
        "IfcProject", "IfcSite", "IfcBuildingStorey", "IfcBridgePart", …
    parent : int32[n]
        Row of the parent, -1 for a root.
    model : int32[n]
        Row in `Project.models`.
    elevation : float64[n]
        World z of a storey, m; NaN where it has none.
    """

    guid: tuple[str, ...]
    name: tuple[str, ...]
    ifc_class: Category
    parent: I32
    model: I32
    elevation: F64

    def __post_init__(self) -> None:
        check_lengths(
            "Spatial", len(self.guid), name=self.name, ifc_class=self.ifc_class,
            parent=self.parent, model=self.model, elevation=self.elevation,
        )  # fmt: skip
        freeze(self.parent, self.model, self.elevation)

    def __len__(self) -> int:
        return len(self.guid)


def no_spatial() -> Spatial:
    """Return the empty table."""
    i32 = np.empty(0, np.int32)
    return Spatial((), (), category(()), i32, i32.copy(), np.empty(0))
