"""How far a drawn model reaches, and what of it is worth looking at."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from sim.columns import freeze
from sim.elements import Elements
from sim.space.ground_level import ground_level, is_site
from viewers.scene import lens


@dataclass(frozen=True, slots=True, eq=False)
class Extent:
    """Pure columns, so that a job can work it out before the scene needs it.

    Attributes
    ----------
    bounds : float64[6]
        Of the cluster with most elements, m.
    level : float
        Where the ground lies, m.
    content : float64[k, 6]
        The boxes that a picture of the whole is to hold.
    works : float64[w, 6]
        The same without the site; empty where there is nothing else, or no site.
    """

    bounds: F64
    level: float
    content: F64
    works: F64

    def __post_init__(self) -> None:
        freeze(self.bounds, self.content, self.works)


def extent(elements: Elements, rows: I32, boxes: F64) -> Extent:
    """Return the extent of the elements in `rows`, whose boxes are float64[k, 6], finite, k > 0."""
    bounds, level = surface(elements, rows, boxes)
    works = ~is_site(elements)[rows] & (boxes[:, 5] > level)
    some = works.any() and not works.all()
    return Extent(
        bounds, level, lens.content(boxes).copy(),
        lens.content(boxes[works]) if some else np.empty((0, 6)),
    )  # fmt: skip


def surface(elements: Elements, rows: I32, boxes: F64) -> tuple[F64, float]:
    """Return the bounds of the main cluster and the level of the ground under it, m."""
    near = lens.main_cluster(boxes)
    low, high = near[:, :3].min(axis=0), near[:, 3:].max(axis=0)
    known = np.full((len(elements), 6), np.nan)
    if len(near) == len(boxes):
        known[rows] = boxes
    else:
        inside = ((boxes[:, :3] >= low) & (boxes[:, 3:] <= high)).all(axis=1)
        known[rows[inside]] = boxes[inside]
    return np.concatenate([low, high]), ground_level(elements, known)


def extent_of(elements: Elements) -> Extent | None:
    """Return the extent of all elements with geometry; None if there is none."""
    rows = np.flatnonzero(np.isfinite(elements.box).all(axis=1)).astype(np.int32)
    return extent(elements, rows, elements.box[rows]) if rows.size else None
