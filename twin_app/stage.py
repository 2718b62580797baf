"""Keeps the scene in step with the project and the view of it."""

from collections.abc import Callable

from sim.project import Project
from sim.view import View
from twin_app.colouring import Colouring, colouring
from twin_app.rehearsal import Rehearsal
from viewers.scene.scene import Scene

GEOMETRY = frozenset({"elements", "mesh"})
WORK = frozenset({"elements", "schedule", "links"})
COLOURS = frozenset({"colour_by", "colour_property"})


class Stage:
    """Applies what changed in `Project` or `View` to the scene, and nothing else.

    `refresh` asks the viewport for a new picture; the stage itself never renders.
    """

    def __init__(self, scene: Scene, rehearsal: Rehearsal, refresh: Callable[[], None]) -> None:
        self.scene = scene
        self.colours: Colouring | None = None
        self._rehearsal = rehearsal
        self._refresh = refresh
        self._streamed: object = None

    def expect(self, mesh: object) -> None:
        """Take note that the scene already shows this mesh, which has been streamed into it."""
        self._streamed = mesh

    def set_project(self, project: Project, view: View, changed: frozenset[str]) -> None:
        """Show another state of the document."""
        if changed & WORK:
            self._rehearsal.set_project(project)
        if changed & GEOMETRY:
            if project.mesh is not self._streamed:
                self.scene.set_model(project.elements, project.mesh)
            self._streamed = None
            self.set_view(project, view, frozenset({"time", "selection", "hidden", "ghosted", *COLOURS}))
        elif changed & WORK:
            self.set_view(project, view, frozenset({"time"}))

    def set_view(self, project: Project, view: View, changed: frozenset[str]) -> None:
        """Show the project in another way."""
        scene = self.scene
        if "time" in changed:
            scene.show(self._rehearsal.at(view.time))
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
