"""The geometry of kinds as IFC representation maps, and the styles that finish them."""

from collections.abc import Mapping

from sim.samples.parts import Kind, directions
from sim.samples.solids import Bar, Box, Hull, Point3, Prism, Ring, Solid, block
from sim.samples.step import StepFile
from sim.step_values import Enum, Ref, Typed

Colour = tuple[float, float, float, float]
"""Red, green, blue, transparency; 0..1."""


class Shapes:
    """Writes geometry; a kind's shape is written once and mapped to each place."""

    def __init__(self, step: StepFile, context: Ref, finishes: Mapping[str, Colour]) -> None:
        self._step, self._context, self._finishes = step, context, finishes
        self._origin = self.frame((0.0, 0.0, 0.0))
        self._styles: dict[str, Ref] = {}
        self._operator = step.add(
            "IfcCartesianTransformationOperator3D", None, None, self._point((0.0, 0.0, 0.0)), None, None
        )

    def frame(self, at: Point3, turn: float = 0.0, tilt: float = 0.0) -> Ref:
        """Return a coordinate system."""
        if turn % 360 == 0 and tilt == 0:
            return self._step.share("IfcAxis2Placement3D", self._point(at), None, None)
        x, z = directions(turn, tilt)
        return self._frame(at, z, x)

    def representation_map(self, kind: Kind) -> Ref:
        """Write the shape of a kind."""
        tessellated = any(isinstance(solid, Hull) for solid in kind.solids)
        items = [self._item(solid) for solid in kind.solids]
        shape = self._step.add(
            "IfcShapeRepresentation", self._context, "Body",
            "Tessellation" if tessellated else "SweptSolid", items,
        )  # fmt: skip
        return self._step.add("IfcRepresentationMap", self._origin, shape)

    def mapped(self, shape: Ref) -> Ref:
        """Write the shape of one occurrence."""
        item = self._step.add("IfcMappedItem", shape, self._operator)
        body = self._step.add(
            "IfcShapeRepresentation", self._context, "Body", "MappedRepresentation", (item,)
        )
        return self._step.add("IfcProductDefinitionShape", None, None, (body,))

    def reference(self, box: Box) -> Ref:
        """Return the shape of an opening that its host already leaves free: not to be subtracted again."""
        item = self._extrusion(block(box, "", "y"))
        body = self._step.add("IfcShapeRepresentation", self._context, "Reference", "SweptSolid", (item,))
        return self._step.add("IfcProductDefinitionShape", None, None, (body,))

    def _item(self, solid: Solid) -> Ref:
        if isinstance(solid, Prism):
            item = self._extrusion(solid)
        elif isinstance(solid, Bar):
            item = self._bar(solid)
        else:
            points = self._step.add("IfcCartesianPointList3D", solid.points, None)
            corners = tuple((a + 1, b + 1, c + 1) for a, b, c in solid.triangles)
            item = self._step.add("IfcTriangulatedFaceSet", points, None, True, corners, None)
        self._step.add("IfcStyledItem", item, (self._style(solid.finish),), None)
        return item

    def _extrusion(self, prism: Prism) -> Ref:
        if prism.holes:
            # Kernels agree on holes that run against the outer curve only.
            inner = tuple(self._curve(hole[::-1]) for hole in prism.holes)
            profile = self._step.add(
                "IfcArbitraryProfileDefWithVoids", Enum("AREA"), None, self._curve(prism.ring), inner
            )
        else:
            profile = self._step.add(
                "IfcArbitraryClosedProfileDef", Enum("AREA"), None, self._curve(prism.ring)
            )
        if prism.axis == "z":
            frame = self._frame((0.0, 0.0, prism.start), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
        elif prism.axis == "y":
            # The profile's second axis points up only if the extrusion runs against y.
            frame = self._frame((0.0, prism.start + prism.depth, 0.0), (0.0, -1.0, 0.0), (1.0, 0.0, 0.0))
        else:
            frame = self._frame((prism.start, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
        return self._step.add("IfcExtrudedAreaSolid", profile, frame, self._up(), float(prism.depth))

    def _bar(self, bar: Bar) -> Ref:
        length = bar.length()
        along = tuple((e - s) / length for s, e in zip(bar.start, bar.end, strict=True))
        side = (1.0, 0.0, 0.0) if abs(along[2]) > 0.99 else (0.0, 0.0, 1.0)
        frame = self._frame(bar.start, (along[0], along[1], along[2]), side)
        centre = self._step.share(
            "IfcAxis2Placement2D", self._step.share("IfcCartesianPoint", (0.0, 0.0)), None
        )
        profile = self._step.share(
            "IfcRectangleProfileDef", Enum("AREA"), None, centre, float(bar.width), float(bar.width)
        )
        return self._step.add("IfcExtrudedAreaSolid", profile, frame, self._up(), length)

    def _curve(self, ring: Ring) -> Ref:
        points = self._step.share(
            "IfcCartesianPointList2D", tuple((float(x), float(y)) for x, y in ring), None
        )
        closed = (*range(1, len(ring) + 1), 1)
        return self._step.share("IfcIndexedPolyCurve", points, (Typed("IFCLINEINDEX", closed),), False)

    def _frame(self, at: Point3, axis: Point3, reference: Point3) -> Ref:
        return self._step.share(
            "IfcAxis2Placement3D", self._point(at), self._direction(axis), self._direction(reference)
        )

    def _point(self, at: Point3) -> Ref:
        return self._step.share("IfcCartesianPoint", tuple(float(v) for v in at))

    def _direction(self, to: Point3) -> Ref:
        return self._step.share("IfcDirection", tuple(float(v) for v in to))

    def _up(self) -> Ref:
        return self._direction((0.0, 0.0, 1.0))

    def _style(self, finish: str) -> Ref:
        if finish not in self._styles:
            red, green, blue, transparency = self._finishes[finish]
            colour = self._step.add("IfcColourRgb", None, float(red), float(green), float(blue))
            shading = self._step.add(
                "IfcSurfaceStyleRendering", colour, float(transparency), *[None] * 6, Enum("NOTDEFINED")
            )
            self._styles[finish] = self._step.add("IfcSurfaceStyle", finish, Enum("BOTH"), (shading,))
        return self._styles[finish]
