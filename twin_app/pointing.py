"""What of the model lies under a pixel or in a rectangle of the picture."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F32, F64, I32
from kernels.pick import NOTHING
from sim.space.enclosing import enclosed, sides_of
from sim.space.picker import Drawn, Hit, Picker, cut_planes
from sim.space.silhouette import Silhouettes
from sim.space.snapping import Snap, Target, snap
from viewers.scene.chunk import Chunk
from viewers.scene.scene import Scene

AROUND = tuple((x, y) for x in (0, -1, 1) for y in (0, -1, 1))  # rays cast to find what to snap to


class Pointer:
    """Finds by casting a ray at the triangles, with the tables the scene's shader reads."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._model = self._picker = Picker()  # of the model, and with what is moved where it is now
        self._shifts: F32 | None = None  # those the picker follows
        self._silhouettes = Silhouettes(self._picker)
        self._chunks: Sequence[Chunk] = ()
        self._slot = np.empty(0, np.int32)
        self._along = np.empty(0)

    def set_picker(self, picker: Picker) -> None:
        """Point at other shapes."""
        self._model = self._picker = picker
        self._shifts = None
        self._chunks = ()
        self._silhouettes = Silhouettes(picker)

    def at(self, x: float, y: float) -> Hit | None:
        """Return what is seen at a pixel, None for the background."""
        self._follow()
        if not self._picker.element_count:
            return None
        eye, direction = self._scene.world_ray(x, y)
        return self._picker.pick(eye, direction, self._drawn())

    def snap(self, x: float, y: float, radius: float) -> Snap | None:
        """Return the point to measure from: a corner, an edge or a face near a pixel."""
        found: set[int] = set()
        for right, down in AROUND:
            hit = self.at(x + right * radius * 0.7, y + down * radius * 0.7)
            if hit is not None:
                found.add(hit.instance)
        if not found:
            return None
        eye, _ = self._scene.world_ray(x, y)
        target = Target(x, y, radius, eye, self._scene.screen_matrix())
        return snap(self._picker, self._drawn(), target, self.at(x, y), sorted(found))

    def outline(self, element: int, eye: F64, forward: F64 | None = None) -> F64:
        """Return the outline of an element as it is drawn; see `sim.space.silhouette`."""
        self._follow()
        return self._silhouettes.outline(element, self._drawn(), eye, forward)

    def inside(self, low: tuple[float, float], high: tuple[float, float], crossing: bool) -> I32:
        """Return the elements of which all (or, crossing, any part) is drawn in a rectangle of pixels."""
        self._follow()
        if not self._picker.element_count:
            return np.empty(0, np.int32)
        return enclosed(
            self._picker, self._drawn(), sides_of(self._scene.screen_matrix(), low, high), crossing
        )

    def _follow(self) -> None:
        """Point at what is moved where it is now."""
        shifts = self._scene.shifts
        if shifts.metres is self._shifts:
            return
        self._shifts = shifts.metres
        moved = shifts.moved and bool(self._model.element_count)
        self._picker = self._model.moved(shifts.rows, shifts.metres) if moved else self._model
        self._silhouettes = Silhouettes(self._picker)

    def _drawn(self) -> Drawn:
        scene, chunks = self._scene, self._scene.chunks
        same = len(chunks) == len(self._chunks) and all(
            a is b for a, b in zip(chunks, self._chunks, strict=True)
        )
        if not same:
            self._chunks = chunks
            count = self._picker.element_count
            self._slot = np.full(count, NOTHING, np.int32)
            self._along = np.zeros(len(scene.texels))
            for chunk in chunks:
                slots = np.arange(chunk.first_slot, chunk.first_slot + chunk.rows.size, dtype=np.int32)
                ours = chunk.rows < count
                self._slot[chunk.rows[ours]] = slots[ours]
                self._along[slots] = _directions(scene.spans[slots]) @ chunk.origin
        return Drawn(self._slot, scene.texels, scene.spans, self._along, cut_planes(scene.sections))


def _directions(spans: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> F64:
    x, y = spans[:, 0].astype(np.float64), spans[:, 1].astype(np.float64)
    return np.stack([x, y, np.sqrt(np.maximum(0.0, 1.0 - x * x - y * y))], axis=1)
