"""Reading a schedule again: what is known here and what the file tells, joined by task ID."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, NamedTuple

import numpy as np

from kernels.arrays import I32, Bool
from sim.baseline import Baseline, BaselineDates
from sim.federating.joined import join_schedules
from sim.links import Links
from sim.planning.schedule_versions import Versions, compare_versions
from sim.planning.task_keys import task_keys
from sim.planning.task_subset import task_subset
from sim.project import Project
from sim.schedule import Action, Relations, Schedule

PROGRESS = ("percent", "actual_start", "actual_finish")
PLANNED_PROGRESS = ("remaining", "suspend", "resume", "physical", "percent_kind")


class Mode(Enum):
    """What happens to the tasks of both."""

    APPEND = "append"  # tasks of new IDs come in, the others stay as they are
    MERGE = "merge"  # tasks of known IDs are as the file has them, those it lacks stay
    OVERWRITE = "overwrite"  # as merge, and tasks the file lacks go


class LostLink(NamedTuple):
    """How many elements lose their link because a task went."""

    task: str
    name: str
    elements: int


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """The document as it would be, and what makes it differ from the one that is open."""

    project: Project
    versions: Versions
    lost: tuple[LostLink, ...]


def merge_schedule(project: Project, incoming: Schedule, mode: Mode = Mode.MERGE) -> Merged:
    """Return the project with a schedule read again.

    Links of elements stay with their task IDs. Baselines, actions and progress that only we know of stay.
    """
    old = project.schedule
    keys = task_keys(old, incoming)
    if not len(old):
        schedule = keyed = incoming
    elif not len(incoming):
        schedule = keyed = old
    else:
        keyed = _merged(replace(old, id=keys[0]), replace(incoming, id=keys[1]), mode)
        schedule = _with_shown_ids(keyed, old, incoming, keys, mode)
    links, lost = _links(project.links, old, keys[0], keyed)
    return Merged(replace(project, schedule=schedule, links=links), compare_versions(old, schedule), lost)


def _with_shown_ids(
    keyed: Schedule, old: Schedule, new: Schedule, keys: tuple[tuple[str, ...], tuple[str, ...]], mode: Mode
) -> Schedule:
    """Return the result with the IDs people see; one that is taken already gets a number."""
    before, after = dict(zip(keys[0], old.id, strict=True)), dict(zip(keys[1], new.id, strict=True))
    shown = {**after, **before} if mode is Mode.APPEND else {**before, **after}
    preferred = before if mode is Mode.APPEND else after
    taken = {shown[key] for key in keyed.id if key in preferred}
    ids = []
    for key in keyed.id:
        name, number = shown[key], 2
        if key not in preferred:
            while name in taken:
                name, number = f"{shown[key]} ({number})", number + 1
            taken.add(name)
        ids.append(name)
    return replace(keyed, id=tuple(ids))


class _Sides(NamedTuple):
    """Both schedules one below the other, and which of their tasks make up the result."""

    old: Schedule
    new: Schedule
    both: Schedule
    from_new: dict[str, bool]  # by ID, in no order


def _merged(old: Schedule, new: Schedule, mode: Mode) -> Schedule:
    both, _ = join_schedules([old, new])
    known, told = set(old.id), set(new.id)
    from_new = dict.fromkeys(new.id, True) if mode is not Mode.APPEND else {}
    if mode is not Mode.OVERWRITE:
        from_new |= {task: False for task in old.id if task not in from_new}
    if mode is Mode.APPEND:
        from_new |= {task: True for task in new.id if task not in known}
    sides = _Sides(old, new, both, from_new)
    ids, rows, parent = _outline(sides, first_new=mode is not Mode.APPEND)
    merged = task_subset(both, rows, parent)
    merged = replace(merged, id=tuple(ids), title=new.title or old.title, source=new.source or old.source)
    merged = replace(merged, relations=_relations(sides, ids, mode), status_date=_status(old, new, mode))
    shared = [(task, k) for k, task in enumerate(ids) if from_new[task] and task in known and task in told]
    whole = _one_of_each(_kept(merged, sides, ids, shared), sides, mode)
    if old.projects or new.projects:
        return whole
    unnamed = np.full(len(whole), -1, np.int32)  # joining had to name one for each side
    return replace(whole, projects=(), plan=replace(whole.plan, project=unnamed))


def _outline(sides: _Sides, first_new: bool) -> tuple[list[str], list[int], I32]:
    """Return IDs and rows (of both) of the result in outline order, and the parents."""
    old, new = sides.old, sides.new
    row_old = {task: row for row, task in enumerate(old.id)}
    row_new = {task: row for row, task in enumerate(new.id)}
    order = [*new.id, *old.id] if first_new else [*old.id, *new.id]
    order = [task for task in dict.fromkeys(order) if task in sides.from_new]
    children: dict[str, list[str]] = {}
    above: dict[str, str] = {}
    for task in order:
        side, row = (new, row_new) if sides.from_new[task] else (old, row_old)
        up = int(side.parent[row[task]])
        while up >= 0 and side.id[up] not in sides.from_new:
            up = int(side.parent[up])
        above[task] = side.id[up] if up >= 0 else ""
    _cut_loops(above)
    for task in order:
        children.setdefault(above[task], []).append(task)
    ids: list[str] = []
    waiting = list(reversed(children.get("", [])))
    while waiting:
        task = waiting.pop()
        ids.append(task)
        waiting.extend(reversed(children.get(task, [])))
    place = {task: k for k, task in enumerate(ids)}
    rows = [len(old) + row_new[t] if sides.from_new[t] else row_old[t] for t in ids]
    return ids, rows, np.array([place.get(above[task], -1) for task in ids], np.int32)


def _cut_loops(above: dict[str, str]) -> None:
    """Move to the top what stands below itself because the two sides nest it the other way round."""
    done: set[str] = set()
    for first in above:
        path: dict[str, None] = {}
        at = first
        while at and at not in done and at not in path:
            path[at] = None
            at = above[at]
        if at in path:
            above[at] = ""
        done |= set(path)


def _relations(sides: _Sides, ids: Sequence[str], mode: Mode) -> Relations:
    """Return the logic: that of the preferred side, and that round tasks only the other side has."""
    place = {task: k for k, task in enumerate(ids)}
    prefer_new = mode is not Mode.APPEND
    rows: dict[tuple[int, int, int, int, int], None] = {}
    for side, preferred, of_new in ((sides.new, prefer_new, True), (sides.old, not prefer_new, False)):
        r = side.relations
        columns = (c.tolist() for c in (r.predecessor, r.successor, r.kind, r.lag, r.unit))
        for before, after, kind, lag, unit in zip(*columns, strict=True):
            ends = side.id[before], side.id[after]
            if any(end not in place for end in ends):
                continue
            if preferred or any(sides.from_new[end] is of_new for end in ends):
                rows.setdefault((place[ends[0]], place[ends[1]], kind, lag, unit))
    table = np.array(list(rows), np.int64).reshape(-1, 5)
    return Relations(
        table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2].astype(np.uint8),
        table[:, 3].copy(), table[:, 4].astype(np.uint8),
    )  # fmt: skip


def _kept(merged: Schedule, sides: _Sides, ids: Sequence[str], shared: list[tuple[str, int]]) -> Schedule:
    """Return the result with what only the older side knows of the tasks that come from the newer."""
    old = sides.old
    row_old = {task: row for row, task in enumerate(old.id)}
    at = np.array([k for _, k in shared], np.int32)
    was = np.array([row_old[task] for task, _ in shared], np.int32)
    silent = (
        (merged.percent[at] <= 0) & np.isnat(merged.actual_start[at]) & np.isnat(merged.actual_finish[at])
    )
    begun = (old.percent[was] > 0) | ~np.isnat(old.actual_start[was]) | ~np.isnat(old.actual_finish[was])
    take = silent & begun
    columns = {name: _filled(getattr(merged, name), at, getattr(old, name)[was], take) for name in PROGRESS}
    plan = {
        name: _filled(getattr(merged.plan, name), at, getattr(old.plan, name)[was], take)
        for name in PLANNED_PROGRESS
    }
    plain = merged.action[at] == Action.CONSTRUCT
    columns["action"] = _filled(merged.action, at, old.action[was], plain)
    for name in ("baseline_start", "baseline_finish"):
        columns[name] = _filled(
            getattr(merged, name), at, getattr(old, name)[was], np.isnat(getattr(merged, name)[at])
        )
    fields = dict(merged.fields)
    for name in old.fields.keys() - sides.new.fields.keys():  # columns the newer side does not have
        texts = list(fields[name])
        for k, row in zip(at.tolist(), was.tolist(), strict=True):
            texts[k] = old.fields[name][row]
        fields[name] = tuple(texts)
    baselines = []
    told = {baseline.name for baseline in sides.new.baselines}
    for baseline in merged.baselines:
        if baseline.name not in told:
            mine = next(b for b in old.baselines if b.name == baseline.name)
            rows = [row_old.get(task, -1) for task in ids]
            blank = BaselineDates.joined([mine.dates, BaselineDates.blank(1)])
            baseline = Baseline(
                baseline.name, blank.take([r if r >= 0 else len(old) for r in rows]), mine.taken
            )
        baselines.append(baseline)
    return replace(
        merged, fields=fields, baselines=tuple(baselines), plan=replace(merged.plan, **plan), **columns
    )


def _filled(values: Any, at: I32, other: Any, take: Bool) -> Any:
    out = values.copy()
    out[at[take]] = other[take]
    return out


def _one_of_each(merged: Schedule, sides: _Sides, mode: Mode) -> Schedule:
    """Return the result with calendars by name, projects and resources by ID: those of the preferred side."""
    old = sides.old
    calendars = _numbers([c.name for c in merged.calendars], len(old.calendars), mode)
    resources = _numbers(list(merged.resources.id), len(old.resources), mode)
    projects = _numbers(_project_keys(merged, sides), max(1, len(old.projects)), mode)
    people = merged.resources.take(resources.kept)
    rates = merged.rates.take(np.flatnonzero(np.isin(merged.rates.resource, resources.kept)).astype(np.int32))
    assigned = merged.assignments  # those of the side each task came from
    return replace(
        merged,
        calendar=calendars.of(merged.calendar),
        calendars=tuple(merged.calendars[k] for k in calendars.kept.tolist()),
        resources=replace(people, calendar=calendars.of(people.calendar)),
        rates=replace(rates, resource=resources.of(rates.resource)),
        assignments=replace(assigned, resource=resources.of(assigned.resource)),
        plan=replace(merged.plan, project=projects.of(merged.plan.project)),
        projects=tuple(
            replace(each, calendar=int(calendars.of([each.calendar])[0]) if merged.calendars else 0)
            for each in (merged.projects[k] for k in projects.kept.tolist())
        ),
    )


def _project_keys(merged: Schedule, sides: _Sides) -> list[str]:
    """Return the IDs; one project on either side is the same: some tools call it as the file is called."""
    if len(sides.old.projects) <= 1 and len(sides.new.projects) <= 1:
        return [""] * len(merged.projects)
    return [each.id for each in merged.projects]


class _Numbers(NamedTuple):
    """Which rows stay, and which of those each row now is."""

    kept: I32
    now: I32  # the last is that of row -1

    def of(self, rows: Any) -> I32:
        return self.now[np.asarray(rows, np.int64)]


def _numbers(keys: list[str], old: int, mode: Mode) -> _Numbers:
    """Return the rows of the preferred side, and those of the other whose key that side lacks.

    When overwriting, nothing of the older side is asked for any more.
    """
    mine, theirs = range(old), range(old, len(keys))
    preferred, other = (mine, theirs) if mode is Mode.APPEND else (theirs, mine)
    owner = {keys[row]: row for row in reversed(preferred)}
    now = {row: row for row in preferred}
    for row in other:
        if keys[row] in owner:
            now[row] = owner[keys[row]]
        elif mode is not Mode.OVERWRITE:
            now[row] = row
    kept = [row for row in (*preferred, *other) if now.get(row) == row]
    place = {row: k for k, row in enumerate(kept)}
    table = [place[now[row]] if row in now else -1 for row in range(len(keys))]
    return _Numbers(np.array(kept, np.int32), np.array([*table, -1], np.int32))


def _status(old: Schedule, new: Schedule, mode: Mode) -> np.datetime64:
    first, second = (old, new) if mode is Mode.APPEND else (new, old)
    return second.status_date if np.isnat(first.status_date) else first.status_date


def _links(
    links: Links, old: Schedule, keys: tuple[str, ...], keyed: Schedule
) -> tuple[Links, tuple[LostLink, ...]]:
    place = {task: row for row, task in enumerate(keyed.id)}
    now = np.array([place.get(key, -1) for key in keys], np.int32)
    task = now[links.task] if len(links) else links.task
    kept = task >= 0
    lost = np.bincount(links.task[~kept], minlength=len(old))
    moved = Links(links.element[kept], task[kept], links.source[kept], links.rule[kept], links.rules)
    gone = np.flatnonzero(lost).tolist()
    return moved, tuple(LostLink(old.id[row], old.name[row], int(lost[row])) for row in gone)
