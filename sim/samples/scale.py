"""The scale model: any number of elements in a lattice, as a file or as columns in memory."""

import math
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from kernels.arrays import I64
from sim.samples.parameters import Overrides, Parameters, load_parameters
from sim.samples.parts import Kind
from sim.samples.shapes import Shapes
from sim.samples.solids import Point2, Prism, block, disc, rectangle
from sim.samples.step import StepFile
from sim.step_values import DERIVED, Enum, Ref, global_id

MOST = 1_000_000
BATCH = 2000
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where the elements stand: element i on a storey, in a row and a column of it."""

    count: int
    storeys: int
    spacing: float
    a_task: int
    start: datetime
    hours: float

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST:
            raise ValueError(f"the scale model takes 1 to {MOST} elements")
        if self.storeys < 1 or self.a_task < 1 or self.spacing <= 0 or self.hours <= 0:
            raise ValueError("storeys, elements a task, spacing and hours a task are positive")

    @property
    def a_storey(self) -> int:
        return -(-self.count // self.storeys)

    @property
    def side(self) -> int:
        return max(1, math.isqrt(self.a_storey))

    @property
    def tasks(self) -> int:
        return -(-self.count // self.a_task)

    def places(self, rows: I64) -> tuple[I64, I64, I64]:
        """Return column, row and storey of some elements."""
        storey, within = np.divmod(rows, self.a_storey)
        row, column = np.divmod(within, self.side)
        return column, row, storey

    def span(self, task: int) -> tuple[datetime, datetime]:
        """Return start and finish of a task: one after the other, day and night."""
        start = self.start + timedelta(hours=self.hours * task)
        return start, start + timedelta(hours=self.hours)


def lattice_of(p: Parameters) -> Lattice:
    """Return the lattice the parameters ask for."""
    return Lattice(
        p.count("scale", "elements"), p.count("scale", "storeys"), p.number("scale", "spacing"),
        p.count("scale", "elements_a_task"), p.start(), p.number("programme", "hours_a_task"),
    )  # fmt: skip


def scale_kinds() -> tuple[Kind, ...]:
    """Return the shapes the model is mixed from: 12 to 92 triangles, 48 on average."""
    half: tuple[Point2, ...] = (
        (0.15, 0.0),
        (0.15, 0.08),
        (0.05, 0.12),
        (0.05, 0.38),
        (0.15, 0.42),
        (0.15, 0.5),
    )
    girder = half + tuple((-y, z) for y, z in reversed(half))
    window = rectangle(0.8, 0.9, 2.2, 2.4)
    return (
        Kind("IfcColumn", "COLUMN", "Round column", (Prism(disc(0.25, 24), "z", 0.0, 3.0, "concrete"),)),
        Kind("IfcBeam", "BEAM", "Girder", (Prism(girder, "x", 0.0, 3.5, "concrete"),)),
        Kind("IfcSlab", "FLOOR", "Slab", (block((0.0, 0.0, 0.0, 3.6, 3.6, 0.2), "concrete light"),)),
        Kind("IfcWall", "ELEMENTEDWALL", "Panel", (
            block((0.0, 0.0, 0.0, 3.0, 0.2, 3.0), "facade", "y", (window,)),
            Prism(window, "y", 0.09, 0.02, "glass"))),
        Kind("IfcMember", "POST", "Round post", (Prism(disc(0.06, 22), "z", 0.0, 3.0, "steel"),)),
        Kind("IfcWall", "SOLIDWALL", "Wall", (block((0.0, 0.0, 0.0, 3.4, 0.2, 3.0), "concrete"),)),
    )  # fmt: skip


def short_id(salt: str, number: int) -> str:
    """Return a GlobalId that counts on from a salt: as fixed as `global_id`, and ten times as fast."""
    low = number & 0xFFFFFF
    tail = _SIGNS[low >> 18] + _SIGNS[low >> 12 & 63] + _SIGNS[low >> 6 & 63] + _SIGNS[low & 63]
    return f"{salt}{tail}"


def write_scale(
    path: Path, count: int, *, unique: bool = False, parameters: Parameters | None = None
) -> Path:
    """Write `count` elements as IFC4X3_ADD2.

    Parameters
    ----------
    path : Path
    count : int
        1 to 1,000,000.
    unique : bool
        Every element with a shape of its own, instead of six shapes shared by all.
    parameters : Parameters, optional
        Those of ``scale.toml`` by default.
    """
    p = parameters or load_parameters("scale")
    p.sections["scale"]["elements"] = count
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="ascii", newline="\n", buffering=1 << 20) as stream:
            step = StepFile(stream, path.name, "ViewDefinition [ReferenceView]", p.start().isoformat())
            _ScaleFile(step, p, lattice_of(p), unique).write()
            step.finish()
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def write_scale_sample(path: Path, parameters: Overrides | None = None) -> Path:
    """Write the scale model as its parameters say."""
    p = load_parameters("scale", parameters)
    return write_scale(
        path, p.count("scale", "elements"), unique=bool(p.sections["scale"]["unique"]), parameters=p
    )


class _ScaleFile:
    def __init__(self, step: StepFile, p: Parameters, lattice: Lattice, unique: bool) -> None:
        self.step, self.p, self.lattice, self.unique = step, p, lattice, unique

    def write(self) -> None:
        step, n = self.step, self.lattice
        length = step.add("IfcSIUnit", DERIVED, Enum("LENGTHUNIT"), None, Enum("METRE"))
        origin = step.share(
            "IfcAxis2Placement3D", step.share("IfcCartesianPoint", (0.0, 0.0, 0.0)), None, None
        )
        self.origin = origin
        context = step.add("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, origin, None)
        body = step.add(
            "IfcGeometricRepresentationSubContext", "Body", "Model", *[DERIVED] * 4, context, None,
            Enum("MODEL_VIEW"), None,
        )  # fmt: skip
        units = step.add("IfcUnitAssignment", (length,))
        project = step.add(
            "IfcProject",
            global_id("scale", "project"),
            None,
            f"Scale model, {n.count} elements",
            *[None] * 4,
            (context,),
            units,
        )
        frame = step.add("IfcLocalPlacement", None, origin)
        building = step.add(
            "IfcBuilding", global_id("scale", "building"), None, "Lattice", None, None, frame, None, None,
            Enum("ELEMENT"), None, None, None,
        )  # fmt: skip
        step.add("IfcRelAggregates", global_id("scale", "a"), None, None, None, project, (building,))
        self.shapes = Shapes(step, body, self.p.finishes())
        self.bodies = [] if self.unique else [self._shared(kind) for kind in scale_kinds()[: n.count]]
        self.body = body
        storeys, frames = self._storeys(building, frame)
        first_of: list[int] = []
        for begin in range(0, n.count, BATCH):
            first_of += self._elements(begin, min(begin + BATCH, n.count), frames)
        self._relations(storeys, first_of)
        self._tasks(project, first_of)

    def _shared(self, kind: Kind) -> Ref:
        return self.shapes.mapped(self.shapes.representation_map(kind))

    def _storeys(self, building: Ref, frame: Ref) -> tuple[list[Ref], list[Ref]]:
        storeys, frames = [], []
        for k in range(self.lattice.storeys):
            at = self.shapes.frame((0.0, 0.0, 4.0 * k))
            frames.append(self.step.add("IfcLocalPlacement", frame, at))
            storeys.append(
                self.step.add(
                    "IfcBuildingStorey",
                    global_id("scale", "storey", k),
                    None,
                    f"Level {k + 1}",
                    None,
                    None,
                    frames[-1],
                    None,
                    None,
                    Enum("ELEMENT"),
                    4.0 * k,
                )
            )
        self.step.add("IfcRelAggregates", global_id("scale", "b"), None, None, None, building, storeys)
        return storeys, frames

    def _elements(self, begin: int, end: int, frames: list[Ref]) -> list[int]:
        n, kinds = self.lattice, scale_kinds()
        columns, rows, storeys = (v.tolist() for v in n.places(np.arange(begin, end)))
        names = [(kind.ifc_class.upper(), kind.name, kind.predefined) for kind in kinds]
        salt = global_id("scale", "element")[:18]
        lines, products, gap = [], [], n.spacing
        k = self.step.count + 1
        own = 7 if self.unique else 0
        for i, column, row, storey in zip(range(begin, end), columns, rows, storeys, strict=True):
            word, name, predefined = names[i % 6]
            shape = f"#{k + own - 1}" if own else f"#{self.bodies[i % 6]}"
            if own:
                lines.append(self._own_shape(k, i))
            p = k + own
            lines.append(
                f"#{p}=IFCCARTESIANPOINT(({column * gap:.3f},{row * gap:.3f},0.));\n"
                f"#{p + 1}=IFCAXIS2PLACEMENT3D(#{p},$,$);\n"
                f"#{p + 2}=IFCLOCALPLACEMENT(#{frames[storey]},#{p + 1});\n"
                f"#{p + 3}={word}('{short_id(salt, i)}',$,'{name} {i + 1}',$,$,#{p + 2},{shape},"
                f"'S-{i + 1:07}',.{predefined}.);\n"
            )
            products.append(p + 3)
            k = p + 4
        self.step.add_lines("".join(lines), (4 + own) * (end - begin))
        return products

    def _own_shape(self, k: int, i: int) -> str:
        # A box whose size no other element has: 1 m and i millionths wide.
        x, h = 1.0 + i * 1e-6, 3.0
        return (
            f"#{k}=IFCCARTESIANPOINT((0.,0.));\n#{k + 1}=IFCAXIS2PLACEMENT2D(#{k},$);\n"
            f"#{k + 2}=IFCRECTANGLEPROFILEDEF(.AREA.,$,#{k + 1},{x:.6f},0.4);\n"
            f"#{k + 3}=IFCDIRECTION((0.,0.,1.));\n"
            f"#{k + 4}=IFCEXTRUDEDAREASOLID(#{k + 2},#{self.origin},#{k + 3},{h:.1f});\n"
            f"#{k + 5}=IFCSHAPEREPRESENTATION(#{self.body},'Body','SweptSolid',(#{k + 4}));\n"
            f"#{k + 6}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{k + 5}));\n"
        )

    def _relations(self, storeys: list[Ref], products: list[int]) -> None:
        for k, storey in enumerate(storeys):
            inside = products[k * self.lattice.a_storey : (k + 1) * self.lattice.a_storey]
            if inside:
                self._wide("IFCRELCONTAINEDINSPATIALSTRUCTURE", ("scale", "inside", k), inside, f"#{storey}")

    def _wide(self, keyword: str, words: tuple[object, ...], refs: list[int], tail: str) -> None:
        listed = ",".join(f"#{ref}" for ref in refs)
        self.step.add_lines(
            f"#{self.step.count + 1}={keyword}('{global_id(*words)}',$,$,$,({listed}),{tail});\n", 1
        )

    def _tasks(self, project: Ref, products: list[int]) -> None:
        step, n = self.step, self.lattice
        begin, end = n.start.isoformat(), n.span(n.tasks - 1)[1].isoformat()
        schedule = step.add(
            "IfcWorkSchedule",
            global_id("scale", "schedule"),
            None,
            "Element by element",
            None,
            None,
            "WS-1",
            begin,
            None,
            None,
            None,
            None,
            begin,
            end,
            Enum("PLANNED"),
        )
        step.add("IfcRelDeclares", global_id("scale", "declares"), None, None, None, project, (schedule,))
        tasks = []
        for k in range(n.tasks):
            start, finish = n.span(k)
            time = step.add(
                "IfcTaskTime", None, None, None, Enum("ELAPSEDTIME"), f"PT{n.hours:g}H", start.isoformat(),
                finish.isoformat(), *[None] * 13,
            )  # fmt: skip
            tasks.append(
                step.add(
                    "IfcTask",
                    global_id("scale", "task", k),
                    None,
                    f"Lot {k + 1}",
                    None,
                    None,
                    str(k + 1),
                    None,
                    None,
                    None,
                    False,
                    None,
                    time,
                    Enum("CONSTRUCTION"),
                )
            )
            self._wide(
                "IFCRELASSIGNSTOPROCESS",
                ("scale", "builds", k),
                products[k * n.a_task : (k + 1) * n.a_task],
                f"$,#{tasks[-1]},$",
            )
        step.add(
            "IfcRelAssignsToControl", global_id("scale", "controls"), None, None, None, tasks, None, schedule
        )
