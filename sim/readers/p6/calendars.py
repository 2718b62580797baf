"""The calendars of P6: what their packed text says, and what they take from their base."""

import re
from dataclasses import dataclass, field

import numpy as np

from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.moment import FIRST, LAST
from sim.planning.draft import ScheduleDraft
from sim.readers.p6.tables import Tables

MOST_EXCEPTIONS = 20_000  # dates of one calendar
_OPEN = re.compile(r"\(\s*\d*\s*\|\|\s*([^()|]*?)\s*\(([^()]*)\)\s*\(")
_CLOSE = re.compile(r"\)\s*\)")
_BLANK = re.compile(r"\s+")
_DAY_ZERO = np.datetime64("1899-12-30", "D")
_TIME = re.compile(r"(上午|下午)?\s*(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([AaPp]\.?\s*[Mm]\.?|上午|下午)?")


@dataclass(slots=True)
class CalendarDraft:
    """A calendar as its row says, before what it inherits is filled in."""

    id: str
    name: str
    base: str
    place: str
    days: dict[int, tuple[Shift, ...]] = field(default_factory=dict)  # Monday 0
    exceptions: dict[np.datetime64, tuple[Shift, ...]] = field(default_factory=dict)
    settings: str = ""  # kind and hours per day, week, month and year, as they stand


_KINDS = {"CA_Base": "global", "CA_Project": "project", "CA_Rsrc": "resource"}


def read_calendars(tables: Tables, draft: ScheduleDraft) -> list[CalendarDraft]:
    """Return the rows of CALENDAR, each with its own week and its own exceptions."""
    found = []
    for row in tables.of("CALENDAR"):
        name = row["clndr_name"] or row["clndr_id"]
        each = CalendarDraft(row["clndr_id"], name, row["base_clndr_id"], f"{row.place} ({name})")
        hours = " / ".join(
            row[f"{unit}_hr_cnt"] or "–" for unit in ("day", "week", "month", "year")
        )  # hours a day, week, month and year are shown as
        each.settings = f"{_KINDS.get(row['clndr_type'], row['clndr_type'])}, {hours} h"
        _fill(each, row["clndr_data"], draft)
        found.append(each)
    return found


def join_calendars(drafts: list[CalendarDraft], schedule: ScheduleDraft) -> dict[str, int]:
    """Add the calendars to the schedule and return their rows by P6's id."""
    known: dict[str, CalendarDraft] = {}
    for each in drafts:
        if not each.id or each.id in known:
            schedule.warn("calendar-twice", each.place, name=each.name)
            continue
        known[each.id] = each
    rows: dict[str, int] = {}
    for each in known.values():
        rows[each.id] = len(schedule.calendars)
        schedule.calendars.append(_inherited(each, known, schedule))
    return rows


def _inherited(each: CalendarDraft, known: dict[str, CalendarDraft], schedule: ScheduleDraft) -> Calendar:
    line, at = [each], each
    while at.base in known:
        at = known[at.base]
        if at in line:
            schedule.warn("calendar-cycle", each.place, name=each.name)
            break
        line.append(at)
    else:
        if at.base:
            schedule.warn("p6-calendar-base-missing", at.place, id=at.base)
    days: dict[int, tuple[Shift, ...]] = {}
    exceptions: dict[np.datetime64, tuple[Shift, ...]] = {}
    for above in reversed(line):
        days |= above.days
        exceptions |= above.exceptions
    if not days:
        schedule.warn("p6-calendar-without-week", each.place, name=each.name)
        return Calendar(each.name, standard_calendar().week, exceptions)
    week = tuple(days.get(day, ()) for day in range(7))
    if not any(week) and not any(exceptions.values()):
        schedule.warn("p6-calendar-idle", each.place, name=each.name)
    return Calendar(each.name, week, exceptions)


@dataclass(slots=True)
class _Node:
    name: str
    values: str
    children: list["_Node"] = field(default_factory=list)


def _fill(draft: CalendarDraft, packed: str, schedule: ScheduleDraft) -> None:
    text = packed.replace("\x7f", "\n").strip()  # P6 writes line breaks so
    if not text:
        return
    root, at = _tree(text)
    if at >= 0:
        schedule.warn("p6-calendar-damaged", draft.place, at=at + 1)
    for node in _below(root):
        if node.name == "DaysOfWeek":
            for day in node.children:
                if day.name.isdecimal() and 1 <= int(day.name[:3]) <= 7:
                    draft.days[(int(day.name[:3]) + 5) % 7] = _shifts(day, draft, schedule)
        elif node.name == "Exceptions":
            for date in node.children:
                _except(date, draft, schedule)


def _tree(text: str) -> tuple[_Node, int]:
    """Return the root over all nodes, and where the text stops making sense, -1 if it does not."""
    root = _Node("", "")
    open_nodes = [root]
    at, end = 0, len(text)
    while at < end:
        blank = _BLANK.match(text, at)
        if blank is not None:
            at = blank.end()
            continue
        begin = _OPEN.match(text, at)
        if begin is not None:
            node = _Node(begin[1], begin[2])
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
            at = begin.end()
            continue
        close = _CLOSE.match(text, at)
        if close is None or len(open_nodes) == 1:
            return root, at
        open_nodes.pop()
        at = close.end()
    return root, (end if len(open_nodes) > 1 else -1)


def _below(root: _Node) -> list[_Node]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if node.name not in ("DaysOfWeek", "Exceptions"):
            waiting.extend(node.children)
    return found


def _pairs(values: str) -> dict[str, str]:
    parts = [part.strip() for part in values.split("|")]
    return dict(zip(parts[0::2], parts[1::2], strict=False))


def _shifts(node: _Node, draft: CalendarDraft, schedule: ScheduleDraft) -> tuple[Shift, ...]:
    shifts: list[Shift] = []
    for child in node.children:
        values = _pairs(child.values)
        if "s" not in values and "f" not in values:
            continue
        add_shift(shifts, second_of(values.get("s", "")), second_of(values.get("f", "")), draft, schedule)
    return tidy_shifts(shifts)


def add_shift(
    shifts: list[Shift], start: int | None, finish: int | None, draft: CalendarDraft, schedule: ScheduleDraft
) -> None:
    """Add a shift that makes sense; a finish at midnight is the end of the day."""
    if start is None or finish is None or (finish or DAY) <= start:
        schedule.warn("calendar-shift-odd", draft.place)
        return
    shifts.append((start, finish or DAY))


def second_of(text: str) -> int | None:
    """Return the seconds after midnight of "08:00" or "8:00 PM", None for anything else."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    half = (match[1] or match[5] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "p下" else 0)
    if hour > 24 or minute > 59 or second > 59 or hour * 3600 + minute * 60 + second > DAY:
        return None
    return hour * 3600 + minute * 60 + second


def _except(node: _Node, draft: CalendarDraft, schedule: ScheduleDraft) -> None:
    text = _pairs(node.values).get("d", "")
    if not text.isdecimal() or len(text) > 6:
        schedule.warn("p6-exception-odd", draft.place, text=text[:40])
        return
    add_exception(_DAY_ZERO + np.timedelta64(int(text), "D"), _shifts(node, draft, schedule), draft, schedule)


def add_exception(
    day: np.datetime64, shifts: tuple[Shift, ...], draft: CalendarDraft, schedule: ScheduleDraft
) -> None:
    """Add a date that differs, if it lies between 1900 and 2200."""
    if not FIRST <= day <= LAST:
        schedule.warn("p6-exception-odd", draft.place, text=str(day))
    elif len(draft.exceptions) < MOST_EXCEPTIONS:
        draft.exceptions[day] = shifts
    elif not any(p.code == "calendar-too-many" and p.place == draft.place for p in schedule.problems):
        schedule.warn("calendar-too-many", draft.place, most=MOST_EXCEPTIONS)
