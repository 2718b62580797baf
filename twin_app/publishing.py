"""File ▸ Reports, Print Gantt chart, Export film: each a job, none of them holds up the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from sim.view import View
from twin_app.documents import Documents
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window

if TYPE_CHECKING:
    from viewers.widgets.film_dialog import FilmChoice, FilmDialog
    from viewers.widgets.reports_dialog import ReportChoice, ReportsDialog


class Publishing:
    """Asks, then writes; what is written is opened where the desktop knows how."""

    def __init__(self, session: Session, window: Window, documents: Documents, prompts: Prompts) -> None:
        self._session, self._window = session, window
        self._documents, self._prompts = documents, prompts
        self.reports_dialog: ReportsDialog | None = None
        self.film_dialog: FilmDialog | None = None
        self.open: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path))
        )

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for each action id."""
        return {
            "planning-reports": self.ask_reports, "print-gantt": self.print_gantt,
            "export-film": self.ask_film,
        }  # fmt: skip

    def ask_reports(self) -> "ReportsDialog":
        """Ask which reports to write."""
        from sim.reporting.look_ahead import first_day
        from viewers.widgets.reports_dialog import ReportsDialog

        project = self._session.store.value
        first = first_day(project.schedule)
        dialog = ReportsDialog(
            np.datetime64("today").astype("datetime64[s]") if np.isnat(first) else first,
            self._session.languages.current, str(Path.home() / "twin-reports"), self._prompts.folder,
            self._window,
        )  # fmt: skip
        dialog.chosen.connect(self._write_reports)
        self.reports_dialog = dialog
        dialog.show()
        return dialog

    def _write_reports(self, choice: "ReportChoice") -> None:
        from plugins.report.planning_reports import Wanted
        from twin_app.drawing import draw_apart
        from twin_app.drawing_orders import ReportOrder

        wanted = Wanted(choice.kinds, choice.first, choice.weeks, choice.language, choice.pdf)
        order = ReportOrder(self._session.store.value, wanted, Path(choice.folder), choice.stills)
        label = QCoreApplication.translate("Publishing", "Reports")
        self._documents.run(label, lambda job, deliver: draw_apart(order, job), self._open_first)

    def print_gantt(self) -> None:
        """Ask for a file and print the Gantt chart, filtered and arranged as it is on screen."""
        project, language = self._session.store.value, self._session.languages.current
        name = (project.schedule.title or project.name or "gantt").replace("/", "-")
        kind = QCoreApplication.translate("Publishing", "PDF document") + " (*.pdf)"
        chosen = self._prompts.save_file(f"{name}.pdf", kind)
        if not chosen:
            return
        panel = self._window.views.panels.time.gantt.filter
        date, now = project.schedule.status_date, self._session.view.value.time
        moments = (date, now, np.datetime64("today").astype("datetime64[s]"))
        how = panel.arrangement(next(moment for moment in moments if not np.isnat(moment)))
        keys, layers = panel.keys, panel.layers
        path = Path(chosen).with_suffix(".pdf")

        def work(job: object, deliver: object) -> list[Path]:
            from sim.browsing.task_facts import TaskFacts
            from sim.browsing.task_rows import TaskRows
            from sim.job import Job
            from sim.planning.cpm import solve
            from viewers.export.gantt_print import PLAIN, GanttPrint, print_gantt

            assert isinstance(job, Job)
            rows = TaskRows(TaskFacts(project, solve(project.schedule)), how)
            title = project.schedule.title or project.name
            print_gantt(GanttPrint(rows, title, language, keys or PLAIN, layers), path, job)
            return [path]

        label = QCoreApplication.translate("Publishing", "Print Gantt chart")
        self._documents.run(label, work, self._open_first)

    def ask_film(self) -> "FilmDialog":
        """Ask how the film is made."""
        from sim.playback.camera_path import camera_path
        from viewers.widgets.film_dialog import FilmDialog

        flight = camera_path(self._session.store.value.viewpoints)
        dialog = FilmDialog(0 if flight is None else len(flight.cameras), self._window)
        dialog.chosen.connect(self._make_film)
        self.film_dialog = dialog
        dialog.show()
        return dialog

    def _make_film(self, choice: "FilmChoice") -> None:
        from twin_app.drawing import draw_apart
        from twin_app.drawing_orders import FilmOrder

        project = self._session.store.value
        kind = QCoreApplication.translate("Publishing", "Film") + " (*.mp4)"
        chosen = self._prompts.save_file(f"{(project.name or 'twin_app').replace('/', '-')}.mp4", kind)
        if not chosen:
            return
        view: View = self._session.view.value
        order = FilmOrder(
            replace(project, problems=()), Path(chosen).with_suffix(".mp4"), view.camera, choice.width,
            choice.height, choice.seconds, self._session.languages.current, "light", choice.strip,
            choice.flight,
        )  # fmt: skip
        label = QCoreApplication.translate("Publishing", "Export film")
        self._documents.run(label, lambda job, deliver: draw_apart(order, job), self._open_first)

    def _open_first(self, written: list[Path]) -> None:
        if written:
            self.open(written[0])
