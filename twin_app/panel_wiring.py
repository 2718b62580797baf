"""The arrows from the panels: what each asks for, and who answers."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from kernels.arrays import I32
from sim.view import View
from twin_app import viewpoints, visibility
from twin_app.playback import Playback
from twin_app.scheduling import Scheduling
from twin_app.session import Session
from twin_app.window import Window


class PanelWiring:
    """Connects the panels once they are made, and shows in them what is open by then."""

    def __init__(
        self,
        session: Session,
        window: Window,
        playback: Playback,
        do: Callable[[str], None],
        show_place: Callable[[str], None],
        scheduling: Scheduling,
    ) -> None:
        self._scheduling = scheduling
        self._session, self._window, self._playback = session, window, playback
        self._do, self._show_place = do, show_place
        window.views.panels.made.append(self._connect)

    def _connect(self) -> None:
        self._connect_model()
        self._connect_time()
        panels = self._window.views.panels
        panels.set_units(self._session.settings.unit)
        panels.set_date_style(self._session.settings.date_style)
        project = self._session.store.value
        panels.set_project(project, self._session.preparation.of(project))
        panels.set_view(self._session.view.value)
        self._scheduling.connect_to(panels.time.gantt)

    def _connect_model(self) -> None:
        do, panels = self._do, self._window.views.panels
        tree, properties = panels["model"], panels["properties"]
        tree.selection_changed.connect(lambda rows: self._set_view(lambda v: visibility.select(v, rows)))
        tree.visibility_changed.connect(self._set_visible)
        tree.isolate_asked.connect(
            lambda rows: self._set_view(lambda v: visibility.isolate(v, rows, self._count()))
        )
        tree.ghost_asked.connect(lambda rows: self._set_view(lambda v: visibility.ghost(v, rows)))
        tree.fit_asked.connect(self._window.views.viewport.fit)
        tree.show_all_asked.connect(lambda: do("show-all"))
        tree.open_asked.connect(lambda: do("open"))
        properties.task_picked.connect(lambda row: self.select_tasks(np.array([row], np.int32)))
        properties.select_all_asked.connect(lambda: do("select-all"))
        hidden, saved = panels["hidden"], panels["viewpoints"]
        hidden.restore_asked.connect(lambda rows: self._set_view(lambda v: visibility.show(v, rows)))
        hidden.show_all_asked.connect(lambda: do("show-all"))
        hidden.hide_asked.connect(lambda: do("hide"))
        saved.save_asked.connect(lambda: do("save-viewpoint"))
        saved.chosen.connect(self._show_viewpoint)
        saved.renamed.connect(self._rename_viewpoint)
        saved.remove_asked.connect(self._remove_viewpoint)
        panels.problems.place_asked.connect(self._show_place)

    def _connect_time(self) -> None:
        do, playback, panels = self._do, self._playback, self._window.views.panels
        coverage = panels["coverage"]
        coverage.elements_asked.connect(lambda rows: self._set_view(lambda v: visibility.select(v, rows)))
        coverage.tasks_asked.connect(self.select_tasks)
        coverage.rules_asked.connect(lambda: do("link-rules"))
        coverage.orphans_asked.connect(lambda: do("revisions"))
        coverage.isolate_asked.connect(
            lambda rows: self._set_view(lambda v: visibility.isolate(v, rows, self._count()))
        )
        bar, gantt = panels.time.bar, panels.time.gantt
        bar.time_picked.connect(playback.go)
        bar.play_toggled.connect(lambda on: playback.toggle())
        bar.speed_picked.connect(playback.set_speed)
        bar.shuttled.connect(playback.shuttle)
        bar.paused.connect(playback.pause)
        bar.stepped.connect(playback.step)
        bar.start_asked.connect(playback.to_start)
        bar.end_asked.connect(playback.to_finish)
        bar.range_picked.connect(playback.set_range)
        views = panels["views"]
        views.time_picked.connect(playback.go)
        views.tasks_selected.connect(self.select_tasks)
        views.import_asked.connect(lambda: do("add"))
        gantt.tasks_selected.connect(self.select_tasks)
        gantt.time_picked.connect(playback.go)
        gantt.import_asked.connect(lambda: do("add"))
        gantt.generate_asked.connect(lambda: do("generate"))

    def select_tasks(self, tasks: I32) -> None:
        """Select tasks, and with them the elements they build."""
        links = self._session.store.value.links
        rows = np.unique(links.element[np.isin(links.task, tasks)])
        self._set_view(lambda v: replace(visibility.select(v, rows), tasks=tasks))

    def _set_view(self, step: Callable[[View], View]) -> None:
        self._session.view.set(step(self._session.view.value))

    def _count(self) -> int:
        return len(self._session.store.value.elements)

    def _set_visible(self, rows: I32, visible: bool) -> None:
        step = visibility.show if visible else visibility.hide
        self._set_view(lambda v: step(v, rows))

    def _show_viewpoint(self, row: int) -> None:
        project = self._session.store.value
        saved = project.viewpoints[row]
        self._set_view(lambda v: viewpoints.restored(v, saved, project.elements))
        self._window.views.viewport.set_camera(saved.camera)
        self._window.actions_.switch("orthographic", saved.camera.orthographic)

    def _rename_viewpoint(self, row: int, name: str) -> None:
        label = QCoreApplication.translate("Wiring", "Rename viewpoint")
        self._session.store.do(label, lambda p: viewpoints.rename(p, row, name))

    def _remove_viewpoint(self, row: int) -> None:
        label = QCoreApplication.translate("Wiring", "Delete viewpoint")
        self._session.store.do(label, lambda p: viewpoints.remove(p, row))
