"""The tables of a project file, as they were saved; `sim.opening.reopening` brings the shapes back."""

import json
import sqlite3
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kernels.arrays import F64, I32, Array, Time
from sim.calendar import Calendar, Shift
from sim.columns import category
from sim.elements import Elements
from sim.links import Links, LinkSource
from sim.markup import marks_from_json
from sim.mesh import no_mesh
from sim.problem import Problem, ReadError, Severity
from sim.project import Model, Project
from sim.properties import no_properties
from sim.schedule import Action, RelationKind, Relations, Schedule, TaskKind
from sim.sensors import Sensors
from sim.spatial import Spatial
from sim.storage.project_file import connect
from sim.viewpoint import Camera, Section, Viewpoint
from sim.writers.twin import WEEK, occurrence


class ModelPlace(NamedTuple):
    """Where a model file was when the project was saved."""

    relative: str  # to the folder of the project file, "" where there is no such path
    absolute: str


@dataclass(frozen=True, slots=True, eq=False)
class SavedProject:
    """A project without shapes and properties, and where its models were."""

    project: Project
    places: tuple[ModelPlace, ...]


def read_twin(path: Path) -> SavedProject:
    """Read all tables.

    Raises
    ------
    ReadError
        The file is not a whole project of a version we know.
    """
    base = connect(path)
    try:
        return _read(_Tables(base))
    except sqlite3.Error as error:
        raise ReadError(str(path), "", "twin-damaged", {"reason": str(error)}) from None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ReadError(str(path), "", "twin-damaged", {"reason": reason}) from None
    finally:
        base.close()


class _Tables:
    """The database, read in the order of its rows."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        return self._base.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()

    def columns(self, table: str) -> list[tuple[Any, ...]]:
        """Return the columns after the id, which must count from 0."""
        rows = self.rows(table)
        if any(row[0] != k for k, row in enumerate(rows)):
            raise ValueError(f"{table}.id does not count from 0")
        if not rows:
            width = len(self._base.execute(f"PRAGMA table_info({table})").fetchall())
            return [()] * (width - 1)
        return list(zip(*rows, strict=True))[1:]


def _read(tables: _Tables) -> SavedProject:
    settings: dict[str, Any] = dict(tables.rows("settings"))
    models, places = _models(tables)
    spatial = _spatial(tables, len(models))
    elements = _elements(tables, len(models), len(spatial))
    schedule = _schedule(tables, settings)
    project = Project(
        settings["name"], settings["zone"], models, elements, spatial, no_properties(len(elements)),
        no_mesh(), schedule, _links(tables, elements, schedule), settings["profile"], _sensors(tables),
        _viewpoints(tables), _problems(tables),
    )  # fmt: skip
    return SavedProject(project, places)


def _models(tables: _Tables) -> tuple[tuple[Model, ...], tuple[ModelPlace, ...]]:
    classes: dict[int, dict[str, int]] = {}
    for model, name, count in tables.rows("model_classes"):
        classes.setdefault(model, {})[name] = count
    unconverted: dict[int, list[tuple[str, str]]] = {}
    for model, guid, reason in tables.rows("unconverted"):
        unconverted.setdefault(model, []).append((guid, reason))
    models, places = [], []
    columns = tables.columns("models")
    for row, values in enumerate(zip(*columns, strict=True)):
        relative, absolute, digest, schema, name, crs, placement = values
        matrix = np.array(json.loads(placement), np.float64).reshape(3, 4)
        if not np.isfinite(matrix).all():
            raise ValueError("models.placement is not finite")
        lost = tuple(unconverted.get(row, ()))
        models.append(Model(absolute, digest, schema, name, crs, matrix, lost, classes.get(row, {})))
        places.append(ModelPlace(relative or "", absolute))
    return tuple(models), tuple(places)


def _spatial(tables: _Tables, models: int) -> Spatial:
    model, guid, name, ifc_class, parent, elevation = tables.columns("spatial")
    up = _rows("spatial.parent", parent, len(guid))
    if (up >= np.arange(up.size)).any():
        raise ValueError("spatial.parent stands after its child")
    of_model = _rows("spatial.model", model, models, required=True)
    return Spatial(guid, name, category(ifc_class), up, of_model, _numbers(elevation))


def _elements(tables: _Tables, models: int, places: int) -> Elements:
    columns = tables.columns("elements")
    model, guid, name, tag, ifc_class, type_name, predefined, material = columns[:8]
    container, storey, parent, step_id = columns[8:12]
    box = np.stack([_numbers(column) for column in columns[12:18]], axis=1)
    return Elements(
        guid, name, tag, category(ifc_class), category(type_name), category(predefined), category(material),
        _rows("elements.container", container, places), _rows("elements.storey", storey, places),
        _rows("elements.parent", parent, len(guid)),
        _rows("elements.model", model, models, required=True), np.array(step_id, np.int64), box,
    )  # fmt: skip


def _schedule(tables: _Tables, settings: dict[str, Any]) -> Schedule:
    columns = tables.columns("tasks")
    task_id, name, wbs, parent, kind, action = columns[:6]
    start, finish, plan_start, plan_finish, real_start, real_finish = map(_times, columns[6:12])
    percent, calendar = columns[12:14]
    row_of = {task: row for row, task in enumerate(task_id)}
    up = _rows("tasks.parent", parent, len(task_id))
    if (up >= np.arange(up.size)).any():
        raise ValueError("tasks.parent stands after its child")
    calendars = _calendars(tables)
    done = _numbers(percent)
    return Schedule(
        settings["schedule_title"], settings["schedule_source"], task_id, name, wbs, up,
        np.array([TaskKind[k] for k in kind], np.uint8), np.array([Action[a] for a in action], np.uint8),
        start, finish, plan_start, plan_finish, real_start, real_finish, done,
        _rows("tasks.calendar", calendar, len(calendars)), _relations(tables, row_of),
        calendars, _fields(tables, len(task_id)), _times((settings.get("status_date"),))[0],
    )  # fmt: skip


def _calendars(tables: _Tables) -> tuple[Calendar, ...]:
    days: dict[int, dict[str, tuple[Shift, ...]]] = {}
    for calendar, day, shifts in tables.rows("calendar_days"):
        days.setdefault(calendar, {})[day] = tuple(_shift(text) for text in shifts.split())
    calendars = []
    for row, (name, *_) in enumerate(zip(*tables.columns("calendars"), strict=True)):
        own = days.get(row, {})
        week = tuple(own.get(day, ()) for day in WEEK)
        exceptions: dict[np.datetime64, tuple[Shift, ...]] = {
            np.datetime64(day, "D"): shifts for day, shifts in own.items() if day not in WEEK
        }
        calendars.append(Calendar(name, week, exceptions))
    return tuple(calendars)


def _shift(text: str) -> Shift:
    start, finish = (
        sum(int(part) * unit for part, unit in zip(clock.split(":"), (3600, 60, 1), strict=True))
        for clock in text.split("-")
    )
    if not 0 <= start < finish <= 86400:
        raise ValueError(f"shift {text}")
    return start, finish


def _relations(tables: _Tables, row_of: dict[str, int]) -> Relations:
    rows = [(row_of[a], row_of[b], RelationKind[kind], lag) for a, b, kind, lag in tables.rows("relations")]
    before, after, kinds, lags = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Relations(
        np.array(before, np.int32), np.array(after, np.int32), np.array(kinds, np.uint8),
        np.array(lags, np.int64),
    )  # fmt: skip


def _fields(tables: _Tables, count: int) -> dict[str, tuple[str, ...]]:
    (names,) = tables.columns("field_names")
    values = [[""] * count for _ in names]
    for task, field, value in tables.rows("task_fields"):
        if min(task, field) < 0:
            raise ValueError("task_fields holds a negative row")
        values[field][task] = value
    return {name: tuple(column) for name, column in zip(names, values, strict=True)}


def _links(tables: _Tables, elements: Elements, schedule: Schedule) -> Links:
    nth = occurrence(elements.model, elements.guid)
    keys = zip(elements.model.tolist(), elements.guid, nth, strict=True)
    element_of = {key: row for row, key in enumerate(keys)}
    task_of = {task: row for row, task in enumerate(schedule.id)}
    (rules,) = tables.columns("rules")
    rows = [
        (element_of[model, guid, k], task_of[task], LinkSource[source], -1 if rule is None else rule)
        for model, guid, k, task, source, rule in tables.rows("links")
    ]
    element, task, source, rule = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Links(
        np.array(element, np.int32), np.array(task, np.int32), np.array(source, np.uint8),
        _rows("links.rule", rule, len(rules)), rules,
    )  # fmt: skip


def _sensors(tables: _Tables) -> Sensors:
    rows = tables.rows("sensors")
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    return Sensors(columns[0], columns[1], columns[2], *(_numbers(column) for column in columns[3:8]))


def _viewpoints(tables: _Tables) -> tuple[Viewpoint, ...]:
    marked: dict[tuple[int, str], list[str]] = {}
    for (row, role), group in groupby(tables.rows("viewpoint_elements"), lambda row: (row[0], row[2])):
        marked.setdefault((row, role), []).extend(guid for _, guid, _ in group)
    out = []
    for row, (name, time, camera, sections, marks) in enumerate(
        zip(*tables.columns("viewpoints"), strict=True)
    ):
        cuts = tuple(Section(_triple(s["point"]), _triple(s["normal"])) for s in json.loads(sections))
        hidden, selected = (tuple(marked.get((row, role), ())) for role in ("hidden", "selected"))
        out.append(
            Viewpoint(
                name, _camera(json.loads(camera)), _times((time,))[0], cuts, hidden, selected,
                marks_from_json(marks),
            )
        )  # fmt: skip
    return tuple(out)


def _camera(saved: dict[str, Any]) -> Camera:
    return Camera(
        _triple(saved["eye"]), _triple(saved["target"]), _triple(saved["up"]), float(saved["angle"]),
        float(saved["height"]), bool(saved["orthographic"]),
    )  # fmt: skip


def _triple(values: list[Any]) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z


def _problems(tables: _Tables) -> tuple[Problem, ...]:
    return tuple(
        Problem(Severity[severity], code, place, json.loads(values))
        for severity, code, place, values in tables.rows("problems")
    )


def _rows(name: str, column: tuple[Any, ...], count: int, required: bool = False) -> I32:
    rows = np.array([-1 if row is None else row for row in column], np.int32)
    if rows.size and (rows.min() < (0 if required else -1) or rows.max() >= count):
        raise ValueError(f"{name} points outside its table")
    return rows


def _numbers(column: tuple[Any, ...]) -> F64:
    return np.array([np.nan if x is None else x for x in column], np.float64)


def _times(column: tuple[Any, ...]) -> Time:
    texts: Array = np.array(["NaT" if text is None else text for text in column], "datetime64[s]")
    return texts
