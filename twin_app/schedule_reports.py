"""The report on the schedule that is open, and reading it again from a newer file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
        self._joined: _Joined | None = None  # what the list shows
        self._running = 0  # the job that works it out

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

        def work(job: "Job", ask: Callable[[Any], None]) -> "tuple[Schedule, list[Problem]]":
            from sim.readers.schedules import read_schedule
            from twin_app.project_question import chosen_project

            schedule, problems = read_schedule(Path(path), None, job, self._documents.readers())
            return chosen_project(schedule, Path(path), job, ask), problems

        self._documents.run(label, work, self._propose, self._documents.take)

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
        dialog.mode_picked.connect(lambda mode: self._compare(dialog, incoming, mode))
        dialog.applied.connect(lambda mode: self._join(incoming, mode, self._apply))
        dialog.finished.connect(lambda _: self._drop())
        self._compare(dialog, incoming, dialog.mode)
        dialog.show()
        if problems:
            self._documents.found.emit(list(problems))

    def _compare(self, dialog: ScheduleUpdate, incoming: "Schedule", mode: str) -> None:
        """Work out what would change; what was asked before is not wanted any more."""
        self._drop()
        dialog.set_waiting()
        self._running = self._join(incoming, mode, lambda joined: self._list(dialog, joined))

    def _drop(self) -> None:
        self._session.jobs.drop(self._running)

    def _list(self, dialog: ScheduleUpdate, joined: "_Joined") -> None:
        self._joined = joined
        dialog.set_changes(joined.summary, joined.rows)

    def _apply(self, joined: "_Joined") -> None:
        """Change the document; where it was edited meanwhile, join once more to what it is now."""
        if self._session.store.value is not joined.base:
            self._join(joined.incoming, joined.mode, self._apply)
            return
        label = QCoreApplication.translate("ScheduleReports", "Update schedule")
        self._session.store.do(label, lambda _: joined.merged.project)

    def _join(self, incoming: "Schedule", mode: str, then: Callable[["_Joined"], None]) -> int:
        known, base = self._joined, self._session.store.value
        if known is not None and (known.base, known.incoming, known.mode) == (base, incoming, mode):
            then(known)
            return 0
        language, preparation = self._session.languages.current, self._session.preparation

        def work(job: "Job", deliver: Callable[[Any], None]) -> "_Joined":
            joined = _joined(base, incoming, mode, language)
            preparation.of(joined.merged.project)
            return joined

        label = QCoreApplication.translate("ScheduleReports", "Update schedule")
        return self._session.jobs.run(label, work, then, self._documents.failed)


@dataclass(frozen=True, slots=True, eq=False)
class _Joined:
    """A schedule joined to the document as it was, and the words about it."""

    base: "Project"
    incoming: "Schedule"
    mode: str
    merged: "Merged"
    summary: str
    rows: Sequence[tuple[str, ...]]


def _joined(base: "Project", incoming: "Schedule", mode: str, language: str) -> _Joined:
    from plugins.report.schedule_page import change_rows
    from resources.messages import text
    from sim.planning.merging import Mode, merge_schedule
    from sim.planning.schedule_versions import Change, change_name

    merged = merge_schedule(base, incoming, Mode(mode))
    counts = [(change_name(kind, language), merged.versions.count(kind)) for kind in Change]
    parts = [f"{name}: {count:,}" for name, count in counts if count]
    if merged.lost:
        lost = sum(each.elements for each in merged.lost)
        parts.append(text("update-lost-links", language, count=f"{lost:,}"))
    summary = " · ".join(parts) or text("schedule-no-changes", language)
    return _Joined(base, incoming, mode, merged, summary, change_rows(merged.versions, language, SHOWN))


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
