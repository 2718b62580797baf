"""Compiled calendars against the calendars themselves."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels._jit import COMPILING
from sim.calendar import Calendar, Shift, standard_calendar
from sim.planning.working_time import ALL_DAY, WorkingTime, is_empty

DAY = np.datetime64("2024-02-26T00:00:00", "s")


@st.composite
def shifts(draw: st.DrawFn) -> tuple[Shift, ...]:
    ends = sorted(draw(st.lists(st.integers(0, 96), max_size=6, unique=True)))
    return tuple((900 * a, 900 * b) for a, b in zip(ends[::2], ends[1::2], strict=False))


@st.composite
def working_calendars(draw: st.DrawFn) -> Calendar:
    week = tuple(draw(shifts()) for _ in range(7))
    dates = draw(st.dictionaries(st.integers(0, 60), shifts(), max_size=8))
    exceptions = {
        (DAY + np.timedelta64(day, "D")).astype("datetime64[D]"): each for day, each in dates.items()
    }
    if not any(week):
        week = ((), (), ((0, 900),), (), (), (), ())
    return Calendar("any", week, exceptions)


@settings(max_examples=150 if COMPILING else 10, deadline=None)
@given(
    working_calendars(),
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 5000), st.integers(-400, 400)), min_size=1, max_size=8
    ),
)
def test_compiled_calendar_equals_the_calendar(calendar: Calendar, rows: list[tuple[int, int, int]]) -> None:
    compiled = WorkingTime([ALL_DAY, calendar])
    which = np.ones(len(rows), np.int32)
    first = np.array([DAY + np.timedelta64(900 * a, "s") for a, _, _ in rows])
    second = np.array([DAY + np.timedelta64(900 * b, "s") for _, b, _ in rows])
    work = np.array([900 * w for _, _, w in rows], np.int64)
    added = [calendar.add(when, int(each)) for when, each in zip(first, work, strict=True)]
    assert (compiled.add(which, first, work) == np.array(added)).all()
    between = [calendar.between(a, b) for a, b in zip(first, second, strict=True)]
    assert compiled.between(which, first, second).tolist() == between
    assert (compiled.next(which, first) == np.array([calendar.next_work(when) for when in first])).all()
    for when, last in zip(first, compiled.previous(which, first), strict=True):
        assert last <= when
        assert calendar.between(last, when) == 0
        assert calendar.between(last - np.timedelta64(1, "s"), last) == 1


def test_dates_that_are_left_are_not_a_time() -> None:
    compiled = WorkingTime([standard_calendar()])
    which = np.zeros(3, np.int32)
    moments = np.array(["2199-12-31T00:00:00", "1900-01-02T00:00:00", "NaT"], "datetime64[s]")
    assert np.isnat(compiled.add(which, moments, np.array([10**8, -(10**8), 3600]))).all()


def test_calendar_without_work_is_empty() -> None:
    assert is_empty(Calendar("none", ((),) * 7))
    assert not is_empty(Calendar("once", ((),) * 7, {np.datetime64("2025-01-01"): ((0, 60),)}))
