import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.calendar import Calendar, standard_calendar
from sim.planning.work_spread import WorkSpread

MONDAY = np.datetime64("2026-03-02T00:00:00", "s")
H = 3600
CALENDARS = (
    standard_calendar(),
    Calendar("6 x 10", (((7 * H, 17 * H),),) * 6 + ((),)),
    Calendar("none", ((),) * 7),
)


def _slow(calendar: int, start: np.datetime64, finish: np.datetime64, when: np.datetime64) -> float:
    if finish <= when:
        return 1.0
    if start >= when:
        return 0.0
    used = standard_calendar() if calendar == 2 else CALENDARS[max(0, calendar)]
    whole = used.between(start, finish)
    if whole <= 0:
        return float((when - start) / (finish - start))
    return used.between(start, when) / whole


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 2), st.integers(0, 400), st.integers(0, 200)), max_size=8))
def test_equal_to_a_look_at_each_task_at_each_moment(tasks: list[tuple[int, int, int]]) -> None:
    calendar = np.array([t[0] for t in tasks], np.int32)
    start = MONDAY + np.array([t[1] for t in tasks], np.int64) * np.timedelta64(H, "s")
    finish = start + np.array([t[2] for t in tasks], np.int64) * np.timedelta64(H, "s")
    amount = np.arange(1.0, len(tasks) + 1)
    when = MONDAY + np.arange(-24, 700, 37) * np.timedelta64(H, "s")
    found = WorkSpread(CALENDARS).done(calendar, start, finish, amount, when)
    expected = [
        sum(a * _slow(int(c), b, e, w) for c, b, e, a in zip(calendar, start, finish, amount, strict=True))
        for w in when
    ]
    assert np.allclose(found, expected, atol=1e-6)


def test_what_has_no_dates_is_left_out() -> None:
    nat = np.full(2, np.datetime64("NaT", "s"))
    found = WorkSpread(()).done(np.zeros(2, np.int32), nat, nat, np.ones(2), np.array([MONDAY]))
    assert found.tolist() == [0.0]


def test_working_seconds() -> None:
    start, finish = np.array([MONDAY]), np.array([MONDAY + np.timedelta64(7, "D")])
    assert WorkSpread(CALENDARS).seconds(np.array([0], np.int32), start, finish).tolist() == [40 * H]
