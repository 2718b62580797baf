"""Earned value as figures: letters, units, and the reasons why there are none."""

from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from resources import messages
from sim.planning.value_facts import value_facts, value_table
from sim.schedule import Schedule, no_dates
from sim.schedule_project import ScheduleProject

LATE = np.timedelta64(86400, "s")
NAT = np.datetime64("NaT", "s")


@pytest.fixture
def schedule() -> Schedule:
    plan = small_project().schedule
    now = plan.start[8] + LATE
    begun = (plan.start + LATE <= now) & (plan.kind == 0)
    cost = np.where(plan.kind == 0, 1000.0, np.nan)
    return replace(
        plan, baseline_start=plan.start.copy(), baseline_finish=plan.finish.copy(), status_date=now,
        actual_start=np.where(begun, plan.start + LATE, NAT), percent=np.where(begun, 50.0, 0.0),
        plan=replace(plan.plan, cost=cost, actual_cost=np.where(begun, 600.0, np.nan)),
        projects=(ScheduleProject("P", currency="CNY"),), baselines=(),
    )  # fmt: skip


def test_figures_by_their_letters(schedule: Schedule) -> None:
    facts = value_facts(schedule)
    table = value_table(facts)
    count = int((schedule.kind == 0).sum())
    begun = int((~np.isnat(schedule.actual_start)).sum())
    assert (facts.why_not, facts.unit) == ("", "CNY")
    assert table["bac"] == 1000.0 * count
    assert table["ev"] == 500.0 * begun
    assert table["ac"] == 600.0 * begun
    assert table["cpi"] == pytest.approx(5 / 6)
    assert table["eac"] == pytest.approx(1200.0 * count)
    assert table["spi_t"] == pytest.approx(table["es_days"] / table["at_days"])


def test_reasons(schedule: Schedule) -> None:
    none = no_dates(len(schedule))
    for bare, code in (
        (replace(schedule, baseline_start=none), "value-no-baseline"),
        (replace(schedule, actual_start=none), "value-no-actuals"),
        (replace(schedule, actual_start=schedule.baseline_start, percent=np.zeros(len(schedule)),
                 status_date=NAT), "value-copied"),
        (replace(schedule, status_date=NAT), "value-no-date"),
    ):  # fmt: skip
        facts = value_facts(bare)
        assert facts.why_not == code
        assert value_table(facts)["why_not"] == code
        assert "bac" not in value_table(facts)
        assert messages.text(code, "zh_CN")
