"""Production rates: which trade builds what, in which order, how fast."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from resources import folder
from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.ifc_classes import ancestors
from sim.problem import ReadError

PHASES = ("ground", "structure", "envelope", "finish")
MEASURES = ("count", "length", "area", "volume")


@dataclass(frozen=True, slots=True)
class Trade:
    """One line of a rate table.

    `rate` is what one of its `crews` does in a working day, in pieces, m, m² or m³ as `measure` says;
    `kinds` are predefined types the trade takes, whatever their class.
    """

    names: Mapping[str, str]
    phase: str
    classes: tuple[str, ...]
    kinds: tuple[str, ...]
    measure: str
    rate: float
    crews: int = 1


@dataclass(frozen=True, slots=True)
class Rates:
    """A rate table; the attributes are those of ``resources/rates/default.toml``."""

    title: str
    source: str
    edition: str
    verified: bool
    longest: float
    shortest: float
    storey_height: float
    existing: tuple[str, ...]
    trades: tuple[Trade, ...]
    calendar: Calendar = field(default_factory=standard_calendar)

    def trade_of(self, ifc_class: str, kind: str) -> int:
        """Return the row of the trade that builds a class, -1 for what is there before work begins.

        A predefined type decides before a class, a near class before one further above.
        """
        lineage = ancestors(ifc_class)
        if lineage.intersection(self.existing):
            return -1
        wanted = kind.upper()
        for row, trade in enumerate(self.trades):
            if wanted and wanted in trade.kinds:
                return row
        best, depth = len(self.trades) - 1, 0
        for row, trade in enumerate(self.trades):
            for name in lineage.intersection(trade.classes):
                if (found := len(ancestors(name))) > depth:
                    best, depth = row, found
        return best


@functools.cache
def default_rates() -> Rates:
    """Return the rates the program comes with."""
    return read_rates(folder("rates") / "default.toml")


def read_rates(path: Path) -> Rates:
    """Return a rate table; raises ReadError naming what is wrong with it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(str(path), "", "not-readable", {"reason": error.strerror or str(error)}) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadError(str(path), "", "rates-broken", {"reason": str(error)}) from error
    try:
        rates = _rates(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(str(path), "", "rates-broken", {"reason": str(error)}) from error
    return rates


def _rates(data: dict[str, Any]) -> Rates:
    rates = Rates(
        str(data["title"]), str(data["source"]), str(data["edition"]), bool(data["verified"]),
        float(data["longest"]), float(data["shortest"]), float(data["storey_height"]),
        tuple(map(str, data["existing"])), tuple(_trade(entry) for entry in data["trade"]),
        _calendar(data["calendar"]) if "calendar" in data else standard_calendar(),
    )  # fmt: skip
    if not rates.trades or not 0 < rates.shortest <= rates.longest <= 1000 or rates.storey_height <= 0:
        raise ValueError("longest, shortest, storey_height, trade")
    return rates


def _trade(entry: dict[str, Any]) -> Trade:
    names = {str(key): str(text) for key, text in entry["name"].items()}
    kinds = tuple(str(kind).upper() for kind in entry.get("kinds", ()))
    trade = Trade(
        names,
        entry["phase"],
        tuple(map(str, entry["classes"])),
        kinds,
        entry["measure"],
        float(entry["rate"]),
        entry.get("crews", 1),
    )
    if trade.phase not in PHASES or trade.measure not in MEASURES or not 0 < trade.rate < 1e9:
        raise ValueError(f"{names.get('en', '')}: phase, measure, rate")
    if "en" not in names:
        raise ValueError("name.en")
    if not isinstance(trade.crews, int) or not 1 <= trade.crews <= 1000:
        raise ValueError(f"{names['en']}: crews")
    return trade


def _calendar(entry: dict[str, Any]) -> Calendar:
    """Return the calendar of a table: which days of the week have the shifts, which dates none."""
    shifts = tidy_shifts([_shift(text) for text in entry["shifts"]])
    days = {int(day) for day in entry["days"]}
    if not shifts or not days or not days <= set(range(1, 8)):
        raise ValueError("calendar: days, shifts")
    off: dict[np.datetime64, tuple[Shift, ...]] = {}
    off |= dict.fromkeys((np.datetime64(str(date), "D") for date in entry.get("holidays", ())), ())
    return Calendar(
        str(entry.get("name", "")), tuple(shifts if day in days else () for day in range(1, 8)), off
    )


def _shift(text: str) -> Shift:
    """Return the seconds of "08:00-12:00"."""
    clock = [part.strip().split(":") for part in text.split("-")]
    begin, end = (int(hour) * 3600 + int(minute) * 60 for hour, minute in clock)
    if not 0 <= begin < end <= DAY:
        raise ValueError(f"calendar: {text}")
    return begin, end
