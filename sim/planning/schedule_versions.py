"""What changed from one version of a schedule to another, task by task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

import numpy as np

from kernels.arrays import I32, Array, Bool
from resources import messages
from sim.calendar import Calendar
from sim.planning.task_keys import task_keys
from sim.schedule import Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.table import columns_of
from sim.task_plan import TaskPlan


class Change(IntEnum):
    """What a difference is about, the weightiest first."""

    ADDED = 0
    DELETED = 1
    LOGIC = 2
    DURATION = 3
    DATES = 4
    CALENDAR = 5
    CONSTRAINT = 6
    PROGRESS = 7
    RESOURCES = 8
    COST = 9
    TASK = 10  # name, kind, place in the outline
    FIELD = 11  # a column of the user's
    SETTING = 12  # of the project


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; None where there was, or is, none.

    `task` is the ID of the task, "" for calendars and settings. Durations and work are seconds, times
    ISO 8601 text.
    """

    change: Change
    task: str
    name: str
    field: str
    before: str | int | float | None
    after: str | int | float | None


@dataclass(frozen=True, slots=True)
class Versions:
    """All differences, by task in the order of the newer version, deleted tasks last."""

    before: int  # tasks
    after: int
    common: int
    differences: tuple[Difference, ...]

    def count(self, change: Change) -> int:
        """Return in how many tasks (calendars, settings) something of this kind changed."""
        return len({(d.task, d.field if not d.task else "") for d in self.of(change)})

    def tasks(self) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Return the tasks that came in, went, and changed: ID → name."""
        added = {d.task: d.name for d in self.of(Change.ADDED)}
        removed = {d.task: d.name for d in self.of(Change.DELETED)}
        changed = {d.task: d.name for d in self.differences if d.task}
        return added, removed, {task: changed[task] for task in changed if task not in {**added, **removed}}

    def of(self, change: Change) -> list[Difference]:
        """Return the differences of one kind."""
        return [each for each in self.differences if each.change is change]


_OF_PLAN = {
    "duration": Change.DURATION, "remaining": Change.DURATION, "physical": Change.PROGRESS,
    "suspend": Change.PROGRESS, "resume": Change.PROGRESS, "percent_kind": Change.PROGRESS,
    "work": Change.RESOURCES, "actual_work": Change.PROGRESS, "remaining_work": Change.RESOURCES,
    "cost": Change.COST, "actual_cost": Change.COST, "remaining_cost": Change.COST,
}  # fmt: skip
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NOT_COMPARED = ("project",)  # a row number: compared by the project's ID
_OF_TASK: dict[str, Change] = {
    "start": Change.DATES, "finish": Change.DATES, "actual_start": Change.PROGRESS,
    "actual_finish": Change.PROGRESS, "percent": Change.PROGRESS,
}  # fmt: skip


def compare_versions(before: Schedule, after: Schedule) -> Versions:
    """Return what differs; tasks are the same if their keys are, see `task_keys`."""
    keys = task_keys(before, after)
    shown = dict(zip((*keys[0], *keys[1]), (*before.id, *after.id), strict=True))
    found = _compared(replace(before, id=keys[0]), replace(after, id=keys[1]))
    common = len(set(keys[0]) & set(keys[1]))
    told = tuple(_as_shown(each, shown) for each in found)
    return Versions(len(before), len(after), common, told)


def _as_shown(found: Difference, shown: dict[str, str]) -> Difference:
    """Return the difference with the IDs that people see."""
    if not found.task:
        return found
    field, before, after = found.field, found.before, found.after
    if found.change is Change.LOGIC:
        key, _, kind = field.rpartition(" ")
        field = f"{shown[key]} {kind}"
    if field == "parent":
        before, after = (shown.get(str(each), each) if each else each for each in (before, after))
    return replace(found, task=shown[found.task], field=field, before=before, after=after)


def _compared(before: Schedule, after: Schedule) -> list[Difference]:
    old = {task: row for row, task in enumerate(before.id)}
    pairs = [(old[task], row) for row, task in enumerate(after.id) if task in old]
    was, now = (np.array([pair[k] for pair in pairs], np.int32) for k in (0, 1))
    found: list[Difference] = []
    for row, task in enumerate(after.id):
        if task not in old:
            found.append(Difference(Change.ADDED, task, after.name[row], "task", None, after.name[row]))
    for change, name, a, b in _columns(before, after, was, now):
        for k in np.flatnonzero(~_equal(a, b)).tolist():
            row = int(now[k])
            found.append(Difference(change, after.id[row], after.name[row], name, _plain(a[k]), _plain(b[k])))
    found += _logic(before, after)
    found += _assigned(before, after)
    place = {task: row for row, task in enumerate(after.id)}
    found.sort(key=lambda each: (place[each.task], each.change))
    kept = set(after.id)
    for row, task in enumerate(before.id):
        if task not in kept:
            found.append(Difference(Change.DELETED, task, before.name[row], "task", before.name[row], None))
    found += _calendars(before.calendars, after.calendars)
    found += _settings(before, after)
    return found


def _columns(before: Schedule, after: Schedule, was: I32, now: I32) -> Iterator[tuple[Change, str, Any, Any]]:
    """Yield each column as arrays (or lists) of both versions, one entry per task that is in both."""

    def texts(values: Sequence[str], rows: I32) -> Array:
        return np.array([values[row] for row in rows.tolist()], object)

    for name in ("name", "wbs"):
        yield Change.TASK, name, texts(getattr(before, name), was), texts(getattr(after, name), now)
    yield Change.TASK, "parent", _above(before)[was], _above(after)[now]
    for name, meaning in (("kind", TaskKind), ("action", Action)):
        known = np.array([each.name for each in meaning], object)
        yield Change.TASK, name, known[getattr(before, name)[was]], known[getattr(after, name)[now]]
    if max(len(before.projects), len(after.projects)) > 1:
        yield Change.TASK, "project", _project_of(before)[was], _project_of(after)[now]
    yield Change.CALENDAR, "calendar", _calendar_of(before)[was], _calendar_of(after)[now]
    for name, change in _OF_TASK.items():
        yield change, name, getattr(before, name)[was], getattr(after, name)[now]
    for column in columns_of(TaskPlan):
        if column.name in _NOT_COMPARED:
            continue
        a, b = getattr(before.plan, column.name)[was], getattr(after.plan, column.name)[now]
        if column.meaning is not None:
            known = np.array([each.name for each in column.meaning], object)
            a, b = known[a], known[b]
        elif column.kind == "int64" and column.default == -1:
            a, b = a.astype(object), b.astype(object)
            a[a == -1], b[b == -1] = None, None
        yield _OF_PLAN.get(column.name, Change.CONSTRAINT), column.name, a, b
    for name in dict.fromkeys((*before.fields, *after.fields)):
        blank = ("",) * max(len(before), len(after))
        a, b = before.fields.get(name, blank), after.fields.get(name, blank)
        yield Change.FIELD, name, texts(a, was), texts(b, now)


def _equal(a: Array, b: Array) -> Bool:
    same: Bool = np.asarray(a == b, np.bool_)
    if a.dtype.kind == "f":
        same |= np.isnan(a) & np.isnan(b)
    if a.dtype.kind == "M":
        same |= np.isnat(a) & np.isnat(b)
    return same


def _plain(value: Any) -> str | int | float | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value)
    number = value.item() if isinstance(value, np.generic) else value
    return None if number != number else number


def _above(schedule: Schedule) -> Array:
    names = [schedule.id[row] if row >= 0 else "" for row in schedule.parent.tolist()]
    return np.array(names, object)


def _project_of(schedule: Schedule) -> Array:
    ids = [each.id for each in schedule.projects] or [""]
    return np.array([ids[max(0, row)] for row in schedule.plan.project.tolist()], object)


def _calendar_of(schedule: Schedule) -> Array:
    names = [each.name for each in schedule.calendars] or [""]
    return np.array([names[max(0, row)] for row in schedule.calendar.tolist()], object)


def _logic(before: Schedule, after: Schedule) -> Iterator[Difference]:
    names = dict(zip(after.id, after.name, strict=True))
    was, now = _relations(before), _relations(after)
    gone = set(before.id) - set(after.id)
    for key in dict.fromkeys((*was, *now)):
        first, second, kind = key
        if second in gone or was.get(key) == now.get(key):
            continue
        yield Difference(Change.LOGIC, second, names[second], f"{first} {kind}", was.get(key), now.get(key))


def _relations(schedule: Schedule) -> dict[tuple[str, str, str], str]:
    r = schedule.relations
    found: dict[tuple[str, str, str], str] = {}
    columns = (c.tolist() for c in (r.predecessor, r.successor, r.kind, r.lag, r.unit))
    for before, after, kind, lag, unit in zip(*columns, strict=True):
        key = (schedule.id[before], schedule.id[after], RelationKind(kind).name)
        text = relation_text(RelationKind(kind), lag, LagUnit(unit))
        found[key] = f"{found[key]}; {text}" if key in found else text
    return found


def relation_text(kind: RelationKind, lag: int, unit: LagUnit) -> str:
    """Return "FS+8h", "SS-25%", "FF+2eh" (elapsed)."""
    if not lag:
        return kind.name
    share = unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
    elapsed = "e" if unit in (LagUnit.ELAPSED, LagUnit.ELAPSED_PERCENT) else ""
    return f"{kind.name}{lag / (100 if share else 3600):+g}{elapsed}{'%' if share else 'h'}"


def _assigned(before: Schedule, after: Schedule) -> Iterator[Difference]:
    names = dict(zip(after.id, after.name, strict=True))
    common = set(before.id) & set(after.id)
    was, now = _assignments(before), _assignments(after)
    for task in dict.fromkeys((*was, *now)):
        if task not in common:
            continue
        a, b = was.get(task, {}), now.get(task, {})
        for key in dict.fromkeys((*a, *b)):
            if a.get(key) != b.get(key):
                yield Difference(Change.RESOURCES, task, names[task], key, a.get(key), b.get(key))


def _assignments(schedule: Schedule) -> dict[str, dict[str, str]]:
    table = schedule.assignments
    found: dict[str, dict[str, str]] = {}
    ids = schedule.resources.id
    columns = (c.tolist() for c in (table.task, table.resource, table.units, table.work, table.quantity))
    for task, resource, units, work, quantity in zip(*columns, strict=True):
        if task < 0:
            continue
        parts = [f"{units:.0%}" if units == units else "", f"{work / 3600:g}h" if work >= 0 else ""]
        parts.append(f"{quantity:g}" if quantity == quantity else "")
        text = " ".join(part for part in parts if part) or "-"
        own = found.setdefault(schedule.id[task], {})
        key = ids[resource] if resource >= 0 else "?"
        own[key] = f"{own[key]}; {text}" if key in own else text
    return found


def _calendars(before: Sequence[Calendar], after: Sequence[Calendar]) -> Iterator[Difference]:
    was, now = {c.name: c for c in before}, {c.name: c for c in after}
    for name in dict.fromkeys((*was, *now)):
        if name not in now or name not in was:
            pair = (name if name in was else None), (name if name in now else None)
            yield Difference(Change.CALENDAR, "", "", name, *pair)
            continue
        for day, first, second in zip(_WEEK, was[name].week, now[name].week, strict=True):
            if first != second:
                yield Difference(Change.CALENDAR, "", "", f"{name}: {day}", _shifts(first), _shifts(second))
        old, new = was[name].exceptions, now[name].exceptions
        for date in sorted({*old, *new}):
            if old.get(date) != new.get(date):
                a, b = (_shifts(x[date]) if date in x else None for x in (old, new))
                yield Difference(Change.CALENDAR, "", "", f"{name}: {date}", a, b)


def _shifts(shifts: Sequence[tuple[int, int]]) -> str:
    clock = [f"{a // 3600:02d}:{a // 60 % 60:02d}-{b // 3600:02d}:{b // 60 % 60:02d}" for a, b in shifts]
    return " ".join(clock) or "-"


def _settings(before: Schedule, after: Schedule) -> Iterator[Difference]:
    # One project on either side is the same one: some tools call it as the file is called.
    single = len(before.projects) == len(after.projects) == 1
    was, now = (
        {after.projects[0].id if single else each.id: each for each in side.projects}
        for side in (before, after)
    )
    for project in dict.fromkeys((*was, *now)):
        if project not in was or project not in now:
            pair = (project if project in was else None), (project if project in now else None)
            yield Difference(Change.SETTING, "", "", f"{project}: project", *pair)
            continue
        for each in fields(was[project]):
            if each.name in ("id", "other", "calendar"):
                continue
            a, b = (_setting(getattr(side[project], each.name)) for side in (was, now))
            if a != b:
                yield Difference(Change.SETTING, "", "", f"{project}: {each.name}", a, b)
        a, b = (_base(side, side_of[project].calendar) for side, side_of in ((before, was), (after, now)))
        if a != b:
            yield Difference(Change.SETTING, "", "", f"{project}: calendar", a, b)


def _base(schedule: Schedule, row: int) -> str | None:
    return schedule.calendars[row].name if 0 <= row < len(schedule.calendars) else None


def _setting(value: Any) -> str | int | float | None:
    return value.name if isinstance(value, IntEnum) else _plain(value)


def version_facts(versions: Versions, language: str) -> dict[str, Any]:
    """Return the differences, ready for JSON and for the report."""
    return {
        "before": versions.before,
        "after": versions.after,
        "common": versions.common,
        "counts": {change.name.lower(): versions.count(change) for change in Change},
        "differences": [
            {
                "change": each.change.name.lower(), "kind": change_name(each.change, language),
                "task": each.task, "name": each.name, "field": each.field, "before": each.before,
                "after": each.after,
            }
            for each in versions.differences
        ],
    }  # fmt: skip


def change_name(change: Change, language: str) -> str:
    """Return what a kind of change is called."""
    return messages.text(f"change-{change.name.lower()}", language)
