"""A schedule as one table, a row per task: what spreadsheets are written from."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from sim.planning.kept_columns import NAMED, told
from sim.resourcing import ResourceKind
from sim.schedule import MILESTONES, SPANS, Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.writers.losses import Losses

HEADER: Final = (
    "ID", "WBS", "Name", "Level", "Start", "Finish", "Baseline start", "Baseline finish", "Actual start",
    "Actual finish", "Percent complete", "Predecessors", "Milestone", "Summary", "Action", "State",
)  # fmt: skip
MORE: Final = (
    "Duration", "Remaining duration", "Work", "Cost", "Actual cost", "Baseline cost", "Deadline",
    "Resource names",
)  # fmt: skip
_LAGS: Final = {
    LagUnit.WORK: (3600, "h"), LagUnit.ELAPSED: (3600, "eh"),
    LagUnit.PERCENT: (100, "%"), LagUnit.ELAPSED_PERCENT: (100, "e%"),
}  # fmt: skip
_ACTIONS: Final = {
    Action.CONSTRUCT: "construct", Action.DEMOLISH: "demolish", Action.PROVIDE: "temporary",
    Action.MAINTAIN: "maintain",
}  # fmt: skip
_PART = re.compile(r"[\[\];,、，；\n]+")
_KINDS: Final = (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.SUMMARY)


class Share(float):
    """A part of the whole, shown in per cent."""

    __slots__ = ()


Cell: TypeAlias = "str | Share | float | np.datetime64"


class Column(NamedTuple):
    """A column of the table: its header, and what stands in a row."""

    name: str
    cell: Callable[[int], Cell]


class TaskTable:
    """The columns of a schedule that say something; what has no place is counted."""

    def __init__(self, schedule: Schedule, losses: Losses) -> None:
        self.schedule = schedule
        s, plan = schedule, schedule.plan
        waits, depth, states = _predecessors(s), _depths(s), task_states(s)
        teams = _teams(s)
        milestone, spans = np.isin(s.kind, MILESTONES), np.isin(s.kind, SPANS)
        self.columns = [
            Column("ID", s.id.__getitem__), Column("WBS", s.wbs.__getitem__),
            Column("Name", s.name.__getitem__), Column("Level", lambda row: str(depth[row])),
            *(
                Column(name.replace("_", " ").capitalize(), getattr(s, name).__getitem__)
                for name in ("start", "finish", "baseline_start", "baseline_finish", "actual_start",
                             "actual_finish")
            ),
            Column("Percent complete", lambda row: Share(s.percent[row] / 100)),
            Column("Predecessors", lambda row: waits.get(row, "")),
            Column("Milestone", lambda row: "yes" if milestone[row] else ""),
            Column("Summary", lambda row: "yes" if spans[row] else ""),
            Column("Action", lambda row: _action(int(s.action[row]))),
            Column("State", states.__getitem__),
        ]  # fmt: skip
        baseline = next((each.dates for each in s.baselines if _is_shown(s, each.dates.start)), None)
        more = [
            Column("Duration", lambda row: _hours(plan.duration[row])),
            Column("Remaining duration", lambda row: _hours(plan.remaining[row])),
            Column("Work", lambda row: _hours(plan.work[row])),
            Column("Cost", lambda row: _money(plan.cost[row])),
            Column("Actual cost", lambda row: _money(plan.actual_cost[row])),
            Column("Baseline cost", lambda row: _money(baseline.cost[row]) if baseline is not None else ""),
            Column("Deadline", plan.deadline.__getitem__),
            Column("Resource names", lambda row: teams.get(row, "")),
        ]
        for each in s.baselines:
            if each.dates is not baseline:
                more += [Column(f"{each.name}: start", each.dates.start.__getitem__),
                         Column(f"{each.name}: finish", each.dates.finish.__getitem__)]  # fmt: skip
        own = {column.name for column in self.columns} | set(MORE) | NAMED.keys()
        more += [Column(name, texts.__getitem__) for name, texts in s.fields.items() if name not in own]
        more += [Column(header, partial(_plan_cell, s, name)) for header, name in NAMED.items()]
        self.columns += [column for column in more if any(_says(column.cell(row)) for row in range(len(s)))]
        _count(s, losses)

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells of each task."""
        for row in range(len(self.schedule)):
            yield [column.cell(row) for column in self.columns]


def task_states(schedule: Schedule) -> list[str]:
    """Return "finished", "in work", "late" or "not started" for each task.

    Late is what should have begun or ended by the status date and has not; without a status date nothing
    is late.
    """
    begun = ~np.isnat(schedule.actual_start) | (schedule.percent > 0)
    ended = ~np.isnat(schedule.actual_finish) | (schedule.percent >= 100)
    now = schedule.status_date
    due = np.zeros(len(schedule), bool)
    if not np.isnat(now):
        due = (schedule.finish < now) | (~begun & (schedule.start < now))
    return [
        "finished" if done else "late" if late else "in work" if open_ else "not started"
        for done, late, open_ in zip(ended.tolist(), due.tolist(), begun.tolist(), strict=True)
    ]


def _count(s: Schedule, losses: Losses) -> None:
    given = s.assignments
    details = int(((given.work >= 0) | ~np.isnan(given.cost) | ~np.isnat(given.start)).sum())
    other = sum(len(each.exceptions) > 0 for each in s.calendars) + max(0, len(s.calendars) - 1)
    for name, count in (
        ("calendars", other), ("rates", len(s.rates)), ("assignment amounts", details),
        ("tool dates", int((~np.isnat(s.tool.early_start)).sum())),
        ("project settings", sum(bool(each.other) or not np.isnat(each.data_date) for each in s.projects)),
        ("calendars of tasks", int((s.calendar > 0).sum())),
    ):  # fmt: skip
        losses.lost("written-table-part", count, name)


def _predecessors(schedule: Schedule) -> dict[int, str]:
    relations = schedule.relations
    waits: dict[int, list[str]] = {}
    for before, after, kind, lag, unit in zip(
        relations.predecessor.tolist(), relations.successor.tolist(), relations.kind.tolist(),
        relations.lag.tolist(), relations.unit.tolist(), strict=True,
    ):  # fmt: skip
        text = f"{schedule.id[before]}{RelationKind(kind).name}"
        size, sign = _LAGS[LagUnit(unit)]
        waits.setdefault(after, []).append(f"{text}{lag / size:+.12g}{sign}" if lag else text)
    return {row: ";".join(texts) for row, texts in waits.items()}


def _depths(schedule: Schedule) -> list[int]:
    depth: list[int] = []
    for parent in schedule.parent.tolist():  # a parent stands before its children
        depth.append(depth[parent] + 1 if 0 <= parent < len(depth) else 1)
    return depth


def _teams(schedule: Schedule) -> dict[int, str]:
    given, resources = schedule.assignments, schedule.resources
    teams: dict[int, list[str]] = {}
    for row, (task, resource) in enumerate(zip(given.task.tolist(), given.resource.tolist(), strict=True)):
        if resource < 0:
            continue
        name = _PART.sub(" ", resources.name[resource] or resources.id[resource]).strip()
        if resources.kind[resource] == ResourceKind.MATERIAL and not np.isnan(given.quantity[row]):
            name += f"[{given.quantity[row]:.9g} {resources.unit[resource] or 'pcs'}]"
        elif not np.isnan(given.units[row]):
            name += f"[{given.units[row] * 100:.9g}%]"
        teams.setdefault(task, []).append(name)
    return {task: ",".join(names) for task, names in teams.items()}


def _is_shown(schedule: Schedule, start: Any) -> bool:
    known = ~np.isnat(schedule.baseline_start)
    return bool(known.any() and (schedule.baseline_start[known] == start[known]).all())


def _plan_cell(schedule: Schedule, name: str, row: int) -> Cell:
    """Return what a planner said of a task, "" where nothing beside what other columns tell."""
    if name == "kind":
        kind = TaskKind(int(schedule.kind[row]))
        return "" if kind in _KINDS else kind.name.replace("_", " ").lower()
    value, said = getattr(schedule.plan, name)[row], told(schedule, row, name)
    if said is None or isinstance(value, np.datetime64):
        return "" if said is None else value
    if isinstance(said, str):
        return said.replace("_", " ").lower()
    if isinstance(said, float):
        return said
    return "yes" if name == "manual" else f"{said / 3600:.12g}h"


def _action(number: int) -> str:
    return _ACTIONS.get(Action(number), Action(number).name.lower())


def _hours(seconds: np.int64) -> str:
    return f"{seconds / 3600:.12g}h" if seconds >= 0 else ""


def _money(value: np.float64) -> Cell:
    return "" if np.isnan(value) else float(value)


def _says(cell: Cell) -> bool:
    return not np.isnat(cell) if isinstance(cell, np.datetime64) else cell != ""
