"""How mouse and keys move the camera: three presets users know, and the arithmetic behind them.

Works on `Camera` values alone, without a screen; the viewport asks which movement a button means and
applies it. Lengths in m, angles in radians unless named otherwise.
"""

import math
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

import numpy as np

from kernels.arrays import F64
from sim.viewpoint import Camera

Point: TypeAlias = tuple[float, float, float]

UP = np.array([0.0, 0.0, 1.0])
STEEPEST = math.radians(89.5)  # the eye never passes over the pole, so that "up" stays up

TURN_PER_HEIGHT = math.pi  # rad when the cursor crosses the picture


class Movement(Enum):
    """What a drag does."""

    NONE = "none"
    SELECT = "select"
    ORBIT = "orbit"
    PAN = "pan"
    ZOOM = "zoom"
    LOOK = "look"


class Button(Enum):
    """The button that began a drag."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Preset:
    """Which movement each button means; the key is (button, shift held, control held)."""

    name: str
    drags: dict[tuple[Button, bool, bool], Movement]
    walks: bool = False

    def movement(self, button: Button, shift: bool, control: bool) -> Movement:
        """Return what this drag does; a modifier nobody uses here is ignored."""
        for key in ((button, shift, control), (button, False, False)):
            if key in self.drags:
                return self.drags[key]
        return Movement.NONE


# Revit: the middle button pans, with Shift it orbits, with Control it zooms (Autodesk Revit help,
# "View navigation"). The right button orbits as well, for mice and trackpads without a middle button.
REVIT = Preset(
    "revit",
    {
        (Button.LEFT, False, False): Movement.SELECT,
        (Button.MIDDLE, False, False): Movement.PAN,
        (Button.MIDDLE, True, False): Movement.ORBIT,
        (Button.MIDDLE, False, True): Movement.ZOOM,
        (Button.RIGHT, False, False): Movement.ORBIT,
    },
)
# Navisworks: wheel button pans, Shift + wheel button orbits; the left button does what the chosen tool
# does, here orbit (Autodesk Navisworks help, "Wheel and mouse navigation"); with Shift it selects a box.
NAVISWORKS = Preset(
    "navisworks",
    {
        (Button.LEFT, False, False): Movement.ORBIT,
        (Button.LEFT, True, False): Movement.SELECT,
        (Button.LEFT, False, True): Movement.PAN,
        (Button.MIDDLE, False, False): Movement.PAN,
        (Button.MIDDLE, True, False): Movement.ORBIT,
        (Button.RIGHT, False, False): Movement.PAN,
    },
)
WALK = Preset(
    "walk",
    {
        (Button.LEFT, False, False): Movement.LOOK,
        (Button.LEFT, True, False): Movement.SELECT,
        (Button.MIDDLE, False, False): Movement.PAN,
        (Button.RIGHT, False, False): Movement.LOOK,
    },
    walks=True,
)
PRESETS = {preset.name: preset for preset in (REVIT, NAVISWORKS, WALK)}


@dataclass(frozen=True, slots=True)
class Frame:
    """The camera as three unit vectors and a distance."""

    eye: F64
    forward: F64
    right: F64
    up: F64
    distance: float


def frame(camera: Camera) -> Frame:
    """Return eye, directions and distance of a camera, whatever its `up` says."""
    eye, target = np.array(camera.eye, float), np.array(camera.target, float)
    forward = target - eye
    distance = float(np.linalg.norm(forward))
    forward = forward / distance if distance > 0 else np.array([0.0, 1.0, 0.0])
    right = np.cross(forward, np.array(camera.up, float))
    if np.linalg.norm(right) < 1e-9:
        right = np.cross(forward, np.array([0.0, 1.0, 0.0]))
    right = right / np.linalg.norm(right)
    return Frame(eye, forward, right, np.cross(right, forward), max(distance, 1e-6))


def visible_height(camera: Camera) -> float:
    """Return the height (m) seen at the target."""
    if camera.orthographic:
        return camera.height
    return 2.0 * frame(camera).distance * math.tan(math.radians(camera.angle) / 2)


def moved(camera: Camera, movement: Movement, pivot: Point, across: float, down: float) -> Camera:
    """Return the camera after the cursor has gone some way, in shares of the picture's height."""
    if movement is Movement.ORBIT:
        return orbit(camera, pivot, -across * TURN_PER_HEIGHT, -down * TURN_PER_HEIGHT)
    if movement is Movement.LOOK:
        return look(camera, across * TURN_PER_HEIGHT / 2, down * TURN_PER_HEIGHT / 2)
    if movement is Movement.PAN:
        return pan(camera, across, down, depth_of(camera, pivot))
    return zoom(camera, math.exp(3 * down), camera.target)


def orbit(camera: Camera, pivot: Point, yaw: float, pitch: float) -> Camera:
    """Turn round `pivot`: by `yaw` about the vertical, by `pitch` about the picture's horizontal."""
    now = frame(camera)
    steep = math.asin(max(-1.0, min(1.0, float(now.forward[2]))))
    pitch = max(-STEEPEST - steep, min(STEEPEST - steep, pitch))
    turn = _rotation(UP, yaw) @ _rotation(_level_right(now), pitch)
    centre = np.array(pivot, float)
    return _turned(camera, now, turn, centre)


def look(camera: Camera, yaw: float, pitch: float) -> Camera:
    """Turn the head; the eye stays where it is."""
    return orbit(camera, camera.eye, yaw, pitch)


def pan(camera: Camera, dx: float, dy: float, depth: float | None = None) -> Camera:
    """Shift the camera so that what lies `depth` ahead follows the cursor.

    Parameters
    ----------
    dx, dy : float
        The drag in picture heights, right and down positive.
    depth : float, optional
        Distance (m) along the view direction of what was grabbed; the target by default.
    """
    now = frame(camera)
    height = visible_height(camera)
    if depth is not None and not camera.orthographic:
        height *= depth / now.distance
    return _shifted(camera, (-dx * now.right + dy * now.up) * height)


def zoom(camera: Camera, factor: float, anchor: Point) -> Camera:
    """Come nearer by `factor` (0.5 halves the distance); `anchor` keeps its place in the picture."""
    now = frame(camera)
    centre = np.array(anchor, float)
    if camera.orthographic:
        offset = centre - np.array(camera.target, float)
        across = offset - now.forward * float(offset @ now.forward)
        return replace(_shifted(camera, across * (1 - factor)), height=max(camera.height * factor, 1e-3))
    eye = centre + (now.eye - centre) * factor
    # The target stays on the view axis, at the depth that was scaled with everything else.
    distance = max(now.distance * factor, 0.05)
    return replace(camera, eye=_point(eye), target=_point(eye + now.forward * distance))


def depth_of(camera: Camera, point: Point) -> float:
    """Return how far ahead a point lies, m, at least a hair's breadth."""
    now = frame(camera)
    return max(float((np.array(point, float) - now.eye) @ now.forward), 1e-3)


def point_on_target_plane(camera: Camera, x: float, y: float) -> Point:
    """Return the point seen at (x, y), in picture heights from the middle, as deep as the target."""
    now = frame(camera)
    return _point(np.array(camera.target, float) + (now.right * x + now.up * y) * visible_height(camera))


def dolly(camera: Camera, metres: float) -> Camera:
    """Move along the view direction, taking the target along."""
    return _shifted(camera, frame(camera).forward * metres)


def walk(camera: Camera, ahead: float, aside: float, rise: float) -> Camera:
    """Step on the level: `ahead` and `aside` (right) along the ground, `rise` upwards, m."""
    now = frame(camera)
    right = _level_right(now)
    return _shifted(camera, np.cross(UP, right) * ahead + right * aside + UP * rise)


def _level_right(now: Frame) -> F64:
    right = np.array([now.right[0], now.right[1], 0.0])
    length = np.linalg.norm(right)
    return right / length if length > 1e-9 else now.right


def _turned(camera: Camera, now: Frame, turn: F64, centre: F64) -> Camera:
    eye = centre + turn @ (now.eye - centre)
    forward = turn @ now.forward
    upright = abs(forward[2]) < math.sin(STEEPEST) + 1e-6
    up = UP if upright else turn @ now.up
    return replace(camera, eye=_point(eye), target=_point(eye + forward * now.distance), up=_point(up))


def _shifted(camera: Camera, by: F64) -> Camera:
    return replace(camera, eye=_point(np.array(camera.eye) + by), target=_point(np.array(camera.target) + by))


def _rotation(axis: F64, angle: float) -> F64:
    # Rodrigues' formula.
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    turn: F64 = np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * (cross @ cross)
    return turn


def _point(values: F64) -> Point:
    return (float(values[0]), float(values[1]), float(values[2]))
