"""All arrows between views, document, view state and jobs, in one place.

Widgets emit intents, the store and the view tell what changed; nothing else in the program connects two
of them. Read from top to bottom: what comes from the user, then what goes to the screen.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from kernels.arrays import I32
from sim.project import Project
from sim.view import ColourBy, View
from twin_app import visibility
from twin_app.caption import Caption
from twin_app.commands import commands
from twin_app.documents import Documents
from twin_app.playback import Playback
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.stage import Stage
from twin_app.window import Window


CAPTIONED = frozenset({"time", "colour_by", "colour_property", "ghost_absent"})


class Wiring(QObject):
    """Connects a session with a window; lives as long as the window."""

    def __init__(self, session: Session, window: Window, stage: Stage, prompts: Prompts) -> None:
        super().__init__(window)
        self.session, self.window, self.stage = session, window, stage
        self.documents = Documents(session, prompts, self)
        self.playback = Playback(session.view, lambda: session.store.value.schedule.span(), self)
        self._commands = commands(session, window, self.documents, self.playback, prompts)
        self._caption = Caption()
        window.views.viewport.add_painter(self._caption.paint)
        self._from_user()
        self._to_screen()
        self._project_changed(session.store.value, frozenset({"elements", "schedule", "links"}))
        self._view_changed(session.view.value, frozenset({"colour_by", "edges"}))

    # From the user.

    def _from_user(self) -> None:
        session, window, views = self.session, self.window, self.window.views
        window.actions_.triggered.connect(self.do)
        window.menus.recent.chosen.connect(lambda path: self.documents.open([path]))
        window.files_dropped.connect(self.documents.add)
        window.may_close = self._may_close
        viewport = views.viewport
        viewport.menu_asked.connect(lambda x, y, where: window.menus.context_menu().popup(where))
        viewport.camera_changed.connect(lambda camera: self._set_view(lambda v: replace(v, camera=camera)))
        properties = views.panels["properties"]
        time_bar, gantt = views.time.bar, views.time.gantt
        tree = views.panels["model"]
        tree.selection_changed.connect(lambda rows: self._set_view(lambda v: visibility.select(v, rows)))
        tree.visibility_changed.connect(self._set_visible)
        tree.isolate_asked.connect(lambda rows: self._set_view(lambda v: visibility.isolate(v, rows, self._count())))
        tree.ghost_asked.connect(lambda rows: self._set_view(lambda v: visibility.ghost(v, rows)))
        tree.fit_asked.connect(viewport.fit)
        tree.show_all_asked.connect(lambda: self.do("show-all"))
        tree.open_asked.connect(lambda: self.do("open"))
        properties.task_picked.connect(lambda row: self._select_tasks(np.array([row], np.int32)))
        properties.select_all_asked.connect(lambda: self.do("select-all"))
        time_bar.time_picked.connect(self.playback.go)
        time_bar.play_toggled.connect(lambda on: self.playback.toggle())
        time_bar.speed_picked.connect(self.playback.set_speed)
        time_bar.stepped.connect(self.playback.step)
        time_bar.start_asked.connect(self.playback.to_start)
        time_bar.end_asked.connect(self.playback.to_finish)
        gantt.tasks_selected.connect(self._select_tasks)
        gantt.time_picked.connect(self.playback.go)
        gantt.import_asked.connect(lambda: self.do("add"))
        gantt.generate_asked.connect(lambda: self.do("generate"))

    def do(self, name: str) -> None:
        """Do what an action of the table says."""
        self._commands[name]()
        self._show_choices()

    def _set_view(self, step: Callable[[View], View]) -> None:
        self.session.view.set(step(self.session.view.value))

    def _count(self) -> int:
        return len(self.session.store.value.elements)

    def _set_visible(self, rows: I32, visible: bool) -> None:
        step = visibility.show if visible else visibility.hide
        self._set_view(lambda v: step(v, rows))

    def _select_tasks(self, tasks: I32) -> None:
        """Select tasks, and with them the elements they build."""
        links = self.session.store.value.links
        rows = np.unique(links.element[np.isin(links.task, tasks)])
        self._set_view(lambda v: replace(visibility.select(v, rows), tasks=tasks))

    def _may_close(self) -> bool:
        if not self.documents.may_close():
            return False
        self.session.jobs.cancel_all()
        self.window.docks.remember(self.session.settings)
        self.session.settings.sync()
        return True

    # To the screen.

    def _to_screen(self) -> None:
        session = self.session
        session.store.listen(self._project_changed)
        session.view.listen(self._view_changed)
        session.themes.changed.connect(self._theme_changed)
        self.window.retranslated.connect(self._say_all)
        self.documents.opening.connect(lambda: self.window.show_start_page(False))
        self.documents.streamed.connect(lambda s: self.stage.stream(s.elements, s.mesh, s.fresh))
        self.documents.opened.connect(self._document_opened)
        self.documents.abandoned.connect(self._abandon)
        self.documents.path_changed.connect(self._say_title)
        self._theme_changed(session.themes.dark)

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        view = self.session.view.value
        if "elements" in changed:
            self._set_view(lambda v: View(speed=v.speed, edges=v.edges, camera=v.camera, time=v.time))
        self.stage.set_project(project, self.session.view.value, changed)
        self._caption.set_project(project)
        self._caption.set_view(self.session.view.value, self.stage.colours, self.session.languages.current)
        for panel in self.window.views.panels.values():
            panel.set_project(project)
        self._enable()
        self._say_all()

    def _view_changed(self, view: View, changed: frozenset[str]) -> None:
        self.stage.set_view(self.session.store.value, view, changed)
        if changed & CAPTIONED:
            self._caption.set_view(view, self.stage.colours, self.session.languages.current)
        for panel in self.window.views.panels.values():
            panel.set_view(view)
        if changed - {"time", "camera"}:
            self._enable()
            self._say_counts()

    def _document_opened(self) -> None:
        self.window.views.viewport.fit()

    def _abandon(self) -> None:
        project = self.session.store.value
        self.stage.restore(project, self.session.view.value)
        if not len(project.elements) and not len(project.schedule):
            self.window.show_start_page(True)

    def _theme_changed(self, dark: bool) -> None:
        self.stage.scene.set_theme("dark" if dark else "light")
        self.window.views.viewport.refresh()

    def _enable(self) -> None:
        project, view, store = self.session.store.value, self.session.view.value, self.session.store
        conditions = {
            "document": len(project.elements) > 0 or len(project.schedule) > 0,
            "model": len(project.elements) > 0,
            "schedule": not np.isnat(project.schedule.span()[0]),
            "selection": view.selection.size > 0,
            "section": len(view.sections) > 0,
            "undo": bool(store.undo_label),
            "redo": bool(store.redo_label),
        }
        self.window.actions_.enable(conditions.__getitem__)

    def _show_choices(self) -> None:
        view, settings, actions = self.session.view.value, self.session.settings, self.window.actions_
        actions.check("colour", f"colour-{view.colour_by.value}")
        actions.check("language", f"language-{self.session.languages.current}")
        actions.check("scheme", f"scheme-{settings.scheme.value}")
        actions.check("unit", f"unit-{settings.unit.value}")
        actions.check("navigate", f"navigate-{settings.navigation}")
        actions.switch("edges", view.edges)
        actions.switch("ghost-absent", view.ghost_absent)
        actions.switch("orthographic", self.window.views.viewport.scene.camera().orthographic)

    def _say_all(self) -> None:
        self._caption.set_view(self.session.view.value, self.stage.colours, self.session.languages.current)
        self.window.views.viewport.update()
        self._say_title()
        self._say_counts()
        self.window.menus.recent.fill(self.session.settings.recent)
        self._show_choices()

    def _say_title(self) -> None:
        self.window.setWindowTitle(f"{self.documents.title}[*] — twin_app")
        self.window.setWindowModified(self.session.store.dirty)

    def _say_counts(self) -> None:
        project, view = self.session.store.value, self.session.view.value
        count = len(project.elements)
        if not count:
            self.window.say_counts("")
            return
        text = self.tr("{count} elements").format(count=f"{count:,}")
        if view.selection.size:
            text += " · " + self.tr("{count} selected").format(count=f"{view.selection.size:,}")
        if view.hidden.size:
            text += " · " + self.tr("{count} hidden").format(count=f"{view.hidden.size:,}")
        self.window.say_counts(text)
