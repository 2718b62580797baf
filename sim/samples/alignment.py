"""A simple alignment: one line or arc in plan with one gradient, as IFC 4.3 wants it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from sim.samples.solids import Point3
from sim.samples.step import StepFile
from sim.step_values import Enum, Ref, Typed


@dataclass(frozen=True, slots=True)
class Line:
    """An alignment of constant curvature and gradient.

    Attributes
    ----------
    name : str
    station : float
        Station of its start, m.
    start : tuple of float
        Where it begins in plan, m.
    heading : float
        Direction of its start, degrees from x.
    length : float
        In plan, m.
    radius : float
        Of the curve to the left, m; 0 for a straight line.
    height : float
        z of its start, m.
    gradient : float
        Rise over plan length.
    """

    name: str
    station: float
    start: tuple[float, float]
    heading: float
    length: float
    radius: float
    height: float
    gradient: float

    def at(self, along: float) -> tuple[Point3, float]:
        """Return the point at a plan length from the start, and the heading there in degrees."""
        heading = math.radians(self.heading)
        if self.radius == 0:
            x, y = along * math.cos(heading), along * math.sin(heading)
            return (self.start[0] + x, self.start[1] + y, self.height + self.gradient * along), self.heading
        turned = heading + along / self.radius
        x = self.radius * (math.sin(turned) - math.sin(heading))
        y = -self.radius * (math.cos(turned) - math.cos(heading))
        point = (self.start[0] + x, self.start[1] + y, self.height + self.gradient * along)
        return point, math.degrees(turned)


def write_alignment(step: StepFile, guid: Callable[..., str], project: Ref, context: Ref, line: Line) -> Ref:
    """Write the alignment: what it is designed from, and its axis as a polyline."""
    heading = math.radians(line.heading)
    start = step.add("IfcCartesianPoint", line.start)
    horizontal = step.add(
        "IfcAlignmentHorizontalSegment",
        None,
        None,
        start,
        heading,
        line.radius,
        line.radius,
        line.length,
        None,
        Enum("CIRCULARARC" if line.radius else "LINE"),
    )
    vertical = step.add(
        "IfcAlignmentVerticalSegment",
        None,
        None,
        0.0,
        line.length,
        line.height,
        line.gradient,
        line.gradient,
        None,
        Enum("CONSTANTGRADIENT"),
    )
    origin = step.share("IfcAxis2Placement3D", step.share("IfcCartesianPoint", (0.0, 0.0, 0.0)), None, None)
    frame = step.add("IfcLocalPlacement", None, origin)

    def layout(name: str, parameters: Ref) -> Ref:
        segment = step.add(
            "IfcAlignmentSegment", guid("segment", name), None, None, None, None, frame, None, parameters
        )
        whole = step.add(f"IfcAlignment{name}", guid("layout", name), None, name, None, None, frame, None)
        step.add("IfcRelNests", guid("nests segment", name), None, None, None, whole, (segment,))
        return whole

    layouts = (layout("Horizontal", horizontal), layout("Vertical", vertical))
    count = 1 if line.radius == 0 else max(2, round(line.length / 2.0))
    points = tuple(line.at(line.length * k / count)[0] for k in range(count + 1))
    axis = step.add(
        "IfcIndexedPolyCurve", step.add("IfcCartesianPointList3D", points, None),
        (Typed("IFCLINEINDEX", tuple(range(1, count + 2))),), False,
    )  # fmt: skip
    shape = step.add("IfcShapeRepresentation", context, "Axis", "Curve3D", (axis,))
    body = step.add("IfcProductDefinitionShape", None, None, (shape,))
    alignment = step.add(
        "IfcAlignment", guid("alignment"), None, line.name, None, None, frame, body, Enum("NOTDEFINED")
    )
    step.add("IfcRelNests", guid("nests layouts"), None, None, None, alignment, layouts)
    step.add("IfcRelAggregates", guid("aggregates alignment"), None, None, None, project, (alignment,))
    return alignment
