"""Keeps the scene in step with the project and the view of it."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from kernels.arrays import U8
from sim.elements import Elements
from sim.mesh import no_mesh
from sim.playback.appearance import load_profile
from sim.playback.timeline import Timeline
from sim.project import Project
from sim.view import ColourBy, View
from twin_app.colouring import Colouring, colouring
from twin_app.loading import Shapes
from twin_app.preparation import Preparation, Prepared
from twin_app.rehearsal import Rehearsal
from twin_app.streaming import TRIANGLES
from viewers.scene.piece import Piece
from viewers.scene.scene import Scene

GEOMETRY = frozenset({"elements", "mesh"})
WORK = frozenset({"elements", "schedule", "links"})
COLOURS = frozenset({"colour_by", "colour_property"})


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """A slice of a model on its way to the scene, ready to be drawn; see `loading.Shapes`."""

    elements: Elements
    pieces: tuple[Piece, ...]
    fresh: bool


class Stage:
    """Applies what changed in `Project` or `View` to the scene, and nothing else.

    The stage itself never renders: `refresh` asks the viewport for a new picture, `refresh_soon` for one
    that may wait until pictures have left time for other work.
    """

    def __init__(
        self,
        scene: Scene,
        rehearsal: Rehearsal,
        preparation: Preparation,
        refresh: Callable[[], None],
        refresh_soon: Callable[[], None],
    ) -> None:
        self.scene = scene
        self.colours: Colouring | None = None
        self._rehearsal, self._preparation = rehearsal, preparation
        self._refresh, self._refresh_soon = refresh, refresh_soon
        self._streaming = False  # the scene shows what the next document will hold
        self._drawing = False  # a job brings what the document holds
        self.begin_drawing: Callable[[Project], None] | None = None  # by a job; without, it is done at once
        self.end_drawing: Callable[[], None] = lambda: None

    def cut(self, shapes: Shapes) -> Slice:
        """Make shapes ready to be drawn; runs on the thread of the job that reads them."""
        return Slice(shapes.elements, self.scene.cut(shapes.elements, shapes.mesh), shapes.fresh)

    def stream(self, part: Slice) -> None:
        """Draw a slice of a model that is still being read."""
        if part.fresh:
            self._give_up_drawing()
        elif self._drawing:
            return  # it is drawn again once the document holds it
        if part.fresh:
            self.scene.set_model(part.elements, no_mesh())
        self.scene.append(part.elements, part.pieces)
        self._streaming = True
        if part.fresh:
            self.scene.fit()
            self._refresh()
        else:
            self._refresh_soon()

    def alarm(self, alarm: U8 | None, project: Project, view: View) -> None:
        """Raise alarms on elements, uint8[n]; None for none."""
        self._rehearsal.set_alarm(alarm)
        if not self._streaming:
            self.set_view(project, view, frozenset({"time"}))

    def restore(self, project: Project, view: View) -> None:
        """Show the document again after a stream that came to nothing."""
        if self._streaming or self._drawing:
            self._streaming = False
            self.set_project(project, view, frozenset(f.name for f in fields(Project)))

    def set_project(self, project: Project, view: View, changed: frozenset[str]) -> None:
        """Show another state of the document."""
        prepared = self._preparation.of(project)
        if "elements" in changed:
            self._rehearsal.set_late(None)
        if changed & WORK:
            self._rehearsal.set_timeline(len(project.elements), prepared.timeline)
            self._rehearsal.motions = prepared.motions
        if "profile" in changed:
            self.scene.set_profile(load_profile(project.profile))
            self._refresh()
        if changed & GEOMETRY:
            self._give_up_drawing()
            if not self._streaming:
                self._draw(project)
            self._streaming = False
            self._settle(project, prepared, view)
        elif changed & (WORK | {"type_looks"}):
            self.scene.set_growths(prepared.growths)
            planned = view.colour_by is ColourBy.VARIANCE
            self.set_view(project, view, frozenset({"time", *(COLOURS if planned else ())}))

    def redraw(self, part: Slice) -> None:
        """Draw a slice of a model that is drawn anew."""
        if self._drawing:
            self.scene.append(part.elements, part.pieces)
            self._refresh_soon()

    def complete(self, project: Project, view: View) -> None:
        """End what `redraw` brought."""
        if self._drawing:
            self._drawing = False
            self._settle(project, self._preparation.of(project), view)

    def _draw(self, project: Project) -> None:
        if self.begin_drawing is None or project.mesh.drawn_triangles() <= TRIANGLES:
            self.scene.set_model(project.elements, project.mesh)
        else:
            self._drawing = True
            self.scene.set_model(project.elements, no_mesh())
            self.begin_drawing(project)

    def _give_up_drawing(self) -> None:
        if self._drawing:
            self._drawing = False
            self.end_drawing()

    def _settle(self, project: Project, prepared: Prepared, view: View) -> None:
        self.scene.settle(prepared.extent)
        self.scene.set_growths(prepared.growths)
        self.set_view(project, view, frozenset({"time", "selection", "hidden", "ghosted", *COLOURS}))

    def preview(self, project: Project, view: View, timeline: Timeline | None) -> None:
        """Show the model as another state of the schedule would have it, until the document changes."""
        self._rehearsal.set_timeline(len(project.elements), timeline)
        if not self._streaming:
            self.set_view(project, view, frozenset({"time"}))

    def set_view(self, project: Project, view: View, changed: frozenset[str]) -> None:
        """Show the project in another way."""
        scene = self.scene
        if "time" in changed:
            scene.show(self._rehearsal.at(view.time))
            motions = self._rehearsal.motions
            scene.move(motions.element, motions.at(view.time))
        if "selection" in changed:
            scene.set_selection(view.selection)
        if "hidden" in changed:
            scene.set_hidden(view.hidden)
        if "ghosted" in changed:
            scene.set_ghosted(view.ghosted)
        if "ghost_absent" in changed:
            scene.set_ghost_absent(view.ghost_absent)
        if "sections" in changed:
            scene.set_sections(view.sections)
        if "edges" in changed:
            scene.set_edges(view.edges)
        if changed & COLOURS:
            self.colours = colouring(project, view.colour_by, view.colour_property)
            scene.set_colours(None if self.colours is None else self.colours.rgba)
        if changed - {"playing", "speed", "camera", "tasks"}:
            self._refresh()
