"""All arrows between views, document, view state and jobs, in one place.

Widgets emit intents, the store and the view tell what changed; nothing else in the program connects two
of them. Read from top to bottom: what comes from the user, then what goes to the screen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer

from sim.problem import Problem, Severity
from sim.project import Project
from sim.space.picker import Picker
from sim.view import View
from twin_app import places, sectioning, visibility
from twin_app.about import show_about
from twin_app.autosave import Autosave
from twin_app.caption import Caption
from twin_app.commands import commands
from twin_app.dialogs import Dialogs
from twin_app.documents import Documents
from twin_app.hovering import Hovering
from twin_app.layouts import Layouts
from twin_app.palette import Palette
from twin_app.panel_wiring import PanelWiring
from twin_app.plan_wiring import PlanWiring
from twin_app.playback import Playback
from twin_app.plugin_wiring import PluginWiring
from twin_app.pointing import Pointer
from twin_app.prompts import Prompts
from twin_app.publishing import Publishing
from twin_app.redrawing import Redrawing
from twin_app.scheduling import Scheduling
from twin_app.session import Session
from twin_app.stage import Slice, Stage
from twin_app.toolbox import Toolbox
from twin_app.visibility import Mix
from twin_app.window import Window
from viewers.widgets.empty_scene import EmptyScene
from viewers.widgets.message_strip import Message
from viewers.widgets.navigation import Point
from viewers.widgets.start_page import Recent

CAPTIONED = frozenset({"time", "colour_by", "colour_property", "ghost_absent"})


class Wiring(QObject):
    """Connects a session with a window; lives as long as the window."""

    def __init__(self, session: Session, window: Window, stage: Stage, prompts: Prompts) -> None:
        super().__init__(window)
        self.session, self.window, self.stage = session, window, stage
        self.documents = Documents(session, prompts, stage.cut, self)
        self.playback = Playback(session.view, lambda: session.store.value.schedule.span(), self)
        self.commands = commands(session, window, self.documents, self.playback, prompts)
        redrawing = Redrawing(session, stage, self.documents.failed)
        stage.begin_drawing, stage.end_drawing = redrawing.start, redrawing.stop
        self._autosave = Autosave(session, lambda: self.documents.path, self)
        self._caption = Caption()
        self._pointer = Pointer(stage.scene)
        self.palette = Palette(window, self.do)
        self._tasks: tuple[str, ...] | None = None  # of the schedule shown
        self._cutting = self._fit_due = self._asking = self._left = False
        self.toolbox = Toolbox(session, window, stage.scene, self._pointer, prompts)
        self.commands |= self.toolbox.commands()
        self.hovering = Hovering(session, window.views.viewport, stage.scene, self._pointer)
        self.commands |= self.hovering.commands()
        self.plugins = PluginWiring(session, window, self.documents, prompts)
        self.commands |= self.plugins.commands()
        self.dialogs = Dialogs(session, window, self.documents, prompts, self.plugins.extensions)
        self.commands |= self.dialogs.commands()
        self.publishing = Publishing(session, window, self.documents, prompts)
        self.commands |= self.publishing.commands()
        self.layouts = Layouts(session, window, self.documents, prompts)
        self.commands |= self.layouts.commands()
        self.commands |= {
            "properties": lambda: window.docks.raise_("properties"),
            "section-face": self._cut_at_face,
            "palette": self.palette.open,
            "about": lambda: show_about(window, window.views.viewport.backend()),
            "problems": lambda: window.docks.raise_("problems"),
            "time-views": lambda: window.docks.raise_("views"),
            "clear-filter": lambda: window.views.panels.time.gantt.filter.clear(),
        }
        window.views.viewport.add_painter(self._caption.paint)
        self._from_user()
        self._to_screen()
        self.scheduling = Scheduling(session, stage, self.documents.complain)
        self.commands |= self.scheduling.commands()
        panels = PanelWiring(session, window, self.playback, self.do, self.show_place, self.scheduling)
        self.plan = PlanWiring(
            session, window, stage, self._caption, self.do, panels.select_tasks, self._pick
        )
        self.commands |= self.plan.commands()
        self._project_changed(session.store.value, frozenset({"schedule", "links", "problems"}))
        self._view_changed(session.view.value, frozenset({"colour_by", "edges"}))

    # From the user.

    def _from_user(self) -> None:
        session, window, views = self.session, self.window, self.window.views
        window.actions_.triggered.connect(self.do)
        window.menus.recent.chosen.connect(lambda path: self.documents.open([path]))
        window.files_dropped.connect(self.documents.add)
        window.may_close = self._may_close
        viewport = views.viewport
        viewport.set_probe(self._probe)
        self._bare = EmptyScene(viewport)
        self._bare.add_asked.connect(lambda: self.do("add"))
        viewport.picked.connect(self._pick)
        viewport.activated.connect(self._fit_at)
        viewport.drawn.connect(self._fit_once)
        viewport.box_selected.connect(self._select_box)
        viewport.menu_asked.connect(self._ask_menu)
        viewport.camera_changed.connect(lambda camera: self._set_view(lambda v: replace(v, camera=camera)))
        start = views.start_page
        start.open_asked.connect(lambda: self.do("open"))
        start.recent_asked.connect(lambda path: self.documents.open([path]))
        start.recent_forgotten.connect(self._forget)
        start.sample_asked.connect(self.documents.open_sample)
        start.files_dropped.connect(self.documents.add)
        views.job_bar.cancel_asked.connect(session.jobs.cancel)
        window.unit_chosen.connect(views.panels.set_units)
        window.unit_chosen.connect(self.toolbox.set_unit)
        views.message_strip.place_asked.connect(self.show_place)

    def do(self, name: str) -> None:
        """Do what an action of the table says."""
        self.commands[name]()
        self._show_choices()

    def _set_view(self, step: Callable[[View], View]) -> None:
        self.session.view.set(step(self.session.view.value))

    def _probe(self, x: float, y: float) -> Point | None:
        hit = self._pointer.at(x, y)
        return None if hit is None else (float(hit.point[0]), float(hit.point[1]), float(hit.point[2]))

    def _pick(self, x: float, y: float, keys: Qt.KeyboardModifier) -> None:
        hit = self._pointer.at(x, y)
        if self._cutting:
            self._cutting = False
            if hit is not None:
                self._set_view(lambda v: sectioning.at_face(v, hit.point, hit.normal))
            return
        rows = visibility.NOTHING if hit is None else np.array([hit.element], np.int32)
        self._set_view(lambda v: visibility.select(v, rows, _mix(keys)))

    def _ask_menu(self, x: float, y: float, where: QPoint) -> None:
        """Open the menu on what is under the cursor; what is selected already stays so."""
        hit = self._pointer.at(x, y)
        if hit is not None and hit.element not in self.session.view.value.selection:
            self._set_view(lambda v: visibility.select(v, np.array([hit.element], np.int32)))
        self.window.menus.context_menu().popup(where)

    def _fit_at(self, x: float, y: float) -> None:
        hit = self._pointer.at(x, y)
        if hit is not None:
            self.window.views.viewport.fit(np.array([hit.element], np.int32))

    def _select_box(self, box: QRect, keys: Qt.KeyboardModifier) -> None:
        crossing = box.width() < 0
        box = box.normalized()
        rows = self._pointer.inside((box.left(), box.top()), (box.right(), box.bottom()), crossing)
        self._set_view(lambda v: visibility.select(v, rows, _mix(keys)))

    def _cut_at_face(self) -> None:
        self._cutting = True
        self.window.statusBar().showMessage(self.tr("Click the face at which the model is to be cut."), 8000)

    def _forget(self, path: str) -> None:
        self.session.settings.forget(path)
        self._say_all()

    def _may_close(self) -> bool:
        """Return whether the window may go now; if the document is saved first, it goes after that."""
        if not self._left:
            self._asking = True
            self.documents.leave(self._leave)
            self._asking = False
        return self._left

    def _leave(self) -> None:
        self._left = True
        self.session.jobs.cancel_all()
        self.close()
        self.window.docks.remember(self.session.settings)
        self.session.settings.sync()
        if not self._asking:
            self.window.close()

    def close(self) -> None:
        """Stop what goes on by itself: the window is not wanted any more."""
        self.playback.pause()
        self._autosave.close()
        self.dialogs.stop_feed()
        self.plugins.close()

    # To the screen.

    def _to_screen(self) -> None:
        session = self.session
        session.store.listen(self._project_changed)
        session.view.listen(self._view_changed)
        session.themes.changed.connect(self._theme_changed)
        self.window.retranslated.connect(self._say_all)
        self.documents.opening.connect(lambda: self.window.show_start_page(False))
        session.jobs.changed.connect(self.window.views.job_bar.set_jobs)
        self.documents.complained.connect(self._complain)
        self.documents.found.connect(self._tell_problems)
        self.documents.streamed.connect(self._stream)
        self.toolbox.switched.connect(self._show_choices)
        self.toolbox.failed.connect(self.documents.complain)
        self.documents.opened.connect(self._document_opened)
        self.documents.sample_opened.connect(lambda: self.playback.play(self.session.view.value.speed))
        self.documents.abandoned.connect(self._abandon)
        self.documents.path_changed.connect(self._say_title)
        feed = self.dialogs
        feed.alarmed.connect(lambda a: self.stage.alarm(a, session.store.value, session.view.value))
        feed.said.connect(self.window.say_live)
        feed.found.connect(self._tell_problems)
        feed.element_asked.connect(self.show_place)
        self._theme_changed(session.themes.dark)

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        if "elements" in changed:
            self.dialogs.stop_feed()
            self._set_view(lambda v: View(speed=v.speed, edges=v.edges, camera=v.camera, time=v.time))
        self.stage.set_project(project, self.session.view.value, changed)
        prepared = self.session.preparation.of(project)
        if "mesh" in changed:
            self._pointer.set_picker(prepared.picker)
            self.toolbox.set_bounds(prepared.bounds)
        self._bare.set_project(project)
        self._caption.set_project(project)
        self._caption.set_view(self.session.view.value, self.stage.colours, self.session.languages.current)
        self.window.views.panels.set_project(project, prepared)
        if "schedule" in changed:
            self._settle(project)
        self._enable()
        self._say_all()

    def _settle(self, project: Project) -> None:
        """Go to the end of another schedule; after an edit of the same one, stay within it."""
        tasks, self._tasks = self._tasks, project.schedule.id
        if tasks != self._tasks:
            self.playback.settle()
        elif not np.isnat(self.session.view.value.time):
            self.playback.go(self.session.view.value.time)

    def _view_changed(self, view: View, changed: frozenset[str]) -> None:
        self.stage.set_view(self.session.store.value, view, changed)
        self.toolbox.set_view(view, changed)
        if changed & CAPTIONED:
            self._caption.set_view(view, self.stage.colours, self.session.languages.current)
        self.window.views.panels.set_view(view)
        if changed - {"time", "camera"}:
            self._enable()
            self._say_counts()

    def _document_opened(self) -> None:
        self.window.show_start_page(False)
        self.window.views.viewport.fit()
        self._fit_due = True

    def _fit_once(self) -> None:
        """Fit again after the first picture: only now has the view the size that the panels leave it."""
        if self._fit_due:
            self._fit_due = False
            QTimer.singleShot(0, self.window.views.viewport.fit)

    def _stream(self, part: Slice) -> None:
        if part.fresh:
            self._pointer.set_picker(Picker())  # what was open is no longer drawn
        self.stage.stream(part)

    def _complain(self, what: str, details: str) -> None:
        self.window.views.message_strip.say(Message(Severity.ERROR, what, details))

    def _tell_problems(self, problems: list[Problem]) -> None:
        serious = [problem for problem in problems if problem.severity is not Severity.INFO]
        if serious:
            what = self.tr("{count} problems were found in the files; what could be read is shown.")
            message = Message(
                max(problem.severity for problem in serious),
                what.format(count=f"{len(serious):,}"),
                problems=tuple(problems),
            )
            self.window.views.message_strip.say(message)

    def show_place(self, place: str) -> None:
        """Select and show the element a problem's place names by GlobalId or #id; else the task."""
        project = self.session.store.value
        rows, tasks = places.elements_at(place, project), places.tasks_at(place, project)
        if rows.size:
            self.window.show_start_page(False)
            self._set_view(lambda v: visibility.select(v, rows))
            self.window.views.viewport.fit(rows)
        elif tasks.size:
            self._set_view(lambda v: replace(v, tasks=tasks))
            self.window.docks.raise_("time")
        else:
            self.window.statusBar().showMessage(
                self.tr("Nothing in the model is named {place}.").format(place=place), 8000
            )

    def _abandon(self) -> None:
        project = self.session.store.value
        self.stage.restore(project, self.session.view.value)
        self._pointer.set_picker(self.session.preparation.of(project).picker)
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
            "linked": len(project.links) > 0,
            "selection": view.selection.size > 0,
            "section": len(view.sections) > 0,
            "measurement": len(view.measurements) > 0,
            "tasks": view.tasks.size > 1,
            "task": view.tasks.size > 0,
            "linkable": view.tasks.size > 0 and view.selection.size > 0,
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
        actions.switch("follow", self.scheduling.follows)
        actions.switch("measure", self.toolbox.measuring)
        actions.switch("compare", self.plan.comparing.on)
        actions.check("dates", f"dates-{settings.date_style}")
        actions.check("profile", f"profile-{self.session.store.value.profile}")
        actions.switch("edges", view.edges)
        actions.switch("hover", settings.hover)
        actions.switch("ghost-absent", view.ghost_absent)
        actions.switch("orthographic", self.window.views.viewport.scene.camera().orthographic)

    def _say_all(self) -> None:
        self._caption.set_view(self.session.view.value, self.stage.colours, self.session.languages.current)
        self.window.views.viewport.update()
        self._say_title()
        self._say_counts()
        recent = self.session.settings.recent
        self.window.menus.recent.fill(recent)
        self.window.views.start_page.set_recent([Recent(path, day_of(path)) for path in recent])
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


def day_of(path: str) -> str:
    """Return the day a document was last written, "" where that cannot be told."""
    try:
        return date.fromtimestamp(Path(path).stat().st_mtime).isoformat()
    except OSError:
        return ""


def _mix(keys: Qt.KeyboardModifier) -> Mix:
    if keys & Qt.KeyboardModifier.ControlModifier:
        return Mix.TOGGLE
    return Mix.ADD if keys & Qt.KeyboardModifier.ShiftModifier else Mix.REPLACE
