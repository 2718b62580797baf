"""Tasks that last as long as others: level of effort, WBS summaries, summaries."""

from typing import Final

import numpy as np

from kernels.arrays import I32, I64, Array, Bool, Time
from kernels.spans import roll_up
from kernels.working_time import BEGIN, END, FAR, add_work_each, settle_each, work_between_each
from sim.planning.network import Network
from sim.planning.network_links import lags
from sim.schedule import RelationKind, Schedule, TaskKind
from sim.schedule_project import FloatKind
from sim.tool_dates import NO_FLOAT

_ROUNDS: Final = 100  # levels of effort that hang on each other


def span_others(network: Network, columns: dict[str, I64], total: I64, free: I64, longest: Array) -> None:
    """Write the dates and floats of all rows that span others.

    Parameters
    ----------
    network : Network
    columns : dict of str to int64[n]
        Early and late dates, s; -FAR for none.
    total, free : int64[n]
    longest : bool[n]
        A summary is on the longest path if anything below it is.

    Notes
    -----
    A level of effort starts with the first event its relations tie it to and finishes with the last
    (Primavera P6); it drives nothing. A WBS summary spans what stands below the same node.
    """
    schedule = network.schedule
    effort = np.flatnonzero(schedule.kind == TaskKind.LEVEL_OF_EFFORT).astype(np.int32)
    if effort.size:
        _efforts(network, effort, columns)
        _measure(network, effort, columns, total)
        free[effort] = total[effort]
    spans, marks = _outline(schedule)
    if not spans.any() and not marks.size:
        return
    for name, column in columns.items():
        roll_up(schedule.parent, spans, np.array([name.endswith("start")]), column, -FAR)
        column[marks] = np.where(schedule.parent[marks] >= 0, column[schedule.parent[marks]], column[marks])
    least = np.where(free == NO_FLOAT, -FAR, free)
    roll_up(schedule.parent, spans, np.array([True]), least, -FAR)
    wide = np.flatnonzero(spans).astype(np.int32)
    free[wide] = np.where(least[wide] == -FAR, NO_FLOAT, least[wide])
    free[marks] = np.where(schedule.parent[marks] >= 0, free[schedule.parent[marks]], NO_FLOAT)
    _measure(network, np.concatenate([wide, marks]), columns, total)
    flag = longest.astype(np.int64)
    roll_up(schedule.parent, spans, np.array([False]), flag, -1)
    longest[:] = flag == 1


def span_shown(schedule: Schedule, start: Time, finish: Time) -> None:
    """Write the dates that rows spanning others in the outline are shown with.

    Parameters
    ----------
    schedule : Schedule
    start, finish : datetime64[s][n]
        Those of tasks are read.
    """
    spans, marks = _outline(schedule)
    nat = np.iinfo(np.int64).min
    for column, first in ((start, True), (finish, False)):
        roll_up(schedule.parent, spans, np.array([first]), column.view(np.int64), nat)
        column[marks] = np.where(schedule.parent[marks] >= 0, column[schedule.parent[marks]], column[marks])


def _outline(schedule: Schedule) -> tuple[Bool, I32]:
    """Return which rows are summaries, and the rows of activities that span their node."""
    below = np.zeros(len(schedule), np.bool_)
    below[schedule.parent[schedule.parent >= 0]] = True
    marks = np.flatnonzero((schedule.kind == TaskKind.WBS_SUMMARY) & ~below).astype(np.int32)
    spans: Bool = below | (schedule.kind == TaskKind.SUMMARY)
    return spans, marks


def _measure(network: Network, rows: I32, columns: dict[str, I64], total: I64) -> None:
    """Write the total float of some rows."""
    calendar = network.calendars.task[rows]
    whose = np.clip(network.schedule.plan.project[rows], 0, len(network.projects) - 1)
    kind = np.array([each.float_kind for each in network.projects], np.uint8)[whose]
    between = []
    for end in ("finish", "start"):
        out = np.empty(rows.size, np.int64)
        work_between_each(
            network.times, calendar, columns[f"early_{end}"][rows], columns[f"late_{end}"][rows], out
        )
        between.append(out)
    chosen = np.where(
        kind == FloatKind.FINISH,
        between[0],
        np.where(kind == FloatKind.START, between[1], np.minimum(*between)),
    )
    total[rows] = np.where(columns["early_start"][rows] == -FAR, NO_FLOAT, chosen)


def _efforts(network: Network, effort: I32, columns: dict[str, I64]) -> None:
    """Write the dates of levels of effort."""
    schedule, links = network.schedule, network.schedule.relations
    mine = np.zeros(len(schedule), np.bool_)
    mine[effort] = True
    lag, calendar = lags(schedule, network.projects, network.calendars)
    into = np.flatnonzero(mine[links.successor])
    out_of = np.flatnonzero(mine[links.predecessor] & ~mine[links.successor])
    for side in ("early", "late"):
        start, finish = columns[f"{side}_start"], columns[f"{side}_finish"]
        start[effort], finish[effort] = -FAR, -FAR
        for _ in range(_ROUNDS):
            low, high = np.full(len(schedule), FAR, np.int64), np.full(len(schedule), -FAR, np.int64)
            _gather(
                network,
                (links.predecessor, links.successor),
                into,
                lag,
                calendar,
                (start, finish),
                (low, high),
            )
            _gather(
                network,
                (links.successor, links.predecessor),
                out_of,
                -lag,
                calendar,
                (start, finish),
                (low, high),
            )
            new_start, new_finish = _settled(network, effort, low[effort], high[effort])
            if (start[effort] == new_start).all() and (finish[effort] == new_finish).all():
                break
            start[effort], finish[effort] = new_start, new_finish


def _gather(
    network: Network,
    ends: tuple[I32, I32],
    rows: I64,
    lag: I64,
    calendar: I32,
    dates: tuple[I64, I64],
    out: tuple[I64, I64],
) -> None:
    """Note the events at the far end of links for the level of effort at the near end."""
    if not rows.size:
        return
    far, near = ends[0][rows], ends[1][rows]
    kind = network.schedule.relations.kind[rows]
    forward = ends[0] is network.schedule.relations.predecessor
    from_start = (kind == RelationKind.SS) | (kind == RelationKind.SF)
    to_start = (kind == RelationKind.SS) | (kind == RelationKind.FS)
    start_there, start_here = (from_start, to_start) if forward else (to_start, from_start)
    event = np.where(start_there, dates[0][far], dates[1][far])
    moved = np.empty(rows.size, np.int64)
    add_work_each(network.times, calendar[rows], event, lag[rows], moved)
    known = (event > -FAR) & (event < FAR)
    here = known & start_here
    np.minimum.at(out[0], near[here], moved[here])
    here = known & ~start_here
    np.maximum.at(out[1], near[here], moved[here])


def _settled(network: Network, rows: I32, low: I64, high: I64) -> tuple[I64, I64]:
    """Return starts and finishes at work; an end that nothing ties down is that of the own duration."""
    schedule = network.schedule
    calendar = network.calendars.task[rows]
    duration = np.maximum(schedule.plan.duration[rows], 0)
    tied_start, tied_finish = low < FAR, high > -FAR
    start, finish = np.where(tied_start, low, -FAR), np.where(tied_finish, high, -FAR)
    settled = np.empty(rows.size, np.int64)
    settle_each(network.times, calendar, np.where(tied_start, low, network.times[BEGIN]), True, settled)
    start = np.where(tied_start, settled, start)
    settle_each(network.times, calendar, np.where(tied_finish, high, network.times[END]), False, settled)
    finish = np.where(tied_finish, settled, finish)
    add_work_each(network.times, calendar, start, duration, settled)
    finish = np.where(tied_start & ~tied_finish, settled, finish)
    add_work_each(network.times, calendar, finish, -duration, settled)
    start = np.where(tied_finish & ~tied_start, settled, start)
    return start, np.where(start == -FAR, -FAR, np.maximum(start, finish))


def is_span(schedule: Schedule) -> Bool:
    """Say which rows span others."""
    spans, marks = _outline(schedule)
    spans[marks] = True
    spans |= schedule.kind == TaskKind.LEVEL_OF_EFFORT
    return spans
