"""Cutting planes and boxes: pure steps from one `View` to the next."""

from dataclasses import replace

import numpy as np

from kernels.arrays import F64, I32
from sim.elements import Elements
from sim.space.section_outline import axis_of, offset_of, shifted
from sim.view import View
from sim.viewpoint import Section

MARGIN = 0.05  # of the box, so that a section box does not coincide with faces
AXES = {"section-east": 0, "section-north": 1, "section-level": 2}


def bounds(elements: Elements, rows: I32 | None = None) -> F64 | None:
    """Return float64[2, 3]: lower and upper corner of some elements, or of all; None without shapes."""
    box = elements.box if rows is None or not len(rows) else elements.box[rows]
    box = box[np.isfinite(box @ np.ones(6))]
    if not len(box):
        return None
    return np.stack([box[:, :3].min(axis=0), box[:, 3:].max(axis=0)])


def across(view: View, elements: Elements, axis: int) -> View:
    """Cut at the middle of an axis (0 x, 1 y, 2 z); what lies beyond is removed."""
    found = bounds(elements, view.selection)
    if found is None:
        return view
    middle = found.mean(axis=0)
    normal = np.zeros(3)
    normal[axis] = 1.0
    return add(view, _section(middle, normal))


def box(view: View, elements: Elements) -> View:
    """Remove everything outside a box round the selection, or round the model."""
    found = bounds(elements, view.selection)
    if found is None:
        return view
    margin = MARGIN * float(np.ptp(found, axis=0).max())
    low, high = found[0] - margin, found[1] + margin
    planes = []
    for axis in range(3):
        normal = np.zeros(3)
        normal[axis] = 1.0
        planes += [_section(high, normal), _section(low, -normal)]
    return replace(view, sections=tuple(planes))


def at_face(view: View, point: F64, normal: F64) -> View:
    """Cut in the plane of a face, removing what lies in front of it."""
    length = float(np.linalg.norm(normal))
    if not length > 0:
        return view
    inside = np.asarray(point, float) - 1e-3 * np.asarray(normal, float) / length
    return add(view, _section(inside, np.asarray(normal, float) / length))


def add(view: View, section: Section) -> View:
    """Add one plane; a box is replaced by it."""
    kept = view.sections if len(view.sections) < 6 else ()
    return replace(view, sections=(*kept, section))


def flip(view: View, row: int = -1) -> View:
    """Show the other side of a plane, by default of the last."""
    planes = list(view.sections)
    x, y, z = planes[row].normal
    planes[row] = replace(planes[row], normal=(-x, -y, -z))
    return replace(view, sections=tuple(planes))


def remove(view: View, row: int) -> View:
    """Cut by one plane less."""
    return replace(view, sections=(*view.sections[:row], *view.sections[row + 1 :]))


def drag(view: View, row: int, distance: float) -> View:
    """Move a plane along its normal, m."""
    return replace(view, sections=shifted(view.sections, row, distance))


def put(view: View, row: int, offset: float) -> View:
    """Move a plane to a coordinate along its axis, m."""
    section = view.sections[row]
    way = 1.0 if float(axis_of(section) @ np.array(section.normal)) > 0 else -1.0
    return drag(view, row, (offset - offset_of(section)) * way)


def clear(view: View) -> View:
    """Show the model uncut."""
    return replace(view, sections=())


def _section(point: F64, normal: F64) -> Section:
    px, py, pz = (float(v) for v in point)
    nx, ny, nz = (float(v) for v in normal)
    return Section((px, py, pz), (nx, ny, nz))
