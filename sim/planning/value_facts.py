"""Earned value as figures to be shown or written: or the reason why there are none."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.moment import text_of
from sim.planning.earned_value import (
    EarnedSchedule,
    EarnedValue,
    Independence,
    earned_schedule,
    earned_value,
    has_costs,
    independence,
)
from sim.schedule import Schedule

_WHY = {
    Independence.NO_BASELINE: "value-no-baseline",
    Independence.NO_ACTUALS: "value-no-actuals",
    Independence.COPIED: "value-copied",
}
DAY = 86400.0


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """What a schedule is worth at its data date.

    Attributes
    ----------
    why_not : str
        Code of the sentence that says why there are no figures, "" where there are.
    at : datetime64[s]
    unit : str
        Currency, "" for an unknown one, or "h" where the schedule has no costs.
    value : EarnedValue or None
    time : EarnedSchedule or None
    """

    why_not: str
    at: np.datetime64
    unit: str
    value: EarnedValue | None = None
    time: EarnedSchedule | None = None


def value_facts(schedule: Schedule) -> ValueFacts:
    """Return the figures at the data date, only where progress says more than the plan did."""
    at = schedule.status_date
    unit = next((p.currency for p in schedule.projects if p.currency), "") if has_costs(schedule) else "h"
    seen = independence(schedule)
    if seen in _WHY:
        return ValueFacts(_WHY[seen], at, unit)
    if np.isnat(at):
        return ValueFacts("value-no-date", at, unit)
    return ValueFacts("", at, unit, earned_value(schedule, at), earned_schedule(schedule, at))


def value_table(facts: ValueFacts) -> dict[str, Any]:
    """Return the figures by their usual letters for JSON; what is undefined is None, times in days."""
    table: dict[str, Any] = {"at": text_of(facts.at) or None, "unit": facts.unit, "why_not": facts.why_not}
    if facts.value is None or facts.time is None:
        return table
    v, t = facts.value, facts.time
    figures = {
        "bac": v.budget, "pv": v.planned, "ev": v.earned, "ac": v.actual, "sv": v.schedule_variance,
        "cv": v.cost_variance, "spi": v.schedule_index, "cpi": v.cost_index, "eac": v.at_completion,
        "etc": v.to_complete, "vac": v.completion_variance, "tcpi": v.to_complete_index,
        "es_days": t.earned / DAY, "at_days": t.elapsed / DAY, "sv_t_days": t.variance / DAY,
        "spi_t": t.index, "ieac_t_days": t.at_completion / DAY,
    }  # fmt: skip
    return table | {key: figure if math.isfinite(figure) else None for key, figure in figures.items()}
