"""What a task waits for, as planners write it: "A1010, A1020SS+2d"."""

import re
from typing import Final, NamedTuple

import numpy as np

from kernels.arrays import I32, I64
from sim.calendar import Calendar, standard_calendar
from sim.planning.durations import duration_of, duration_text
from sim.planning.edit_refused import EditRefused
from sim.schedule import LagUnit, RelationKind, Schedule

_LAG: Final = re.compile(r"([+-])\s*(\d[\d.]*\s*(?:e?%|e?[a-zA-Z天时周分]*))\s*$")
_KIND: Final = re.compile(r"(FS|SS|FF|SF)\s*$", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,;，；、]")


class Wait(NamedTuple):
    """One predecessor with its link."""

    task: int
    kind: RelationKind
    lag: int
    unit: LagUnit


class Predecessors:
    """The relations of a schedule by the task that waits, and by the one that is waited for."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self.into = _Rows(schedule.relations.successor, len(schedule))
        self.out_of = _Rows(schedule.relations.predecessor, len(schedule))

    def text(self, task: int) -> str:
        """Return the predecessors of a task in words."""
        s = self._schedule
        r = s.relations
        words = []
        for row in self.into.of(task).tolist():
            kind, lag = RelationKind(int(r.kind[row])), int(r.lag[row])
            plain = kind is RelationKind.FS and not lag
            name = "" if plain else kind.name
            calendar = _calendar(s, int(r.predecessor[row]))
            words.append(f"{s.id[r.predecessor[row]]}{name}{_lag_text(lag, int(r.unit[row]), calendar)}")
        return ", ".join(words)


class _Rows:
    """Rows of a table by a number in them."""

    def __init__(self, key: I32, count: int) -> None:
        self._order: I64 = np.argsort(key, kind="stable")
        self._first: I64 = np.searchsorted(key[self._order], np.arange(count + 1))

    def of(self, number: int) -> I64:
        """Return the rows that hold a number."""
        return self._order[self._first[number] : self._first[number + 1]]

    def of_all(self, numbers: I32) -> I64:
        """Return the rows that hold any of these numbers, ascending."""
        first, sizes = self._first[numbers], self._first[numbers + 1] - self._first[numbers]
        ends = np.cumsum(sizes)
        within = np.arange(int(ends[-1]) if ends.size else 0) - np.repeat(ends - sizes, sizes)
        return np.sort(self._order[np.repeat(first, sizes) + within])


def read_predecessors(schedule: Schedule, text: str) -> tuple[Wait, ...]:
    """Return the links that a person has written.

    Raises
    ------
    EditRefused
        There is no such task, or no such lag.
    """
    rows = {name: row for row, name in reversed(list(enumerate(schedule.id)))}
    return tuple(_read(schedule, part, rows) for part in map(str.strip, _PARTS.split(text)) if part)


def _read(schedule: Schedule, part: str, rows: dict[str, int]) -> Wait:
    name, sign, lag = part, "", ""
    match = _LAG.search(part)
    if part not in rows and match is not None:
        name, sign, lag = part[: match.start()].strip(), match[1], match[2].strip()
    kind = _KIND.search(name)
    link = RelationKind.FS
    if name not in rows and kind is not None:
        name, link = name[: kind.start()].strip(), RelationKind[kind[1].upper()]
    if name not in rows:
        raise EditRefused("edit-no-task", {"task": name or part})
    if not lag:
        return Wait(rows[name], link, 0, LagUnit.WORK)
    elapsed = lag.startswith("e") or re.search(r"\de", lag) is not None
    number = lag.replace("e", "")
    if number.endswith("%"):
        amount = round(float(number[:-1]) * 100)
        unit = LagUnit.ELAPSED_PERCENT if elapsed else LagUnit.PERCENT
    elif elapsed:
        amount, unit = duration_of(number, ALL_DAY), LagUnit.ELAPSED
    else:
        amount, unit = duration_of(number, _calendar(schedule, rows[name])), LagUnit.WORK
    return Wait(rows[name], link, -amount if sign == "-" else amount, unit)


ALL_DAY: Final = Calendar("24 h", (((0, 86400),),) * 7)


def _calendar(schedule: Schedule, task: int) -> Calendar:
    calendars = schedule.calendars
    return calendars[max(0, int(schedule.calendar[task]))] if calendars else standard_calendar()


def _lag_text(lag: int, unit: int, calendar: Calendar) -> str:
    if not lag:
        return ""
    sign, size = "-" if lag < 0 else "+", abs(lag)
    if unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
        return f"{sign}{size / 100:g}{'e' if unit == LagUnit.ELAPSED_PERCENT else ''}%"
    if unit == LagUnit.ELAPSED:
        words = duration_text(size, ALL_DAY)
        return f"{sign}{words[:-1]}e{words[-1]}"
    return sign + duration_text(size, calendar)
