"""The tables of a project file, as they were saved; `sim.opening.reopening` brings the shapes back."""

import json
import sqlite3
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sim.changes import Change, ChangeKind
from sim.columns import category
from sim.elements import Elements
from sim.links import Links, LinkSource
from sim.markup import marks_from_json
from sim.mesh import no_mesh
from sim.problem import Problem, ReadError, Severity
from sim.project import Model, Project
from sim.properties import no_properties
from sim.readers.twin_schedule import schedule_of
from sim.revised import MatchedPair, OrphanLink, RevisedModel
from sim.schedule import Schedule
from sim.sensors import Sensors
from sim.spatial import Spatial
from sim.storage.cells import numbers_from, rows_from, times_from
from sim.storage.occurrence import occurrence
from sim.storage.project_file import connect
from sim.storage.stored_tables import StoredTables
from sim.type_look import TypeLook
from sim.viewpoint import Camera, Section, Viewpoint


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
        return _read(StoredTables(base))
    except sqlite3.Error as error:
        raise ReadError(str(path), "", "twin-damaged", {"reason": str(error)}) from None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ReadError(str(path), "", "twin-damaged", {"reason": reason}) from None
    finally:
        base.close()


def _read(tables: StoredTables) -> SavedProject:
    settings: dict[str, Any] = dict(tables.rows("settings"))
    models, places = _models(tables)
    spatial = _spatial(tables, len(models))
    elements = _elements(tables, len(models), len(spatial))
    schedule = schedule_of(tables, settings)
    project = Project(
        settings["name"], settings["zone"], models, elements, spatial, no_properties(len(elements)),
        no_mesh(), schedule, _links(tables, elements, schedule), settings["profile"], _sensors(tables),
        _viewpoints(tables), _problems(tables), _changes(tables),
        tuple(TypeLook(*map(str, row)) for row in json.loads(settings.get("type_looks") or "[]")),
        _orphans(tables), _revisions(settings.get("revisions") or "[]"),
    )  # fmt: skip
    return SavedProject(project, places)


def _orphans(tables: StoredTables) -> tuple[OrphanLink, ...]:
    columns = tables.named("orphan_links")
    if not columns:
        return ()
    return tuple(map(OrphanLink, *(columns[name] for name in OrphanLink._fields)))


def _revisions(text: str) -> tuple[RevisedModel, ...]:
    return tuple(
        RevisedModel(
            str(model),
            tuple((str(how), int(count)) for how, count in counts),
            tuple(_pair(*pair) for pair in pairs),
            tuple(map(str, added)),
        )
        for model, counts, pairs, added in json.loads(text)
    )


def _pair(*cells: Any) -> MatchedPair:
    how, old_guid, old_name, new_guid, new_name, ifc_class, distance, links = cells
    ends = tuple((str(task), str(source)) for task, source in links)
    return MatchedPair(how, old_guid, old_name, new_guid, new_name, ifc_class, distance, ends)


def _changes(tables: StoredTables) -> tuple[Change, ...]:
    columns = tables.named("changes")
    if not columns:
        return ()
    when = times_from(columns["at"])
    return tuple(
        Change(at, who, what, ChangeKind[kind])
        for at, who, what, kind in zip(when, columns["who"], columns["what"], columns["kind"], strict=True)
    )


def _models(tables: StoredTables) -> tuple[tuple[Model, ...], tuple[ModelPlace, ...]]:
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


def _spatial(tables: StoredTables, models: int) -> Spatial:
    model, guid, name, ifc_class, parent, elevation = tables.columns("spatial")
    up = rows_from("spatial.parent", parent, len(guid))
    if (up >= np.arange(up.size)).any():
        raise ValueError("spatial.parent stands after its child")
    of_model = rows_from("spatial.model", model, models, required=True)
    return Spatial(guid, name, category(ifc_class), up, of_model, numbers_from(elevation))


def _elements(tables: StoredTables, models: int, places: int) -> Elements:
    columns = tables.columns("elements")
    model, guid, name, tag, ifc_class, type_name, predefined, material = columns[:8]
    container, storey, parent, step_id = columns[8:12]
    box = np.stack([numbers_from(column) for column in columns[12:18]], axis=1)
    return Elements(
        guid, name, tag, category(ifc_class), category(type_name), category(predefined), category(material),
        rows_from("elements.container", container, places), rows_from("elements.storey", storey, places),
        rows_from("elements.parent", parent, len(guid)),
        rows_from("elements.model", model, models, required=True), np.array(step_id, np.int64), box,
    )  # fmt: skip


def _links(tables: StoredTables, elements: Elements, schedule: Schedule) -> Links:
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
        rows_from("links.rule", rule, len(rules)), rules,
    )  # fmt: skip


def _sensors(tables: StoredTables) -> Sensors:
    rows = tables.rows("sensors")
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    return Sensors(columns[0], columns[1], columns[2], *(numbers_from(column) for column in columns[3:8]))


def _viewpoints(tables: StoredTables) -> tuple[Viewpoint, ...]:
    marked: dict[tuple[int, str], list[str]] = {}
    for (row, role), group in groupby(tables.rows("viewpoint_elements"), lambda row: (row[0], row[2])):
        marked.setdefault((row, role), []).extend(guid for _, guid, _ in group)
    out = []
    for row, (name, time, camera, sections, marks) in enumerate(
        zip(*tables.columns("viewpoints"), strict=True)
    ):
        cuts = tuple(Section(_triple(s["point"]), _triple(s["normal"])) for s in json.loads(sections))
        hidden, selected, ghosted = (
            tuple(marked.get((row, role), ())) for role in ("hidden", "selected", "ghosted")
        )
        out.append(
            Viewpoint(
                name, _camera(json.loads(camera)), times_from((time,))[0], cuts, hidden, selected,
                marks_from_json(marks), ghosted,
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


def _problems(tables: StoredTables) -> tuple[Problem, ...]:
    return tuple(
        Problem(Severity[severity], code, place, json.loads(values))
        for severity, code, place, values in tables.rows("problems")
    )
