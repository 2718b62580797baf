"""Several models in one project: rows shifted, placements applied, doubtful neighbours reported."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kernels.arrays import F64, I32
from sim.elements import Elements
from sim.federating.joined import (
    join_elements,
    join_links,
    join_properties,
    join_schedules,
    join_spatial,
    placed,
    placed_boxes,
)
from sim.federating.kept import (
    keep_elements,
    keep_links,
    keep_mesh,
    keep_properties,
    keep_spatial,
    renumbered,
)
from sim.georeference import reprojected
from sim.links import no_links
from sim.loaded import LoadedModel
from sim.mesh import join_meshes
from sim.problem import Problem, Severity
from sim.project import Model, Project
from sim.schedule import Schedule, no_schedule
from sim.space.alignment import plan_shift
from sim.spatial import Spatial

FAR = 1000.0  # m between two groups of boxes that are no longer one site
HOPELESS = 100_000.0  # m between groups that are apart however wide they are


def federate(name: str, loaded: Sequence[LoadedModel]) -> Project:
    """Return a new project with the models, in the order given."""
    return add_models(Project(name=name), loaded)


def add_models(project: Project, loaded: Sequence[LoadedModel]) -> Project:
    """Return the project with more models; what it holds keeps its rows."""
    new, problems = _once(project, loaded)
    if not new and not problems:
        return project
    known = len(project.models)
    crs = next((m.crs for m in (*project.models, *(item.model for item in new)) if m.crs), "")
    models: list[Model] = []
    for item in new:
        model, findings = _in_project(item.model, crs)
        models.append(model)
        problems += [_in_model(p, item.model.name) for p in item.problems] + findings
    problems += _ungeoreferenced((*project.models, *models))
    meshes = [placed(item.mesh, m.placement) for item, m in zip(new, models, strict=True)]
    elements = [
        replace(item.elements, box=placed_boxes(item.elements.box, mesh, m.placement))
        for item, mesh, m in zip(new, meshes, models, strict=True)
    ]
    spatial = [_lifted(item.spatial, m.placement) for item, m in zip(new, models, strict=True)]
    row_counts = [len(project.elements), *(len(item.elements) for item in new)]
    rows = np.cumsum([0, *row_counts]).tolist()[:-1]
    places = np.cumsum([0, len(project.spatial), *(len(s) for s in spatial)]).tolist()[:-1]
    model_rows = [0, *range(known, known + len(new))]
    schedules = [project.schedule, *_schedules(project, new, problems)]
    schedule, tasks = join_schedules(schedules)
    links = [item.links if len(part) else no_links() for item, part in zip(new, schedules[1:], strict=True)]
    joined = join_elements([project.elements, *elements], places, model_rows)
    after = replace(
        project,
        models=(*project.models, *models),
        elements=joined,
        spatial=join_spatial([project.spatial, *spatial], model_rows),
        properties=join_properties([project.properties, *(item.properties for item in new)]),
        mesh=join_meshes([project.mesh, *meshes], rows),
        schedule=schedule,
        links=join_links([project.links, *links], rows, tasks),
    )
    return replace(
        after, problems=(*project.problems, *problems, *_apart(after, known), *_moved(after, known))
    )


def remove_model(project: Project, row: int) -> Project:
    """Return the project without one model; the schedule stays, its links to the model go."""
    if not 0 <= row < len(project.models):
        raise IndexError(f"no model in row {row}")
    gone = project.models[row].name
    models = np.arange(len(project.models)) != row
    elements = project.elements.model != row
    spatial = project.spatial.model != row
    model_rows = renumbered(models)
    left = tuple(model for model, stays in zip(project.models, models.tolist(), strict=True) if stays)
    shared_name = any(model.name == gone for model in left)
    return replace(
        project,
        models=left,
        elements=keep_elements(project.elements, elements, renumbered(spatial), model_rows),
        spatial=keep_spatial(project.spatial, spatial, model_rows),
        properties=keep_properties(project.properties, elements),
        mesh=keep_mesh(project.mesh, elements),
        links=keep_links(project.links, elements),
        problems=tuple(p for p in project.problems if shared_name or not _is_of(p, gone)),
    )


def clusters(elements: Elements) -> list[I32]:
    """Return the rows of elements with geometry in groups that lie far apart, the fullest first.

    Two groups lie apart when a gap parts them along an axis that is wider than 1 km and than ten times
    the wider of both, or wider than 100 km: a railway stays one group, a model left at the origin of
    its map does not join it.
    """
    rows = np.flatnonzero(elements.has_geometry()).astype(np.int32)
    waiting, found = [rows] if rows.size else [], []
    while waiting:
        group = waiting.pop()
        parts = _parted(elements.box, group)
        if len(parts) > 1:
            waiting += parts
        else:
            found.append(np.sort(group))
    return sorted(found, key=lambda group: (-group.size, int(group[0])))


def _parted(box: F64, rows: I32) -> list[I32]:
    for axis in range(3):
        order = rows[np.argsort(box[rows, axis], kind="stable")]
        low = box[order, axis]
        reach = np.maximum.accumulate(box[order, axis + 3])
        gaps = low[1:] - reach[:-1]
        if (gaps > HOPELESS).any():
            return np.split(order, np.flatnonzero(gaps > HOPELESS) + 1)
        if not (gaps > FAR).any():
            continue
        cut = int(np.argmax(gaps)) + 1
        width = max(reach[cut - 1] - low[0], reach[-1] - low[cut])
        if gaps[cut - 1] > 10 * width:
            return [order[:cut], order[cut:]]
    return [rows]


def _once(project: Project, loaded: Sequence[LoadedModel]) -> tuple[list[LoadedModel], list[Problem]]:
    known = {model.digest: model.path for model in project.models if model.digest}
    new, problems = [], []
    for item in loaded:
        if item.model.digest in known:
            values = {"first": known[item.model.digest]}
            problems.append(Problem(Severity.WARNING, "federation-twice", item.model.path, values))
            continue
        if item.model.digest:
            known[item.model.digest] = item.model.path
        new.append(item)
    return new, problems


def _in_project(model: Model, crs: str) -> tuple[Model, list[Problem]]:
    """Return the model with its placement in the project's map system."""
    if not model.crs or not crs or model.crs == crs:
        return model, []
    values = {"crs": model.crs, "project": crs}
    placement = reprojected(model.placement, model.crs, crs)
    if placement is None:
        return model, [Problem(Severity.WARNING, "federation-crs-unknown", model.name, values)]
    return replace(model, placement=placement), [
        Problem(Severity.INFO, "federation-reprojected", model.name, values)
    ]


def _ungeoreferenced(models: Sequence[Model]) -> list[Problem]:
    if not any(model.crs for model in models):
        return []
    return [
        Problem(Severity.WARNING, "federation-no-crs", model.name)
        for model in models
        if not model.crs and np.array_equal(model.placement, np.eye(3, 4))
    ]


def _lifted(spatial: Spatial, placement: F64) -> Spatial:
    height = float(placement[2, 3])
    return replace(spatial, elevation=spatial.elevation + height) if height else spatial


def _schedules(project: Project, new: Sequence[LoadedModel], problems: list[Problem]) -> list[Schedule]:
    """Return the schedules to join; one the user brought from elsewhere is not mixed with the models'."""
    paths = {model.path for model in project.models}
    foreign = len(project.schedule) > 0 and not set(project.schedule.source.split("; ")) & paths
    if not foreign:
        return [item.schedule for item in new]
    problems += [
        Problem(Severity.INFO, "federation-schedule-skipped", item.model.name, {"count": len(item.schedule)})
        for item in new
        if len(item.schedule)
    ]
    return [no_schedule() for _ in new]


def _apart(project: Project, known: int) -> list[Problem]:
    """Return a note on each new model that stands far from the others."""
    groups = clusters(project.elements)
    if len(groups) < 2:
        return []
    main = groups[0]
    problems = []
    for row in range(known, len(project.models)):
        own = [group for group in groups if (project.elements.model[group] == row).any()]
        if own and all(group is not main for group in own):
            box = project.elements.box
            away = np.linalg.norm(_centre(box[own[0]]) - _centre(box[main]))
            values = {"distance": f"{away / 1000:,.1f}"}
            problems.append(Problem(Severity.WARNING, "federation-apart", project.models[row].name, values))
    return problems


def _moved(project: Project, known: int) -> list[Problem]:
    """Return a note on each new model that seems shifted in plan; of two models only the later."""
    box, model = project.elements.box, project.elements.model
    problems = []
    for row in range(max(known, int(len(project.models) == 2)), len(project.models)):
        shift = plan_shift(box[model == row], box[model != row])
        if shift is not None:
            values = {"x": f"{-shift.x:.2f}", "y": f"{-shift.y:.2f}", "votes": shift.votes}
            problems.append(Problem(Severity.WARNING, "federation-shifted", project.models[row].name, values))
    return problems


def _centre(box: F64) -> F64:
    centre: F64 = (box[:, :3].min(axis=0) + box[:, 3:].max(axis=0)) / 2
    return centre


def _in_model(problem: Problem, name: str) -> Problem:
    return replace(problem, place=f"{name} {problem.place}".strip())


def _is_of(problem: Problem, name: str) -> bool:
    return problem.place == name or problem.place.startswith(name + " ")
