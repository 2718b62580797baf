"""Dates laid out forwards from durations, links and a first day: early dates without resources."""

import heapq
from collections.abc import Sequence

import numpy as np

from sim.calendar import Calendar, standard_calendar
from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft
from sim.schedule import LagUnit, RelationKind, TaskKind


def lay_out(draft: ScheduleDraft, work: Sequence[int], begin: np.datetime64) -> None:
    """Give every undated task its early dates; dates that are there stay.

    Parameters
    ----------
    draft : ScheduleDraft
        Changed in place; a link to or from a summary means each task below it.
    work : sequence of int
        Working time of each task, s; 0 for a milestone.
    begin : datetime64[s]
        Nothing undated starts before.

    Notes
    -----
    A circle of links is opened at the task that stands first, and noted in `draft.problems`.
    """
    draft.cut_cycles()
    calendars = draft.calendars or [standard_calendar()]
    leaves = _leaves(draft.tasks)
    before: dict[int, list[RelationDraft]] = {}
    waiting = [0] * len(draft.tasks)
    after: dict[int, list[int]] = {}
    for link in draft.relations:
        for first in leaves[link.predecessor]:
            for second in leaves[link.successor]:
                if first != second:
                    before.setdefault(second, []).append(
                        RelationDraft(first, second, link.kind, link.lag, link.unit)
                    )
                    after.setdefault(first, []).append(second)
                    waiting[second] += 1
    rows = [row for row, below in enumerate(leaves) if below == [row]]
    ready = [row for row in rows if waiting[row] == 0]
    heapq.heapify(ready)
    left = dict.fromkeys(rows)
    while left:
        if not ready:
            row = next(iter(left))
            draft.warn("relation-cycle", draft.tasks[row].place, task=draft.tasks[row].name)
            ready.append(row)
        row = heapq.heappop(ready)
        if row not in left:
            continue
        del left[row]
        _date(draft.tasks, row, before.get(row, ()), work, calendars, begin)
        for second in after.get(row, ()):
            waiting[second] -= 1
            if waiting[second] == 0 and second in left:
                heapq.heappush(ready, second)
    roll_up(draft.tasks)


def roll_up(tasks: Sequence[TaskDraft]) -> None:
    """Give every undated summary the span of the tasks below it."""
    for row, below in enumerate(_leaves(tasks)):
        task = tasks[row]
        if below == [row]:
            continue
        for name, choose in (("start", min), ("finish", max)):
            known = [getattr(tasks[leaf], name) for leaf in below]
            known = [when for when in known if not np.isnat(when)]
            if known and np.isnat(getattr(task, name)):
                setattr(task, name, choose(known))


def _leaves(tasks: Sequence[TaskDraft]) -> list[list[int]]:
    """Return the rows without children at or below each row, in order."""
    has_children = {task.parent for task in tasks}
    below: list[list[int]] = [[] for _ in tasks]
    for row in range(len(tasks)):
        if row in has_children:
            continue
        at, steps = row, 0
        while at >= 0 and steps <= len(tasks):
            below[at].append(row)
            at, steps = tasks[at].parent, steps + 1
    return below


def _date(
    tasks: Sequence[TaskDraft],
    row: int,
    links: Sequence[RelationDraft],
    work: Sequence[int],
    calendars: Sequence[Calendar],
    begin: np.datetime64,
) -> None:
    task = tasks[row]
    calendar = calendars[max(0, task.calendar)]
    own = work[row]
    if np.isnat(task.start):
        if not np.isnat(task.finish):
            task.start = calendar.add(task.finish, -own)
            return
        earliest = begin
        for link in links:
            first = tasks[link.predecessor]
            held = first.start if link.kind in (RelationKind.SS, RelationKind.SF) else first.finish
            if np.isnat(held):
                continue  # a circle was cut here
            held = _after(held, link, work[link.predecessor], calendar)
            if link.kind in (RelationKind.FF, RelationKind.SF):
                held = calendar.add(held, -own)
            if held > earliest:
                earliest = held
        # A milestone may stand at the end of a shift, work may not begin there.
        task.start = earliest if own == 0 else calendar.next_work(earliest)
    if np.isnat(task.finish):
        task.finish = calendar.add(task.start, own)
        if own == 0 and task.kind == TaskKind.TASK:
            task.kind = TaskKind.MILESTONE


def _after(when: np.datetime64, link: RelationDraft, work: int, calendar: Calendar) -> np.datetime64:
    """Return the moment a link's lag after `when`; `work` is that of the predecessor, s."""
    share = link.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
    lag = round(work * link.lag / 10_000) if share else link.lag
    if link.unit in (LagUnit.ELAPSED, LagUnit.ELAPSED_PERCENT):
        return when + np.timedelta64(lag, "s")
    return calendar.add(when, lag)
