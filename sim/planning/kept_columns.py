"""What a format has no column for, kept in one of its custom fields and taken back by our readers.

Notes
-----
One text field named `FIELD` holds a JSON object by column. A value that goes beside something the format
does hold stands as ``[value, held]``: it counts only as long as nobody has changed what is held.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, Final

import numpy as np

from sim.moment import moment
from sim.planning.draft import ResourceDraft, ScheduleDraft, TaskDraft
from sim.schedule import Schedule
from sim.table import column_names
from sim.task_plan import TaskPlan

FIELD: Final = "twin_app"
ID_FIELD: Final = "Activity ID"
"""Where Microsoft Project, which numbers its rows, keeps the ids of other tools."""
LONGEST: Final = 255
"""Characters a text field of P6 and of Microsoft Project takes."""
ROW, MADE, FIELDS = "row", "made", "fields"
_COLUMNS: Final = frozenset(
    {"id", "name", "wbs", "kind", "action", "percent", "baseline_start", "baseline_finish", "units", "unit"}
    | (set(column_names(TaskPlan)) - {"project"})
)
_LARGEST: Final = 1e15
_IN_TABLES: Final = frozenset({"duration", "remaining", "work", "cost", "actual_cost", "deadline", "project"})
NAMED: Final = {
    name.replace("_", " ").capitalize(): name
    for name in ("kind", *column_names(TaskPlan))
    if name not in _IN_TABLES
}
"""Columns of tables by header, beside those tables of other tools have too."""
_HOURS = re.compile(r"(-?\d{1,9}(?:\.\d{1,12})?)h")
_PLAIN_TASK: Final = TaskDraft("")
_PLAIN_RESOURCE: Final = ResourceDraft("")


def told(schedule: Schedule, row: int, column: str) -> Any:
    """Return a value of a task as JSON holds it, None where it is what nothing is known of."""
    for table in (schedule, schedule.plan, schedule.tool):
        if hasattr(table, column):
            value = getattr(table, column)[row]
            break
    return plain(value, getattr(_PLAIN_TASK, column))


def plain(value: Any, default: Any) -> Any:
    """Return a value as JSON holds it, None where it is the default."""
    if isinstance(default, IntEnum):
        return None if value == default else type(default)(int(value)).name
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value.astype("datetime64[s]"))
    if isinstance(value, str):
        return None if value == default else value
    number = value.item() if isinstance(value, np.generic) else value
    return None if number == default or number != number else number


def packed(values: Mapping[str, Any]) -> str:
    """Return the text of the field, "" for nothing."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""


def take_back(draft: ScheduleDraft, roots: Sequence[int] = ()) -> None:
    """Put back what the field holds of tasks, and of projects for their topmost tasks `roots`."""
    _take_ids(draft)
    orders: dict[int, float] = {}
    made: set[int] = set()
    for at, task in enumerate(draft.tasks):
        text = task.fields.pop(FIELD, "")
        if text:
            _take(draft, at, text, orders, made)
    for number, root in enumerate(roots):
        text = draft.projects[number].other.get(FIELD, "")
        if text:
            other = {name: value for name, value in draft.projects[number].other.items() if name != FIELD}
            draft.projects[number] = replace(draft.projects[number], other=other)
            _take(draft, root, text, orders, made)
    if orders or made:
        _rearrange(draft, orders, made)


def take_named(draft: ScheduleDraft) -> None:
    """Put columns of a table that bear a name of `NAMED` in their place, as far as understood."""
    for task in draft.tasks:
        for name in NAMED.keys() & task.fields.keys():
            value = _from_cell(getattr(_PLAIN_TASK, NAMED[name]), task.fields[name].strip())
            if value is not None:
                setattr(task, NAMED[name], value)
                del task.fields[name]


def take_back_resource(draft: ScheduleDraft, resource: ResourceDraft, text: str, place: str) -> None:
    """Put back what the field holds of a resource."""
    for column, value in _read(draft, text, place).items():
        _set(draft, resource, _PLAIN_RESOURCE, column, value, place)


def _take_ids(draft: ScheduleDraft) -> None:
    ids = [task.fields.get(ID_FIELD, "") for task in draft.tasks]
    known = [id_ for id_ in ids if id_]
    if not known or len(set(known)) < len(known):
        return
    for task, id_ in zip(draft.tasks, ids, strict=True):
        if id_:
            task.id = id_
            del task.fields[ID_FIELD]


def _take(draft: ScheduleDraft, at: int, text: str, orders: dict[int, float], made: set[int]) -> None:
    task = draft.tasks[at]
    for column, value in _read(draft, text, task.place).items():
        if column == ROW and isinstance(value, int) and not isinstance(value, bool):
            orders[at] = value
        elif column == MADE and value is True:
            made.add(at)
        elif column == FIELDS and isinstance(value, dict):
            task.fields.update({str(name): str(said) for name, said in value.items()})
        else:
            _set(draft, task, _PLAIN_TASK, column, value, task.place)


def _read(draft: ScheduleDraft, text: str, place: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        draft.warn("kept-odd", place, text=text[:40])
        return {}
    return values


def _set(draft: ScheduleDraft, owner: Any, default: Any, column: str, value: Any, place: str) -> None:
    like = getattr(default, column, None) if column in _COLUMNS else None
    if isinstance(value, list) and len(value) == 2:
        held = plain(getattr(owner, column, None), like)
        if not _same(held, value[1]):
            draft.info("kept-outdated", place, column=column)
            return
        value = value[0]
    try:
        setattr(owner, column, _restored(like, value))
    except (KeyError, TypeError, ValueError, OverflowError):
        draft.warn("kept-odd", place, text=f"{column}: {value}"[:40])


def _same(held: Any, told_then: Any) -> bool:
    if isinstance(held, float) and isinstance(told_then, int | float):
        return abs(held - told_then) < 1e-6
    return bool(held == told_then)


def _restored(like: Any, value: Any) -> Any:
    if like is None:
        raise KeyError(value)
    if isinstance(like, IntEnum):
        return like if value is None else type(like)[value]
    if isinstance(like, np.datetime64):
        return moment(value) if value is not None else np.datetime64("NaT", "s")
    if value is None:
        return like
    if isinstance(like, str) != isinstance(value, str):
        raise TypeError(value)
    if not isinstance(value, str) and not abs(value) < _LARGEST:
        raise ValueError(value)
    return type(like)(value)


def _from_cell(like: Any, text: str) -> Any:
    """Return what a cell of a table says, None where that is not understood."""
    if isinstance(like, IntEnum):
        return type(like).__members__.get(text.upper().replace(" ", "_"))
    if isinstance(like, bool):
        return True if text == "yes" else None
    if isinstance(like, int):
        match = _HOURS.fullmatch(text)
        return round(float(match[1]) * 3600) if match is not None else None
    try:
        if isinstance(like, np.datetime64):
            return moment(text)
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < _LARGEST else None


def _rearrange(draft: ScheduleDraft, orders: Mapping[int, float], made: set[int]) -> None:
    """Put tasks in the order they once had, without those a writer had added to hold the others."""
    order = sorted(
        (at for at in range(len(draft.tasks)) if at not in made), key=lambda at: orders.get(at, np.inf)
    )
    place = {old: new for new, old in enumerate(order)}
    for task in draft.tasks:
        while task.parent in made:
            task.parent = draft.tasks[task.parent].parent
    for old in order:
        draft.tasks[old].parent = place.get(draft.tasks[old].parent, -1)
    draft.tasks = [draft.tasks[old] for old in order]
    draft.relations = [
        replace(link, predecessor=place[link.predecessor], successor=place[link.successor])
        for link in draft.relations
        if link.predecessor in place and link.successor in place
    ]
    draft.assignments = [
        replace(each, task=place[each.task]) for each in draft.assignments if each.task in place
    ]
