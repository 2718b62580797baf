"""Baselines are kept, chosen, renamed and dropped by name."""

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.planning.baselines import drop_baseline, rename_baseline, set_baseline, use_baseline
from sim.planning.edit_refused import EditRefused

NOW = np.datetime64("2026-03-04T17:00:00", "s")


def test_the_present_plan_is_kept_and_used() -> None:
    before = planned_schedule()
    after = set_baseline(before, "Recovery", NOW)
    assert [each.name for each in after.baselines] == ["Recovery", "Baseline"]
    assert after.baselines[0].taken == NOW
    assert np.array_equal(after.baseline_start, before.start, equal_nan=True)
    assert after.baselines[0].dates.cost[1] == 1200.5


def test_a_name_that_is_taken_replaces() -> None:
    after = set_baseline(planned_schedule(), "Baseline", NOW)
    assert len(after.baselines) == 1
    assert after.baselines[0].taken == NOW


def test_the_one_in_use_stands_first() -> None:
    both = set_baseline(planned_schedule(), "Recovery", NOW)
    back = use_baseline(both, "Baseline")
    assert back.baselines[0].name == "Baseline"
    assert np.array_equal(back.baseline_finish, planned_schedule().baseline_finish, equal_nan=True)


def test_without_any_nothing_is_compared() -> None:
    after = drop_baseline(planned_schedule(), "Baseline")
    assert after.baselines == ()
    assert np.isnat(after.baseline_start).all()
    both = set_baseline(planned_schedule(), "Recovery", NOW)
    assert drop_baseline(both, "Recovery").baselines[0].name == "Baseline"


def test_names_are_needed_and_stand_once() -> None:
    both = set_baseline(planned_schedule(), "Recovery", NOW)
    assert rename_baseline(both, "Recovery", "March").baselines[0].name == "March"
    for edit, code in (
        (lambda: set_baseline(both, " ", NOW), "baseline-no-name"),
        (lambda: rename_baseline(both, "Recovery", "Baseline"), "baseline-twice"),
        (lambda: rename_baseline(both, "Recovery", ""), "baseline-no-name"),
        (lambda: use_baseline(both, "x"), "baseline-unknown"),
    ):
        with pytest.raises(EditRefused) as refused:
            edit()
        assert refused.value.code == code
