"""Distances between two points of the model, as numbers and as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from sim.space.display_units import DisplayUnits

Point: TypeAlias = tuple[float, float, float]

AXES = ("Δx", "Δy", "Δz")


@dataclass(frozen=True, slots=True)
class Measurement:
    """From one point to another, world, m."""

    start: Point
    end: Point

    @property
    def delta(self) -> Point:
        """End less start along x, y and z, m."""
        x, y, z = (b - a for a, b in zip(self.start, self.end, strict=True))
        return x, y, z

    @property
    def length(self) -> float:
        """The straight distance, m."""
        return float(np.linalg.norm(self.delta))

    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Return the way along x, then y, then z."""
        (ax, ay, az), (bx, by, bz) = self.start, self.end
        return (ax, ay, az), (bx, ay, az), (bx, by, az), (bx, by, bz)


def total_text(measurement: Measurement, units: DisplayUnits) -> str:
    """Return the distance with its unit."""
    return units.text(measurement.length, "m")


def delta_texts(measurement: Measurement, units: DisplayUnits) -> tuple[str, str, str]:
    """Return the parts along the axes, with their names, without the unit."""
    x, y, z = (
        f"{name} {units.number(part, 'm')}" for name, part in zip(AXES, measurement.delta, strict=True)
    )
    return x, y, z


def table_text(measurements: Sequence[Measurement], units: DisplayUnits) -> str:
    """Return the measurements as lines of tab-separated values, for a spreadsheet."""
    symbol = units.symbol("m")
    heads = ("x1", "y1", "z1", "x2", "y2", "z2", *AXES, "L")
    lines = ["\t".join(f"{head} [{symbol}]" for head in heads)]
    for one in measurements:
        values = (*one.start, *one.end, *one.delta, one.length)
        lines.append("\t".join(f"{units.value(value, 'm'):.4f}" for value in values))
    return "\n".join(lines) + "\n"
