"""Where a model stands on the earth: the way from its own coordinates to map coordinates."""

from dataclasses import dataclass, field

import numpy as np

from kernels.arrays import F64
from sim.problem import Problem

ARM = 100.0  # m; how far from the origin the direction of the grid is measured


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


def reprojected(placement: F64, source: str, target: str) -> F64 | None:
    """Return a placement of one map system in another, None where that cannot be.

    Parameters
    ----------
    placement : float64[3, 4]
        Model coordinates to `source`, m.
    source, target : str
        "EPSG:28992".

    Notes
    -----
    The origin is projected exactly; the model stays rigid and turns by the convergence between the
    two grids at its origin. Heights are taken over as they are.
    """
    import pyproj

    try:
        way = pyproj.Transformer.from_crs(source, target, always_xy=True)
    except pyproj.exceptions.CRSError:
        return None
    east, north, height = placement[:, 3].tolist()
    x, y = way.transform([east, east + ARM, east], [north, north, north + ARM])
    reach = np.hypot(np.subtract(x[1:], x[0]), np.subtract(y[1:], y[0]))
    # A system in degrees, or a place far outside its map, does not keep lengths.
    if not (np.abs(reach / ARM - 1) < 0.1).all():
        return None
    # The mean turn of both axes is the best rigid fit.
    turn = np.arctan2((y[1] - y[0]) - (x[2] - x[0]), (x[1] - x[0]) + (y[2] - y[0]))
    moved = map_placement(x[0], y[0], height, float(np.cos(turn)), float(np.sin(turn)))
    moved[:, :3] = moved[:, :3] @ placement[:, :3]
    return moved
