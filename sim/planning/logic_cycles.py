"""An order in which predecessors stand first, and the circles that allow none."""

import numpy as np

from kernels.arrays import I32, I64, Bool
from kernels.cpm import sort_links, topological_order
from sim.problem import Problem, Severity
from sim.schedule import Schedule

_SHOWN = 40  # tasks of a circle that are named


def order_of(
    count: int, predecessor: I32, successor: I32, row: I32, schedule: Schedule, problems: list[Problem]
) -> tuple[I32, tuple[tuple[int, ...], ...]]:
    """Return tasks in topological order without those in circles, and one circle of each knot.

    Parameters
    ----------
    count : int
        Tasks.
    predecessor, successor : int32[m]
    row : int32[count]
        The row of the schedule behind each task, -1 for none.
    schedule : Schedule
        For the names.
    problems : list of Problem
        Told of each circle.
    """
    kept = np.ones(predecessor.size, np.bool_)
    order, placed = _ordered(count, predecessor, successor)
    if placed == count:
        return order, ()
    left = np.ones(count, np.bool_)
    left[order[:placed]] = False
    knots = _knots(left, predecessor, successor)
    inside = np.zeros(count, np.bool_)
    cycles = []
    for knot in knots:
        inside[knot] = True
        circle = tuple(int(row[task]) for task in _circle(knot, predecessor, successor) if row[task] >= 0)
        if circle:
            cycles.append(circle)
            names = [schedule.id[each] for each in circle[:_SHOWN]]
            names.append("…" if len(circle) > _SHOWN else names[0])
            values = {"tasks": " → ".join(names), "count": len(circle), "undated": len(knot)}
            problems.append(Problem(Severity.ERROR, "cpm-cycle", schedule.id[circle[0]], values))
    kept = ~(inside[predecessor] | inside[successor])
    order, placed = _ordered(count, predecessor[kept], successor[kept])
    return order[:placed][~inside[order[:placed]]], tuple(cycles)


def _ordered(count: int, predecessor: I32, successor: I32) -> tuple[I32, int]:
    row = np.empty(count + 1, np.int32)
    by = np.empty(predecessor.size, np.int64)
    sort_links(predecessor, row, by)
    waits = np.bincount(successor, minlength=count).astype(np.int32)
    order = np.zeros(count, np.int32)
    return order, int(topological_order(row, successor[by], waits, order))


def _knots(left: Bool, predecessor: I32, successor: I32) -> list[list[int]]:
    """Return the sets of tasks that all depend on each other.

    Notes
    -----
    Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (2), 1972.
    """
    after: dict[int, list[int]] = {}
    for k in np.flatnonzero(left[predecessor] & left[successor]).tolist():
        after.setdefault(int(predecessor[k]), []).append(int(successor[k]))
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    stacked: set[int] = set()
    knots: list[list[int]] = []
    for first in np.flatnonzero(left).tolist():
        if first in number:
            continue
        walk = [(first, 0)]
        while walk:
            task, place = walk.pop()
            if place == 0:
                number[task] = low[task] = len(number)
                stack.append(task)
                stacked.add(task)
            following = after.get(task, [])
            while place < len(following) and following[place] in number:
                if following[place] in stacked:
                    low[task] = min(low[task], number[following[place]])
                place += 1
            if place < len(following):
                walk.extend(((task, place + 1), (following[place], 0)))
                continue
            for other in following:
                if other in stacked:
                    low[task] = min(low[task], low[other])
            if low[task] == number[task]:
                knot: list[int] = []
                while not knot or knot[-1] != task:
                    knot.append(stack.pop())
                    stacked.discard(knot[-1])
                if len(knot) > 1 or task in following:
                    knots.append(sorted(knot))
    return knots


def _circle(knot: list[int], predecessor: I32, successor: I32) -> list[int]:
    """Return the shortest circle through the first task of a knot."""
    members = np.zeros(int(max(predecessor.max(), successor.max())) + 1, np.bool_)
    members[knot] = True
    after: dict[int, list[int]] = {}
    rows: I64 = np.flatnonzero(members[predecessor] & members[successor])
    for k in rows.tolist():
        after.setdefault(int(predecessor[k]), []).append(int(successor[k]))
    first = knot[0]
    came: dict[int, int] = {}
    ahead = [first]
    for task in ahead:
        for other in after.get(task, []):
            if other == first:
                path = [task]
                while path[-1] != first:
                    path.append(came[path[-1]])
                return path[::-1]
            if other not in came:
                came[other] = task
                ahead.append(other)
    return knot
