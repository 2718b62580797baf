"""Links made and taken away by hand."""

from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.links import Links, LinkSource, links_of, merge_links
from sim.project import Project


def linked(project: Project, elements: I32, tasks: I32) -> Project:
    """Return the project with each of the elements linked to each of the tasks."""
    made = links_of(np.repeat(elements, tasks.size), np.tile(tasks, elements.size), LinkSource.EXPLICIT)
    links = merge_links(project.links, made)
    return project if len(links) == len(project.links) else replace(project, links=links)


def unlinked(project: Project, elements: I32, tasks: I32) -> Project:
    """Return the project without the links between these elements and tasks; no tasks means all of them."""
    links = project.links
    gone = np.isin(links.element, elements)
    if tasks.size:
        gone &= np.isin(links.task, tasks)
    if not gone.any():
        return project
    kept = ~gone
    return replace(
        project,
        links=Links(links.element[kept], links.task[kept], links.source[kept], links.rule[kept], links.rules),
    )
