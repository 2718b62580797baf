"""The report's tables: short codes, late tasks, storeys, problems by kind."""

from dataclasses import replace

import numpy as np
from small_project import small_project

from plugins.report.tables import (
    code_of,
    idle_tasks,
    late_tasks,
    problem_kinds,
    spaced,
    storeys_by_class,
    versions,
)
from sim.problem import Problem, Severity
from sim.project import Project


def test_a_guid_is_no_code() -> None:
    base = small_project()
    count = len(base.schedule)
    schedule = replace(
        base.schedule, id=tuple(f"{n:022}" for n in range(count)), wbs=("1.2", *[""] * (count - 1))
    )
    project = replace(base, schedule=schedule)
    assert [code_of(project, row) for row in (0, 1)] == ["1.2", ""]
    assert code_of(base, 1)


def test_rows_without_a_name_are_only_counted() -> None:
    base = small_project()
    project = replace(base, schedule=replace(base.schedule, name=(" ", *base.schedule.name[1:])))
    lines, blank = idle_tasks(project, [0, 1])
    assert ([line.name for line in lines], blank) == ([base.schedule.name[1]], 1)


def test_the_latest_comes_first() -> None:
    base = small_project()
    schedule = base.schedule
    rows = np.flatnonzero(schedule.kind == 0)[:3]
    planned = schedule.finish.copy()
    planned[rows] = schedule.finish[rows] - np.array([1, 3, -2]).astype("timedelta64[D]")
    project = replace(base, schedule=replace(schedule, baseline_finish=planned))
    lines, count, known = late_tasks(project)
    assert ([line.days for line in lines], count, known) == ([3.0, 1.0], 2, True)
    assert lines[0].name == schedule.name[rows[1]].strip()
    assert late_tasks(Project()) == ([], 0, False)


def test_storeys_add_up() -> None:
    project = small_project()
    classes, lines = storeys_by_class(project, most=1)
    assert len(classes) == 1
    assert all(sum(counts[:-1]) == counts[-1] for _, counts in lines)
    assert sum(counts[-1] for _, counts in lines) == int(project.elements.has_geometry().sum())


def test_problems_are_told_by_kind() -> None:
    many = tuple(Problem(Severity.WARNING, "too-large", f"#{n}", {"limit": "1"}) for n in range(9))
    lines = problem_kinds((*many, Problem(Severity.ERROR, "not-found")), "en")
    assert [(line.severity, line.count, line.places) for line in lines] == [
        ("error", 1, ()), ("warning", 9, ("#0", "#1", "#2")),
    ]  # fmt: skip


def test_small_things() -> None:
    assert spaced("IfcBuildingElementPart") == "Building Element Part"
    assert "numpy" in dict(versions())
