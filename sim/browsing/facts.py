"""What is known about the selected elements, as groups of lines to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kernels.arrays import I32
from sim.browsing.quantity_sums import quantity_sums
from sim.columns import Category
from sim.project import Project
from sim.properties import Value

LIMIT = 2000  # elements whose property sets are compared; sums always cover all


class Fact(NamedTuple):
    """One line: `name` is a code where the group's `coded` says so, else the file's own word."""

    name: str
    value: Value
    unit: str = ""
    varies: bool = False
    task: int = -1
    known: int = -1  # elements that state a summed quantity, -1 for all


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Lines under one heading.

    Attributes
    ----------
    title : str
        A code ("element", "sums", "tasks") where `coded`, else the set's name.
    coded : bool
    of_type : bool
        The set comes from the type object.
    facts : tuple of Fact
    """

    title: str
    coded: bool
    of_type: bool
    facts: tuple[Fact, ...]


def facts(project: Project, rows: I32) -> list[FactGroup]:
    """Return what the elements have in common, what varies, what they sum up to and their tasks."""
    rows = rows[rows < len(project.elements)]
    if not rows.size:
        return []
    groups = [FactGroup("element", True, False, tuple(_identity(project, rows)))]
    if rows.size > 1:
        sums = (
            Fact(s.name, s.total, s.unit, known=s.known if s.known < s.count else -1)
            for s in quantity_sums(project, rows)
        )
        groups.insert(0, FactGroup("sums", True, False, (Fact("count", int(rows.size)), *sums)))
    tasks = _tasks(project, rows)
    if tasks:
        groups.append(FactGroup("tasks", True, False, tuple(tasks)))
    return groups + _sets(project, rows[:LIMIT])


def _identity(project: Project, rows: I32) -> list[Fact]:
    e = project.elements
    found = []
    some = rows.tolist()
    storey_names = project.spatial.name
    columns: tuple[tuple[str, Iterator[str]], ...] = (
        ("name", (e.name[r] for r in some)),
        ("class", _labels(e.ifc_class, rows)),
        ("type", _labels(e.type_name, rows)),
        ("predefined", _labels(e.predefined, rows)),
        ("material", _labels(e.material, rows)),
        ("storey", (storey_names[s] if s >= 0 else "" for s in _different(e.storey, rows))),
        ("tag", (e.tag[r] for r in some)),
        ("guid", (e.guid[r] for r in some)),
        ("model", (_model(project, m) for m in _different(e.model, rows))),
    )
    for name, texts in columns:
        first = next(texts)
        varies = any(text != first for text in texts)
        if varies or first:
            found.append(Fact(name, None if varies else first, varies=varies))
    return found


def _labels(column: Category, rows: I32) -> Iterator[str]:
    """Yield the different texts of some rows."""
    return (column.labels[code] if code >= 0 else "" for code in _different(column.codes, rows))


def _different(codes: I32, rows: I32) -> list[int]:
    found: list[int] = np.unique(codes[rows]).tolist()
    return found


def _model(project: Project, row: int) -> str:
    return project.models[row].name if 0 <= row < len(project.models) else ""


def _tasks(project: Project, rows: I32) -> list[Fact]:
    linked = np.unique(project.links.task[np.isin(project.links.element, rows)])
    linked = linked[np.argsort(project.schedule.start[linked], kind="stable")][:50]
    s = project.schedule
    return [
        Fact(
            s.name[t] or s.id[t],
            _days(s.start[t], s.finish[t]),
            task=int(t),
        )
        for t in linked.tolist()
    ]


def _days(start: np.datetime64, finish: np.datetime64) -> str:
    """Return "2025-03-03 – 03-05": the year once where it is the same."""
    if np.isnat(start) or np.isnat(finish):
        return "" if np.isnat(start) else str(start)[:10]
    first, last = str(start)[:10], str(finish)[:10]
    return f"{first} – {last[5:] if last[:4] == first[:4] else last}"


def _sets(project: Project, rows: I32) -> list[FactGroup]:
    """Return property sets; a line every element has with one value shows it, else it varies."""
    if not len(project.properties):
        return []
    seen: dict[tuple[str, bool], dict[str, tuple[Value, str, bool, int]]] = {}
    for row in rows.tolist():
        for p in project.properties.of(row):
            lines = seen.setdefault((p.set_name, p.of_type), {})
            if p.name not in lines:
                lines[p.name] = (p.value, p.unit, False, 1)
            else:
                value, unit, varies, count = lines[p.name]
                lines[p.name] = (value, unit, varies or value != p.value, count + 1)
    return [
        FactGroup(
            title, False, of_type,
            tuple(
                Fact(name, None if varies or count < rows.size else value, unit, varies or count < rows.size)
                for name, (value, unit, varies, count) in lines.items()
            ),
        )
        for (title, of_type), lines in seen.items()
    ]  # fmt: skip
