"""What a person types into a cell of the task table, as an edit of the schedule."""

from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np

from sim.calendar import Calendar, standard_calendar
from sim.moment import NOT_A_TIME, moment
from sim.planning.durations import duration_of
from sim.planning.edit_refused import EditRefused
from sim.planning.hand_placing import place_task
from sim.planning.predecessors import Wait, read_predecessors
from sim.planning.progress_entry import enter_progress, progress_of
from sim.planning.replanning import Edit
from sim.planning.task_edits import (
    constrain,
    link_tasks,
    move_task,
    rename_task,
    set_calendar,
    set_deadline,
    stretch_task,
    unlink_tasks,
)
from sim.schedule import Schedule
from sim.task_plan import Constraint


def entry(schedule: Schedule, row: int, key: str, text: str, follow: bool) -> Edit:
    """Return the edit that a text in the column `key` of a task asks for.

    Parameters
    ----------
    schedule : Schedule
    row : int
    key : str
        Of a column that can be edited, see `sim.browsing.task_facts`.
    text : str
    follow : bool
        Dates follow from durations and logic; where not, they are set as they are written.

    Raises
    ------
    EditRefused
        The text says nothing that can stand there. The edit itself may refuse, too.
    """
    return _ENTRIES[key](schedule, row, text.strip(), follow)


def calendar_of(schedule: Schedule, row: int) -> Calendar:
    """Return the calendar a task works on."""
    calendars = schedule.calendars
    return calendars[max(0, int(schedule.calendar[row]))] if calendars else standard_calendar()


def moved(row: int, start: np.datetime64, follow: bool) -> Edit:
    """Return the edit that lets a task start on a date: by a constraint, or as it is."""

    def edit(schedule: Schedule) -> Schedule:
        if follow:
            return move_task(schedule, row, start)
        length = int(schedule.plan.duration[row])
        if length > 0:
            return place_task(schedule, row, start, calendar_of(schedule, row).add(start, length))
        return place_task(schedule, row, start, schedule.finish[row] + (start - schedule.start[row]))

    return edit


def stretched(row: int, finish: np.datetime64, follow: bool) -> Edit:
    """Return the edit that lets a task end on a date: by its duration, or as it is."""

    def edit(schedule: Schedule) -> Schedule:
        if not follow:
            return place_task(schedule, row, schedule.start[row], finish)
        length = max(0, calendar_of(schedule, row).between(schedule.start[row], finish))
        return stretch_task(schedule, row, length)

    return edit


def begun_at(row: int, start: np.datetime64, follow: bool) -> Edit:
    """Return the edit that lets a task begin on another date and end when it did."""

    def edit(schedule: Schedule) -> Schedule:
        if not follow:
            return place_task(schedule, row, start, schedule.finish[row])
        length = max(0, calendar_of(schedule, row).between(start, schedule.finish[row]))
        return move_task(stretch_task(schedule, row, length), row, start)

    return edit


def waiting_for(row: int, waits: tuple[Wait, ...]) -> Edit:
    """Return the edit that gives a task these predecessors and no others."""

    def edit(schedule: Schedule) -> Schedule:
        relations = schedule.relations
        for before in np.unique(relations.predecessor[relations.successor == row]).tolist():
            schedule = unlink_tasks(schedule, before, row)
        for wait in waits:
            schedule = link_tasks(schedule, wait.task, row, wait.kind, wait.lag, wait.unit)
        return schedule

    return edit


def _name(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    if not text:
        raise EditRefused("edit-no-name")
    return lambda s: rename_task(s, row, text)


def _start(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    if not text:
        return partial(constrain, row=row, kind=Constraint.NONE, date=NOT_A_TIME)
    return moved(row, _date(text, schedule.start[row]), follow)


def _finish(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    return stretched(row, _date(text, schedule.finish[row]), follow)


def _duration(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    calendar = calendar_of(schedule, row)
    length = duration_of(text, calendar)
    if follow:
        return lambda s: stretch_task(s, row, length)
    return lambda s: place_task(s, row, s.start[row], calendar.add(s.start[row], length))


def _percent(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    try:
        percent = float(text.rstrip("%％ ").replace(",", ".") or 0)
    except ValueError:
        raise EditRefused("edit-no-number", {"text": text}) from None

    def edit(schedule: Schedule) -> Schedule:
        now = replace(progress_of(schedule, row), percent=percent, remaining=None)
        if percent > 0 and np.isnat(now.start):
            now = replace(now, start=schedule.start[row])
        if percent < 100.0:
            now = replace(now, finish=NOT_A_TIME)
        return enter_progress(schedule, row, now)

    return edit


def _predecessors(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    return waiting_for(row, read_predecessors(schedule, text))


def _calendar(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    names = [calendar.name for calendar in schedule.calendars]
    if text not in names:
        raise EditRefused("edit-no-calendar", {"calendar": text})
    return lambda s: set_calendar(s, row, names.index(text))


def _deadline(schedule: Schedule, row: int, text: str, follow: bool) -> Edit:
    when = _date(text, schedule.finish[row]) if text else NOT_A_TIME
    return lambda s: set_deadline(s, row, when)


def _date(text: str, like: np.datetime64) -> np.datetime64:
    """Return the date a person wrote, at the time of day of `like` where none is written."""
    try:
        found = moment(text.replace("/", "-"))
    except ValueError:
        raise EditRefused("edit-no-date-text", {"text": text}) from None
    if ":" in text or np.isnat(like):
        return found
    when: np.datetime64 = found + (like - like.astype("datetime64[D]")).astype("timedelta64[s]")
    return when


_ENTRIES: Final = {
    "name": _name, "start": _start, "finish": _finish, "duration": _duration, "percent": _percent,
    "predecessors": _predecessors, "calendar": _calendar, "deadline": _deadline,
}  # fmt: skip
