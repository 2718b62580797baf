"""Baselines get the numbers Microsoft Project knows them by."""

from dataclasses import replace

from planned_project import planned_schedule

from sim.writers.losses import Losses
from sim.writers.mspdi_baselines import NumberedBaselines


def test_the_one_that_is_shown_is_number_0() -> None:
    schedule = planned_schedule()
    first = schedule.baselines[0]
    others = [replace(first, name=name, dates=first.dates.blank(6)) for name in ("Tender", "Baseline 3")]
    losses = Losses()
    numbered = NumberedBaselines(
        replace(schedule, baselines=(*others, replace(first, name="Contract"))), losses
    )
    assert [(number, each.name) for number, each in numbered.numbers] == [
        (0, "Contract"),
        (1, "Tender"),
        (3, "Baseline 3"),
    ]
    assert not numbered.shown_apart
    assert losses.problems()[0].values == {"count": 2, "names": "Contract, Tender"}


def test_a_twelfth_is_told() -> None:
    schedule = planned_schedule()
    many = tuple(replace(schedule.baselines[0], name=f"Plan {k}") for k in range(12))
    losses = Losses()
    assert len(NumberedBaselines(replace(schedule, baselines=many), losses).numbers) == 11
    assert ("written-baseline-many", 1) in [(p.code, p.values["count"]) for p in losses.problems()]
