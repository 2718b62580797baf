"""One picture of two versions of a schedule, side by side: the same model, camera and moment."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from resources import messages
from sim.playback.date_choice import DateChoice, with_dates
from sim.schedule import Schedule
from viewers.export.frames import Frames
from viewers.overlay import paint_name


def pair(
    frames: Frames, schedule: Schedule, left: DateChoice, right: DateChoice, time: np.datetime64
) -> QImage:
    """Return the picture; each half is as large as `frames` makes its pictures.

    Afterwards `frames` plays the version on the right.
    """
    width, height = frames.options.width, frames.options.height
    out = QImage(2 * width, height, QImage.Format.Format_RGB32)
    painter = QPainter(out)
    for number, choice in enumerate((left, right)):
        frames.play(with_dates(schedule, choice))
        painter.drawImage(number * width, 0, frames.image(time))
        if frames.options.overlay:
            name = messages.text(f"compare-{choice.value}", frames.options.language)
            paint_name(painter, QRectF(number * width, 0, width, height), name, frames.tones)
    painter.end()
    return out
