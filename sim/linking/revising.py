"""Links taken along into new revisions of models: what is carried, what is orphaned, what is taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.elements import Elements
from sim.linking.revision import Match, Revision
from sim.links import Links, LinkSource, links_of, merge_links
from sim.problem import Problem, Severity
from sim.project import Project
from sim.revised import MatchedPair, OrphanLink, RevisedModel


def carried(
    project: Project, links: Links, task_ids: Sequence[str], rows: I32, old: Elements, models: Sequence[str]
) -> Project:
    """Return the project with links of old elements on its own, orphans for those that are gone.

    Orphans whose element is back become links again.

    Parameters
    ----------
    project : Project
        With the new elements.
    links : Links
        On rows of `old` and of `task_ids`.
    task_ids : sequence of str
    rows : int32[n]
        The new row of each old element, -1 for none.
    old : Elements
    models : sequence of str
        What the models of `old` are called in the project.
    """
    task_of = {task: row for row, task in enumerate(project.schedule.id)}
    element = rows[links.element]
    kept = element >= 0
    orphans = [
        OrphanLink(
            models[int(old.model[links.element[k]])], old.guid[links.element[k]],
            old.name[links.element[k]], old.ifc_class[int(links.element[k])], task_ids[links.task[k]],
            LinkSource(int(links.source[k])).name,
        )
        for k in np.flatnonzero(~kept).tolist()
    ]  # fmt: skip
    after = replace(
        project,
        links=Links(element[kept], links.task[kept], links.source[kept], links.rule[kept], links.rules),
        orphans=tuple(dict.fromkeys((*project.orphans, *orphans))),
    )
    return adopted(after, task_of)


def adopted(project: Project, task_of: dict[str, int] | None = None) -> Project:
    """Return the project with links again where the element of an orphan is back, and its task is there."""
    tasks = task_of or {task: row for row, task in enumerate(project.schedule.id)}
    row_of = _rows(project) if project.orphans else {}
    back = [
        (row_of[orphan.model, orphan.guid], tasks[orphan.task], orphan)
        for orphan in project.orphans
        if orphan.task in tasks and (orphan.model, orphan.guid) in row_of
    ]
    if not back:
        return project
    links = project.links
    for source in LinkSource:
        pairs = [(row, task) for row, task, orphan in back if orphan.source == source.name]
        if pairs:
            table = np.array(pairs, np.int32)
            links = merge_links(links, links_of(table[:, 0], table[:, 1], source))
    taken = {orphan for _, _, orphan in back}
    return replace(project, links=links, orphans=tuple(o for o in project.orphans if o not in taken))


def revised_model(
    project: Project, name: str, old: Elements, new: Elements, revision: Revision
) -> RevisedModel:
    """Return what to show of a revision.

    Parameters
    ----------
    project : Project
        With the new elements and their links.
    name : str
        Of the model.
    old, new : Elements
        Of this model alone.
    revision : Revision
        Between the two.
    """
    told = np.flatnonzero((revision.row >= 0) & (revision.how != Match.GUID)).tolist()
    guids = {new.guid[revision.row[k]] for k in told}
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for element, task, source in zip(
        project.links.element.tolist(),
        project.links.task.tolist(),
        project.links.source.tolist(),
        strict=True,
    ):
        guid = project.elements.guid[element]
        if guid in guids:
            links[guid].append((project.schedule.id[task], LinkSource(source).name))
    pairs = tuple(
        MatchedPair(
            Match(int(revision.how[k])).name, old.guid[k], old.name[k], new.guid[revision.row[k]],
            new.name[revision.row[k]], old.ifc_class[k],
            None if np.isnan(revision.distance[k]) else round(float(revision.distance[k]), 4),
            tuple(links[new.guid[revision.row[k]]]),
        )
        for k in told
    )  # fmt: skip
    counts = tuple((how.name, revision.count(how)) for how in Match)
    return RevisedModel(name, counts, pairs, tuple(new.guid[row] for row in revision.added.tolist()))


def revoked(project: Project, chosen: Iterable[MatchedPair]) -> Project:
    """Return the project with some matches taken back: their links are orphans of the old elements."""
    gone, row_of = set(chosen), _rows(project)
    orphans, pairs = [], set()
    task_of = {task: row for row, task in enumerate(project.schedule.id)}
    revisions = []
    for revised in project.revisions:
        mine = [pair for pair in revised.pairs if pair in gone]
        for pair in mine:
            for task, source in pair.links:
                orphans.append(
                    OrphanLink(revised.model, pair.old_guid, pair.old_name, pair.ifc_class, task, source)
                )
                if task in task_of and (revised.model, pair.new_guid) in row_of:
                    pairs.add((row_of[revised.model, pair.new_guid], task_of[task]))
        counts = dict(revised.counts)
        for pair in mine:
            counts[pair.how] -= 1
            counts[Match.NONE.name] += 1
        revisions.append(
            RevisedModel(
                revised.model, tuple(counts.items()),
                tuple(pair for pair in revised.pairs if pair not in gone),
                (*revised.added, *(pair.new_guid for pair in mine)),
            )
        )  # fmt: skip
    links = project.links
    key = links.element.astype(np.int64) << 32 | links.task
    kept = ~np.isin(key, np.array([element << 32 | task for element, task in pairs], np.int64))
    return replace(
        project,
        links=Links(links.element[kept], links.task[kept], links.source[kept], links.rule[kept], links.rules),
        orphans=tuple(dict.fromkeys((*project.orphans, *orphans))),
        revisions=tuple(revisions),
    )


def without_orphans(project: Project, chosen: Iterable[OrphanLink]) -> Project:
    """Return the project without some orphaned links."""
    gone = set(chosen)
    return replace(project, orphans=tuple(orphan for orphan in project.orphans if orphan not in gone))


def revision_problem(revised: RevisedModel, orphans: int) -> Problem:
    """Return the counts of a revision as a sentence for reports."""
    counts = {name.lower(): count for name, count in revised.counts}
    values = {**counts, "added": len(revised.added), "orphans": orphans}
    severity = Severity.WARNING if orphans or len(revised.pairs) else Severity.INFO
    return Problem(severity, "revision-matched", revised.model, values)


def _rows(project: Project) -> dict[tuple[str, str], int]:
    """Return the first row of each name of a model and GlobalId."""
    names = [model.name for model in project.models]
    table = project.elements
    found: dict[tuple[str, str], int] = {}
    for row, (model, guid) in enumerate(zip(table.model.tolist(), table.guid, strict=True)):
        found.setdefault((names[model], guid), row)
    return found
