"""Where a bar can be taken hold of, and what a pull at it means."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QPointF, Qt

from sim.browsing.task_rows import Bars
from sim.playback.time_scale import TimeScale
from sim.schedule import MILESTONES, SPANS, RelationKind
from viewers.widgets.grid import UNIT

EDGE = 1.25 * UNIT  # px inside a bar's end that stretch it
KNOB = 2.5 * UNIT  # px beyond a bar's end where a link begins


class Grip(Enum):
    """What is held."""

    MOVE = "move"
    START = "start"  # stretches
    FINISH = "finish"
    LINK_START = "link-start"  # a link from this end
    LINK_FINISH = "link-finish"


CURSORS = {
    Grip.MOVE: Qt.CursorShape.SizeAllCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.FINISH: Qt.CursorShape.SizeHorCursor,
    Grip.LINK_START: Qt.CursorShape.CrossCursor,
    Grip.LINK_FINISH: Qt.CursorShape.CrossCursor,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A bar taken hold of: which, where, when the task stood at that end, and at which pixel."""

    task: int
    grip: Grip
    moment: np.datetime64
    begin: QPointF

    @property
    def links(self) -> bool:
        """Whether a link is being drawn."""
        return self.grip in (Grip.LINK_START, Grip.LINK_FINISH)


def grip_at(bars: Bars, x: float) -> Grip | None:
    """Return what a press at `x` takes hold of in the only row of `bars`, None for nothing."""
    if not bars.task.size or bars.task[0] < 0 or not np.isfinite(bars.x0[0]) or not np.isfinite(bars.x1[0]):
        return None
    x0, x1, kind = float(bars.x0[0]), float(bars.x1[0]), int(bars.kind[0])
    if kind in SPANS:
        return None
    if kind in MILESTONES:
        if abs(x - x0) <= 2 * UNIT:
            return Grip.MOVE
        return Grip.LINK_FINISH if 0 < x - x0 <= 2 * UNIT + KNOB else None
    x1 = max(x1, x0 + 2.0)
    if x0 - KNOB <= x < x0:
        return Grip.LINK_START
    if x1 < x <= x1 + KNOB:
        return Grip.LINK_FINISH
    if not x0 <= x <= x1:
        return None
    if x1 - x0 > 4 * EDGE:
        if x < x0 + EDGE:
            return Grip.START
        if x > x1 - EDGE:
            return Grip.FINISH
    return Grip.MOVE


def pulled(held: Held, x: float, scale: TimeScale) -> np.datetime64:
    """Return where the held end stands now: whole days on coarse scales, quarters of an hour on fine."""
    seconds = (x - held.begin.x()) * scale.seconds_per_pixel
    step = 86400 if scale.seconds_per_pixel > 900 else 3600 if scale.seconds_per_pixel > 120 else 900
    return held.moment + np.timedelta64(round(seconds / step) * step, "s")


def link_kind(grip: Grip, bars: Bars, x: float) -> RelationKind:
    """Return which link a pull ends in when it is let go at `x` over the only row of `bars`."""
    x0, x1 = float(bars.x0[0]), float(bars.x1[0])
    at_finish = int(bars.kind[0]) not in MILESTONES and x > x1 - min(EDGE, (x1 - x0) / 3)
    if grip is Grip.LINK_FINISH:
        return RelationKind.FF if at_finish else RelationKind.FS
    return RelationKind.SF if at_finish else RelationKind.SS
