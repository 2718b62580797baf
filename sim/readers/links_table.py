"""A table of links somebody else made: element ↔ task, one pair per line."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from sim.job import Job, silent_job
from sim.links import Links, LinkSource, links_of, part_links
from sim.planning.draft import grouped
from sim.problem import Problem, ReadError, Severity
from sim.project import Project
from sim.readers.column_names import detect
from sim.readers.delimited import read_table


def read_links(
    path: Path, project: Project, columns: dict[str, str] | None = None, job: Job | None = None
) -> tuple[Links, list[Problem]]:
    """Return the links of a table.

    An element is told by GlobalId, else by tag (part code), else by name; a task by ID, else by UID,
    WBS code or name. Where the first way that knows a text knows several rows, all of them count.

    Parameters
    ----------
    path : Path
    project : Project
        Whose elements and tasks are meant.
    columns : dict of str to str, optional
        Header of "element" and "task"; told by their names otherwise.
    job : Job, optional

    Raises
    ------
    ReadError
        If the file is no table, or has no such columns.
    """
    table = read_table(path)
    found = {**detect(table.header, "link"), **(columns or {})}
    missing = [role for role in ("element", "task") if found.get(role) not in table.header]
    if missing:
        headers = ", ".join(table.header)[:200]
        raise ReadError(
            str(path), "line 1", "links-no-columns", {"missing": ", ".join(missing), "headers": headers}
        )
    at = [table.header.index(found[role]) for role in ("element", "task")]
    elements, tasks = _element_ways(project), _task_ways(project)
    problems: list[Problem] = []
    pairs: list[tuple[int, int]] = []
    watch = job or silent_job()
    for number, (line, cells) in enumerate(table.rows):
        if number % 10_000 == 0:
            watch.step("reading-links", number, len(table.rows))
        texts = [cells[column] for column in at]
        if not any(texts):
            continue
        rows = [_rows(text, ways) for text, ways in zip(texts, (elements, tasks), strict=True)]
        for text, side, code in zip(
            texts, rows, ("links-element-unknown", "links-task-unknown"), strict=True
        ):
            if not side:
                problems.append(Problem(Severity.WARNING, code, f"line {line}", {"id": text[:60]}))
        pairs += [(element, task) for element in rows[0] for task in rows[1]]
    ends = np.array(pairs, np.int32).reshape(-1, 2)
    links = links_of(ends[:, 0], ends[:, 1], LinkSource.EXPLICIT)
    return part_links(links, project.elements.parent), grouped(problems)


def _index(texts: Iterable[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        if text:
            rows.setdefault(text.strip().casefold(), []).append(row)
    return rows


def _element_ways(project: Project) -> list[dict[str, list[int]]]:
    elements = project.elements
    exact: dict[str, list[int]] = {}
    for row, guid in enumerate(elements.guid):  # case counts in a GlobalId
        exact.setdefault(guid, []).append(row)
    return [exact, _index(elements.tag), _index(elements.name)]


def _task_ways(project: Project) -> list[dict[str, list[int]]]:
    schedule = project.schedule
    further = [schedule.fields[name] for name in ("UID", "GUID") if name in schedule.fields]
    return [_index(texts) for texts in (schedule.id, *further, schedule.wbs, schedule.name)]


def _rows(text: str, ways: list[dict[str, list[int]]]) -> list[int]:
    for way in ways:
        if rows := way.get(text) or way.get(text.casefold()):
            return rows
    return []
