"""The report on the schedule that is open, and reading it again from a newer file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from twin_app.documents import Documents
from twin_app.prompts import Prompts, document_kinds
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.import_report import ImportReport, ReportTable
from viewers.widgets.schedule_update import ScheduleUpdate

if TYPE_CHECKING:
    from sim.job import Job
    from sim.planning.merging import Merged
    from sim.problem import Problem
    from sim.project import Project
    from sim.schedule import Schedule

SHOWN = 2000  # rows of a list


class ScheduleReports:
    """Works on job threads; the document changes only when the user has seen what would change."""

    def __init__(self, session: Session, window: Window, documents: Documents, prompts: Prompts) -> None:
        self._session, self._window = session, window
        self._documents, self._prompts = documents, prompts
        self.dialog: ImportReport | None = None
        self.update_dialog: ScheduleUpdate | None = None
        self._document: dict[str, Any] = {}

    def report(self) -> None:
        """Work out the report and show it."""
        project, language = self._session.store.value, self._session.languages.current
        label = QCoreApplication.translate("ScheduleReports", "Schedule report")
        self._documents.run(label, lambda job, deliver: _document(project, language, job), self._show)

    def update(self) -> None:
        """Ask for a newer file of the schedule, and show what it would change."""
        path = self._prompts.open_file(document_kinds(self._documents.readers()))
        if not path:
            return
        label = QCoreApplication.translate("ScheduleReports", "Update schedule")

        def work(job: "Job") -> "tuple[Schedule, list[Problem]]":
            from sim.readers.schedules import read_schedule

            return read_schedule(Path(path), None, job, self._documents.readers())

        self._documents.run(label, lambda job, deliver: work(job), self._propose)

    def _show(self, document: dict[str, Any]) -> None:
        from plugins.report.schedule_page import answer, tables

        language = self._session.languages.current
        self._document = document
        if self.dialog is None:
            self.dialog = ImportReport(self._window)
            self.dialog.save_asked.connect(self._save)
        shown = [ReportTable(title, heads, rows[:SHOWN]) for title, heads, rows in tables(document, language)]
        self.dialog.set_report(answer(document, language), shown)
        self.dialog.show()
        self.dialog.raise_()

    def _save(self) -> None:
        from plugins.report.schedule_page import schedule_page
        from sim.problem import ReadError
        from sim.writers.atomic import write_bytes

        kinds = QCoreApplication.translate("ScheduleReports", "Report") + " (*.html)"
        chosen = self._prompts.save_file("report.html", kinds)
        if not chosen:
            return
        page = schedule_page(self._document, self._session.languages.current)
        try:
            write_bytes(Path(chosen), page.encode("utf-8"))
        except ReadError as error:
            self._documents.complain(error.text(self._session.languages.current))

    def _propose(self, read: "tuple[Schedule, list[Problem]]") -> None:
        incoming, problems = read
        dialog = ScheduleUpdate(self._window)
        self.update_dialog = dialog
        dialog.mode_picked.connect(lambda mode: self._list(dialog, incoming, mode))
        dialog.applied.connect(lambda mode: self._apply(incoming, mode))
        self._list(dialog, incoming, dialog.mode)
        dialog.show()
        if problems:
            self._documents.found.emit(list(problems))

    def _list(self, dialog: ScheduleUpdate, incoming: "Schedule", mode: str) -> None:
        from plugins.report.schedule_page import change_rows
        from resources.messages import text
        from sim.planning.schedule_versions import Change, change_name

        language = self._session.languages.current
        merged = self._merged(self._session.store.value, incoming, mode)
        counts = [(change_name(kind, language), merged.versions.count(kind)) for kind in Change]
        parts = [f"{name}: {count:,}" for name, count in counts if count]
        if merged.lost:
            lost = sum(each.elements for each in merged.lost)
            parts.append(text("update-lost-links", language, count=f"{lost:,}"))
        rows: Sequence[tuple[str, ...]] = change_rows(merged.versions, language, SHOWN)
        dialog.set_changes(" · ".join(parts) or text("schedule-no-changes", language), rows)

    def _apply(self, incoming: "Schedule", mode: str) -> None:
        label = QCoreApplication.translate("ScheduleReports", "Update schedule")
        self._session.store.do(label, lambda project: self._merged(project, incoming, mode).project)

    def _merged(self, project: "Project", incoming: "Schedule", mode: str) -> "Merged":
        from sim.planning.merging import Mode, merge_schedule

        return merge_schedule(project, incoming, Mode(mode))


def _document(project: "Project", language: str, job: "Job") -> dict[str, Any]:
    from sim.planning.cpm import solve
    from sim.planning.date_comparison import compare_dates
    from sim.planning.health import check_health, health_facts
    from sim.planning.import_report import report_document

    schedule = project.schedule
    solution = solve(schedule)
    comparison = compare_dates(schedule, solution, solve, job)
    document = report_document(schedule, list(project.problems), solution, comparison, language)
    document["health"] = health_facts(check_health(schedule, solution, solve), schedule, language)
    return document
