"""Small solids that stand in for shapes the file gives face by face, while a kernel runs.

The kernel finds place, colour and mapping of a tetrahedron as it would of the shape itself, at a tenth of the
cost. What comes out for the tetrahedron tells where the shape's own triangles belong. The shard changes its
own copy of the file, in memory.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass

import ifcopenshell
import numpy as np

from kernels.arrays import F64, I32, Array
from sim.readers.ifc.attributes import Instance
from sim.tessellation.face_sets import FACE_SET, body_items, openings_by_host
from sim.tessellation.facets import BREP, KINDS, Facets, read_facets
from sim.tessellation.ladder import Rung
from sim.tessellation.routing import bodies, metres

# Legs of the tetrahedron (m): its corners are told apart by how far they are from the others.
LEGS = np.array([1.0, 2.0, 3.0])
CORNERS = np.concatenate([np.zeros((1, 3)), np.diag(LEGS)])
SIDES = ((0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3))
SIMILAR = 1e-7
# Who may know an item that is replaced: nobody may compute with it.
USERS = (
    "IfcShapeRepresentation", "IfcStyledItem", "IfcPresentationLayerAssignment",
    "IfcPresentationLayerWithStyle",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """What a product's shape is, in metres; `place` puts it into the product's own coordinates."""

    key: str
    vertices: F64
    triangles: I32
    material: I32
    place: F64 | None = None


class StandIns:
    """The items of some products that are replaced, and how their own surface comes back."""

    def __init__(self, file: ifcopenshell.file, steps: Iterable[int], rung: Rung) -> None:
        self.metre = metres(file)
        items = replaceable(file, steps, rung.given)
        self.facets = read_facets(items, self.metre, rung.given)
        # All of a product or nothing: a kernel may drop what it fails on beside what it can make.
        self.items = whole(file, steps, self.facets)
        used = {number for numbers in self.items.values() for number in numbers}
        _replace(file, [item for item in items if item.id() in used], 1.0 / self.metre)

    def resolve(
        self, step: int, key: str, vertices: F64, triangles: I32, items: I32, material: I32, colours: F64
    ) -> Solid | None:
        """Return a shape with each tetrahedron given back for its item; None if one cannot be placed.

        Parameters
        ----------
        step : int
            Instance number of the product.
        key : str
            The kernel's name of the shape.
        vertices, triangles, items, material, colours
            As the kernel yields them; `items` has the instance number of each triangle's item.
        """
        if step not in self.items:
            return Solid(key, vertices, triangles, material)
        if set(items.tolist()) != self.items[step] or len(items) % len(SIDES):
            return None
        blocks = np.arange(0, len(items), len(SIDES))
        placed = _placements(vertices, triangles, items, blocks)
        if placed is None:
            return None
        turn, move = placed[0] * self.metre, placed[1]
        owners = [self.facets[item] for item in items[blocks].tolist()]
        if (turn == turn[0]).all() and (move == move[0]).all() and np.linalg.det(turn[0]) > 0.0:
            return self._shared(owners, items[blocks], material[blocks], colours, turn[0], move[0])
        parts: list[tuple[F64, I32, I32]] = [
            (
                facets.points @ turn[k].T + move[k],
                _turned(facets.triangles, turn[k]),
                np.full(len(facets.triangles), material[block], np.int32),
            )
            for k, (facets, block) in enumerate(zip(owners, blocks.tolist(), strict=True))
        ]
        first = np.cumsum([0] + [len(part[0]) for part in parts]).tolist()
        return Solid(
            key, np.concatenate([part[0] for part in parts]),
            np.concatenate([part[1] + np.int32(n) for part, n in zip(parts, first, strict=False)]),
            np.concatenate([part[2] for part in parts]),
        )  # fmt: skip

    def _shared(
        self, owners: list[Facets], items: I32, material: I32, colours: F64, turn: F64, move: F64
    ) -> Solid:
        """Return a shape in its own coordinates, so that all who map it share it."""
        scale = float(np.cbrt(np.linalg.det(turn)))
        place = np.eye(4)
        place[:3, :3], place[:3, 3] = turn / scale, move
        first = np.cumsum([0] + [len(facets.points) for facets in owners])
        faces = [f.triangles + np.int32(n) for f, n in zip(owners, first.tolist(), strict=False)]
        look = material.tobytes() + colours.tobytes()
        return Solid(
            f"{items.tolist()} {scale:.9g} {look.hex()}",
            np.concatenate([facets.points for facets in owners]) * scale,
            np.concatenate(faces),
            np.repeat(material, [len(facets.triangles) for facets in owners]),
            place,
        )


def replaceable(file: ifcopenshell.file, steps: Iterable[int], given: bool) -> list[Instance]:
    """Return the items of products that nothing is cut from, nor computed with.

    Parameters
    ----------
    file : ifcopenshell.file
    steps : iterable of int
        Instance numbers of products.
    given : bool
        Openings are left alone.
    """
    openings = {} if given else openings_by_host(file)
    found: dict[int, Instance] = {}
    cut: set[int] = set()
    for step in steps:
        product = file.by_id(step)
        if step in openings:
            for each in (product, *openings[step]):
                cut.update(item.id() for item in body_items(bodies(each)))
        else:
            found.update((item.id(), item) for item in body_items(bodies(product)) if item.is_a() in KINDS)
    return [
        item for number, item in found.items()
        if number not in cut and all(user.is_a() in USERS for user in file.get_inverse(item))
    ]  # fmt: skip


def whole(file: ifcopenshell.file, steps: Iterable[int], known: Container[int]) -> dict[int, set[int]]:
    """Return the items of those products of which all are known and none belongs to a product left out."""
    items = {step: {item.id() for item in body_items(bodies(file.by_id(step)))} for step in steps}
    lost: set[int] = set()
    while True:
        broken = [
            step for step, own in items.items() if not own or any(n not in known or n in lost for n in own)
        ]
        if not broken:
            return items
        for step in broken:
            lost |= items.pop(step)


def _replace(file: ifcopenshell.file, items: list[Instance], size: float) -> None:
    corners = [tuple(corner) for corner in (CORNERS * size).tolist()]
    sets = [item for item in items if item.is_a() == FACE_SET]
    if sets:
        points = file.create_entity("IfcCartesianPointList3D", corners)
        for item in sets:
            item.Coordinates = points
            item.CoordIndex = [[corner + 1 for corner in side] for side in SIDES]
            if item.PnIndex:
                item.PnIndex = [1, 2, 3, 4]
    if len(sets) == len(items):
        return
    ends = [file.create_entity("IfcCartesianPoint", corner) for corner in corners]
    faces = []
    for side in SIDES:
        loop = file.create_entity("IfcPolyLoop", [ends[corner] for corner in side])
        faces.append(file.create_entity("IfcFace", [file.create_entity("IfcFaceOuterBound", loop, True)]))
    shell = file.create_entity("IfcClosedShell", faces)
    for item in items:
        if item.is_a() == BREP:
            item.Outer = shell
        elif item.is_a() != FACE_SET:
            item.SbsmBoundary = [shell]


def _placements(vertices: F64, triangles: I32, items: I32, blocks: Array) -> tuple[F64, F64] | None:
    """Return matrix and shift that each tetrahedron has undergone.

    None unless each is whole and all of them only moved, turned, mirrored or scaled alike on all axes.
    """
    rows = blocks[:, None] + np.arange(len(SIDES))
    if rows.max() >= len(items) or (items[rows] != items[blocks][:, None]).any():
        return None
    used = np.sort(triangles[rows].reshape(len(blocks), -1), axis=1)
    # Four sides of three corners: sorted, each corner stands there three times.
    if (used != np.repeat(used[:, ::3], 3, axis=1)).any() or (np.diff(used[:, ::3], axis=1) == 0).any():
        return None
    corners = vertices[used[:, ::3]]
    apart = ((corners[:, :, None] - corners[:, None, :]) ** 2).sum(axis=(2, 3))
    corners = np.take_along_axis(corners, np.argsort(apart, axis=1)[:, :, None], axis=1)
    move = corners[:, 0]
    turn = (corners[:, 1:] - move[:, None]).transpose(0, 2, 1) / LEGS
    product = turn.transpose(0, 2, 1) @ turn
    scale = np.trace(product, axis1=1, axis2=2)[:, None, None] / 3
    if (np.abs(product - scale * np.eye(3)) > SIMILAR * scale).any() or (scale <= 0.0).any():
        return None
    return turn, move


def _turned(triangles: I32, turn: F64) -> I32:
    return triangles if np.linalg.det(turn) > 0.0 else triangles[:, ::-1]
