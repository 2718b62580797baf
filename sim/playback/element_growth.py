"""Along which way every element of a project grows: what tasks, types and the profile say."""

import numpy as np

from sim.playback.appearance import Profile
from sim.playback.growth import Growth, Growths, plain_growths
from sim.playback.task_looks import growth_of_tasks, growth_of_types
from sim.project import Project


def element_growths(project: Project, profile: Profile) -> Growths:
    """Return the way of every element: of its first task that names one, else of its type or class.

    What the project says of types comes before what the profile says of classes.
    """
    usual = profile.growth_of(project.elements)
    schedule, links = project.schedule, project.links
    specs, row = growth_of_tasks(schedule)
    of_types = growth_of_types(project.elements, project.type_looks)
    if not of_types and all(spec.way is None for spec in specs):
        return plain_growths(usual)
    way, direction = usual.copy(), np.zeros((usual.size, 3), np.float32)
    for rows, spec in of_types:
        if spec.way is not None:
            way[rows], direction[rows] = spec.way, spec.direction
    telling = np.array([spec.way is not None for spec in specs], np.bool_)[row]
    used = np.flatnonzero(telling[links.task])
    used = used[
        np.argsort(schedule.start[links.task[used]], kind="stable")[::-1]
    ]  # the first is written last
    ways = np.array([0 if spec.way is None else spec.way for spec in specs], np.uint8)[row]
    directions = np.array([spec.direction for spec in specs], np.float32)[row]
    way[links.element[used]] = ways[links.task[used]]
    direction[links.element[used]] = directions[links.task[used]]
    direction[way != Growth.ALONG] = 0.0
    return Growths(way, direction)
