"""Saving the document as one `.twin` file."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sim.job import Job
from sim.links import LinkSource
from sim.markup import marks_to_json
from sim.problem import ReadError, Severity, WriteError
from sim.project import Project
from sim.storage.cells import iso, number_cells, row_cells
from sim.storage.occurrence import occurrence
from sim.storage.project_file import APPLICATION_ID, VERSION, connect, schema
from sim.viewpoint import Viewpoint
from sim.writers.atomic import replacing, write_error
from sim.writers.twin_schedule import schedule_tables


def save_project(project: Project, path: Path, job: Job | None = None) -> None:
    """Save the document; the old file stays until the new one is whole on disk.

    Parameters
    ----------
    project : Project
    path : Path
    job : Job, optional
        Told which table is being written; a cancelled one leaves the old file.

    Raises
    ------
    WriteError
        Nothing could be written, or what stands there is no project this program can read: that
        file is left as it is.
    Cancelled
        The user stopped the job.
    """
    if path.exists():
        try:
            connect(path).close()
        except ReadError as error:
            reason = ReadError("", "", error.code, error.values).text()
            raise WriteError(str(path), "", "twin-keep", {"reason": reason}) from None
    with replacing(path) as temporary:
        try:
            write_tables(project, temporary, path.parent, job)
        except sqlite3.Error as error:
            raise _write_error(path, error) from error


def write_tables(project: Project, target: Path, folder: Path, job: Job | None = None) -> None:
    """Write the database; model paths are also kept relative to `folder`."""
    target.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as base:
        # The file is temporary until renamed: a journal would protect nothing.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.executescript(schema())
        base.execute("BEGIN")
        for count, (table, rows) in enumerate(_tables(project, folder)):
            if job:
                job.step("job-save", count, 0)
            _insert(base, table, rows)
        base.execute("COMMIT")


def _insert(base: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    width = len(base.execute(f"PRAGMA table_info({table})").fetchall())
    base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _tables(project: Project, folder: Path) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    schedule, links = project.schedule, project.links
    yield "settings", iter(_settings(project).items())
    yield "models", _models(project, folder)
    yield "model_classes", ((m, c, n) for m, x in enumerate(project.models) for c, n in x.classes.items())
    yield "unconverted", ((m, *pair) for m, x in enumerate(project.models) for pair in x.unconverted)
    yield "spatial", _spatial(project)
    yield "elements", _elements(project)
    yield from schedule_tables(schedule)
    yield "rules", iter(enumerate(links.rules))
    yield "links", _links(project)
    yield "orphan_links", iter(project.orphans)
    yield "sensors", _sensors(project)
    yield "viewpoints", ((i, *_viewpoint(v)) for i, v in enumerate(project.viewpoints))
    yield (
        "viewpoint_elements",
        (
            (i, guid, role)
            for i, v in enumerate(project.viewpoints)
            for role, guids in (("hidden", v.hidden), ("selected", v.selected), ("ghosted", v.ghosted))
            for guid in guids
        ),
    )
    yield "changes", ((iso(c.when), c.who, c.what, c.kind.name) for c in project.changes)
    yield (
        "problems",
        (
            (
                Severity(p.severity).name,
                p.code,
                p.place,
                json.dumps(dict(p.values), default=str, ensure_ascii=False),
            )
            for p in project.problems
        ),
    )


def _settings(project: Project) -> dict[str, str | None]:
    return {
        "name": project.name,
        "zone": project.zone,
        "profile": project.profile,
        "type_looks": json.dumps(project.type_looks, ensure_ascii=False),
        "revisions": json.dumps(project.revisions, ensure_ascii=False),
        "schedule_title": project.schedule.title,
        "schedule_source": project.schedule.source,
        "status_date": iso(project.schedule.status_date),
    }


def _models(project: Project, folder: Path) -> Iterator[tuple[Any, ...]]:
    for row, model in enumerate(project.models):
        absolute = os.path.abspath(model.path)
        try:
            relative = Path(os.path.relpath(absolute, os.path.abspath(folder))).as_posix()
        except ValueError:  # another drive
            relative = None
        placement = json.dumps(model.placement.tolist())
        yield row, relative, absolute, model.digest, model.schema, model.name, model.crs, placement


def _spatial(project: Project) -> Iterator[tuple[Any, ...]]:
    s = project.spatial
    columns = (
        s.model.tolist(), s.guid, s.name, s.ifc_class.texts(), row_cells(s.parent), number_cells(s.elevation)
    )  # fmt: skip
    return zip(range(len(s)), *columns, strict=True)


def _elements(project: Project) -> Iterator[tuple[Any, ...]]:
    e = project.elements
    columns = (
        e.model.tolist(), e.guid, e.name, e.tag, e.ifc_class.texts(), e.type_name.texts(),
        e.predefined.texts(), e.material.texts(), row_cells(e.container), row_cells(e.storey),
        row_cells(e.parent), e.step_id.tolist(), *(number_cells(e.box[:, k]) for k in range(6)),
    )  # fmt: skip
    return zip(range(len(e)), *columns, strict=True)


def _links(project: Project) -> Iterator[tuple[Any, ...]]:
    e, s, links = project.elements, project.schedule, project.links
    nth, model = occurrence(e.model, e.guid), e.model.tolist()
    columns = (links.element.tolist(), links.task.tolist(), links.source.tolist(), row_cells(links.rule))
    for element, task, source, rule in zip(*columns, strict=True):
        yield model[element], e.guid[element], nth[element], s.id[task], LinkSource(source).name, rule


def _sensors(project: Project) -> Iterator[tuple[Any, ...]]:
    s = project.sensors
    limits = (s.warn_low, s.warn_high, s.alarm_low, s.alarm_high, s.stale_after)
    return zip(s.channel, s.guid, s.unit, *(number_cells(x) for x in limits), strict=True)


def _viewpoint(v: Viewpoint) -> tuple[str, str | None, str, str, str]:
    sections = json.dumps([asdict(section) for section in v.sections])
    return v.name, iso(v.time), json.dumps(asdict(v.camera)), sections, marks_to_json(v.marks)


def _write_error(path: Path, error: sqlite3.Error) -> WriteError:
    if isinstance(error.__cause__, OSError):
        return write_error(path, error.__cause__)
    if error.sqlite_errorname == "SQLITE_FULL" or error.sqlite_errorname.startswith("SQLITE_IOERR_WRITE"):
        return WriteError(str(path), "", "disk-full")
    if error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return WriteError(str(path), "", "not-writable", {"reason": str(error)})
    return WriteError(str(path), "", "write-failed", {"reason": str(error)})
