"""Two views side by side: two versions of the dates, one model, one camera, one playhead."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter

from sim.playback.date_choice import DateChoice, choices, with_dates
from sim.playback.motion import Motions, compile_motions
from sim.project import Project
from sim.view import View
from sim.viewpoint import Camera
from twin_app.caption import Caption
from twin_app.rehearsal import Rehearsal, timeline_of
from twin_app.session import Session
from twin_app.stage import Stage
from twin_app.window import Window
from viewers.overlay import DARK, LIGHT, Tones, paint_name
from viewers.widgets.navigation import PRESETS
from viewers.widgets.second_surface import SecondSurface
from viewers.widgets.version_bar import VersionBar, word
from viewers.widgets.viewport import Viewport

FIRST = (DateChoice.BASELINE, DateChoice.ACTUAL, DateChoice.PLAN)
"""In which order versions are proposed: what was agreed on the left, what became of it on the right."""
FARTHER = 1.4  # times as far, where two views share the width


class Comparing(QObject):
    """Owns the second view while there is one.

    It draws the scene of the first with other states: geometry is neither copied nor uploaded twice.
    """

    changed = Signal()
    picked = Signal(float, float, object)  # in the second view, as in `Viewport.picked`

    def __init__(self, session: Session, window: Window, stage: Stage, caption: Caption) -> None:
        super().__init__(window)
        self._session, self._window, self._stage = session, window, stage
        self._caption, self._second_caption = caption, Caption()
        self._rehearsal = Rehearsal()
        self._left, self._right = DateChoice.PLAN, DateChoice.PLAN
        self._surface: SecondSurface | None = None
        self._second: Viewport | None = None
        self._bar: VersionBar | None = None
        window.views.viewport.add_painter(self._paint_left)
        session.store.listen(self._project_changed)
        session.view.listen(self._view_changed)
        session.themes.changed.connect(lambda _: self._refresh())
        window.views.viewport.camera_changed.connect(lambda _: self._refresh())

    @property
    def on(self) -> bool:
        """Whether there are two views."""
        return self._bar is not None and self._bar.isVisibleTo(self._window)

    @property
    def second(self) -> Viewport | None:
        """The view on the right, once there was one."""
        return self._second

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions that are about two views."""
        return {"compare": lambda: self.set_on(not self.on)}

    def set_on(self, on: bool) -> None:
        """Show two views, or one."""
        if on == self.on:
            return
        if on:
            self._begin()
        else:
            self._window.set_beside(None, None)
            self._step_back(1.0 / FARTHER)
            self._left = self._right = DateChoice.PLAN
            self._show(self._session.store.value)
        self.changed.emit()

    def choose(self, left: DateChoice, right: DateChoice) -> None:
        """Show these versions."""
        self._left, self._right = left, right
        self._show(self._session.store.value)

    def _begin(self) -> None:
        there = choices(self._session.store.value.schedule)
        proposed = [each for each in FIRST if each in there] or [DateChoice.PLAN]
        self._left, self._right = proposed[0], proposed[min(1, len(proposed) - 1)]
        if self._second is None or self._bar is None:
            self._surface = SecondSurface(self._stage.scene)
            self._surface.lend = lambda: self._move(self._rehearsal)
            self._surface.give_back = lambda: self._move(self._session.rehearsal)
            self._second = Viewport(self._stage.scene, self._surface)
            self._second.add_painter(self._second_caption.paint)
            self._second.add_painter(self._paint_right)
            self._second.camera_changed.connect(self._turn)
            self._second.picked.connect(self._pick)
            self._bar = VersionBar()
            self._bar.chosen.connect(self.choose)
            self._bar.closed.connect(lambda: self.set_on(False))
        self._second.set_preset(PRESETS[self._session.settings.navigation])
        self._window.set_beside(self._bar, self._second)
        self._step_back(FARTHER)
        self._show(self._session.store.value)

    def _step_back(self, times: float) -> None:
        """Look from so many times as far: half the width is to show what all of it showed."""
        viewport = self._window.views.viewport
        camera = viewport.scene.camera()
        target = np.asarray(camera.target)
        x, y, z = target + times * (np.asarray(camera.eye) - target)
        eye = float(x), float(y), float(z)
        viewport.set_camera(replace(camera, eye=eye, height=camera.height * times))

    def _show(self, project: Project) -> None:
        """Show the versions chosen of a project."""
        if self._bar is None:
            return
        there = choices(project.schedule)
        self._left, self._right = (
            each if each in there else DateChoice.PLAN for each in (self._left, self._right)
        )
        self._bar.offer(there or (DateChoice.PLAN,), self._left, self._right)
        view = self._session.view.value
        left = replace(project, schedule=with_dates(project.schedule, self._left))
        self._session.rehearsal.set_timeline(len(project.elements), timeline_of(left))
        self._session.rehearsal.motions = motions_of(left)
        self._caption.set_project(left)
        self._stage.set_view(project, view, frozenset({"time"}))
        if self.on:
            right = replace(project, schedule=with_dates(project.schedule, self._right))
            self._rehearsal.set_timeline(len(project.elements), timeline_of(right))
            self._rehearsal.motions = motions_of(right)
            self._second_caption.set_project(right)
        self._view_changed(view, frozenset({"time"}))

    def _move(self, rehearsal: Rehearsal) -> None:
        """Put what moves where one of the versions has it."""
        if len(self._rehearsal.motions.element) or len(self._session.rehearsal.motions.element):
            motions, time = rehearsal.motions, self._session.view.value.time
            self._stage.scene.move(motions.element, motions.at(time))

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        if self.on and changed & {"elements", "schedule", "links", "mesh"}:
            self._show(project)
        self._refresh()

    def _view_changed(self, view: View, changed: frozenset[str]) -> None:
        if not self.on or self._surface is None:
            return
        language, colours = self._session.languages.current, self._stage.colours
        self._caption.set_view(view, colours, language)
        self._second_caption.set_view(view, colours, language)
        self._surface.states = self._rehearsal.at(view.time)
        if changed - {"playing", "speed", "tasks"}:
            self._refresh()

    def _turn(self, camera: Camera) -> None:
        self._session.view.set(replace(self._session.view.value, camera=camera))
        self._window.views.viewport.stir()

    def _pick(self, x: float, y: float, keys: object) -> None:
        if self._surface is not None:
            with self._surface.shown():
                self.picked.emit(x, y, keys)

    def _refresh(self) -> None:
        if self.on and self._second is not None:
            self._second.refresh()

    def _paint_left(self, painter: QPainter, rect: QRectF) -> None:
        if self.on:
            paint_name(painter, rect, word(self._left), self._tones())

    def _paint_right(self, painter: QPainter, rect: QRectF) -> None:
        paint_name(painter, rect, word(self._right), self._tones())

    def _tones(self) -> Tones:
        return DARK if self._session.themes.dark else LIGHT


def motions_of(project: Project) -> Motions:
    """Return what the schedule of a project moves."""
    return compile_motions(project.schedule, project.links, project.elements)
