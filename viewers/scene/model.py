"""The elements in the scene: their chunks, and the tables that say how each is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from vtkmodules.vtkRenderingCore import vtkProperty

from kernels.arrays import F32, F64, I32, U8
from kernels.expand import ROW_BITS
from kernels.paint import GLASS, HIDDEN, SELECTED, UNSEEN, paint_rows, paint_states
from kernels.states import ABSENT
from sim.elements import Elements
from sim.mesh import Mesh
from sim.playback.appearance import Profile
from sim.playback.growth import Growths, plain_growths
from sim.playback.timeline import States, finished_states
from sim.viewpoint import Camera, Section
from viewers.scene.chunk import Chunk, build_chunks
from viewers.scene.coarse import boxes, worth
from viewers.scene.cut_lines import CutLines
from viewers.scene.looks import Palette
from viewers.scene.part import Part
from viewers.scene.piece import Piece, piece
from viewers.scene.shader import Pass
from viewers.scene.shifts import Shifts
from viewers.scene.spans import Spans
from viewers.scene.texture import Table

FINEST = 5.0  # pixels; smaller elements have no edges


class Model:
    """All drawn elements, merged into chunks; a change of state rewrites four bytes per element."""

    def __init__(self, renderer: Any, palette: Palette, profile: Profile) -> None:
        self.chunks: list[Chunk] = []
        self.parts: list[Part] = []
        self._boxes: list[Part] = []
        self.base = np.zeros(3)
        self.changed = False  # since someone last looked
        self._bounds = self._box = np.empty((0, 6))
        self._renderer = renderer
        self._profile = profile
        self._palette = palette
        self._states, self._paints = Table(np.uint8), Table(np.uint8)
        self._spans, self._shifts = Spans(), Shifts()
        self._property = vtkProperty()
        self._hull = vtkProperty()  # of boxes, which are closed
        for property_ in (self._property, self._hull):
            property_.SetTexture("states", self._states.texture)
            property_.SetTexture("spans", self._spans.table.texture)
            property_.SetTexture("colours", palette.table.texture)
        self._hull.BackfaceCullingOn()
        self._cut_lines = CutLines(renderer, self._property)
        self._order = np.empty(0, np.int32)
        self._mark = np.empty(0, np.uint8)
        self._shown_states = finished_states(0)
        self._colours: U8 | None = None
        self._ghost_absent = False
        self.sections: Sequence[Section] = ()
        self._edges = True
        self._coarse = self.boxed = self._wide = self._moves = False
        self._glassy = self._outlined = self._lined = np.zeros(0, np.bool_)
        self._size = np.zeros(0)
        self._tables()

    def __len__(self) -> int:
        return self._mark.size

    @property
    def states(self) -> States:
        """The states on screen."""
        return self._shown_states

    @property
    def triangle_count(self) -> int:
        return sum(len(chunk.triangles) for chunk in self.chunks)

    @property
    def texels(self) -> U8:
        """uint8[k, 4]: what the shader knows of every slot."""
        return self._states.rows[: self._order.size]

    @property
    def spans(self) -> F32:
        """float32[k, 4]: growth direction x, y of every slot; its begin and end, m from the chunk."""
        spans: F32 = self._spans.table.rows[: self._order.size]
        return spans

    @property
    def order(self) -> I32:
        """int32[k]: the element of each slot."""
        return self._order

    # What is drawn.

    def clear(self) -> None:
        """Take everything away; marks and states stay for elements that come back."""
        for part in (*self.parts, *self._boxes):
            for actor in part.actors.values():
                self._renderer.RemoveActor(actor)
                actor.ReleaseGraphicsResources(self._renderer.GetRenderWindow())
        self.chunks, self.parts, self._boxes = [], [], []
        self._cut_lines.clear()
        self._spans.clear()
        self._shifts.clear()
        self._read_shifts(False)
        self._bounds = self._box = np.empty((0, 6))
        self._order = np.empty(0, np.int32)
        self._glassy = self._outlined = self._lined = np.zeros(0, np.bool_)
        self._size = np.zeros(0)

    def add(self, elements: Elements, mesh: Mesh) -> None:
        """Draw a mesh whose element rows are those of `elements`."""
        self.take(elements, self.cut(elements, mesh))

    def cut(self, elements: Elements, mesh: Mesh) -> tuple[Piece, ...]:
        """Return what `take` draws of a mesh; the long part of `add`, which any thread may do."""
        growths = plain_growths(self._profile.growth_of(elements))
        return tuple(piece(chunk, growths) for chunk in build_chunks(mesh, self._palette.rows(mesh.colours)))

    def take(self, elements: Elements, pieces: Sequence[Piece]) -> None:
        """Draw pieces of a mesh whose element rows are those of `elements`."""
        self._fit_tables(elements)
        added: list[Chunk] = []
        slot = self._order.size
        for one in pieces:
            added.append(replace(one.chunk, first_slot=slot))
            slot += one.chunk.rows.size
        if not added:
            return
        if not self.chunks:
            self.base = added[0].origin.copy()
        self._order = np.concatenate([self._order, *(chunk.rows for chunk in added)])
        for table in (self._states, self._spans.table, self._shifts.table, self._paints):
            table.resize(self._order.size)
        for one, chunk in zip(pieces, added, strict=True):
            part = Part(chunk.vertices, chunk.key, chunk.origin, chunk.first_slot, self.base, self._property)
            part.set_painted(self._colours is not None)
            part.set_moved(self._moves)
            part.set_sections(self.sections)
            part.set_wide(self._wide)
            clear = self._palette.clear(chunk.key.astype(np.int32) >> ROW_BITS)[chunk.triangles[:, 0]]
            closed, every = slice(None, chunk.closed), chunk.closed == len(chunk.triangles)
            for what, cells, property_ in (
                (Pass.SOLID, chunk.triangles[closed], self._hull),
                (Pass.OPEN, chunk.triangles[chunk.closed :], self._property),
                (Pass.EDGES, chunk.edges, self._property),
                (Pass.PANES, chunk.triangles[clear], self._hull if every else self._property),
            ):
                if len(cells):
                    self._renderer.AddActor(part.add(what, cells, property_))
            self.parts.append(part)
            self._spans.take(one, chunk.first_slot)
        self.chunks.extend(added)
        self._cut_lines.cut(self.sections, self.chunks, self.base)
        no, yes = np.zeros(len(added), np.bool_), np.ones(len(added), np.bool_)
        self._glassy = np.concatenate([self._glassy, no])
        self._outlined = np.concatenate([self._outlined, no])
        self._lined = np.concatenate([self._lined, yes])
        self._size = np.concatenate([self._size, [one.size for one in pieces]])
        self._box = np.concatenate([self._box, *(chunk.box for chunk in added)])
        self._bounds = np.concatenate([self._bounds, [chunk.bounds() for chunk in added]])
        self._spans.table.upload()
        self._paint_colours()
        self._paint()
        self._outline()
        self._settle()

    def _fit_tables(self, elements: Elements) -> None:
        count = len(elements)
        if count != len(self):
            mark = np.zeros(count, np.uint8)
            kept = min(count, len(self))
            mark[:kept] = self._mark[:kept]
            self._mark = mark
        if len(self._shown_states) != count:
            self._shown_states = finished_states(count)
        if self._colours is not None and len(self._colours) != count:
            self._colours = None

    # How it is shown.

    def show(self, states: States) -> None:
        """Show the states; one small upload."""
        if len(states) != len(self):
            raise ValueError(f"{len(states)} states for {len(self)} elements")
        self._shown_states = states
        self._paint()

    def upload(self, renderer: Any) -> None:
        """Send the states to the graphics card."""
        self._states.texture.Load(renderer)

    def set_profile(self, profile: Profile) -> None:
        """Show the states in other colours."""
        self._profile = profile
        self._tables()
        self._paint()

    def set_ghost_absent(self, ghost: bool) -> None:
        """Show what is not yet built as glass."""
        self._ghost_absent = ghost
        self._tables()
        self._paint()

    def mark(self, bit: int, rows: I32) -> None:
        """Set one mark on these elements and take it from all others."""
        mark = self._mark & np.uint8(255 - bit)
        mark[rows] |= np.uint8(bit)
        if np.array_equal(mark, self._mark):
            return
        self._mark = mark
        self._paint()
        if bit == SELECTED:
            self._outline()
            self._settle()

    def set_colours(self, rgba: U8 | None) -> None:
        """Colour the elements, or give them back their materials."""
        if rgba is not None and len(rgba) != len(self):
            raise ValueError(f"{len(rgba)} colours for {len(self)} elements")
        self._colours = rgba
        self._paint_colours()

    def set_growths(self, growths: Growths) -> None:
        """Let the elements grow in these ways."""
        self.changed |= self._spans.set(growths, self.chunks)

    def move(self, rows: I32, metres: F32) -> None:
        """Show these elements so far from their places, float32[k, 3], and all others in theirs."""
        if self._shifts.set(rows, metres, self._order):
            self.changed = True
            self._read_shifts(self._shifts.moved)

    @property
    def shifts(self) -> Shifts:
        """What is away from its place."""
        return self._shifts

    def _read_shifts(self, moves: bool) -> None:
        if moves == self._moves:
            return
        self._moves = moves
        for property_ in (self._property, self._hull):
            if moves:
                property_.SetTexture("shifts", self._shifts.table.texture)
            else:
                property_.RemoveTexture("shifts")
        self._cut_lines.set_moved(moves)
        for part in (*self.parts, *self._boxes):
            part.set_moved(moves)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Cut all chunks; what is cut shows its inside."""
        self.sections = sections
        self._hull.SetBackfaceCulling(not sections)
        self._cut_lines.cut(sections, self.chunks, self.base)
        for part in (*self.parts, *self._boxes):
            part.set_sections(sections)

    def set_edges(self, edges: bool) -> None:
        """Draw feature edges or not."""
        self._edges = edges
        self._settle()

    def set_wide(self, wide: bool) -> None:
        """Draw edges wider than a pixel."""
        self._wide = wide
        for part in self.parts:
            part.set_wide(wide)

    def see(self, camera: Camera, height: int) -> None:
        """Leave out the edges where they would melt together; `height` of the picture in pixels."""
        if not self.chunks:
            return
        if camera.orthographic:
            pixels = np.full(len(self.chunks), height / camera.height)
        else:
            eye = np.asarray(camera.eye)
            away = np.maximum(self._bounds[:, :3] - eye, eye - self._bounds[:, 3:])
            distance = np.linalg.norm(np.maximum(away, 0.0), axis=1)
            pixels = height / (2 * np.tan(np.radians(camera.angle) / 2) * np.maximum(distance, 1e-3))
        lined = pixels * self._size > FINEST
        if (lined != self._lined).any():
            self._lined = lined
            self._settle()

    def set_coarse(self, coarse: bool, boxed: bool) -> None:
        """Leave the edges out and, where it helps, draw boxes instead of elements."""
        boxed = coarse and boxed
        if (coarse, boxed) == (self._coarse, self.boxed):
            return
        if boxed and len(self._boxes) < len(self.chunks):
            least = worth(self.chunks)
            for chunk in self.chunks[len(self._boxes) :]:
                vertices, key, triangles = boxes(chunk, least)
                part = Part(vertices, key, chunk.origin, chunk.first_slot, self.base, self._hull)
                part.set_painted(self._colours is not None)
                part.set_moved(self._moves)
                part.set_sections(self.sections)
                self._renderer.AddActor(part.add(Pass.SOLID, triangles))
                self._boxes.append(part)
        self._coarse, self.boxed = coarse, boxed
        self._settle()

    def _settle(self) -> None:
        """Say which actors are drawn."""
        self._cut_lines.set_shown(self._edges and not self.boxed)
        for k, part in enumerate(self.parts):
            shown = {
                Pass.EDGES: self._edges and not self._coarse and self._lined[k],
                Pass.GLASS: self._glassy[k],
                Pass.PANES: not self._glassy[k],
                Pass.OUTLINE: self._outlined[k],
            }
            for what, actor in part.actors.items():
                actor.SetVisibility(bool(shown.get(what, True)) and not self.boxed)
        for part in self._boxes:
            part.actors[Pass.SOLID].SetVisibility(self.boxed)

    def _outline(self) -> None:
        """Gather the edges of what is selected."""
        if not self._order.size:
            return
        selected = (self._mark & SELECTED)[self._order] != 0
        for k, (chunk, part) in enumerate(zip(self.chunks, self.parts, strict=True)):
            mine = selected[chunk.first_slot : chunk.first_slot + chunk.rows.size]
            self._outlined[k] = len(chunk.edges) > 0 and mine.any()
            if self._outlined[k]:
                row = chunk.key[chunk.edges[:, 0]].astype(np.int32) & np.int32((1 << ROW_BITS) - 1)
                known = Pass.OUTLINE in part.actors
                actor = part.replace(Pass.OUTLINE, chunk.edges[mine[row]])
                if not known:
                    self._renderer.AddActor(actor)

    @property
    def alarmed(self) -> bool:
        """Whether any element is in alarm."""
        return bool(self._shown_states.alarm.any())

    def chunk_boxes(self) -> F64:
        """Return float64[c, 6]: the bounds of the chunks and of what is moved, m."""
        return np.concatenate([self._bounds, self._shifts.boxes(self._box)]) if self._moves else self._bounds

    def visible(self) -> Any:
        """Return bool[n]: which elements are on screen as solids or as glass."""
        shown = self._shown[self._shown_states.code] != UNSEEN
        return shown & (self._mark & HIDDEN == 0)

    def boxes(self, rows: I32 | None = None) -> F64:
        """Return the bounds of the drawn elements, float64[k, 6], m; of `rows` alone if given."""
        return self._box if rows is None else self._box[np.isin(self._order, rows)]

    def _tables(self) -> None:
        looks = self._profile.states
        self._shown = np.array([look.show for look in looks], np.uint8)
        if self._ghost_absent:
            self._shown[ABSENT] = GLASS
        self._change = np.array([look.change for look in looks], np.uint8)
        self._tint = np.array([round(look.tint * 255) for look in looks], np.uint8)
        self._fading = next((code for code, look in enumerate(looks) if look.fades), -1)

    def _paint(self) -> None:
        if not self._order.size:
            return
        states = self._shown_states
        glass = paint_states(
            self._order, states.code, states.amount, states.alarm, self._mark,
            self._shown, self._change, self._tint, self._fading, self._states.words(),
        )  # fmt: skip
        self._states.upload()
        self._draw_glass(glass)
        self.changed = True

    def _paint_colours(self) -> None:
        painted = self._colours is not None
        for part in (*self.parts, *self._boxes):
            part.set_painted(painted)
        for property_ in (self._property, self._hull):
            if painted:
                property_.SetTexture("paints", self._paints.texture)
            else:
                property_.RemoveTexture("paints")
        if self._colours is not None:
            paint_rows(self._order, self._colours, self._paints.rows)
            self._paints.upload()

    def _draw_glass(self, count: int) -> None:
        """Draw all triangles as glass where, and only where, an element is glass."""
        if not count and not self._glassy.any():
            return
        glass = (self.texels[:, 2] & 3) == GLASS
        for k, (chunk, part) in enumerate(zip(self.chunks, self.parts, strict=True)):
            self._glassy[k] = glass[chunk.first_slot : chunk.first_slot + chunk.rows.size].any()
            if self._glassy[k] and Pass.GLASS not in part.actors:
                self._renderer.AddActor(part.add(Pass.GLASS, chunk.triangles))
        self._settle()
