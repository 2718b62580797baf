"""Opening a project: the saved tables, the models' shapes, and the links between both again."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from kernels.arrays import I32
from sim.elements import Elements
from sim.federating.federation import federate
from sim.federating.kept import keep_elements, keep_spatial, of_model, renumbered
from sim.job import Job
from sim.linking.revising import carried, revised_model, revision_problem
from sim.linking.revision import Revision, match_revision
from sim.links import no_links
from sim.loaded import LoadedModel
from sim.mesh import Mesh, no_mesh
from sim.opening.loading import load_model
from sim.problem import Problem, ReadError, Severity
from sim.project import Project
from sim.properties import no_properties
from sim.readers.twin import ModelPlace, SavedProject, read_twin
from sim.schedule import no_schedule
from sim.storage.occurrence import occurrence

TOLD = 20  # lost links told one by one
_NO_SHAPES = no_mesh()  # marks a model that is only remembered


def open_project(
    path: Path, job: Job, on_shapes: Callable[[Elements, Mesh], None] | None = None
) -> tuple[Project, list[Problem]]:
    """Open a project file and the models it names.

    A model that is missing, unreadable or changed is reported; its elements, the schedule and the links
    open all the same. Models are sought beside the project first, then where they were.

    Parameters
    ----------
    path : Path
    job : Job
    on_shapes : callable, optional
        Called with elements and mesh once they are there.

    Raises
    ------
    ReadError
        The project file itself cannot be used.
    Cancelled
        The user stopped the job.
    """
    job.step("job-open", 0, 0)
    saved = read_twin(path)
    problems: list[Problem] = []
    loaded = [_model(saved, row, path.parent, job, problems) for row in range(len(saved.places))]
    # Without digests, since two files that have become equal must not be taken for one.
    joined = federate("", [replace(item, model=replace(item.model, digest="")) for item in loaded])
    # A remembered model keeps its saved entry, with the placement that its file had.
    models = tuple(
        replace(now, digest=item.model.digest) if item.mesh is not _NO_SHAPES else before
        for item, now, before in zip(loaded, joined.models, saved.project.models, strict=True)
    )
    project = replace(
        saved.project,
        models=models,
        elements=joined.elements,
        spatial=joined.spatial,
        properties=joined.properties,
        mesh=joined.mesh,
    )
    project = _rejoined(saved.project, project, problems)
    if on_shapes:
        on_shapes(project.elements, project.mesh)
    return project, problems


def _model(saved: SavedProject, row: int, folder: Path, job: Job, problems: list[Problem]) -> LoadedModel:
    model = saved.project.models[row]
    count = int((saved.project.elements.model == row).sum())
    file = _found(saved.places[row], folder)
    if file is None:
        problems.append(Problem(Severity.WARNING, "twin-model-missing", model.path, {"count": count}))
        return _remembered(saved.project, row)
    try:
        fresh = load_model(file, job)
    except ReadError as error:
        reason = ReadError("", "", error.code, error.values).text()
        values = {"count": count, "reason": reason}
        problems.append(Problem(Severity.WARNING, "twin-model-unreadable", str(file), values))
        return _remembered(saved.project, row)
    if fresh.model.digest != model.digest:
        before = {
            g
            for g, m in zip(saved.project.elements.guid, saved.project.elements.model, strict=True)
            if m == row
        }
        now = set(fresh.elements.guid)
        values = {"kept": len(before & now), "lost": len(before - now), "new": len(now - before)}
        problems.append(Problem(Severity.WARNING, "twin-model-changed", str(file), values))
        problems += fresh.problems
    # The saved schedule and links hold what the user made of the model's own.
    return replace(fresh, schedule=no_schedule(), links=no_links())


def _found(place: ModelPlace, folder: Path) -> Path | None:
    beside = folder / place.relative if place.relative else None
    named = folder / Path(place.absolute.replace("\\", "/")).name
    for file in (beside, Path(place.absolute), named):
        if file is not None and file.is_file():
            return Path(os.path.normpath(file.absolute()))
    return None


def _remembered(project: Project, row: int) -> LoadedModel:
    """Return a model as the project file remembers it: everything but shapes and properties."""
    own, places = project.elements.model == row, project.spatial.model == row
    models = renumbered(np.arange(len(project.models)) == row)
    elements = keep_elements(project.elements, own, renumbered(places), models)
    count = len(elements)
    return LoadedModel(
        # Its elements already stand in the world; moving them again would be wrong.
        replace(project.models[row], crs="", placement=np.eye(3, 4)),
        replace(elements, box=np.full((count, 6), np.nan)),
        keep_spatial(project.spatial, places, models),
        no_properties(count),
        _NO_SHAPES,
    )


def _rejoined(saved: Project, project: Project, problems: list[Problem]) -> Project:
    """Return the project with the saved links on the rows the elements have now.

    An element is known by model and GlobalId; in models that have changed, else by what
    `sim.linking.revision` goes by. Links that find no element are kept as orphans.
    """

    def keys(table: Elements) -> list[tuple[int, str, int]]:
        nth = occurrence(table.model, table.guid)
        return list(zip(table.model.tolist(), table.guid, nth, strict=True))

    row_of = {key: row for row, key in enumerate(keys(project.elements))}
    moved = np.array([row_of.get(key, -1) for key in keys(saved.elements)], np.int32)
    changed = {
        row
        for row, (now, before) in enumerate(zip(project.models, saved.models, strict=True))
        if now.digest != before.digest
    }
    found = {row: _matched(saved.elements, project.elements, row, moved) for row in sorted(changed)}
    lost = np.flatnonzero(moved[saved.links.element] < 0)
    for k in lost[:TOLD].tolist():
        guid, task = saved.elements.guid[saved.links.element[k]], saved.schedule.id[saved.links.task[k]]
        problems.append(Problem(Severity.WARNING, "twin-link-lost", guid, {"task": task}))
    if lost.size > TOLD:
        problems.append(Problem(Severity.WARNING, "twin-links-lost", "", {"count": lost.size - TOLD}))
    after = carried(
        project, saved.links, saved.schedule.id, moved, saved.elements, [m.name for m in project.models]
    )
    for row, (old, new, revision) in found.items():
        name = project.models[row].name
        shown = revised_model(after, name, old, new, revision)
        others = tuple(r for r in after.revisions if r.model != name)
        after = replace(after, revisions=(*others, shown))
        own = int((saved.elements.model[saved.links.element[lost]] == row).sum())
        problems.append(revision_problem(shown, own))
    return after


def _matched(saved: Elements, now: Elements, row: int, moved: I32) -> tuple[Elements, Elements, Revision]:
    """Return the elements of a changed model, old and new, and how they match; writes rows to `moved`."""
    old_rows, new_rows = (np.flatnonzero(table.model == row) for table in (saved, now))
    old, new = of_model(saved, row), of_model(now, row)
    revision = match_revision(old, new)
    found = np.flatnonzero(revision.row >= 0)
    open_ = found[moved[old_rows[found]] < 0]
    moved[old_rows[open_]] = new_rows[revision.row[open_]]
    return old, new, revision
