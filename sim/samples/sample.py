"""Everything a sample model says, before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sim.calendar import Calendar
from sim.samples.alignment import Line
from sim.samples.parts import Part, Place
from sim.samples.shapes import Colour
from sim.samples.works import Work


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the model's zero stands on the earth."""

    crs: str
    easting: float
    northing: float
    height: float
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Everything a sample model says."""

    key: str
    title: str
    description: str
    stamp: datetime
    ground: Ground
    places: Sequence[Place]
    parts: Sequence[Part]
    works: Sequence[Work]
    calendars: Sequence[Calendar]
    finishes: Mapping[str, Colour]
    line: Line | None = None
