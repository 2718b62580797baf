"""A saved view: camera, time, what is hidden, where it is cut."""

from dataclasses import dataclass, field

import numpy as np

from sim.markup import Mark


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the eye is; world coordinates, m, z up.

    `height` is the visible height at the focal point (m) and serves the orthographic camera;
    the perspective camera uses `angle`, the vertical view angle in degrees.
    """

    eye: tuple[float, float, float] = (30.0, -40.0, 30.0)
    target: tuple[float, float, float] = (0.0, 0.0, 0.0)
    up: tuple[float, float, float] = (0.0, 0.0, 1.0)
    angle: float = 30.0
    height: float = 30.0
    orthographic: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A cutting plane: what lies on the side of `normal` is removed."""

    point: tuple[float, float, float]
    normal: tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Viewpoint:
    """A named view that can be saved with the project."""

    name: str
    camera: Camera = field(default_factory=Camera)
    time: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "s"))
    sections: tuple[Section, ...] = ()
    hidden: tuple[str, ...] = ()  # GlobalIds
    selected: tuple[str, ...] = ()  # GlobalIds
    marks: tuple[Mark, ...] = ()  # drawn by hand on the picture
    ghosted: tuple[str, ...] = ()  # GlobalIds
