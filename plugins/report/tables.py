"""What the tables of the report show: short enough to print, complete where a reader needs it."""

import platform
import re
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import numpy as np

from sim.problem import Problem
from sim.project import Project
from sim.schedule import SPANS

MOST_LATE = 25
SHOWN = 15  # rows of a long list before the rest folds away
LONGEST_ID = 12  # signs; what is longer is a GUID that means nothing to a reader
PACKAGES = ("twin-app", "PySide6-Essentials", "vtk", "ifcopenshell", "numpy", "numba")
DAY = np.timedelta64(86400, "s")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a reader knows it: short code, name, dates."""

    code: str
    name: str
    start: str
    finish: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """A task that ends after its baseline."""

    code: str
    name: str
    baseline: str
    finish: str
    days: float
    elements: int


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """All problems of one kind."""

    severity: str
    count: int
    text: str
    places: tuple[str, ...]


def code_of(project: Project, row: int) -> str:
    """Return the WBS code or the ID of a task, "" where both are only for machines."""
    schedule = project.schedule
    for code in (schedule.wbs[row], schedule.id[row]):
        if code and len(code) <= LONGEST_ID:
            return code
    return ""


def idle_tasks(project: Project, rows: list[int]) -> tuple[list[TaskLine], int]:
    """Return the named tasks of `rows`, and how many have no name: spacers of the planner's."""
    schedule = project.schedule
    named = [row for row in rows if schedule.name[row].strip()]
    lines = [
        TaskLine(
            code_of(project, row),
            schedule.name[row].strip(),
            day(schedule.start[row]),
            day(schedule.finish[row]),
        )
        for row in named
    ]
    return lines, len(rows) - len(named)


def late_tasks(project: Project) -> tuple[list[LateLine], int, bool]:
    """Return the tasks that end after their baseline, the latest first; how many; whether any has one."""
    schedule = project.schedule
    known = ~np.isnat(schedule.baseline_finish) & ~np.isnat(schedule.finish)
    known &= ~schedule.of_kind(*SPANS)
    delay = np.zeros(len(schedule))
    delay[known] = (schedule.finish[known] - schedule.baseline_finish[known]) / DAY
    rows = np.flatnonzero(delay > 0)
    rows = rows[np.argsort(-delay[rows], kind="stable")]
    linked = np.bincount(project.links.task, minlength=len(schedule))
    lines = [
        LateLine(
            code_of(project, row), schedule.name[row].strip(), day(schedule.baseline_finish[row]),
            day(schedule.finish[row]), float(delay[row]), int(linked[row]),
        )
        for row in rows[:MOST_LATE].tolist()
    ]  # fmt: skip
    return lines, int(rows.size), bool(known.any())


def storeys_by_class(project: Project, most: int = 5) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """Return the commonest classes, and for each storey how many visible elements of each there are.

    Storeys of one name count together, as each model of a federation brings its own. The last column
    holds all other classes, the one after it the sum; what stands on no storey comes last as "".
    """
    elements, spatial = project.elements, project.spatial
    seen = np.flatnonzero(elements.has_geometry())
    labels = (*elements.ifc_class.labels, "")
    codes = elements.ifc_class.codes[seen]
    counts = np.bincount(codes % len(labels), minlength=len(labels))
    common = [int(code) for code in np.argsort(-counts, kind="stable")[:most] if counts[code]]
    column = np.full(len(labels), len(common))
    column[common] = np.arange(len(common))
    lines: dict[str, list[int]] = {}
    height: dict[str, float] = {}
    for row, storey in zip(seen.tolist(), elements.storey[seen].tolist(), strict=True):
        name = spatial.name[storey] if storey >= 0 else ""
        line = lines.setdefault(name, [0] * (len(common) + 2))
        line[int(column[elements.ifc_class.codes[row] % len(labels)])] += 1
        line[-1] += 1
        z = float(np.nan_to_num(spatial.elevation[storey])) if storey >= 0 else np.inf
        height[name] = min(height.get(name, np.inf), z)
    ordered = sorted(lines.items(), key=lambda item: (-height[item[0]] if item[0] else np.inf, item[0]))
    return [spaced(labels[code]) for code in common], ordered


def spaced(ifc_class: str) -> str:
    """Return "Building Element Part" of "IfcBuildingElementPart", so that a narrow column can hold it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", ifc_class.removeprefix("Ifc"))


def problem_kinds(problems: tuple[Problem, ...], language: str, places: int = 3) -> list[ProblemLine]:
    """Return the problems by kind, the weightiest and commonest first, each with a few places."""
    groups: dict[tuple[int, str, str], list[Problem]] = {}
    for problem in problems:
        # Plugins say everything under one code: there the words tell the kinds apart.
        words = problem.text(language) if problem.code == "plugin-says" else ""
        groups.setdefault((int(problem.severity), problem.code, words), []).append(problem)
    counts = Counter({key: len(group) for key, group in groups.items()})
    return [
        ProblemLine(
            groups[key][0].severity.name.lower(), counts[key], groups[key][0].text(language),
            tuple(dict.fromkeys(p.place for p in groups[key] if p.place))[:places],
        )
        for key in sorted(groups, key=lambda key: (-key[0], -counts[key], *key[1:]))
    ]  # fmt: skip


def versions() -> list[tuple[str, str]]:
    """Return what the report was made with."""
    found = []
    for name in PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return [*found, ("Python", platform.python_version()), (platform.system(), platform.machine())]


def day(time: np.datetime64) -> str:
    """Return "2025-03-03", "" for NaT."""
    return "" if np.isnat(time) else str(time.astype("datetime64[D]"))
