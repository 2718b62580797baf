"""The fields rules ask for, as columns of few different texts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from kernels.arrays import F64, I32
from sim.columns import Category, category
from sim.elements import Elements
from sim.ifc_classes import ancestors
from sim.linking.label_index import LabelIndex
from sim.moment import text_of
from sim.planning.quantities import quantities
from sim.project import Project
from sim.schedule import Action, TaskKind
from sim.task_plan import UNKNOWN

LEVELS_OF_PARTS = 16


@dataclass(frozen=True, eq=False)
class TextColumn:
    """One field of every row.

    Attributes
    ----------
    codes : int32[n]
        Row in `labels`.
    labels : tuple of str
    also : tuple of tuple of str
        Further texts that count for each label: the classes above a class.
    """

    codes: I32
    labels: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def index(self) -> LabelIndex:
        """The texts, ready to be searched."""
        return LabelIndex(self.labels, self.also)


class ElementColumns:
    """Fields of the elements of a project, made when first asked for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.count = len(project.elements)
        self._known: dict[str, TextColumn] = {}

    def column(self, field: str) -> TextColumn:
        """Return a field; one nobody has is "" throughout."""
        if field not in self._known:
            self._known[field] = self._make(field)
        return self._known[field]

    def _make(self, field: str) -> TextColumn:
        elements, spatial = self.project.elements, self.project.spatial
        categories: dict[str, Callable[[], Category]] = {
            "class": lambda: elements.ifc_class,
            "type": lambda: elements.type_name,
            "predefined": lambda: elements.predefined,
            "material": lambda: elements.material,
            "name": lambda: category(elements.name),
            "tag": lambda: category(elements.tag),
            "guid": lambda: category(elements.guid),
            "storey": lambda: Category(elements.storey.copy(), spatial.name),
            "container": lambda: Category(elements.container.copy(), spatial.name),
            "model": lambda: Category(elements.model.copy(), tuple(m.name for m in self.project.models)),
            "bottom": lambda: _heights(reach(elements)[:, 0]),
            "top": lambda: _heights(reach(elements)[:, 1]),
            **{measure: partial(self._measured, measure) for measure in ("length", "area", "volume")},
        }
        if field in categories:
            column = _column(categories[field]())
            if field == "class":
                also = tuple(_class_names(label) for label in column.labels)
                column = TextColumn(column.codes, column.labels, also)
            return column
        return _column(self._property(field))

    def _measured(self, measure: str) -> Category:
        project = self.project
        amounts = quantities(measure, project.elements, project.properties, project.mesh)
        return category(f"{amount:.6g}" for amount in amounts.tolist())

    def _property(self, field: str) -> Category:
        set_name, _, name = field.rpartition(".")
        properties = self.project.properties
        if len(properties) != self.count:
            return category([""] * self.count)
        return category(_printed(value) for value in properties.column(name, set_name or None))


class TaskColumns:
    """Fields of the tasks of a project, made when first asked for."""

    def __init__(self, project: Project) -> None:
        self.schedule = project.schedule
        self.count = len(self.schedule)
        self._known: dict[str, TextColumn] = {}

    def column(self, field: str) -> TextColumn:
        """Return a field; one nobody has is "" throughout."""
        if field not in self._known:
            self._known[field] = _column(category(self._texts(field)))
        return self._known[field]

    def _texts(self, field: str) -> Iterable[str]:
        schedule = self.schedule
        plain = {"id": schedule.id, "name": schedule.name, "wbs": schedule.wbs}
        if field in plain:
            return plain[field]
        if field in ("start", "finish"):
            return [text_of(when) for when in getattr(schedule, field)]
        if field in ("parent", "path"):
            return paths(schedule.name, schedule.parent, field == "path")
        if field in ("kind", "action"):
            names: type[TaskKind | Action] = TaskKind if field == "kind" else Action
            return [names(code).name.lower().replace("_", "-") for code in getattr(schedule, field).tolist()]
        if field == "percent":
            return [f"{percent:.6g}" for percent in schedule.percent.tolist()]
        if field == "duration":
            return [
                "" if work == UNKNOWN else f"{work / 3600:.6g}" for work in schedule.plan.duration.tolist()
            ]
        if field == "calendar":
            names_ = (*(calendar.name for calendar in schedule.calendars), "")
            return [names_[row] for row in schedule.calendar.tolist()]
        if field == "resource":
            return self._resources()
        folded = {name.casefold(): texts for name, texts in schedule.fields.items()}
        return folded.get(field.casefold(), ("",) * self.count)

    def _resources(self) -> list[str]:
        """Return the names of who is on each task, separated by commas."""
        table, found = self.schedule.assignments, [""] * self.count
        for task, resource in zip(table.task.tolist(), table.resource.tolist(), strict=True):
            if task >= 0 and resource >= 0:
                name = self.schedule.resources.name[resource]
                found[task] = f"{found[task]}, {name}" if found[task] else name
        return found


def reach(elements: Elements) -> F64:
    """Return float64[n, 2]: lowest and highest z of each element and its parts, m; NaN without any."""
    found = elements.box[:, [2, 5]].copy()
    for _ in range(LEVELS_OF_PARTS):
        parts = np.flatnonzero((elements.parent >= 0) & np.isfinite(found[:, 0]))
        before = found.copy()
        np.fmin.at(found[:, 0], elements.parent[parts], found[parts, 0])
        np.fmax.at(found[:, 1], elements.parent[parts], found[parts, 1])
        if np.array_equal(before, found, equal_nan=True):
            break
    return found


def _heights(z: F64) -> Category:
    # To the millimetre, so that there are few different ones.
    return category("" if np.isnan(height) else f"{height:.3f}" for height in z.tolist())


def paths(names: tuple[str, ...], parent: I32, whole: bool) -> list[str]:
    """Return the name of the summary above each task, or all names from the top down to the task."""
    found: list[str] = []
    for row, above in enumerate(parent.tolist()):
        if not whole:
            found.append(names[above] if above >= 0 else "")
        else:
            # A parent stands before its children.
            found.append(f"{found[above]} / {names[row]}" if above >= 0 else names[row])
    return found


def _column(found: Category) -> TextColumn:
    # -1 means none: the empty text at the end.
    labels = (*found.labels, "")
    return TextColumn(np.where(found.codes < 0, len(labels) - 1, found.codes).astype(np.int32), labels)


def _class_names(label: str) -> tuple[str, ...]:
    names = ancestors(label) if label else frozenset()
    return tuple(sorted({text for name in names for text in (name, name.removeprefix("Ifc"))} - {label}))


def _printed(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
