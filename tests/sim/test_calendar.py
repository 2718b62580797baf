"""Working-time arithmetic against a loop over minutes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.calendar import Calendar, standard_calendar, tidy_shifts

MONDAY = np.datetime64("2026-03-02T00:00:00", "s")
HOLIDAY = Calendar(
    "H", standard_calendar().week,
    {np.datetime64("2026-03-03"): (), np.datetime64("2026-03-07"): ((0, 3600), (82800, 86400))},
)  # fmt: skip


def hour(number: float) -> np.datetime64:
    return MONDAY + np.timedelta64(round(number * 3600), "s")


def works(calendar: Calendar, when: np.datetime64) -> bool:
    second = int((when - when.astype("datetime64[D]")) / np.timedelta64(1, "s"))
    return any(a <= second < b for a, b in calendar.shifts(when.astype("datetime64[D]")))


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 24 * 9), st.integers(0, 24 * 4), st.booleans())
def test_between_counts_working_half_hours(start: int, length: int, holiday: bool) -> None:
    calendar = HOLIDAY if holiday else standard_calendar()
    first, last = hour(start / 2), hour((start + length) / 2)
    counted = sum(works(calendar, hour((start + k) / 2)) for k in range(length)) * 1800
    assert calendar.between(first, last) == counted
    assert calendar.between(last, first) == -counted


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 24 * 9), st.integers(1, 80), st.booleans())
def test_add_and_between_agree_both_ways(start: int, half_hours: int, holiday: bool) -> None:
    calendar, work = (HOLIDAY if holiday else standard_calendar()), half_hours * 1800
    begin = hour(start / 2)
    assert calendar.between(begin, calendar.add(begin, work)) == work
    assert calendar.between(calendar.add(begin, -work), begin) == work


@pytest.mark.parametrize(
    ("start", "work", "finish"),
    [(0, 4, 12), (8, 8, 17), (8, 9, 33), (12.5, 1, 14), (97, 8, 113), (113, 1, 177)],
)
def test_by_hand(start: float, work: float, finish: float) -> None:
    assert standard_calendar().add(hour(start), round(work * 3600)) == hour(finish)


def test_next_work() -> None:
    assert standard_calendar().next_work(hour(17)) == hour(32)
    assert standard_calendar().next_work(hour(9)) == hour(9)


def test_a_calendar_without_work_ends_the_search() -> None:
    never = Calendar("never", ((),) * 7)
    assert np.isnat(never.next_work(MONDAY))
    assert np.isnat(never.add(MONDAY, 3600))
    assert np.isnat(never.add(MONDAY, -3600))
    assert (never.day_length(), never.week_length()) == (8 * 3600, 40 * 3600)


def test_shifts_are_put_in_order() -> None:
    assert tidy_shifts([(50, 60), (10, 20), (20, 30), (90_000, 99_000), (5, 5)]) == ((10, 30), (50, 60))
