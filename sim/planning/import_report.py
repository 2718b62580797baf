"""What a schedule file held, what was wrong with it, and how its tool's dates stand to ours."""

from collections import Counter
from enum import IntEnum
from typing import Any

import numpy as np

from kernels.arrays import U8, Time
from sim.planning.cpm import Solution
from sim.planning.date_comparison import FIELDS, Comparison, Group, Match
from sim.problem import Problem
from sim.resourcing import ResourceKind
from sim.schedule import MILESTONES, LagUnit, RelationKind, Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.storage.cells import iso, iso_column
from sim.task_plan import Constraint
from sim.tool_dates import NO_FLOAT


def counts(schedule: Schedule) -> dict[str, Any]:
    """Return how many there are of everything a schedule holds."""
    s, plan, links = schedule, schedule.plan, schedule.relations
    constraints = np.concatenate([plan.constraint, plan.second_constraint])
    begun, done = ~np.isnat(s.actual_start) | (s.percent > 0), ~np.isnat(s.actual_finish) | (s.percent >= 100)
    linked = np.zeros(len(s), np.bool_)
    linked[links.predecessor] = True
    linked[links.successor] = True
    costs = plan.cost[np.isfinite(plan.cost) & ~s.of_kind(TaskKind.SUMMARY, TaskKind.WBS_SUMMARY)]
    return {
        "projects": max(1, len(s.projects)) if len(s) else len(s.projects),
        "rows": len(s),
        "wbs": int(s.of_kind(TaskKind.SUMMARY).sum()),
        "tasks_by_kind": by_name(s.kind, TaskKind),
        "milestones": int(s.of_kind(*MILESTONES).sum()),
        "tasks_without_links": int((~linked & ~s.of_kind(TaskKind.SUMMARY, TaskKind.WBS_SUMMARY)).sum()),
        "relations": len(links),
        "relations_by_kind": by_name(links.kind, RelationKind),
        "lags": int((links.lag > 0).sum()),
        "leads": int((links.lag < 0).sum()),
        "lags_by_unit": by_name(links.unit[links.lag != 0], LagUnit),
        "constraints_by_kind": by_name(constraints[constraints > 0], Constraint),
        "deadlines": int((~np.isnat(plan.deadline)).sum()),
        "manual_tasks": int((plan.manual > 0).sum()),
        "levelled_tasks": int((plan.delay != 0).sum()),
        "calendars": len(s.calendars),
        "calendar_exceptions": sum(len(calendar.exceptions) for calendar in s.calendars),
        "resources": len(s.resources),
        "resources_by_kind": by_name(s.resources.kind, ResourceKind),
        "rates": len(s.rates),
        "assignments": len(s.assignments),
        "assignments_with_curve": sum(1 for curve in s.assignments.curve if curve),
        "fields": {name: sum(1 for text in texts if text) for name, texts in s.fields.items()},
        "baselines": {b.name: int((~np.isnat(b.dates.start)).sum()) for b in s.baselines},
        "actuals": {"started": int(begun.sum()), "finished": int(done.sum())},
        "costs": {"tasks": int(costs.size), "total": float(costs.sum())},
    }


def by_name(values: U8, meaning: type[IntEnum]) -> dict[str, int]:
    """Return how many there are of each kind that there is, the commonest first."""
    found = Counter(values.tolist())
    return {meaning(kind).name.lower(): count for kind, count in found.most_common()}


def project_facts(schedule: Schedule) -> list[dict[str, Any]]:
    """Return the projects with the settings their dates depend on."""
    projects = schedule.projects or ((ScheduleProject(name=schedule.title),) if len(schedule) else ())
    of = np.maximum(schedule.plan.project, 0)
    return [
        {
            "id": p.id, "name": p.name, "tasks": int((of == row).sum()),
            "calendar": schedule.calendars[p.calendar].name if p.calendar < len(schedule.calendars) else "",
            "start": iso(p.start), "must_finish": iso(p.must_finish), "data_date": iso(p.data_date),
            "lag_calendar": p.lag_calendar.name.lower(), "progress": p.progress.name.lower(),
            "float_kind": p.float_kind.name.lower(), "critical_float": p.critical_float,
            "critical_by_longest_path": p.critical_by_longest_path, "from_finish": p.from_finish,
            "open_ends_critical": p.open_ends_critical, "expected_finish": p.expected_finish,
            "honour_constraints": p.honour_constraints, "currency": p.currency, "other": dict(p.other),
        }
        for row, p in enumerate(projects)
    ]  # fmt: skip


def task_facts(schedule: Schedule, solution: Solution, comparison: Comparison) -> list[dict[str, Any]]:
    """Return all tasks with our dates and floats, and how these stand to the tool's."""
    columns: dict[str, list[Any]] = {
        "id": list(schedule.id), "wbs": list(schedule.wbs), "name": list(schedule.name),
        "kind": [TaskKind(kind).name.lower() for kind in schedule.kind.tolist()],
        "project": np.maximum(schedule.plan.project, 0).tolist(),
        "start": iso_column(schedule.start), "finish": iso_column(schedule.finish),
        **{name: iso_column(getattr(solution, name)) for name in FIELDS[:4]},
        "total_float": _floats(solution.total_float), "free_float": _floats(solution.free_float),
        "critical": solution.critical.tolist(), "longest_path": solution.longest_path.tolist(),
        **{f"tool_{name}": iso_column(getattr(schedule.tool, name)) for name in FIELDS[:4]},
        "tool_total_float": _floats(schedule.tool.total_float),
        "dates": [Match(match).name.lower() for match in comparison.match.tolist()],
        "cause": [comparison.causes[k] if k >= 0 else None for k in comparison.cause.tolist()],
        "differs": [
            [name for name, differs in zip(FIELDS, row, strict=True) if differs]
            for row in comparison.differs.tolist()
        ],
    }  # fmt: skip
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _floats(column: np.ndarray[Any, np.dtype[np.int64]]) -> list[int | None]:
    return [None if value == NO_FLOAT else value for value in column.tolist()]


def date_facts(comparison: Comparison) -> dict[str, dict[str, int]]:
    """Return how many tasks agree, by group; tasks without predecessors and spans stand apart."""
    return {
        group.name.lower(): {match.name.lower(): comparison.count(match, group) for match in Match}
        for group in Group
    }


def report_document(
    schedule: Schedule, problems: list[Problem], solution: Solution, comparison: Comparison, language: str
) -> dict[str, Any]:
    """Return the whole report as one document of plain values; durations and floats are seconds."""
    found = [*problems, *solution.problems]
    return {
        "file": schedule.source,
        "title": schedule.title,
        "projects": project_facts(schedule),
        "counts": counts(schedule),
        "problems": [
            {
                "severity": problem.severity.name.lower(), "code": problem.code, "place": problem.place,
                "text": problem.text(language),
            }
            for problem in found
        ],
        "span": {"start": _edge(schedule.start, 0), "finish": _edge(schedule.finish, 1)},
        "computed_span": {"start": _edge(solution.start, 0), "finish": _edge(solution.finish, 1)},
        "critical": int((solution.critical & ~schedule.of_kind(TaskKind.SUMMARY)).sum()),
        "dates_agree": comparison.count(Match.AGREES),
        "dates_compared": len(schedule) - comparison.count(Match.NOT_TOLD),
        "dates_differ_by_cause": comparison.by_cause(),
        "dates": date_facts(comparison),
        "tasks": task_facts(schedule, solution, comparison),
    }  # fmt: skip


def _edge(times: Time, end: int) -> str | None:
    known = times[~np.isnat(times)]
    if not known.size:
        return None
    return iso(known.max() if end else known.min())
