"""The scale model as a project in memory: the columns themselves, without a file between."""

import numpy as np

from kernels.arrays import F32, F64, I32
from sim.columns import Category, category
from sim.elements import Elements
from sim.links import LinkSource, links_of
from sim.mesh import Mesh
from sim.project import Model, Project
from sim.properties import no_properties
from sim.samples.parameters import load_parameters
from sim.samples.parts import Kind
from sim.samples.scale import Lattice, lattice_of, scale_kinds, short_id
from sim.samples.solids import PLANES, Prism, Ring
from sim.schedule import Schedule, TaskKind, no_dates
from sim.spatial import Spatial
from sim.step_values import global_id


def scale_project(count: int) -> Project:
    """Return a project of `count` elements, about 48 triangles each, one task to a hundred of them."""
    p = load_parameters("scale", {"scale": {"elements": count}})
    lattice, kinds = lattice_of(p), scale_kinds()
    rows = np.arange(count, dtype=np.int64)
    kind = (rows % len(kinds)).astype(np.int32)
    column, row, storey = lattice.places(rows)
    at = np.stack([column * lattice.spacing, row * lattice.spacing, storey * 4.0], axis=1)
    mesh = _mesh(kinds, p.finishes(), kind, at)
    local = np.array([k.box() for k in kinds])
    box = local[kind] + np.concatenate([at, at], axis=1)
    none = Category(np.full(count, -1, np.int32), ())
    names = [k.name for k in kinds]
    salt = global_id("scale", "element")[:18]
    elements = Elements(
        tuple(short_id(salt, i) for i in range(count)),
        tuple(f"{names[i % 6]} {i + 1}" for i in range(count)),
        tuple(f"S-{i + 1:07}" for i in range(count)),
        _spread([k.ifc_class for k in kinds], kind),
        _spread(names, kind),
        _spread([k.predefined for k in kinds], kind),
        none,
        (storey + 1).astype(np.int32),
        (storey + 1).astype(np.int32),
        np.full(count, -1, np.int32),
        np.zeros(count, np.int32),
        rows.copy(),
        box,
    )
    classes = {k.ifc_class: 0 for k in kinds}
    for k, number in zip(kinds, np.bincount(kind, minlength=len(kinds)).tolist(), strict=True):
        classes[k.ifc_class] += number
    model = Model("", "", "IFC4X3_ADD2", f"scale-{count}.ifc", classes=classes)
    task = (rows // lattice.a_task).astype(np.int32)
    return Project(
        name=f"Scale model, {count} elements", models=(model,), elements=elements, spatial=_spatial(lattice),
        properties=no_properties(count), mesh=mesh, schedule=_schedule(lattice),
        links=links_of(rows.astype(np.int32), task, LinkSource.MODEL),
    )  # fmt: skip


def _spread(labels: list[str], kind: I32) -> Category:
    few = category(labels)
    return Category(few.codes[kind], few.labels)


def _spatial(lattice: Lattice) -> Spatial:
    count = lattice.storeys
    return Spatial(
        (global_id("scale", "building"), *(global_id("scale", "storey", k) for k in range(count))),
        ("Lattice", *(f"Level {k + 1}" for k in range(count))),
        category(["IfcBuilding"] + ["IfcBuildingStorey"] * count),
        np.array([-1] + [0] * count, np.int32), np.zeros(count + 1, np.int32),
        np.concatenate([[np.nan], 4.0 * np.arange(count)]),
    )  # fmt: skip


def _schedule(lattice: Lattice) -> Schedule:
    count = lattice.tasks
    spans = np.array([lattice.span(k) for k in range(count)], "datetime64[s]")
    return Schedule(
        "Element by element",
        "",
        tuple(global_id("scale", "task", k) for k in range(count)),
        tuple(f"Lot {k + 1}" for k in range(count)),
        tuple(str(k + 1) for k in range(count)),
        np.full(count, -1, np.int32),
        np.full(count, TaskKind.TASK, np.uint8),
        np.zeros(count, np.uint8),
        spans[:, 0].copy(),
        spans[:, 1].copy(),
        no_dates(count),
        no_dates(count),
        no_dates(count),
        no_dates(count),
        np.zeros(count),
        np.full(count, -1, np.int32),
    )


def _mesh(
    kinds: tuple[Kind, ...], finishes: dict[str, tuple[float, float, float, float]], kind: I32, at: F64
) -> Mesh:
    names = list(finishes)
    points, triangles, edges, colours, counts = [], [], [], [], [(0, 0, 0)]
    for k in kinds:
        base, faces, lines, colour = 0, [], [], []
        for solid in k.solids:
            if not isinstance(solid, Prism):
                raise TypeError(f"{k.name} is not made of prisms")
            p, t, e = prism_mesh(solid)
            points.append(p)
            faces.append(t + base)
            lines.append(e + base)
            colour.append(np.full(len(t), names.index(solid.finish), np.int32))
            base += len(p)
        triangles.append(np.concatenate(faces))
        edges.append(np.concatenate(lines))
        colours.append(np.concatenate(colour))
        counts.append((base, len(triangles[-1]), len(edges[-1])))
    offsets = np.cumsum(np.array(counts, np.int64), axis=0)
    matrix = np.zeros((len(kind), 3, 4))
    matrix[:, [0, 1, 2], [0, 1, 2]] = 1.0
    matrix[:, :, 3] = at
    rgba = np.array([(r, g, b, 1 - t) for r, g, b, t in finishes.values()], np.float32)
    return Mesh(
        np.concatenate(points), np.concatenate(triangles), np.concatenate(edges), np.concatenate(colours),
        offsets[:, 0].copy(), offsets[:, 1].copy(), offsets[:, 2].copy(), rgba, kind.copy(),
        np.arange(len(kind), dtype=np.int32), matrix,
    )  # fmt: skip


def prism_mesh(prism: Prism) -> tuple[F32, I32, I32]:
    """Return points, triangles and feature edges of a convex or mirror-symmetric prism, one hole at most."""
    a, b, c = PLANES[prism.axis]
    rings = (prism.ring, *(hole[::-1] for hole in prism.holes))
    cap = _cap(prism)
    points: list[list[float]] = []
    triangles: list[tuple[int, int, int]] = []
    edges: list[tuple[int, int]] = []
    total = sum(map(len, rings))
    for level in (prism.start, prism.start + prism.depth):
        for u, v in (p for ring in rings for p in ring):
            point = [0.0, 0.0, 0.0]
            point[a], point[b], point[c] = u, v, level
            points.append(point)
    first = 0
    for ring in rings:
        n = len(ring)
        for k in range(n):
            i, j = first + k, first + (k + 1) % n
            triangles += [(i, j, j + total), (i, j + total, i + total)]
            edges += [(i, j), (i + total, j + total)]
            if _turn(ring, k) > 0.43:  # 25 degrees: a crease
                edges.append((i, i + total))
        first += n
    triangles += [(k, j, i) for i, j, k in cap] + [(i + total, j + total, k + total) for i, j, k in cap]
    faces = np.array(triangles, np.int32)
    if prism.axis == "y":  # first and second axis and the direction are left-handed there
        faces = faces[:, ::-1].copy()
    return np.array(points, np.float32), faces, np.array(edges, np.int32)


def _turn(ring: Ring, k: int) -> float:
    (x0, y0), (x1, y1), (x2, y2) = ring[k - 1], ring[k], ring[(k + 1) % len(ring)]
    ux, uy, vx, vy = x1 - x0, y1 - y0, x2 - x1, y2 - y1
    return float(abs(np.arctan2(ux * vy - uy * vx, ux * vx + uy * vy)))


def _cap(prism: Prism) -> list[tuple[int, int, int]]:
    n = len(prism.ring)
    if prism.holes:
        m = len(prism.holes[0])
        if len(prism.holes) > 1 or n != m:
            raise ValueError("a cap takes one hole with as many corners as the ring")
        inner = [n + m - 1 - k for k in range(m)]  # the hole is listed against the ring
        quads = [(k, (k + 1) % n, inner[(k + 1) % m], inner[k]) for k in range(n)]
        return [t for i, j, k, q in quads for t in ((i, j, k), (i, k, q))]
    if all(_left(prism.ring, k) for k in range(n)):
        return [(0, k, k + 1) for k in range(1, n - 1)]
    # Mirror-symmetric about the second axis: strips between a point and its mirror image.
    strips = [(k, k + 1, n - 2 - k, n - 1 - k) for k in range(n // 2 - 1)]
    return [t for i, j, k, q in strips for t in ((i, j, k), (i, k, q))]


def _left(ring: Ring, k: int) -> bool:
    (x0, y0), (x1, y1), (x2, y2) = ring[k - 1], ring[k], ring[(k + 1) % len(ring)]
    return (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) >= 0
