"""What is looked at and how: neither saved in the history nor undone."""

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from kernels.arrays import I32
from sim.space.measuring import Measurement
from sim.viewpoint import Camera, Section


class ColourBy(Enum):
    """What the colours of the model mean."""

    STATE = "state"  # 4D: material, with the state of work
    CLASS = "class"
    STOREY = "storey"
    TYPE = "type"
    MODEL = "model"
    PROPERTY = "property"
    VARIANCE = "variance"  # planned against actual


def _no_rows() -> I32:
    return np.empty(0, np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One frozen snapshot, replaced through `Watched[View].set`.

    Attributes
    ----------
    time : datetime64[s]
        The playhead, site wall clock; NaT shows the finished model.
    playing : bool
    speed : float
        Site days per second of playback.
    selection : int32[k]
        Element rows, in the order they were picked.
    tasks : int32[k]
        Selected task rows.
    hidden, ghosted : int32[k]
        Element rows the user has hidden or made glass.
    ghost_absent : bool
        Show what is not yet built as glass instead of hiding it.
    colour_by : ColourBy
    colour_property : str
        "Pset_WallCommon.LoadBearing" when `colour_by` is PROPERTY.
    edges : bool
        Draw feature edges.
    sections : tuple of Section
    measurements : tuple of Measurement
    camera : Camera
    """

    time: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "s"))
    playing: bool = False
    speed: float = 7.0
    selection: I32 = field(default_factory=_no_rows)
    tasks: I32 = field(default_factory=_no_rows)
    hidden: I32 = field(default_factory=_no_rows)
    ghosted: I32 = field(default_factory=_no_rows)
    ghost_absent: bool = False
    colour_by: ColourBy = ColourBy.STATE
    colour_property: str = ""
    edges: bool = True
    sections: tuple[Section, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    camera: Camera = field(default_factory=Camera)
