"""Tables whose columns the user explains: a schedule, or which element belongs to which task."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from sim.job import Job
from sim.links import Links, merge_links
from sim.problem import Problem, ReadError
from sim.project import Project
from sim.schedule import Schedule
from sim.storage.column_mappings import SavedMapping, save_mapping
from twin_app.documents import Documents
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.table_import import ROLES, Offer, TableImport

TABLE = "(*.csv *.tsv *.txt *.xlsx *.xlsm)"
WORKBOOKS = (".xlsx", ".xlsm")
SHOWN = 50  # rows in the preview
MOSTLY = 0.5  # of the elements of a kind: more than that late in a log, and the kind is shown as late
OF_LINKS = ("element", "task")
OF_PROGRESS = ("id", "name", "actual_start", "actual_finish", "percent", "remaining")
OF_LOG = ("task", "name", "start", "finish", "element", "element_name", "ifc_class", "late")
OF_SCHEDULE = tuple(role for role in ROLES if role not in (*OF_LINKS, *OF_LOG[5:]))
Explained = Callable[[dict[str, str], str], None]


class Tables:
    """Asks for a table and its columns, and reads it into the open document as one step.

    What was said of a table is remembered for the next one with the same columns.
    """

    def __init__(self, session: Session, window: Window, documents: Documents, prompts: Prompts) -> None:
        self._session, self._window = session, window
        self._documents, self._prompts = documents, prompts

    def import_schedule(self) -> TableImport | None:
        """Ask for a table of tasks."""
        return self._ask(OF_SCHEDULE, (("name", "id"), ("start", "duration")), self._read_schedule)

    def import_links(self) -> TableImport | None:
        """Ask for a table of elements and tasks."""
        return self._ask(OF_LINKS, (("element",), ("task",)), self._read_links)

    def import_progress(self) -> TableImport | None:
        """Ask for a table of how tasks stand."""
        told = ("actual_start", "actual_finish", "percent", "remaining")
        return self._ask(OF_PROGRESS, (("id", "name"), told), self._read_progress)

    def import_log(self) -> TableImport | None:
        """Ask for a log of what was built when."""
        return self._ask(OF_LOG, (("task", "name"), ("start", "finish")), self._read_log)

    def _ask(
        self,
        roles: tuple[str, ...],
        required: tuple[tuple[str, ...], ...],
        read: Callable[[Path, dict[str, str], str], None],
    ) -> TableImport | None:
        from sim.readers.column_names import detect
        from sim.readers.delimited import read_table
        from sim.readers.workbook import read_workbook

        path = self._prompts.open_file(QCoreApplication.translate("Tables", "Tables") + f" {TABLE}")
        if not path:
            return None
        kind = {OF_LINKS: "link", OF_LOG: "event"}.get(roles, "schedule")
        try:
            book = path.lower().endswith(WORKBOOKS)
            table = read_workbook(Path(path)) if book else read_table(Path(path))
        except ReadError as error:
            self._documents.complain(error.text(self._session.languages.current))
            return None
        known = self._session.settings.mapping(table.header)
        found = known or detect(table.header, kind, "event_columns" if roles is OF_LOG else "columns")
        found = {role: name for role, name in found.items() if role in roles}
        rows = [cells for _, cells in table.rows[:SHOWN]]
        dates = roles is not OF_LINKS
        offer = Offer(Path(path).name, table.header, rows, roles, required, found, dates)
        dialog = TableImport(offer, self._window)

        def chosen(columns: dict[str, str], order: str) -> None:
            self._session.settings.remember_mapping(table.header, columns)
            if roles is OF_SCHEDULE:
                self._save(SavedMapping(Path(path).stem, table.header, columns, order))
            read(Path(path), columns, order)

        dialog.chosen.connect(chosen)
        dialog.show()
        return dialog

    def _save(self, mapping: SavedMapping) -> None:
        """Keep what was said of a table for the command line and the next import, under its file's name."""
        try:
            save_mapping(mapping)
        except OSError as error:
            self._documents.complain(f"{mapping.name}: {error.strerror or error}")

    def _read_schedule(self, path: Path, columns: dict[str, str], order: str) -> None:
        from sim.readers.csv_schedule import read_csv_schedule, read_xlsx_schedule
        from sim.readers.table_mapping import Mapping

        label = QCoreApplication.translate("Tables", "Import schedule")
        base = self._session.store.value

        def work(job: Job) -> tuple[Project, list[Problem]]:
            from sim.links import no_links
            from twin_app.linking import link_schedule

            read = read_xlsx_schedule if path.name.lower().endswith(WORKBOOKS) else read_csv_schedule
            schedule, found = read(path, Mapping(columns, order), job)
            bare = replace(base, schedule=schedule, links=no_links())
            linked, more = link_schedule(bare, None, None, job)
            self._session.preparation.of(linked)
            return linked, [*found, *more]

        def done(result: tuple[Project, list[Problem]]) -> None:
            project, problems = result
            self._session.store.do(
                label,
                lambda p: replace(
                    p,
                    schedule=project.schedule,
                    links=project.links,
                    problems=(*p.problems, *problems),
                ),
            )
            self._documents.found.emit(problems)
            self._documents.imported.emit()

        self._documents.run(label, lambda job, deliver: work(job), done)

    def _read_progress(self, path: Path, columns: dict[str, str], order: str) -> None:
        from sim.readers.progress_table import read_progress

        label = QCoreApplication.translate("Tables", "Import progress")
        base, language = self._session.store.value.schedule, self._session.languages.current

        def done(result: tuple[Schedule, list[Problem]]) -> None:
            schedule, problems = result
            self._session.store.do(label, lambda p: replace(p, schedule=schedule))
            self._documents.found.emit(problems)

        self._documents.run(
            label, lambda job, deliver: read_progress(path, base, columns, order, job, language), done
        )

    def _read_log(self, path: Path, columns: dict[str, str], order: str) -> None:
        from sim.planning.as_built import AsBuilt, apply_event_log
        from sim.readers.event_log import read_event_log

        label = QCoreApplication.translate("Tables", "Import log of what was built")
        plan = QCoreApplication.translate("Tables", "Plan")
        base = self._session.store.value

        def work(job: Job) -> tuple[AsBuilt, list[Problem]]:
            log, problems = read_event_log(path, columns, order, job)
            built = apply_event_log(base, log, plan)
            return built, [*problems, *built.problems]

        def done(result: tuple[AsBuilt, list[Problem]]) -> None:
            built, problems = result
            late = built.late_share > MOSTLY
            self._session.rehearsal.set_late(late)
            self._session.store.do(label, lambda p: replace(p, schedule=built.schedule))
            rows = np.flatnonzero(late).astype(np.int32)
            self._session.view.set(replace(self._session.view.value, selection=rows))
            self._documents.found.emit(problems)

        self._documents.run(label, lambda job, deliver: work(job), done)

    def _read_links(self, path: Path, columns: dict[str, str], order: str) -> None:
        from sim.readers.links_table import read_links

        label = QCoreApplication.translate("Tables", "Import links")
        base = self._session.store.value

        def done(result: tuple[Links, list[Problem]]) -> None:
            links, problems = result
            self._session.store.do(label, lambda p: replace(p, links=merge_links(links, p.links)))
            self._documents.found.emit(problems)

        self._documents.run(label, lambda job, deliver: read_links(path, base, columns, job), done)
