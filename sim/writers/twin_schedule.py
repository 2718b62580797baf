"""The rows of the schedule in a project file."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from sim.calendar import Calendar
from sim.schedule import Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.storage import schedule_tables as stored
from sim.storage.cells import iso, iso_column, number_cells, row_cells
from sim.storage.schedule_tables import WEEK, Stored
from sim.table import TEXT, TIME, Table

Rows: TypeAlias = Iterator[tuple[Any, ...]]


def schedule_tables(schedule: Schedule) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of each table, those before which others refer to."""
    yield "calendars", ((i, c.name) for i, c in enumerate(schedule.calendars))
    yield "calendar_days", (row for i, c in enumerate(schedule.calendars) for row in _days(i, c))
    yield "tasks", _tasks(schedule)
    yield "field_names", iter(enumerate(schedule.fields))
    yield "task_fields", _fields(schedule)
    yield "relations", _relations(schedule)
    projects = enumerate(schedule.projects)
    yield stored.PROJECTS, ((i, *stored.project_to_row(project)) for i, project in projects)
    yield stored.PLAN.name, _telling(stored.PLAN, schedule.plan)
    yield stored.TOOL.name, _telling(stored.TOOL, schedule.tool)
    yield stored.RESOURCES.name, _rows(stored.RESOURCES, schedule.resources)
    yield stored.RATES.name, _rows(stored.RATES, schedule.rates)
    yield stored.ASSIGNMENTS.name, _rows(stored.ASSIGNMENTS, schedule.assignments)
    yield "baselines", ((i, b.name, iso(b.taken)) for i, b in enumerate(schedule.baselines))
    yield (
        stored.BASELINE_DATES.name,
        (
            (i, *row)
            for i, b in enumerate(schedule.baselines)
            for row in _telling(stored.BASELINE_DATES, b.dates)
        ),
    )


def _rows(stored_as: Stored, table: Table) -> Rows:
    columns = []
    for column in stored_as.columns():
        values = getattr(table, column.name)
        if column.kind == TIME:
            columns.append(iso_column(values))
            continue
        cells = values if column.kind == TEXT else values.tolist()
        columns.append([stored.storing(column)(cell) for cell in cells])
    return zip(range(len(table)), *columns, strict=True)


def _telling(stored_as: Stored, table: Table) -> Rows:
    """Yield the rows of which something is known."""
    return (row for row in _rows(stored_as, table) if row[1:].count(None) < len(row) - 1)


def _days(row: int, calendar: Calendar) -> Iterator[tuple[int, str, str]]:
    days = dict(zip(WEEK, calendar.week, strict=True))
    days.update({str(date.astype("datetime64[D]")): shifts for date, shifts in calendar.exceptions.items()})
    for day, shifts in days.items():
        yield row, day, " ".join(f"{_clock(start)}-{_clock(finish)}" for start, finish in shifts)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _tasks(s: Schedule) -> Rows:
    dates = (s.start, s.finish, s.baseline_start, s.baseline_finish, s.actual_start, s.actual_finish)
    columns = (
        s.id, s.name, s.wbs, row_cells(s.parent), (TaskKind(k).name for k in s.kind.tolist()),
        (Action(a).name for a in s.action.tolist()), *(iso_column(d) for d in dates),
        number_cells(s.percent), row_cells(s.calendar),
    )  # fmt: skip
    return zip(range(len(s)), *columns, strict=True)


def _fields(s: Schedule) -> Rows:
    for field, values in enumerate(s.fields.values()):
        yield from ((task, field, value) for task, value in enumerate(values) if value)


def _relations(s: Schedule) -> Rows:
    r = s.relations
    columns = (c.tolist() for c in (r.predecessor, r.successor, r.kind, r.lag, r.unit))
    for before, after, kind, lag, unit in zip(*columns, strict=True):
        yield s.id[before], s.id[after], RelationKind(kind).name, lag, LagUnit(unit).name
