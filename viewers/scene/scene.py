"""The picture of a project: a facade over the model, the lens and the surroundings."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from kernels.arrays import F32, F64, I32, U8, Array
from kernels.paint import GHOSTED, HIDDEN, SELECTED
from sim.elements import Elements, no_elements
from sim.mesh import Mesh
from sim.playback.appearance import Profile, load_profile
from sim.playback.growth import Growths
from sim.playback.timeline import States
from sim.viewpoint import Camera, Section
from viewers.scene import lens
from viewers.scene.backend import describe, make_window
from viewers.scene.bodies import Bodies
from viewers.scene.chunk import Chunk
from viewers.scene.extent import Extent, extent, surface
from viewers.scene.gizmo import Gizmo
from viewers.scene.ground import Ground
from viewers.scene.looks import THEMES, Looks, Palette
from viewers.scene.model import Model
from viewers.scene.pace import Pace
from viewers.scene.piece import Piece
from viewers.scene.shifts import Shifts

WIDER = 1.15  # times as much is seen for the sake of the site, at most
FOLLOWED = 15_000  # elements up to which the ground follows a model that is being read
LARGEST = 16384  # pixels along a side, the limit of most cards


class Scene:
    """One offscreen window with everything in it. World coordinates throughout."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.window: Any = make_window(width, height)
        self._renderer = vtkRenderer()
        self._renderer.GradientBackgroundOn()
        self._renderer.SetUseOIT(False)  # glass is one colour: plain blending needs no order
        self._renderer.SetAutomaticLightCreation(False)
        self._renderer.GetFXAAOptions().SetSubpixelBlendLimit(0.25)  # keeps thin parts crisp
        self.window.AddRenderer(self._renderer)
        self.backend = describe(self.window)
        self._profile = load_profile()
        palette = Palette()
        self._looks = Looks(palette)
        self._model = Model(self._renderer, palette, self._profile)
        self._bodies = Bodies(self._renderer, palette)
        self._ground = Ground()
        self._renderer.AddActor(self._ground.actor)
        self._gizmo = Gizmo(self.window)
        self._grain = 1
        self._density = 1.0
        self._wants_ground = True
        self._moving = False
        self._pace = Pace()
        self._elements = no_elements()
        self._extent: Extent | None = None  # of what is drawn, once it is asked for
        self._settled = 0  # slots drawn when the ground was laid
        self._camera = Camera()
        self.set_profile(self._profile)
        self.set_theme("light")

    # The model.

    def set_model(self, elements: Elements, mesh: Mesh) -> None:
        """Draw these elements and nothing else; marks of rows that remain are kept."""
        self._model.clear()
        self._pace.forget()
        self._take(elements, self.cut(elements, mesh))
        self.settle(None)

    def cut(self, elements: Elements, mesh: Mesh) -> tuple[Piece, ...]:
        """Return what `append` draws of a mesh; the long part of drawing it, which any thread may do."""
        return self._model.cut(elements, mesh)

    def append(self, elements: Elements, pieces: Sequence[Piece]) -> None:
        """Draw a further part of a model that is still being read.

        `elements` are all known so far; the rows in the pieces are theirs. `settle` ends the reading;
        until then the ground follows each time the model has doubled, as long as that is quickly done.
        """
        self._take(elements, pieces)
        if len(self._model.order) >= 2 * self._settled and self._settled < FOLLOWED:
            self._settle_ground()

    def settle(self, known: Extent | None) -> None:
        """Lay the ground under the model that is whole now; its extent, where it is known."""
        self._extent = known if len(self._model.order) else None
        self._settle_ground()

    def show(self, states: States) -> None:
        """Show the states of the elements at a moment."""
        self._model.show(states)

    def move(self, rows: I32, metres: F32) -> None:
        """Show these elements, rising rows, so far from their places, float32[k, 3]; all others in theirs."""
        self._model.move(rows, metres)

    @property
    def shifts(self) -> Shifts:
        """What is away from its place, read-only; for picking."""
        return self._model.shifts

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """What is drawn, read-only; for picking, measuring and section lines."""
        return tuple(self._model.chunks)

    @property
    def texels(self) -> U8:
        """uint8[k, 4]: what is drawn of each slot; see `kernels.paint`."""
        return self._model.texels

    @property
    def spans(self) -> F32:
        """float32[k, 4]: along which way every slot grows; see `kernels.pick.growth_plane`."""
        return self._model.spans

    @property
    def states(self) -> States:
        """The states on screen."""
        return self._model.states

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(self._model.sections)

    def visible(self) -> Array:
        """Return bool[n]: which elements are drawn at all."""
        visible: Array = self._model.visible()
        return visible

    # How it is shown.

    def set_profile(self, profile: Profile) -> None:
        """Use other colours for the states."""
        self._profile = profile
        self._looks.set_profile(profile)
        self._model.set_profile(profile)

    def set_growths(self, growths: Growths) -> None:
        """Let the elements grow in these ways."""
        self._model.set_growths(growths)

    def set_colours(self, rgba: U8 | None) -> None:
        """Colour the elements by uint8[n, 4]; alpha 0, or None for all, gives the material back."""
        self._model.set_colours(rgba)

    def set_hidden(self, rows: I32) -> None:
        """Hide these elements and no others."""
        self._model.mark(HIDDEN, rows)

    def set_ghosted(self, rows: I32) -> None:
        """Make these elements glass and no others."""
        self._model.mark(GHOSTED, rows)

    def set_selection(self, rows: I32) -> None:
        """Highlight these elements and no others."""
        self._model.mark(SELECTED, rows)

    def set_ghost_absent(self, ghost: bool) -> None:
        """Show what is not yet built as glass instead of hiding it."""
        self._model.set_ghost_absent(ghost)

    def set_edges(self, edges: bool) -> None:
        """Draw feature edges or not."""
        self._model.set_edges(edges)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Cut the model by up to six planes; what lies on the side of each normal is removed."""
        self._model.set_sections(tuple(sections))
        self._model.changed = True

    def set_theme(self, name: str) -> None:
        """Choose the surroundings: "light" or "dark"."""
        theme = THEMES[name]
        self._renderer.SetBackground(*(channel / 255 for channel in theme.bottom))
        self._renderer.SetBackground2(*(channel / 255 for channel in theme.top))
        self._looks.set_theme(theme)
        self._ground.set_theme(theme)
        self._gizmo.set_theme(theme)

    def set_ground(self, ground: bool) -> None:
        """Draw the ground below the model or not."""
        self._wants_ground = ground
        self._settle_ground()

    def set_density(self, density: float) -> None:
        """Say how many device pixels make one of the window's."""
        self._density = density

    def set_gizmo(self, gizmo: bool) -> None:
        """Draw the compass or not."""
        self._gizmo.set_visible(gizmo)

    def moving(self, moving: bool) -> None:
        """Draw less while the camera moves, where drawing is slow."""
        self._moving = moving
        self._model.set_coarse(moving and self.backend.software, self._needs_boxes())

    # Things that move by themselves.

    def add_body(self, name: str, mesh: Mesh) -> None:
        """Draw a rigid body; one that had the name goes."""
        self._bodies.add(name, mesh)

    def place_body(self, name: str, matrix: F64) -> None:
        """Put a body where `matrix`, float64[4, 4] local to world (m), says."""
        self._bodies.place(name, matrix)

    def remove_body(self, name: str) -> None:
        """Take a body away."""
        self._bodies.remove(name)

    # Where the eye is.

    def camera(self) -> Camera:
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        self._camera = camera

    def fit(self, rows: I32 | None = None) -> None:
        """Look the same way, at the whole model or at some elements.

        Of the whole model, what `lens.content` finds worth looking at; without the site where that would
        make the works much smaller.
        """
        boxes = self._model.boxes(rows)
        if not len(boxes):
            return
        width, height = self.window.GetSize()
        if rows is not None:
            self._camera = lens.fitted(self._camera, lens.main_cluster(boxes), self._aspect())
            return
        whole = self._whole()
        found = lens.fitted_beside_panel(self._camera, whole.content, width, height, self._density)
        if len(whole.works):
            closer = lens.fitted_beside_panel(self._camera, whole.works, width, height, self._density)
            found = closer if closer.height * WIDER < found.height else found
        self._camera = found

    def view(self, name: str) -> None:
        """Look at the model from a standard side: a name in `lens.VIEWS`."""
        self._camera = lens.turned(self._camera, name)
        self.fit()

    def world_ray(self, x: float, y: float) -> tuple[F64, F64]:
        """Return origin and unit direction of the ray through a pixel, from the top left corner."""
        return lens.ray(self._camera, x, y, *self.window.GetSize())

    def project(self, points: F64) -> F64:
        """Return float64[n, 3]: pixels from the top left corner, and metres before the eye."""
        return lens.project(self._camera, points, *self.window.GetSize())

    def screen_matrix(self) -> F64:
        """Return float64[4, 4]: homogeneous world coordinates to pixels; see `lens.screen_matrix`."""
        return lens.screen_matrix(self._camera, *self.window.GetSize())

    # The picture.

    def render(self) -> None:
        """Draw a frame into `window`; alarms pulse with the clock."""
        begin = time.perf_counter()
        self._renderer.SetUseFXAA(not (self._moving and self.backend.software))
        self._draw(time.monotonic())
        if self.backend.software and not self._model.boxed:
            self.window.WaitForCompletion()
            self._pace.note((time.perf_counter() - begin) * 1000, self._moving)
            self._model.set_coarse(self._moving, self._needs_boxes())

    def _needs_boxes(self) -> bool:
        return self._pace.needs_boxes(self._model.triangle_count)

    def _draw(self, seconds: float) -> None:
        eye = self._renderer.GetActiveCamera()
        lens.place(eye, self._camera, self._model.base)
        solid = np.concatenate([self._model.chunk_boxes(), self._bodies.boxes()])
        eye.SetClippingRange(*lens.depth_range(self._camera, solid, self._ground.radius))
        _, up, forward = lens.axes(self._camera)
        width, height = (side // self._grain for side in self.window.GetSize())
        self._model.set_wide(self._looks.set_frame(width, height, self._grain) > 1.25)
        self._model.see(self._camera, height)
        self._gizmo.turn(forward, up, self._density if self._grain == 1 else self._grain)
        if self._model.changed and self._ground.actor.GetVisibility():
            self._ground.shade(
                self._model.chunks, self._model.boxes(), self._model.texels, self._model.sections
            )
            self._model.changed = False
        if self._model.alarmed:
            self._looks.pulse(seconds)
        self.window.Render()

    def upload(self) -> None:
        """Send the states to the graphics card now; the next frame would do it otherwise."""
        self._model.upload(self._renderer)

    def image(self, width: int, height: int, supersample: int = 2) -> U8:
        """Return uint8[height, width, 3]: a picture, antialiased by drawing it larger.

        The same scene always gives the same picture: alarms stand at the height of their pulse.
        """
        scale = max(1, min(supersample, LARGEST // max(width, height)))
        before, camera = self.window.GetSize(), self._camera
        self._camera = lens.widened(camera, self._aspect(), width / height)
        self._grain = scale
        self._renderer.SetUseFXAA(False)
        self.window.SetSize(width * scale, height * scale)
        try:
            self._draw(0.0)
            pixels = vtkUnsignedCharArray()
            self.window.GetPixelData(0, 0, width * scale - 1, height * scale - 1, 0, pixels, 0)
        finally:
            self.window.SetSize(*before)
            self._camera = camera
            self._grain = 1
        rows = vtk_to_numpy(pixels).reshape(height * scale, width * scale, 3)[::-1]
        if scale == 1:
            plain: U8 = rows.copy()
            return plain
        fine = rows.reshape(height, scale, width, scale, 3)
        out = np.zeros((height, width, 3), np.uint16)
        for y in range(scale):
            for x in range(scale):
                out += fine[:, y, :, x]
        return ((out + scale * scale // 2) // (scale * scale)).astype(np.uint8)

    def _aspect(self) -> float:
        width, height = self.window.GetSize()
        return float(width / max(height, 1))

    def _take(self, elements: Elements, pieces: Sequence[Piece]) -> None:
        before = len(self._model.chunks)
        self._elements = elements
        self._extent = None
        self._model.take(elements, pieces)
        if not before:
            self._bodies.set_base(self._model.base)

    def _whole(self) -> Extent:
        if self._extent is None:
            self._extent = extent(self._elements, self._model.order, self._model.boxes())
        return self._extent

    def _settle_ground(self) -> None:
        boxes = self._model.boxes()
        self._settled = len(boxes)
        self._ground.actor.SetVisibility(self._wants_ground and len(boxes) > 0)
        if len(boxes):
            if self._extent is None:
                bounds, level = surface(self._elements, self._model.order, boxes)
            else:
                bounds, level = self._extent.bounds, self._extent.level
            self._ground.set_bounds(bounds, self._model.base, level)
            self._model.changed = True
            self._ground.actor.SetVisibility(self._wants_ground)
