"""What a sample model is made of: kinds of parts, parts that stand somewhere, places that hold them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.samples.solids import Box, Point3, Solid
from sim.step_values import Value

Facts = Mapping[str, Mapping[str, Value]]
"""Property sets: set name to property name to value."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A hole that the solids of a kind already leave free, and the kind that fills it."""

    name: str
    box: Box
    filling: "Kind | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A type of part: the same geometry wherever it stands.

    Attributes
    ----------
    ifc_class : str
        Class of the occurrences, "IfcWall"; its type object is of class "IfcWallType".
    predefined : str
        PredefinedType; "USERDEFINED" takes `object_type`.
    name : str
        Unique within a model.
    solids : tuple of Solid
        In local coordinates, m.
    density : dict of str to float
        kg/m3 by finish; a finish that is missing weighs nothing.
    material : tuple of str
        Materials, the governing one first.
    facts : Facts
        Property sets of the type.
    precast : bool
        Whether it comes from the factory: has a part code of its own, precast property sets and a weight.
    """

    ifc_class: str
    predefined: str
    name: str
    solids: tuple[Solid, ...]
    material: tuple[str, ...] = ()
    density: Mapping[str, float] = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)
    object_type: str | None = None
    precast: bool = False
    openings: tuple[Opening, ...] = ()

    def box(self) -> Box:
        boxes = [solid.box() for solid in self.solids]
        return (
            min(b[0] for b in boxes), min(b[1] for b in boxes), min(b[2] for b in boxes),
            max(b[3] for b in boxes), max(b[4] for b in boxes), max(b[5] for b in boxes),
        )  # fmt: skip

    def size(self) -> Point3:
        b = self.box()
        return (b[3] - b[0], b[4] - b[1], b[5] - b[2])

    def volume(self) -> float:
        return sum(solid.volume() for solid in self.solids)

    def gross_volume(self) -> float:
        return sum(solid.gross_volume() for solid in self.solids)

    def weight(self) -> float:
        return sum(solid.volume() * self.density.get(solid.finish, 0.0) for solid in self.solids)

    def gross_weight(self) -> float:
        return sum(solid.gross_volume() * self.density.get(solid.finish, 0.0) for solid in self.solids)

    def surface(self) -> float:
        return sum(solid.surface() for solid in self.solids)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part in its place.

    Attributes
    ----------
    kind : Kind
    code : str
        Part code, unique within a model: IfcElement.Tag.
    at : Point3
        Where the kind's origin stands, m.
    place : str
        Key of the spatial element that contains it.
    work : str
        Key of the task that builds it, "" for what was there before.
    turn : float
        Degrees about the vertical, counter-clockwise.
    tilt : float
        Degrees the local x axis rises.
    whole : str
        Code of the assembly it is part of, "" for none.
    facts : Facts
        Property sets of this part alone.
    """

    kind: Kind
    code: str
    at: Point3
    place: str
    work: str
    turn: float = 0.0
    tilt: float = 0.0
    whole: str = ""
    facts: Facts = field(default_factory=dict)

    def box(self) -> Box:
        """Return the world bounds (exact for quarter turns without tilt)."""
        return place_box(self.kind.box(), self.at, self.turn, self.tilt)


@dataclass(frozen=True, slots=True)
class Place:
    """A spatial element; the parent stands before it."""

    key: str
    ifc_class: str
    name: str
    parent: str
    elevation: float = 0.0
    predefined: str | None = None
    usage: str | None = None
    long_name: str | None = None


def directions(turn: float, tilt: float = 0.0) -> tuple[Point3, Point3]:
    """Return the local x and z axes of a part that is turned and tilted."""
    c, s = _turned(turn)
    ct, st = _turned(tilt)
    return (c * ct, s * ct, st), (-c * st, -s * st, ct)


def place_box(box: Box, at: Point3, turn: float, tilt: float = 0.0) -> Box:
    """Return the world bounds of a local box."""
    x, z = directions(turn, tilt)
    y = (z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0])
    corners = [
        tuple(at[k] + u * x[k] + v * y[k] + w * z[k] for k in range(3))
        for u in (box[0], box[3]) for v in (box[1], box[4]) for w in (box[2], box[5])
    ]  # fmt: skip
    low, high = [min(p[k] for p in corners) for k in range(3)], [max(p[k] for p in corners) for k in range(3)]
    return (low[0], low[1], low[2], high[0], high[1], high[2])


def _turned(degrees: float) -> tuple[float, float]:
    quarters = degrees / 90
    if quarters == round(quarters):
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[round(quarters) % 4]
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle)
