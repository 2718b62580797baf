"""Which tasks are listed, under which headings and in what order."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, Bool
from sim.browsing.task_facts import TaskFacts
from sim.moment import NOT_A_TIME
from sim.schedule import SPANS

ONLY = ("critical", "late", "ahead", "unlinked")
"""Which tasks may be asked for; "ahead" are those that go on within `first` and `last`."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person asked for.

    Attributes
    ----------
    text : str
        Occurs in name, ID or WBS code.
    only : str
        One of `ONLY`, "" for all.
    group : str
        "" for the WBS, else the key of the column that makes headings.
    sort : str
        Key of a column, "" for the order of the file.
    descending : bool
    first, last : datetime64[s]
        The window of "ahead".
    """

    text: str = ""
    only: str = ""
    group: str = ""
    sort: str = ""
    descending: bool = False
    first: np.datetime64 = NOT_A_TIME
    last: np.datetime64 = NOT_A_TIME


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Rows before any is folded away.

    Attributes
    ----------
    task : int32[r]
        Task of each row; -1 - k for heading k.
    depth : int32[r]
    headings : tuple of str
    """

    task: I32
    depth: I32
    headings: tuple[str, ...]


def arrange(facts: TaskFacts, how: Arrangement) -> Arranged:
    """Return the rows that a person asked for; in the WBS, summaries above them stay."""
    asked = matches(facts, how)
    rank = _rank(facts, how)
    if how.group:
        return _grouped(
            facts, how.group, np.flatnonzero(asked & ~facts.schedule.of_kind(*SPANS)).astype(np.int32), rank
        )
    outline = facts.outline
    shown = asked.copy()
    for level in range(int(outline.depth.max(initial=0)), 0, -1):
        rows = np.flatnonzero((outline.depth == level) & shown)
        shown[outline.parent[rows]] = True
    order = np.arange(len(outline)) if rank is None else _by_rank(outline.parent, outline.depth, rank)
    task = order[shown[order]].astype(np.int32)
    return Arranged(task, outline.depth[task], ())


def matches(facts: TaskFacts, how: Arrangement) -> Bool:
    """Return bool[n]: tasks that are asked for themselves."""
    s = facts.schedule
    asked = np.ones(len(s), np.bool_)
    own = ~s.of_kind(*SPANS)
    if how.only == "critical":
        asked &= facts.critical & own
    elif how.only == "late":
        asked &= facts.late & own
    elif how.only == "unlinked":
        asked &= (facts.linked == 0) & own
    elif how.only == "ahead":
        asked &= (s.start < how.last) & (s.finish >= how.first) & np.isnat(s.actual_finish) & own
    words = how.text.casefold().split()
    if words:
        asked &= np.array(
            [
                all(word in text for word in words)
                for text in (
                    f"{name}\n{code}\n{wbs}".casefold()
                    for name, code, wbs in zip(s.name, s.id, s.wbs, strict=True)
                )
            ],
            np.bool_,
        )
    return asked


def _rank(facts: TaskFacts, how: Arrangement) -> I32 | None:
    """Return int32[n]: the place of each task in the asked order, None for that of the file."""
    if not how.sort:
        return None
    values = facts.sort_values(how.sort)
    missing = np.isnat(values) if values.dtype.kind == "M" else values != values
    order = np.argsort(values, kind="stable")
    if how.descending:  # equal ones stay in the order of the file
        order = len(order) - 1 - np.argsort(values[::-1], kind="stable")[::-1]
    order = np.concatenate([order[~missing[order]], order[missing[order]]])
    rank = np.empty(order.size, np.int32)
    rank[order] = np.arange(order.size, dtype=np.int32)
    return rank


def _by_rank(parent: I32, depth: I32, rank: I32) -> I32:
    """Return all tasks, brothers by rank, each followed by what stands below it."""
    count = parent.size
    size = np.ones(count, np.int64)  # of each with all below it
    for level in range(int(depth.max(initial=0)), 0, -1):
        rows = np.flatnonzero(depth == level)
        np.add.at(size, parent[rows], size[rows])
    place = np.zeros(count, np.int64)
    for level in range(int(depth.max(initial=0)) + 1):
        rows = np.flatnonzero(depth == level)
        rows = rows[np.lexsort((rank[rows], parent[rows]))]
        ends = np.cumsum(size[rows])
        begins = ends - size[rows]
        above = parent[rows]
        first = np.concatenate([[True], above[1:] != above[:-1]]) if rows.size else np.empty(0, np.bool_)
        brothers = begins - begins[first][np.cumsum(first) - 1] if rows.size else begins
        place[rows] = brothers + (np.where(above >= 0, place[above] + 1, 0) if level else 0)
    return np.argsort(place, kind="stable").astype(np.int32)


def _grouped(facts: TaskFacts, key: str, rows: I32, rank: I32 | None) -> Arranged:
    values = facts.sort_values(key)[rows]
    inside = rows if rank is None else rank[rows]
    if values.dtype.kind == "M":
        values = values.astype("datetime64[M]")
    rows = rows[np.lexsort((inside, values))].astype(np.int32)
    sorted_values = np.sort(values)
    new = np.flatnonzero(np.concatenate([[True], sorted_values[1:] != sorted_values[:-1]])[: rows.size])
    headings = tuple(_heading(facts.value(int(rows[k]), key)) for k in new.tolist())
    task = np.insert(rows, new, -1 - np.arange(new.size, dtype=np.int32)).astype(np.int32)
    return Arranged(task, (task >= 0).astype(np.int32), headings)


def _heading(value: object) -> str:
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else str(value.astype("datetime64[M]"))
    if isinstance(value, (float, np.floating)):
        return "" if value != value else f"{value:g}"
    if isinstance(value, (bool, np.bool_)):
        return "●" if value else "○"
    return str(value)
