import math

import numpy as np

from sim.calendar import standard_calendar
from sim.operations.gates import always_but, calendar_gate, common_spans, series_gate

MONDAY = np.datetime64("2025-01-06T10:00:00", "s")


def test_what_closed_spans_leave() -> None:
    assert always_but([]).tolist() == [[0, math.inf]]
    assert always_but([(5, 7), (0, 2), (6, 9)]).tolist() == [[2, 5], [9, math.inf]]
    assert always_but([(3, math.inf)]).tolist() == [[0, 3]]


def test_common_spans() -> None:
    one, other = np.array([(0.0, 4.0), (6.0, 20.0)]), np.array([(1.0, 2.0), (3.0, 8.0), (20.0, 30.0)])
    assert common_spans([one, other]).tolist() == [[1, 2], [3, 4], [6, 8]]


def test_shifts_of_a_calendar_from_a_moment_on() -> None:
    gate = calendar_gate("shift", standard_calendar(), MONDAY, 7 * 24.0, "h")
    assert gate.spans[:3].tolist() == [[0, 2], [3, 7], [22, 26]]
    assert gate.spans[-1].tolist() == [171, 175]
    assert (gate.spans[:, 1] - gate.spans[:, 0]).sum() == 5 * 8 - 2 + 8


def test_series_holds_each_value_until_the_next() -> None:
    times, values = np.array([0.0, 3.0, 6.0]), np.array([2.0, 9.0, 1.0])
    assert series_gate("wind", times, values, 5.0).spans.tolist() == [[0, 3], [6, math.inf]]
    assert series_gate("warm", times, values, 5.0, below=False).spans.tolist() == [[3, 6]]
    assert series_gate("wind", times, np.array([2.0, np.nan, 1.0]), 5.0).spans.tolist() == [
        [0, 3],
        [6, math.inf],
    ]
