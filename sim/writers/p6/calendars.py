"""Calendars as P6 keeps them: a packed text in XER, a week and dates in XML."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.calendar import DAY, Calendar, Shift
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.p6.cells import Row, line, spelled

_ZERO: Final = np.datetime64("1899-12-30", "D")
_KINDS: Final = {"global": "CA_Base", "project": "CA_Project", "resource": "CA_Rsrc"}
_SETTINGS = re.compile(r"(\w*), (\S+) / (\S+) / (\S+) / (\S+) h")


def calendar_rows(schedule: Schedule, losses: Losses) -> Iterator[Row]:
    """Yield the rows of CALENDAR without the packed text, which `packed_week` makes."""
    settings = {name: text for each in schedule.projects for name, text in each.other.items()}
    default = schedule.projects[0].calendar if schedule.projects else 0
    for number, calendar in enumerate(schedule.calendars):
        odd = sum(second % 60 != 0 for shifts in _all(calendar) for shift in shifts for second in shift)
        losses.lost("written-calendar-seconds", odd)
        match = _SETTINGS.fullmatch(settings.get(f"calendar {calendar.name}", ""))
        week = calendar.week_length() / 3600
        lengths = [spelled(each) for each in (calendar.day_length() / 3600, week, week * 4.3, week * 50)]
        if match is not None:
            lengths = ["" if text == "–" else text for text in match.groups()[1:]]
        kind = _KINDS.get(match[1], "CA_Base") if match is not None else "CA_Base"
        yield {
            "clndr_id": number + 1, "default_flag": "Y" if number == default else "N",
            "clndr_name": line(calendar.name) or str(number + 1),
            "proj_id": 1 if kind == "CA_Project" else "", "base_clndr_id": "", "clndr_type": kind,
            "day_hr_cnt": lengths[0], "week_hr_cnt": lengths[1], "month_hr_cnt": lengths[2],
            "year_hr_cnt": lengths[3], "rsrc_private": "N",
        }  # fmt: skip


def packed_week(calendar: Calendar) -> str:
    """Return the text P6 keeps of a calendar: days from Sunday, dates that differ, shifts of each."""
    days = "".join(
        f"(0||{day + 1}()({_shifts(calendar.week[(day + 6) % 7])}))" for day in range(7)
    )  # Sunday is 1
    dates = "".join(
        f"(0||{number}(d|{int((date.astype('datetime64[D]') - _ZERO).astype(int))})({_shifts(shifts)}))"
        for number, (date, shifts) in enumerate(sorted(calendar.exceptions.items()))
    )
    return f"(0||CalendarData()((0||DaysOfWeek()({days}))(0||VIEW(ShowTotal|N)())(0||Exceptions()({dates}))))"


def clock(second: int) -> str:
    """Return "08:00"; the end of a day is its midnight."""
    return f"{second % DAY // 3600:02d}:{second // 60 % 60:02d}"


def _shifts(shifts: tuple[Shift, ...]) -> str:
    return "".join(
        f"(0||{number}(s|{clock(start)}|f|{clock(finish)})())"
        for number, (start, finish) in enumerate(shifts)
    )


def _all(calendar: Calendar) -> Iterator[tuple[Shift, ...]]:
    yield from calendar.week
    yield from calendar.exceptions.values()
