"""One process that tessellates some products with one kernel.

It may crash, hang or be killed at any moment; what it has sent by then counts.
"""

import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.guid
import numpy as np

from kernels.arrays import F64, I32
from sim.storage.pack import write_pack
from sim.tessellation.batch import Gathering
from sim.tessellation.face_sets import body_items, triangle_count
from sim.tessellation.facets import is_closed
from sim.tessellation.half_spaces import box_half_spaces
from sim.tessellation.ladder import Rung
from sim.tessellation.routing import bodies, metres
from sim.tessellation.stand_ins import Solid, StandIns

# The first batch leaves early, for the first picture; the later ones are large, for speed.
FIRST_AFTER, AFTER_AT_MOST = 0.1, 1.0
BEAT = 0.2
TRIANGLES_AT_MOST = 300_000


class Shard:
    """Runs a kernel over `steps` and reports to `line`.

    Messages are tuples: ("batch", path, steps done), ("beat",), ("bad", step, reason) and at the end
    ("end", steps seen).
    """

    def __init__(
        self, number: int, line: Connection, folder: Path, file: ifcopenshell.file, careful: bool = False
    ) -> None:
        self.number, self.line, self.folder, self.file = number, line, folder, file
        # After a crash each shape is sent at once, so that the next crash loses none.
        self.careful = careful
        self.gathering = Gathering(number)
        self.level, self.given = 0, False
        self.stand_ins: StandIns | None = None
        # By the kernel's name of a shape: ours, and how it lies in the product.
        self.known: dict[str, tuple[str, F64 | None]] = {}
        self.done: list[int] = []
        self.batches = 0

    def run(self, steps: list[int], rung: Rung) -> None:
        """Tessellate products; returns when the kernel has no more."""
        self.level, self.given = rung.level, rung.given
        if rung.level == 0:
            box_half_spaces(self.file, metres(self.file))
            self.stand_ins = StandIns(self.file, steps, rung)
        _name_all(self.file, steps)
        iterator = kernel_run(self.file, steps, rung)
        wait = FIRST_AFTER
        sent = beaten = time.monotonic()
        if iterator.initialize():
            while True:
                self.take(iterator.get())
                now = time.monotonic()
                if self.careful or now - sent > wait or self.gathering.triangle_count > TRIANGLES_AT_MOST:
                    self.send()
                    wait = min(AFTER_AT_MOST, wait * 2)
                    sent = beaten = now
                elif now - beaten > BEAT:
                    self.line.send(("beat",))
                    beaten = now
                if not iterator.next():
                    break
        self.send()
        self.line.send(("end",))

    def take(self, element: object) -> None:
        """Gather one product as the kernel's iterator yields it."""
        geometry = element.geometry  # type: ignore[attr-defined]
        step: int = element.id  # type: ignore[attr-defined]
        name: str = geometry.id
        if name not in self.known and not self.take_shape(name, step, geometry):
            return
        matrix = np.frombuffer(element.transformation_buffer, np.float64).reshape(4, 4).T  # type: ignore[attr-defined]
        key, place = self.known[name]
        if place is not None:
            matrix = matrix @ place
        if not np.isfinite(matrix).all() or np.abs(matrix).max() > 1e9:
            self.line.send(("bad", step, "shape-too-far"))
            return
        self.gathering.instance(key, step, matrix)
        self.done.append(step)

    def take_shape(self, name: str, step: int, geometry: Any) -> bool:
        """Gather a shape; False if it is of no use, which has been said then."""
        triangles = np.frombuffer(geometry.faces_buffer, np.int32).reshape(-1, 3)
        solid, reason = None, ""
        if len(triangles) == 0:
            reason = "shape-no-surface"
        elif self.level == 0 and not self.is_whole(step, triangles):
            reason = "shape-not-closed"
        else:
            vertices = np.frombuffer(geometry.verts_buffer, np.float64).reshape(-1, 3)
            material = np.frombuffer(geometry.material_ids_buffer, np.int32)
            colours = np.frombuffer(geometry.colors_buffer, np.float64).reshape(-1, 4).copy()
            solid = Solid(name, vertices, triangles, material)
            if self.stand_ins:
                items = np.frombuffer(geometry.item_ids_buffer, np.int32)
                solid = self.stand_ins.resolve(step, name, vertices, triangles, items, material, colours)
                reason = "" if solid else "shape-not-closed"
        if solid is not None and solid.key not in self.gathering.numbers:
            reason = self.gathering.shape(
                solid.key, solid.vertices, solid.triangles.copy(), solid.material, colours
            )
        if solid is None or reason:
            self.line.send(("bad", step, reason))
            return False
        self.known[name] = solid.key, solid.place
        return True

    def is_whole(self, step: int, triangles: I32) -> bool:
        """Return whether Manifold has lost nothing: it may lose, turn or double faces."""
        if not self.given:
            return is_closed(triangles)
        return triangle_count(list(body_items(bodies(self.file.by_id(step))))) == len(triangles)

    def send(self) -> None:
        """Hand over what has been gathered."""
        if not self.done:
            return
        path = self.folder / f"{self.number}-{self.batches}.pack"
        self.batches += 1
        write_pack(path, self.gathering.take().columns())
        self.line.send(("batch", str(path), self.done))
        self.done = []


def _name_all(file: ifcopenshell.file, steps: list[int]) -> None:
    """Give products without GlobalId one; the library throws on them. Only this process sees it."""
    for step in steps:
        product = file.by_id(step)
        if not product.GlobalId:
            product.GlobalId = ifcopenshell.guid.new()


def kernel_run(file: ifcopenshell.file, steps: list[int], rung: Rung) -> ifcopenshell.geom.iterator:
    """Return the library's iterator over some products, single-threaded."""
    settings = ifcopenshell.geom.settings()
    settings.set("circle-segments", rung.segments)
    settings.set("no-normals", True)
    settings.set("disable-opening-subtractions", rung.given)
    return ifcopenshell.geom.iterator(
        settings, file, 1, include=[file.by_id(step) for step in steps], geometry_library=rung.library
    )
