"""Where a model stands on the earth: the way from its own coordinates to map coordinates."""

from dataclasses import dataclass, field

import numpy as np

from kernels.arrays import F64
from sim.problem import Problem


def map_placement(
    easting: float, northing: float, height: float, abscissa: float = 1.0, ordinate: float = 0.0,
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> F64:  # fmt: skip
    """Return float64[3, 4]: model coordinates (m) to map coordinates (m).

    Parameters
    ----------
    easting, northing, height : float
        Map coordinates of the model's origin, m.
    abscissa, ordinate : float
        Direction of the model's x axis on the map; any length.
    scale : tuple of three floats
        Metres on the map per metre in the model, along the model's axes.

    Notes
    -----
    ISO 16739-1:2024, IfcMapConversion.
    """
    length = float(np.hypot(abscissa, ordinate))
    cos, sin = (abscissa / length, ordinate / length) if length > 0 else (1.0, 0.0)
    rotation = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    return np.column_stack([rotation * np.array(scale), np.array([easting, northing, height])])


@dataclass(frozen=True, slots=True, eq=False)
class Georeference:
    """What a file says about its place.

    Attributes
    ----------
    crs : str
        "EPSG:28992", or the name the file gives; "" for none.
    placement : float64[3, 4]
        Model coordinates to map coordinates, m.
    problems : tuple of Problem
    """

    crs: str = ""
    placement: F64 = field(default_factory=lambda: np.eye(3, 4))
    problems: tuple[Problem, ...] = ()
