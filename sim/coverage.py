"""How much of the model the schedule builds, and how much of the schedule builds something."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, Bool
from sim.project import Project
from sim.schedule import TaskKind


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
    work = project.schedule.kind == TaskKind.TASK

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
