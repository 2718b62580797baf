"""How much of the model the schedule builds, and how much of the schedule builds something."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, Bool
from sim.links import LinkSource
from sim.project import Project
from sim.schedule import WORKING

EXAMPLES = 3  # names that show what is meant


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Element rows by how many tasks build them, and works that build nothing.

    Attributes
    ----------
    linked, unlinked, multiple : int32[k]
        Elements with geometry that have one task or more, none, more than one.
    idle : int32[k]
        Tasks (no summaries or milestones) without an element.
    works : int
        Tasks that could have one.
    """

    linked: I32
    unlinked: I32
    multiple: I32
    idle: I32
    works: int

    @property
    def share(self) -> float:
        """Linked elements of all that can be seen, 0..1; NaN without any."""
        count = self.linked.size + self.unlinked.size
        return self.linked.size / count if count else float("nan")


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """Elements of one class: how many there are, how many are linked, how many more than once."""

    label: str
    count: int
    linked: int
    multiple: int


def coverage(project: Project) -> Coverage:
    """Return the coverage of a project; elements that cannot be seen do not count."""
    times = np.bincount(project.links.element, minlength=len(project.elements))
    seen = project.elements.has_geometry()
    used = np.bincount(project.links.task, minlength=len(project.schedule)) > 0
    work = project.schedule.of_kind(*WORKING)

    def rows(mask: Bool) -> I32:
        return np.flatnonzero(mask).astype(np.int32)

    return Coverage(
        rows(seen & (times > 0)), rows(seen & (times == 0)), rows(seen & (times > 1)),
        rows(work & ~used), int(work.sum()),
    )  # fmt: skip


def coverage_by_class(project: Project) -> list[ClassCoverage]:
    """Return the coverage of each class, the least covered first."""
    found, codes = coverage(project), project.elements.ifc_class.codes
    labels = (*project.elements.ifc_class.labels, "")
    counts, multiples = (
        np.bincount(codes[rows] % len(labels), minlength=len(labels))
        for rows in (found.linked, found.multiple)
    )
    missing = np.bincount(codes[found.unlinked] % len(labels), minlength=len(labels))
    lines = [
        ClassCoverage(label, int(counts[k] + missing[k]), int(counts[k]), int(multiples[k]))
        for k, label in enumerate(labels)
        if counts[k] + missing[k]
    ]
    return sorted(lines, key=lambda line: (line.linked / line.count, -line.count, line.label))


@dataclass(frozen=True, slots=True)
class Gap:
    """Elements of one class in one model that no task builds, with a few of their names."""

    model: str
    ifc_class: str
    count: int
    examples: tuple[str, ...]


def gaps(project: Project) -> list[Gap]:
    """Return what can be seen and is not linked, by model and class, the most first."""
    elements = project.elements
    members: dict[tuple[int, int], list[int]] = {}
    for row in coverage(project).unlinked.tolist():
        key = int(elements.model[row]), int(elements.ifc_class.codes[row])
        members.setdefault(key, []).append(row)
    labels = (*elements.ifc_class.labels, "")
    found = [
        Gap(
            project.models[model].name if 0 <= model < len(project.models) else "",
            labels[code],
            len(rows),
            tuple(dict.fromkeys(elements.name[row] for row in rows if elements.name[row]))[:EXAMPLES],
        )
        for (model, code), rows in members.items()
    ]
    return sorted(found, key=lambda gap: (-gap.count, gap.model, gap.ifc_class))


def by_source(project: Project) -> dict[str, int]:
    """Return how many of the visible linked elements each kind of link reaches, by its name."""
    seen = project.elements.has_geometry()[project.links.element]
    found = {}
    for source in LinkSource:
        rows = np.unique(project.links.element[seen & (project.links.source == source)])
        if rows.size:
            found[source.name.lower()] = int(rows.size)
    return found
