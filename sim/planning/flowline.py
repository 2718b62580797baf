"""Location by time: where each task works its way from, where to, and who does it."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32, Time
from sim.planning.work_zones import work_zones
from sim.project import Project
from sim.schedule import SPANS, Action

_HEIGHT = 3.5  # m, of bands that stand in for storeys


@dataclass(frozen=True, slots=True, eq=False)
class Flowline:
    """One line per task that has a place.

    Attributes
    ----------
    locations : tuple of str
        In building order, from below; "" for one that has no name.
    trades : tuple of str
        IFC classes, most frequent first.
    task : int32[l]
    trade : int32[l]
        Row in `trades`.
    start, finish : datetime64[s][l]
    low, high : float64[l]
        From the lower edge of the first location to the upper edge of the last; location k is k to k + 1.
    """

    locations: tuple[str, ...]
    trades: tuple[str, ...]
    task: I32
    trade: I32
    start: Time
    finish: Time
    low: F64
    high: F64


def flowline(project: Project) -> Flowline:
    """Return the lines of a project's tasks, by the zones that their elements stand in."""
    s, elements, links = project.schedule, project.elements, project.links
    none = np.empty(0, "datetime64[s]")
    i32, f64 = np.empty(0, np.int32), np.empty(0)
    if not len(links) or not len(elements):
        return Flowline((), (), i32, i32.copy(), none, none.copy(), f64, f64.copy())
    zones = work_zones(elements, project.spatial, _HEIGHT)
    dated = ~np.isnat(s.start) & ~np.isnat(s.finish) & ~s.of_kind(*SPANS)
    dated &= s.action != Action.PROVIDE  # temporary works stand everywhere all the time
    used = np.flatnonzero(dated[links.task] & (zones.of[links.element] >= 0))
    task, zone = links.task[used], zones.of[links.element[used]]
    code = elements.ifc_class.codes[links.element[used]]
    rows, where = np.unique(task, return_inverse=True)
    low = np.full(rows.size, len(zones.names), np.float64)
    high = np.full(rows.size, -1.0)
    np.minimum.at(low, where, zone)
    np.maximum.at(high, where, zone)
    # The class of most elements of a task says whose work it is.
    labels = elements.ifc_class.labels
    pairs, counts = np.unique(where * (len(labels) + 1) + code + 1, return_counts=True)
    order = np.argsort(counts, kind="stable")
    main = np.zeros(rows.size, np.int64)
    main[pairs[order] // (len(labels) + 1)] = pairs[order] % (len(labels) + 1)
    known, trade, many = np.unique(main, return_inverse=True, return_counts=True)
    rank = np.argsort(-many, kind="stable")
    place = np.empty(rank.size, np.int32)
    place[rank] = np.arange(rank.size, dtype=np.int32)
    names = tuple(labels[known[k] - 1] if known[k] else "" for k in rank.tolist())
    return Flowline(
        zones.names, names, rows.astype(np.int32), place[trade], s.start[rows], s.finish[rows], low,
        high + 1.0,
    )  # fmt: skip
