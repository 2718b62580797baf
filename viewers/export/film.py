"""A film of a project: its pictures one after the other, by choice with a Gantt strip and a flight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from sim.job import Job
from sim.playback.camera_path import CameraPath
from viewers.export.frames import Frames, image_bytes
from viewers.export.gantt_strip import GanttStrip
from viewers.export.video import write_video

FPS = 24
REST = 1.5  # s the last picture stands


@dataclass(frozen=True, slots=True, eq=False)
class FilmOptions:
    """How a film is made.

    Attributes
    ----------
    width, height : int
        Even; the strip is within the height.
    strip : GanttStrip or None
    path : CameraPath or None
        None: the camera stands where it does.
    """

    width: int = 1920
    height: int = 1080
    strip: GanttStrip | None = None
    path: CameraPath | None = None


def write_film(
    path: Path, frames: Frames, times: Sequence[np.datetime64], options: FilmOptions, job: Job
) -> int:
    """Write the film; returns the number of pictures.

    Raises
    ------
    WriteError
    Cancelled
    """
    below = GanttStrip.height(options.height) if options.strip is not None else 0
    frames.options = replace(
        frames.options, width=options.width, height=options.height - below,
        # Four times the pixels cost four times the time where the processor draws.
        supersample=1 if frames.scene.backend.software else frames.options.supersample,
    )  # fmt: skip

    def pictures() -> Iterator[bytes]:
        last = b""
        for k, time in enumerate(times):
            job.step("job-video", k, len(times))
            last = image_bytes(film_picture(frames, time, options, below))
            yield last
        for _ in range(round(FPS * REST)):
            yield last

    return write_video(path, pictures(), options.width, options.height, FPS)


def film_picture(frames: Frames, time: np.datetime64, options: FilmOptions, below: int) -> QImage:
    """Return one picture of the film, the lowest `below` lines the strip."""
    if options.path is not None:
        frames.scene.set_camera(options.path.at(time))
    above = frames.image(time)
    if options.strip is None:
        return above
    whole = QImage(options.width, options.height, QImage.Format.Format_RGB888)
    painter = QPainter(whole)
    painter.drawImage(0, 0, above)
    options.strip.paint(painter, QRectF(0, options.height - below, options.width, below), time)
    painter.end()
    return whole
