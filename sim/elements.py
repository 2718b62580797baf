"""The elements of all models: one row each."""

from dataclasses import dataclass, field

import numpy as np

from kernels.arrays import F64, I32, I64
from sim.columns import Category, category, check_lengths, freeze


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """One row per IfcProduct a user can see, select or build (no openings, no spatial zones).

    Attributes
    ----------
    guid : tuple of str
        GlobalId as it stands in the file; unique within one model unless the file repeats it.
    name, tag : tuple of str
        IfcRoot.Name; IfcElement.Tag, used as part code.
    ifc_class : Category
        Concrete class in IFC spelling, "IfcWall".
    type_name, predefined, material : Category
        Name of the type object; PredefinedType or ObjectType; first material's name.
    container : int32[n]
        Row in `Spatial` of the nearest spatial container, -1 for none.
    storey : int32[n]
        Row in `Spatial` of the storey (or facility part) it stands in, -1 for none.
    parent : int32[n]
        Row of the element it is part of by aggregation, -1 for none.
    model : int32[n]
        Row in `Project.models`.
    step_id : int64[n]
        Instance number in the file.
    box : float64[n, 6]
        World bounds xmin ymin zmin xmax ymax zmax, m; NaN without geometry.
    """

    guid: tuple[str, ...]
    name: tuple[str, ...]
    tag: tuple[str, ...]
    ifc_class: Category
    type_name: Category
    predefined: Category
    material: Category
    container: I32
    storey: I32
    parent: I32
    model: I32
    step_id: I64
    box: F64
    _row_of: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        check_lengths(
            "Elements", len(self.guid), name=self.name, tag=self.tag, ifc_class=self.ifc_class,
            type_name=self.type_name, predefined=self.predefined, material=self.material,
            container=self.container, storey=self.storey, parent=self.parent, model=self.model,
            step_id=self.step_id, box=self.box,
        )  # fmt: skip
        freeze(self.container, self.storey, self.parent, self.model, self.step_id, self.box)

    def __len__(self) -> int:
        return len(self.guid)

    def row(self, guid: str) -> int:
        """Return the first row with this GlobalId, -1 if there is none."""
        if not self._row_of and self.guid:
            self._row_of.update({g: r for r, g in reversed(list(enumerate(self.guid)))})
        return self._row_of.get(guid, -1)

    def has_geometry(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return bool[n]: which elements can be drawn."""
        return np.isfinite(self.box[:, 0])


def no_elements() -> Elements:
    """Return the empty table."""
    none = category(())
    i32 = np.empty(0, np.int32)
    return Elements(
        (), (), (), none, none, none, none, i32, i32.copy(), i32.copy(), i32.copy(),
        np.empty(0, np.int64), np.empty((0, 6)),
    )  # fmt: skip
