"""A whole sample model written as IFC: units, places, kinds, parts and their sets."""

import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sim.samples.alignment import write_alignment
from sim.samples.parts import Kind, Part, Place
from sim.samples.programme import write_programme
from sim.samples.quantities import base_quantities
from sim.samples.sample import Sample
from sim.samples.shapes import Shapes
from sim.samples.solids import Point3
from sim.samples.step import StepFile
from sim.step_values import DERIVED, Enum, Ref, Typed, Value, global_id

# Attributes of an occurrence between Tag and the end, where they are not PredefinedType alone.
_KIND_MARK = Enum("")
_OCCURRENCE: dict[str, tuple[Value, ...]] = {
    "IfcStairFlight": (None, None, None, None, _KIND_MARK),
    "IfcElementAssembly": (Enum("SITE"), _KIND_MARK),
    "IfcPile": (_KIND_MARK, None),
    "IfcWindow": (None, None, _KIND_MARK, Enum("NOTDEFINED"), None),
}
_TYPE: dict[str, tuple[Value, ...]] = {"IfcWindow": (Enum("NOTDEFINED"), None, None)}
_NO_TYPE = {"IfcEarthworksFill"}  # classes without a type class


class Document:
    """Writes one sample."""

    def __init__(self, step: StepFile, sample: Sample) -> None:
        self.step, self.sample = step, sample
        self.project, self._context, body = self._head()
        self.shapes = Shapes(step, body, sample.finishes)
        self._places: dict[str, Ref] = {}
        self._frames: dict[str, Ref] = {}
        self._origins: dict[str, float] = {}

    def guid(self, *words: object) -> str:
        """Return the GlobalId of something in this sample."""
        return global_id("twin_app", self.sample.key, *words)

    def write(self) -> None:
        """Write all of it."""
        self._write_places()
        products = self._write_parts()
        if self.sample.line is not None:
            write_alignment(self.step, self.guid, self.project, self._context, self.sample.line)
        write_programme(self.step, self.guid, self.project, self.sample, products)

    def relate(self, keyword: str, one: str, *values: Value) -> Ref:
        """Write a relationship named after what it is about."""
        return self.step.add(keyword, self.guid(keyword, one), None, None, None, *values)

    def _head(self) -> tuple[Ref, Ref, Ref]:
        step, sample = self.step, self.sample
        units = [step.add("IfcSIUnit", DERIVED, Enum(kind), prefix and Enum(prefix), Enum(name))
                 for kind, prefix, name in (
                     ("LENGTHUNIT", None, "METRE"), ("AREAUNIT", None, "SQUARE_METRE"),
                     ("VOLUMEUNIT", None, "CUBIC_METRE"), ("PLANEANGLEUNIT", None, "RADIAN"),
                     ("MASSUNIT", "KILO", "GRAM"), ("TIMEUNIT", None, "SECOND"),
                     ("PRESSUREUNIT", None, "PASCAL"))]  # fmt: skip
        origin = step.share(
            "IfcAxis2Placement3D", step.share("IfcCartesianPoint", (0.0, 0.0, 0.0)), None, None
        )
        context = step.add("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, origin, None)
        body = step.add(
            "IfcGeometricRepresentationSubContext", "Body", "Model", DERIVED, DERIVED, DERIVED, DERIVED,
            context, None, Enum("MODEL_VIEW"), None,
        )  # fmt: skip
        project = step.add(
            "IfcProject", self.guid("project"), None, sample.title, sample.description, None, None, None,
            (context,), step.add("IfcUnitAssignment", units),
        )  # fmt: skip
        ground = sample.ground
        crs = step.add(
            "IfcProjectedCRS", ground.crs, ground.description or None, None, None, None, None, units[0]
        )
        step.add(
            "IfcMapConversion", context, crs, ground.easting, ground.northing, ground.height, 1.0, 0.0, 1.0
        )
        return project, context, body

    def _write_places(self) -> None:
        children: dict[str, list[Ref]] = defaultdict(list)
        for place in self.sample.places:
            above = self._origins.get(place.parent, 0.0)
            frame = self.step.add(
                "IfcLocalPlacement", self._frames.get(place.parent),
                self.shapes.frame((0.0, 0.0, place.elevation - above)),
            )  # fmt: skip
            self._origins[place.key], self._frames[place.key] = place.elevation, frame
            ref = self.step.add(
                place.ifc_class, self.guid("place", place.key), None, place.name, None, None, frame, None,
                place.long_name, *_place_values(place),
            )  # fmt: skip
            self._places[place.key] = ref
            children[place.parent].append(ref)
        for parent, refs in children.items():
            self.relate("IfcRelAggregates", f"place {parent}", self._places.get(parent, self.project), refs)

    def _write_parts(self) -> dict[str, Ref]:
        maps: dict[int, Ref] = {}
        typed: dict[int, list[Ref]] = defaultdict(list)
        kinds: dict[int, Kind] = {}
        inside: dict[str, list[Ref]] = defaultdict(list)
        pieces: dict[str, list[Ref]] = defaultdict(list)
        products: dict[str, Ref] = {}
        for part in self.sample.parts:
            self._write_part(part, maps, typed, kinds, products, inside, pieces)
        for key, kind in kinds.items():
            self._write_kind(kind, maps[key], typed[key])
        for place, refs in inside.items():
            self.relate("IfcRelContainedInSpatialStructure", place, refs, self._places[place])
        for code, refs in pieces.items():
            self.relate("IfcRelAggregates", f"part {code}", products[code], refs)
        return products

    def _write_part(
        self, part: Part, maps: dict[int, Ref], typed: dict[int, list[Ref]], kinds: dict[int, Kind],
        products: dict[str, Ref], inside: dict[str, list[Ref]], pieces: dict[str, list[Ref]],
    ) -> None:  # fmt: skip
        step = self.step
        product, frame = self._occurrence(part, part.kind, part.code, maps, typed, kinds)
        if part.code in products:
            raise ValueError(f"two parts are called {part.code}")
        products[part.code] = product
        (pieces[part.whole] if part.whole else inside[part.place]).append(product)
        for name, properties in part.facts.items():
            self._relate_set(f"{part.code} {name}", [product], self._set(part.code, name, properties))
        for number, opening in enumerate(part.kind.openings, 1):
            code = f"{part.code}-{opening.name}{number}"
            hole_frame = step.add("IfcLocalPlacement", frame, self.shapes.frame((0.0, 0.0, 0.0)))
            hole = step.add(
                "IfcOpeningElement", self.guid("opening", code), None, opening.name, None, None, hole_frame,
                self.shapes.reference(opening.box), code, Enum("OPENING"),
            )  # fmt: skip
            self.relate("IfcRelVoidsElement", code, product, hole)
            if opening.filling is None:
                continue
            filler = Part(opening.filling, code, (0.0, 0.0, 0.0), part.place, part.work)
            window, _ = self._occurrence(filler, opening.filling, code, maps, typed, kinds, frame)
            self.relate("IfcRelFillsElement", code, hole, window)
            inside[part.place].append(window)
            products[code] = window

    def _occurrence(
        self, part: Part, kind: Kind, code: str, maps: dict[int, Ref], typed: dict[int, list[Ref]],
        kinds: dict[int, Kind], host: Ref | None = None,
    ) -> tuple[Ref, Ref]:  # fmt: skip
        shape = maps.get(id(kind))
        if shape is None:
            shape = maps[id(kind)] = self.shapes.representation_map(kind) if kind.solids else Ref(0)
            kinds[id(kind)] = kind
        x, y, z = part.at
        local: Point3 = (x, y, z) if host else (x, y, z - self._origins[part.place])
        frame = self.step.add(
            "IfcLocalPlacement", host or self._frames[part.place],
            self.shapes.frame(local, part.turn, part.tilt),
        )  # fmt: skip
        predefined = Enum(kind.predefined)
        extra = [predefined if v is _KIND_MARK else v for v in _OCCURRENCE.get(kind.ifc_class, (_KIND_MARK,))]
        if kind.ifc_class == "IfcWindow":
            width, depth, height = kind.size()
            extra[:2] = [round(height, 6), round(max(width, depth), 6)]
        product = self.step.add(
            kind.ifc_class,
            self.guid("part", code),
            None,
            f"{kind.name}:{code}",
            None,
            kind.object_type,
            frame,
            self.shapes.mapped(shape) if kind.solids else None,
            code,
            *extra,
        )
        typed[id(kind)].append(product)
        return product, frame

    def _write_kind(self, kind: Kind, shape: Ref, products: list[Ref]) -> None:
        step = self.step
        if kind.ifc_class in _NO_TYPE:
            self.relate("IfcRelAssociatesMaterial", kind.name, products, self._material(kind.material))
            return
        sets = [self._set(kind.name, name, properties) for name, properties in kind.facts.items()]
        ref = step.add(
            f"{kind.ifc_class}Type", self.guid("kind", kind.name), None, kind.name, None, None, sets or None,
            (shape,) if shape else None, None, kind.object_type, Enum(kind.predefined),
            *_TYPE.get(kind.ifc_class, ()),
        )  # fmt: skip
        self.relate("IfcRelDefinesByType", kind.name, products, ref)
        if kind.material:
            self.relate("IfcRelAssociatesMaterial", kind.name, (ref,), self._material(kind.material))
        title, quantities = base_quantities(kind)
        if quantities:
            values = [
                step.share(f"IfcQuantity{what}", name, None, None, float(value), None)
                for name, what, value in quantities
            ]
            quantity_set = step.add(
                "IfcElementQuantity", self.guid("quantities", kind.name), None, title, None, None, values
            )
            self._relate_set(f"{kind.name} {title}", products, quantity_set)

    def _material(self, names: tuple[str, ...]) -> Ref:
        refs = [self.step.share("IfcMaterial", name, None, None) for name in names]
        if len(refs) == 1:
            return refs[0]
        parts = [self.step.share("IfcMaterialConstituent", name, None, ref, None, None)
                 for name, ref in zip(names, refs, strict=True)]  # fmt: skip
        return self.step.share("IfcMaterialConstituentSet", names[0], None, parts)

    def _set(self, owner: str, name: str, properties: Mapping[str, Value]) -> Ref:
        values = [
            self.step.share("IfcPropertyEnumeratedValue", title, None, value, None)
            if isinstance(value, tuple)
            else self.step.share("IfcPropertySingleValue", title, None, typed_value(value), None)
            for title, value in properties.items()
        ]
        return self.step.add("IfcPropertySet", self.guid("set", owner, name), None, name, None, values)

    def _relate_set(self, about: str, products: list[Ref], definition: Ref) -> None:
        self.relate("IfcRelDefinesByProperties", about, products, definition)


def typed_value(value: Value) -> Value:
    """Return a plain value with the IFC type it takes by itself."""
    if isinstance(value, bool):
        return Typed("IFCBOOLEAN", value)
    if isinstance(value, int):
        return Typed("IFCINTEGER", value)
    if isinstance(value, float):
        return Typed("IFCREAL", value)
    return Typed("IFCLABEL", value) if isinstance(value, str) else value


def _place_values(place: Place) -> tuple[Value, ...]:
    whole = Enum("ELEMENT")
    predefined = place.predefined and Enum(place.predefined)
    if place.ifc_class == "IfcSite":
        return (whole, None, None, None, None, None)
    if place.ifc_class == "IfcBuilding":
        return (whole, None, None, None)
    if place.ifc_class == "IfcBuildingStorey":
        return (whole, float(place.elevation))
    if place.ifc_class in ("IfcBridgePart", "IfcFacilityPartCommon"):
        return (Enum("ELEMENT"), Enum(place.usage or "NOTDEFINED"), predefined)
    return (whole, predefined) if place.ifc_class != "IfcFacility" else (whole,)


def write_sample_file(path: Path, sample: Sample) -> Path:
    """Write a sample; the file appears complete or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="ascii", newline="\n") as stream:
            step = StepFile(stream, path.name, "ViewDefinition [ReferenceView]", sample.stamp.isoformat())
            Document(step, sample).write()
            step.finish()
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path
