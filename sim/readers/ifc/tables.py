"""One model's tables from an opened file: everything but its shapes."""

import gc
import time
from dataclasses import replace
from pathlib import Path

import ifcopenshell
import numpy as np

from sim.columns import category
from sim.digest import file_digest
from sim.elements import Elements
from sim.job import Job
from sim.links import Links, LinkSource, links_of, no_links
from sim.loaded import LoadedModel
from sim.mesh import no_mesh
from sim.problem import Problem, ReadError, Severity
from sim.project import Model
from sim.properties import Properties
from sim.readers.ifc.attributes import Instance, named, text, value
from sim.readers.ifc.georeference import read_georeference
from sim.readers.ifc.materials import read_materials
from sim.readers.ifc.placement import Placements
from sim.readers.ifc.products import class_counts, element_instances
from sim.readers.ifc.property_sets import PropertySets, sets_by_object, sets_of_type, types_by_object
from sim.readers.ifc.relations import Relations, read_relations
from sim.readers.ifc.source import Opened
from sim.readers.ifc.structure import Structure, read_structure
from sim.readers.ifc.tasks import read_tasks
from sim.readers.ifc.units import Units, read_units
from sim.schedule import Schedule, no_schedule

STEP = 2000  # elements between two reports


def read_tables(opened: Opened, path: Path, job: Job) -> LoadedModel:
    """Return the model without geometry: no mesh, boxes NaN."""
    # Nothing read here is garbage until the end; looking for some costs a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read(opened, path, job)
    finally:
        if collecting:
            gc.enable()


def _read(opened: Opened, path: Path, job: Job) -> LoadedModel:
    began = time.perf_counter()
    file = opened.file
    job.step("ifc-reading-tables", 0, 0)
    units = read_units(file)
    relations = read_relations(file)
    placements = Placements(units.length)
    structure = read_structure(file, relations, placements, units.length)
    instances = element_instances(file)
    types = types_by_object(file)
    elements, problems = _elements(instances, relations, structure, types, read_materials(file), job)
    properties = _properties(file, instances, types, units, job)
    georeference = read_georeference(file, units)
    schedule, links, task_problems = _schedule(file, elements, path)
    model = Model(
        str(path), file_digest(path), opened.schema, path.name, georeference.crs, georeference.placement,
        classes=class_counts(file, opened.names),
    )  # fmt: skip
    return LoadedModel(
        model, elements, structure.spatial, properties, no_mesh(), schedule, links,
        problems=(
            *opened.problems, *units.problems, *relations.problems, *structure.problems, *problems,
            *georeference.problems, *task_problems,
        ),
        timings={"tables": time.perf_counter() - began},
    )  # fmt: skip


def _schedule(
    file: ifcopenshell.file, elements: Elements, path: Path
) -> tuple[Schedule, Links, list[Problem]]:
    """Return the tasks inside the model and what they build; a bad schedule does not cost the model."""
    try:
        schedule, pairs, problems = read_tasks(file)
    except ReadError as error:
        problem = Problem(Severity.ERROR, error.code, error.place, error.values)
        return no_schedule(), no_links(), [problem]
    if not len(schedule):
        return schedule, no_links(), problems
    task_row = {task: row for row, task in enumerate(schedule.id)}
    rows = [(elements.row(guid), task_row.get(task, -1)) for guid, task in pairs]
    known = np.array([pair for pair in rows if min(pair) >= 0], np.int32).reshape(-1, 2)
    links = links_of(known[:, 0], known[:, 1], LinkSource.MODEL)
    return replace(schedule, source=str(path)), links, problems


def _elements(
    instances: list[Instance], relations: Relations, structure: Structure, types: dict[int, Instance],
    materials: dict[int, str], job: Job,
) -> tuple[Elements, list[Problem]]:  # fmt: skip
    row_of = {item.id(): row for row, item in enumerate(instances)}
    parent = np.full(len(instances), -1, np.int32)
    own = np.full(len(instances), -1, np.int32)
    columns: dict[str, list[str]] = {k: [] for k in ("guid", "name", "tag", "type", "predefined", "material")}
    type_names = {t.id(): text(value(t, 2)) for t in types.values()}
    for row, item in enumerate(instances):
        if row % STEP == 0:
            job.step("ifc-reading-elements", row, len(instances))
        key = item.id()
        whole = relations.whole.get(key)
        if whole is not None:
            # A site may be an element too, but what stands on it is no part of its terrain.
            parent[row] = -1 if whole.id() in structure.row_of else row_of.get(whole.id(), -1)
            own[row] = structure.row_of.get(whole.id(), -1)
        own[row] = structure.row_of.get(key, own[row])
        container = relations.container.get(key)
        if container is not None:
            own[row] = structure.row_of.get(container.id(), own[row])
        type_object = types.get(key)
        columns["guid"].append(text(value(item, 0)))
        columns["name"].append(text(value(item, 2)))
        columns["tag"].append(text(named(item, "Tag")))
        columns["type"].append(type_names[type_object.id()] if type_object else "")
        columns["predefined"].append(_predefined(item, type_object))
        columns["material"].append(
            materials.get(key) or (materials.get(type_object.id(), "") if type_object else "")
        )
    hosts = np.array(
        [row_of.get(h.id(), -1) if (h := relations.host.get(i.id())) else -1 for i in instances], np.int32
    )
    container_rows, problems = _containers(instances, own, parent, hosts)
    storeys = np.array([structure.storey_of.get(int(c), -1) for c in container_rows], np.int32)
    elements = Elements(
        tuple(columns["guid"]), tuple(columns["name"]), tuple(columns["tag"]),
        category(item.is_a() for item in instances), category(columns["type"]),
        category(columns["predefined"]), category(columns["material"]), container_rows, storeys, parent,
        np.zeros(len(instances), np.int32), np.array([item.id() for item in instances], np.int64),
        np.full((len(instances), 6), np.nan),
    )  # fmt: skip
    return elements, [*_guid_problems(elements), *problems]


def _predefined(item: Instance, type_object: Instance | None) -> str:
    for owner in (item, type_object):
        kind = text(named(owner, "PredefinedType")) if owner is not None else ""
        if kind not in ("", "NOTDEFINED", "USERDEFINED"):
            return kind
    return text(value(item, 4)) or (text(named(type_object, "ElementType")) if type_object else "")


def _containers(
    instances: list[Instance], own: np.ndarray, parent: np.ndarray, host: np.ndarray
) -> tuple[np.ndarray, list[Problem]]:
    """Return the nearest spatial container of each element; cuts cycles of aggregation."""
    found = own.copy()
    problems: list[Problem] = []
    for row in np.flatnonzero(own < 0).tolist():
        seen, above = {row}, row
        while found[above] < 0:
            upper = int(parent[above]) if parent[above] >= 0 else int(host[above])
            if upper < 0 or upper in seen:
                if upper >= 0 and parent[above] == upper:
                    parent[above] = -1
                    problems.append(
                        Problem(Severity.ERROR, "ifc-aggregation-cycle", f"#{instances[above].id()}")
                    )
                break
            seen.add(upper)
            above = upper
        for each in seen:
            found[each] = found[above]
    return found, problems


def _guid_problems(elements: Elements) -> list[Problem]:
    problems = []
    first: dict[str, int] = {}
    for guid, step_id, container in zip(
        elements.guid, elements.step_id.tolist(), elements.container.tolist(), strict=True
    ):
        if not guid:
            problems.append(Problem(Severity.WARNING, "ifc-guid-missing", f"#{step_id}"))
        elif first.setdefault(guid, step_id) != step_id:
            values = {"guid": guid, "first": f"#{first[guid]}"}
            problems.append(Problem(Severity.WARNING, "ifc-guid-repeated", f"#{step_id}", values))
        if container < 0:
            problems.append(Problem(Severity.INFO, "ifc-outside", f"#{step_id}", {"guid": guid}))
    return problems


def _properties(
    file: ifcopenshell.file, instances: list[Instance], types: dict[int, Instance], units: Units, job: Job
) -> Properties:
    job.step("ifc-reading-properties", 0, len(instances))
    sets = PropertySets(units)
    own = sets_by_object(file, sets)
    of_type = {t.id(): sets_of_type(t, sets) for t in types.values()}
    none: list[int] = []
    return sets.table(
        [own.get(item.id(), none) for item in instances],
        [of_type[t.id()] if (t := types.get(item.id())) else none for item in instances],
    )
