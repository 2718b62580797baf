"""How much of an element there is: from its quantity sets, else from its shape."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F64, I64
from sim.elements import Elements
from sim.mesh import Mesh
from sim.properties import Properties, Value

# Names in the order of trust: IFC base quantities, then what exporters write.
NAMES: dict[str, tuple[str, ...]] = {
    "length": ("Length", "Height", "Width"),
    "area": ("NetSideArea", "NetArea", "GrossSideArea", "GrossArea", "OuterSurfaceArea", "Area"),
    "volume": ("NetVolume", "GrossVolume", "Volume"),
}


def quantities(measure: str, elements: Elements, properties: Properties, mesh: Mesh | None) -> F64:
    """Return float64[n]: pieces, m, m² or m³ of each element; never negative, NaN or infinite.

    Parameters
    ----------
    measure : str
        "count", "length", "area" or "volume".
    elements, properties : Elements, Properties
    mesh : Mesh or None
        Measured where the quantity sets are silent; else the element's box is.
    """
    count = len(elements)
    if measure == "count" or count == 0:
        return np.ones(count)
    found = np.full(count, np.nan)
    for name in NAMES[measure] if len(properties) == count else ():
        if np.isnan(found).any():
            known = _numbers(properties.column(name))
            found = np.where(np.isnan(found) & (known > 0), known, found)
    if mesh is not None and measure != "length" and mesh.instance_count:
        measured = mesh_measure(measure, mesh, count)
        if measure == "volume":  # an open surface has none, and seems to have any
            measured = np.minimum(measured, _of_box(measure, elements.box))
        found = np.where(np.isnan(found) & (measured > 0), measured, found)
    found = np.where(np.isnan(found), _of_box(measure, elements.box), found)
    return np.where(np.isfinite(found), np.clip(found, 0.0, 1e9), 0.0)


def mesh_measure(measure: str, mesh: Mesh, count: int) -> F64:
    """Return float64[count]: volume, or half of the surface (one face of something thin), by shape."""
    corners = mesh.vertices[_global_triangles(mesh)].astype(np.float64)
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    if measure == "volume":
        each = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6.0
    else:
        each = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 4.0
    total = np.concatenate([[0.0], np.cumsum(each)])
    by_shape = np.abs(total[mesh.triangle_offset[1:]] - total[mesh.triangle_offset[:-1]])
    by_element = np.bincount(mesh.element, weights=by_shape[mesh.shape], minlength=count)
    return np.asarray(by_element[:count], np.float64)


def _global_triangles(mesh: Mesh) -> I64:
    per_shape = np.diff(mesh.triangle_offset)
    first = np.repeat(mesh.vertex_offset[:-1], per_shape)
    return np.asarray(mesh.triangles + first[:, None], np.int64)


def _of_box(measure: str, box: F64) -> F64:
    sides = np.sort(np.clip(box[:, 3:] - box[:, :3], 0.0, None), axis=1)
    if measure == "length":
        return np.asarray(sides[:, 2])
    if measure == "area":
        return np.asarray(sides[:, 2] * sides[:, 1])
    return np.asarray(sides.prod(axis=1))


def _numbers(column: Sequence[Value]) -> F64:
    return np.array(
        [v if isinstance(v, (int, float)) and not isinstance(v, bool) else np.nan for v in column], np.float64
    )
