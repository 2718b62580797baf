"""What a selection amounts to: volume, area, length and weight, from the quantity sets."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from sim.project import Project
from sim.properties import Properties

# Base quantities of IFC4.3 (Qto_*BaseQuantities), best first; one of each line counts per element.
QUANTITIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "volume": ("m3", ("NetVolume", "GrossVolume", "Volume")),
    "area": (
        "m2",
        ("NetSideArea", "NetArea", "NetFloorArea", "NetSurfaceArea", "GrossSideArea", "GrossArea",
         "GrossFloorArea", "GrossSurfaceArea", "OuterSurfaceArea", "TotalSurfaceArea", "Area"),
    ),
    "length": ("m", ("Length", "NetLength", "GrossLength")),
    "weight": ("kg", ("NetWeight", "GrossWeight", "Weight", "Mass")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuantitySum:
    """A sum over the elements that state the quantity; `known` of `count` do."""

    name: str
    total: float
    unit: str
    known: int
    count: int


def quantity_sums(project: Project, rows: I32) -> list[QuantitySum]:
    """Return the sums of a selection; a quantity nobody states is left out."""
    found = []
    for name, (unit, names) in QUANTITIES.items():
        values = _column(project.properties, rows, names)
        known = int(np.isfinite(values).sum())
        if known:
            found.append(QuantitySum(name, float(np.nansum(values)), unit, known, rows.size))
    return found


def _column(properties: Properties, rows: I32, names: tuple[str, ...]) -> F64:
    """Return float64[rows]: the first of `names` each element states, NaN for none."""
    out = np.full(rows.size, np.nan)
    rows = rows[rows < len(properties)] if rows.size else rows
    if not rows.size or not properties.set_name:
        return out
    offset, owned = properties.element_offset, properties.element_set
    counts = offset[rows + 1] - offset[rows]
    owner = np.repeat(np.arange(rows.size), counts)
    within = np.arange(owner.size) - np.repeat(np.cumsum(counts) - counts, counts)
    sets = owned[offset[rows][owner] + within]
    entry_set = np.repeat(np.arange(len(properties.set_name)), np.diff(properties.set_offset))
    for name in names:
        if name not in properties.names:
            continue
        entries = np.flatnonzero(properties.entry_name == properties.names.index(name))
        of_set = np.full(len(properties.set_name), np.nan)
        for e in entries.tolist():
            value = properties.values[properties.entry_value[e]]
            if isinstance(value, int | float) and not isinstance(value, bool):
                of_set[entry_set[e]] = value
        of_set[properties.set_quantity == 0] = np.nan
        stated = of_set[sets]
        known = np.flatnonzero(np.isfinite(stated))[::-1]  # the first of an element is written last
        first = np.full(rows.size, np.nan)
        first[owner[known]] = stated[known]
        out[: rows.size] = np.where(np.isnan(out[: rows.size]), first, out[: rows.size])
    return out
