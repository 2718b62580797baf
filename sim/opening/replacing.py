"""A model of the open project replaced by a new revision of its file."""

from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import I32
from sim.elements import Elements
from sim.federating.federation import add_models, remove_model
from sim.federating.kept import of_model, renumbered
from sim.linking.revising import carried, revised_model, revision_problem
from sim.linking.revision import Revision, match_revision
from sim.links import no_links
from sim.loaded import LoadedModel
from sim.problem import ReadError
from sim.project import Project
from sim.schedule import no_schedule
from sim.sensors import Sensors


@dataclass(frozen=True, slots=True, eq=False)
class Replacement:
    """The project before and after, and how the elements of the model were known again."""

    before: Project
    after: Project
    revision: Revision


def replace_model(project: Project, row: int, loaded: LoadedModel) -> Replacement:
    """Put a new revision in the place of a model; links and sensors come along.

    Raises
    ------
    ReadError
        The new file is already part of the project.
    """
    bare = replace(loaded, schedule=no_schedule(), links=no_links())
    rest = remove_model(project, row)
    joined = add_models(rest, [bare])
    if len(joined.models) == len(rest.models) or loaded.model.digest == project.models[row].digest:
        raise ReadError(loaded.model.path, "", "revision-known")
    own, fresh = project.elements.model == row, joined.elements.model == len(rest.models)
    old, new = of_model(project.elements, row), of_model(joined.elements, len(rest.models))
    revision = match_revision(old, new)
    rows: I32 = renumbered(~own)[:-1].copy()
    first = int(np.flatnonzero(fresh)[0]) if fresh.any() else 0
    rows[own] = np.where(revision.row >= 0, revision.row + first, -1)
    named, name = project.models[row].name, joined.models[-1].name
    orphans = tuple(each._replace(model=name) if each.model == named else each for each in project.orphans)
    after = carried(
        replace(joined, sensors=_bound(project.sensors, old, new, revision), orphans=orphans),
        project.links,
        project.schedule.id,
        rows,
        project.elements,
        [name if k == row else model.name for k, model in enumerate(project.models)],
    )
    fresh_orphans = len(set(after.orphans) - set(orphans))
    shown = revised_model(after, name, old, new, revision)
    others = tuple(each for each in project.revisions if each.model not in (name, named))
    after = replace(
        after,
        revisions=(*others, shown),
        problems=(*after.problems, revision_problem(shown, fresh_orphans)),
    )
    return Replacement(project, after, revision)


def _bound(sensors: Sensors, old: Elements, new: Elements, revision: Revision) -> Sensors:
    """Return the sensors on the elements their old ones have become."""
    other = {old.guid[k]: new.guid[row] for k, row in enumerate(revision.row.tolist()) if row >= 0}
    return replace(sensors, guid=tuple(other.get(guid, guid) for guid in sensors.guid))
