"""Crisp lines where sections pass through the model, so that a cut is seen from any side."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from kernels.arrays import F32, F64
from kernels.section import cut_lines
from sim.space.picker import cut_planes
from sim.viewpoint import Section
from viewers.scene.chunk import Chunk
from viewers.scene.part import Part
from viewers.scene.shader import Pass

INSET = 0.001  # m behind the plane, where float32 does not let a cut remove its own line
ROOM = 4096  # ends for which there is room at first


class CutLines:
    """Lines by chunk, drawn with the states of its elements; only what a moved plane meets is made anew."""

    def __init__(self, renderer: Any, property_: Any) -> None:
        self._renderer, self._property = renderer, property_
        self._parts: dict[int, Part] = {}  # by number of the chunk
        self._sections: tuple[Section, ...] = ()
        self._known: dict[Section, list[tuple[F32, F32]]] = {}  # for each chunk
        self._room: dict[int, int] = {}  # how many ends a chunk had last
        self._shown = True
        self._moved = False

    def __len__(self) -> int:
        return sum(part.actors[Pass.CUT].GetMapper().GetInput().GetNumberOfLines() for part in self.parts())

    def parts(self) -> list[Part]:
        """Return what is drawn now."""
        return [part for part in self._parts.values() if part.actors[Pass.CUT].GetVisibility()]

    def clear(self) -> None:
        """Forget all chunks."""
        for part in self._parts.values():
            self._renderer.RemoveActor(part.actors[Pass.CUT])
            part.actors[Pass.CUT].ReleaseGraphicsResources(self._renderer.GetRenderWindow())
        self._parts, self._known, self._room = {}, {}, {}

    def set_shown(self, shown: bool) -> None:
        """Draw the lines or not."""
        self._shown = shown
        for number, part in self._parts.items():
            part.actors[Pass.CUT].SetVisibility(shown and self._has_lines(number))

    def set_moved(self, moved: bool) -> None:
        """Read how far each element is from its place, or leave it out."""
        self._moved = moved
        for part in self._parts.values():
            part.set_moved(moved)

    def cut(self, sections: Sequence[Section], chunks: Sequence[Chunk], base: F64) -> None:
        """Show the lines of these planes in these chunks; those known of before may only be added to."""
        self._sections = tuple(sections)
        planes = dict(zip(self._sections, cut_planes(sections), strict=True))
        before = self._known
        self._known = {}
        changed = set[int]()
        for section, plane in planes.items():
            lines = before.pop(section, None)
            if lines is None:
                lines = []
            first = len(lines)
            lines += [self._lines(number, chunks[number], plane) for number in range(first, len(chunks))]
            changed |= {first + k for k, (points, _) in enumerate(lines[first:]) if len(points)}
            self._known[section] = lines
        for lines in before.values():
            changed |= {k for k, (points, _) in enumerate(lines) if len(points)}
        for number in sorted(changed):
            self._fill(number, chunks[number], base)
        for number, part in self._parts.items():
            part.set_sections(self._sections)
            part.actors[Pass.CUT].SetVisibility(self._shown and self._has_lines(number))

    def _has_lines(self, number: int) -> bool:
        return any(number < len(lines) and len(lines[number][0]) > 0 for lines in self._known.values())

    def _fill(self, number: int, chunk: Chunk, base: F64) -> None:
        found = [lines[number] for lines in self._known.values()]
        points = np.concatenate([np.empty((0, 3), np.float32), *(points for points, _ in found)])
        keys = np.concatenate([np.empty(0, np.float32), *(keys for _, keys in found)])
        cells = np.arange(len(points), dtype=np.int32).reshape(-1, 2)
        part = self._parts.get(number)
        if part is None and len(points):
            part = Part(points, keys, chunk.origin, chunk.first_slot, base, self._property)
            part.set_moved(self._moved)
            self._renderer.AddActor(part.add(Pass.CUT, cells))
            self._parts[number] = part
        elif part is not None and len(points):
            part.refill(Pass.CUT, points, keys, cells)

    def _lines(self, number: int, chunk: Chunk, plane: F64) -> tuple[F32, F32]:
        """Return both ends of each segment, float32[m, 3], and their keys."""
        middle, half = (chunk.box[:, :3] + chunk.box[:, 3:]) / 2, (chunk.box[:, 3:] - chunk.box[:, :3]) / 2
        met = np.abs(middle @ plane[:3] - plane[3]) <= half @ np.abs(plane[:3])
        if not met.any():
            return np.empty((0, 3), np.float32), np.empty(0, np.float32)
        within = np.append(plane[:3], plane[3] - float(chunk.origin @ plane[:3]))
        room = self._room.get(number, 0) * 5 // 4 + ROOM
        while True:
            points, keys = np.empty((room, 3), np.float32), np.empty(room, np.float32)
            count = cut_lines(chunk.vertices, chunk.triangles, chunk.key, met, within, INSET, points, keys)
            self._room[number] = count
            if count <= room:
                return points[:count].copy(), keys[:count].copy()
            room = count
