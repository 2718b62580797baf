"""The programme has a steady cycle, and what is late recovers."""

from datetime import timedelta

from sim.samples.tower import tower_sample
from sim.samples.works import plan


def test_a_storey_takes_five_to_six_days_and_facades_follow() -> None:
    sample = tower_sample()
    first = plan(sample.works, sample.calendars, sample.stamp, late=False)
    now = plan(sample.works, sample.calendars, sample.stamp, late=True)
    cycles = [
        (first[f"topping-{k + 1}"][1] - first[f"topping-{k}"][1]) / timedelta(days=1) for k in range(2, 18)
    ]
    assert 4.5 <= sorted(cycles)[len(cycles) // 2] <= 7.0
    assert all(first[f"facade-s-{k}"][0] >= first[f"topping-{k + 3}"][1] for k in range(1, 16))
    late = [key for key in now if now[key][1] > first[key][1]]
    assert "facade-s-6" in late
    assert "topping-18" not in late
    assert "facade-e-11" not in late
    assert {part.work for part in sample.parts} - {""} <= set(now)
