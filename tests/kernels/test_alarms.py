"""Alarms against the obvious rules, one channel at a time."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.alarms import ALARM, CALM, NEVER, STALE, WARNING, judge_channels, raise_on_elements

NAN = math.nan
_numbers = st.one_of(st.just(NAN), st.integers(-5, 5).map(float))


def _judge(value: float, time: int, limits: tuple[float, ...], stale_after: float, now: int) -> int:
    out = np.zeros(1, np.uint8)
    columns = [np.array([x]) for x in (value, *limits)]
    times = np.array([time], np.int64)
    judge_channels(columns[0], times, *columns[1:], np.array([stale_after]), now, out)
    return int(out[0])


def _by_the_book(value: float, time: int, limits: tuple[float, ...], stale_after: float, now: int) -> int:
    warn_low, warn_high, alarm_low, alarm_high = limits
    known = not math.isnan(value)
    if known and (
        (alarm_low == alarm_low and value <= alarm_low) or (alarm_high == alarm_high and value >= alarm_high)
    ):
        return ALARM
    if known and (
        (warn_low == warn_low and value <= warn_low) or (warn_high == warn_high and value >= warn_high)
    ):
        return WARNING
    if math.isnan(stale_after):
        return CALM
    return STALE if not known or time == NEVER or now - time > stale_after else CALM


@settings(max_examples=200, deadline=None)
@given(
    _numbers, st.one_of(st.just(NEVER), st.integers(0, 20)), st.tuples(*[_numbers] * 4),
    st.one_of(st.just(NAN), st.integers(0, 20).map(float)), st.integers(0, 40),
)  # fmt: skip
def test_channels_are_judged_by_the_book(
    value: float, time: int, limits: tuple[float, ...], stale_after: float, now: int
) -> None:
    assert _judge(value, time, limits, stale_after, now) == _by_the_book(
        value, time, limits, stale_after, now
    )


def test_silence_is_no_all_clear() -> None:
    assert _judge(9.0, 0, (NAN, NAN, NAN, 5.0), 60.0, 10**6) == ALARM


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([CALM, WARNING, ALARM, STALE]), st.integers(-1, 3)), max_size=12))
def test_the_worst_shows(pairs: list[tuple[int, int]]) -> None:
    code = np.array([code for code, _ in pairs], np.uint8)
    element = np.array([element for _, element in pairs], np.int32)
    out = np.full(4, 9, np.uint8)
    raise_on_elements(code, element, out)
    rank = [CALM, STALE, WARNING, ALARM]
    for i in range(4):
        assert out[i] == max((c for c, e in pairs if e == i), key=rank.index, default=CALM)
