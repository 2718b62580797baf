"""Lines and arcs lead where geometry says."""

import pytest

from sim.samples.alignment import Line


def test_a_quarter_turn_to_the_left() -> None:
    line = Line("a", 0.0, (1.0, 2.0), 0.0, 157.0796327, 100.0, 5.0, 0.01)
    point, heading = line.at(line.length)
    assert point == pytest.approx((101.0, 102.0, 6.570796327))
    assert heading == pytest.approx(90.0)


def test_a_straight_line() -> None:
    assert Line("a", 0.0, (0.0, 0.0), 90.0, 10.0, 0.0, 0.0, 0.0).at(10.0)[0] == pytest.approx(
        (0.0, 10.0, 0.0)
    )
