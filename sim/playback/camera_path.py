"""A flight of the camera through saved viewpoints, each at its own moment."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, Time
from sim.playback.time_scale import SECOND
from sim.viewpoint import Camera, Viewpoint

_NEAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class CameraPath:
    """Cameras at moments, and smoothly between them; before the first and after the last it stands still.

    Attributes
    ----------
    time : datetime64[s][k]
        Ascending, k at least 1.
    cameras : tuple of Camera
    """

    time: Time
    cameras: tuple[Camera, ...]

    def at(self, moment: np.datetime64) -> Camera:
        """Return the camera at a moment; the last one for NaT."""
        if np.isnat(moment) or moment >= self.time[-1]:
            return self.cameras[-1]
        if moment <= self.time[0]:
            return self.cameras[0]
        x = (self.time - self.time[0]) / SECOND
        row = int(np.searchsorted(self.time, moment, side="right")) - 1
        values = _interpolated(x, _numbers(self.cameras), float((moment - self.time[0]) / SECOND))
        target, direction, up = values[0:3], _unit(values[3:6]), _unit(values[6:9])
        before = self.cameras[row]
        if direction is None or up is None:  # half way between opposite views: no way is the better one
            return before
        eye = target + direction * np.exp(values[9])
        return Camera(
            (float(eye[0]), float(eye[1]), float(eye[2])),
            (float(target[0]), float(target[1]), float(target[2])),
            (float(up[0]), float(up[1]), float(up[2])),
            float(values[10]), float(np.exp(values[11])), before.orthographic,
        )  # fmt: skip


def camera_path(viewpoints: Sequence[Viewpoint]) -> CameraPath | None:
    """Return the path through the viewpoints that have a moment, None where fewer than two have one.

    Of viewpoints of one moment the last saved counts.
    """
    dated = {
        saved.time.astype("datetime64[s]"): saved.camera for saved in viewpoints if not np.isnat(saved.time)
    }
    if len(dated) < 2:
        return None
    time = np.array(sorted(dated), "datetime64[s]")
    return CameraPath(time, tuple(dated[moment] for moment in sorted(dated)))


def _numbers(cameras: Sequence[Camera]) -> F64:
    """Return float64[k, 12]: target, direction to the eye, up, log of distance, angle, log of height."""
    rows = []
    for camera in cameras:
        away = np.subtract(camera.eye, camera.target)
        distance = max(float(np.linalg.norm(away)), _NEAR)
        rows.append(
            [*camera.target, *(away / distance), *camera.up, np.log(distance), camera.angle,
             np.log(max(camera.height, _NEAR))]
        )  # fmt: skip
    return np.array(rows, np.float64)


def _interpolated(x: F64, y: F64, at: float) -> F64:
    """Return the row of `y` at `at`: smooth in value and speed, and never beyond its neighbours.

    Notes
    -----
    Monotone piecewise cubic after F. N. Fritsch and J. Butland, "A method for constructing local monotone
    piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5 (1984); the camera rests at both ends.
    """
    step = np.diff(x)[:, None]
    slope = np.diff(y, axis=0) / step
    speed = np.zeros_like(y)
    if len(x) > 2:
        before, after = slope[:-1], slope[1:]
        same = before * after > 0
        first, second = 2 * step[1:] + step[:-1], step[1:] + 2 * step[:-1]
        safe_before, safe_after = np.where(same, before, 1.0), np.where(same, after, 1.0)
        mean = (first + second) / (first / safe_before + second / safe_after)
        speed[1:-1] = np.where(same, mean, 0.0)
    row = int(np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2))
    h = float(step[row, 0])
    t = (at - x[row]) / h
    out: F64 = (
        (1 + 2 * t) * (1 - t) ** 2 * y[row] + t * (1 - t) ** 2 * h * speed[row]
        + t * t * (3 - 2 * t) * y[row + 1] + t * t * (t - 1) * h * speed[row + 1]
    )  # fmt: skip
    return out


def _unit(vector: F64) -> F64 | None:
    length = float(np.linalg.norm(vector))
    return None if length < 1e-6 else vector / length
