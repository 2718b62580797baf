"""Where work goes on, in building order: storeys from below, or stretches along an axis."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from sim.elements import Elements
from sim.ifc_classes import ancestors
from sim.spatial import Spatial

SAME_LEVEL = 0.5  # m; storeys of several models that lie closer together are one
SLENDER = 8.0  # length to width of a site that is built along its axis
LINEAR = frozenset({"IfcBridge", "IfcRoad", "IfcRailway", "IfcTunnel", "IfcMarineFacility"})


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """The zone of each element.

    Attributes
    ----------
    of : int32[n]
        Row in `names`.
    names : tuple of str
        In building order; "" for a zone that has no name of its own.
    along : bool
        Built along an axis, trade after trade, not storey after storey.
    station : float64[n]
        m along the axis of the site; 0 without geometry.
    floor : float64[z]
        Where each zone begins, m.
    """

    of: I32
    names: tuple[str, ...]
    along: bool
    station: F64
    floor: F64


def work_zones(elements: Elements, spatial: Spatial, height: float) -> Zones:
    """Divide a site into zones.

    Parameters
    ----------
    elements, spatial : Elements, Spatial
    height : float
        Of the bands that stand in for storeys where a model has none, m.
    """
    station, slender = _stations(elements)
    classes = spatial.ifc_class.texts()
    linear = any(LINEAR.intersection(ancestors(name)) for name in classes)
    of, names, floors = _levels(elements, spatial, classes)
    if linear or (slender and len(names) < 2):
        return _stretches(elements, station)
    if len(names) >= 2:
        return Zones(of, names, False, station, floors)
    return _bands(elements, height, station)


def _stations(elements: Elements) -> tuple[F64, bool]:
    """Return where each element stands along the longest direction, and whether that is slender."""
    station = np.zeros(len(elements))
    placed = elements.has_geometry()
    if placed.sum() < 2:
        return station, False
    box = elements.box[placed]
    middle = (box[:, :2] + box[:, 3:5]) / 2
    offset = middle - middle.mean(axis=0)
    values, vectors = np.linalg.eigh(offset.T @ offset)
    axis = vectors[:, int(np.argmax(values))]
    # The sign of an eigenvector is arbitrary: run towards east, then north.
    axis = -axis if (axis[0], axis[1]) < (0.0, 0.0) or axis[0] < -1e-9 else axis
    along = offset @ axis
    station[placed] = along - along.min()
    across = offset @ np.array([-axis[1], axis[0]])
    width = max(np.ptp(across), float(np.median(np.min(box[:, 3:5] - box[:, :2], axis=1))), 1.0)
    rise = float(np.ptp(box[:, [2, 5]]))
    return station, bool(np.ptp(along) > SLENDER * max(width, rise))


def _levels(elements: Elements, spatial: Spatial, classes: list[str]) -> tuple[I32, tuple[str, ...], F64]:
    """Return the storey of each element, storeys of all models at one height taken together."""
    bottom, middle = elements.box[:, 2], (elements.box[:, 2] + elements.box[:, 5]) / 2
    heights: dict[int, float] = {}
    for row in np.unique(elements.storey[elements.storey >= 0]).tolist():
        if classes[row] != "IfcBuildingStorey":
            continue
        height = float(spatial.elevation[row])
        if not np.isfinite(height):
            own = bottom[elements.storey == row]
            own = own[np.isfinite(own)]
            height = float(np.median(own)) if own.size else 0.0
        heights[row] = height
    zone_of: dict[int, int] = {}
    names: list[str] = []
    floors: list[float] = []
    for row in sorted(heights, key=lambda r: (heights[r], r)):
        if not floors or heights[row] - floors[-1] > SAME_LEVEL:
            floors.append(heights[row])
            names.append(spatial.name[row])
        zone_of[row] = len(floors) - 1
    of = np.full(len(elements), -1, np.int32)
    for row, zone in zone_of.items():
        of[elements.storey == row] = zone
    lost = of < 0
    if floors and lost.any():
        # What stands in no storey belongs to the one at its height.
        at = np.searchsorted(np.array(floors) - SAME_LEVEL, np.where(np.isnan(middle), np.inf, middle)) - 1
        of[lost] = np.clip(at, 0, len(floors) - 1)[lost]
    return of, tuple(names), np.array(floors)


def _bands(elements: Elements, height: float, station: F64) -> Zones:
    bottom = elements.box[:, 2].copy()
    known = np.isfinite(bottom)
    if not known.any():
        return Zones(np.zeros(len(elements), np.int32), ("",), False, station, np.zeros(1))
    lowest, highest = float(bottom[known].min()), float(bottom[known].max())
    # Bottoms of one floor differ by a few centimetres: begin the first band a little below.
    height = max(height, (highest - lowest) / 200)
    bottom[~known] = highest
    band = np.floor((bottom - lowest + 0.2) / height).astype(np.int32)
    used, of = np.unique(band, return_inverse=True)
    floors = lowest + height * used.astype(np.float64)
    names = tuple(f"{floor:+.1f} m" for floor in floors)
    return Zones(of.reshape(-1).astype(np.int32), names, False, station, floors)


def _stretches(elements: Elements, station: F64) -> Zones:
    """Return one zone for each group: what is part of one assembly, else what stands at one place."""
    group = np.where(elements.parent >= 0, elements.parent, np.arange(len(elements))).astype(np.int64)
    for _ in range(8):  # parts of parts
        above = elements.parent[group]
        group = np.where(above >= 0, above, group)
    roots, of = np.unique(group, return_inverse=True)
    of = of.reshape(-1)
    placed = elements.has_geometry()
    weight = np.bincount(of, placed, roots.size)
    at = np.bincount(of, np.where(placed, station, 0.0), roots.size) / np.maximum(weight, 1)
    station = at[of]
    return Zones(np.zeros(len(elements), np.int32), ("",), True, station, np.zeros(1))
