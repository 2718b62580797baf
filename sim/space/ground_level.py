"""Where the ground lies that a model stands on."""

import numpy as np

from kernels.arrays import F64, Bool
from sim.elements import Elements

SITE = (
    "IfcSite", "IfcGeographicElement", "IfcCivilElement", "IfcPavement", "IfcCourse", "IfcRoad",
    "IfcEarthworksFill", "IfcEarthworksElement", "IfcReinforcedSoil", "IfcSolidStratum", "IfcGeoslice",
)  # fmt: skip
BURIED = ("IfcPile", "IfcCaissonFoundation", "IfcDeepFoundation")
WIDE = 0.3  # share of the model's plan that ground must cover


def ground_level(elements: Elements, box: F64 | None = None) -> float:
    """Return the height on which to draw the ground, m; NaN without geometry.

    The underside of the widest piece of site, so that it lies on the ground; without one, the underside
    of everything but piles. Where most of the model is below that (a tunnel), the underside of it all.

    Parameters
    ----------
    elements : Elements
    box : float64[n, 6], optional
        Bounds to use instead of the elements' own, m; NaN for what does not count.
    """
    bounds = elements.box if box is None else box
    sound = np.isfinite(bounds).all(axis=1)
    if not sound.any():
        return float("nan")
    site, buried = sound & is_site(elements), sound & _of(elements, BURIED)
    lowest = float(bounds[sound, 2].min())
    plan = np.prod(bounds[:, 3:5] - bounds[:, :2], axis=1)
    whole = np.prod(bounds[sound, 3:5].max(axis=0) - bounds[sound, :2].min(axis=0))
    wide = np.flatnonzero(site & (plan >= WIDE * whole))
    if wide.size:
        level = float(bounds[wide[np.argmax(plan[wide])], 2])
    else:
        above = bounds[sound & ~buried, 2]
        level = float(above.min()) if above.size else lowest
    body = sound & ~site & ~buried
    below = (bounds[body, 2] + bounds[body, 5]) / 2 < level
    return lowest if below.size and below.mean() > 0.5 else level


def is_site(elements: Elements) -> Bool:
    """Return bool[n]: which elements are ground, not works on it."""
    return _of(elements, SITE)


def _of(elements: Elements, classes: tuple[str, ...]) -> Bool:
    wanted = np.array([*(label in classes for label in elements.ifc_class.labels), False])
    found: Bool = wanted[elements.ifc_class.codes]
    return found
