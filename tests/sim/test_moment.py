import numpy as np
import pytest

from sim.moment import NOT_A_TIME, duration, moment, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-02-26T08:00:00", "2015-02-26T08:00:00"),
        ("2015-02-26T08:00:00.000", "2015-02-26T08:00:00"),
        ("2025-02-14T00:12:43Z", "2025-02-14T00:12:43"),
        ("2025-02-14 07:30+01:00", "2025-02-14T07:30:00"),
        (" 2025-02-14 ", "2025-02-14T00:00:00"),
        ("2025-02-14T24:00:00", "2025-02-15T00:00:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    assert moment(text) == np.datetime64(expected, "s")


@pytest.mark.parametrize(
    "text", ["", "soon", "1492-10-12", "2201-01-01", "2025-02-30", "2025-13-01", "2025-02-14T25:00"]
)
def test_no_moments(text: str) -> None:
    with pytest.raises(ValueError):
        moment(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT8H0M0S", 28800), ("P5D", 432000), ("P0Y0M1DT16H0M0S", 144000), ("-PT1.5H", -5400), ("P1W", 604800)],
)
def test_durations(text: str, seconds: int) -> None:
    assert duration(text) == seconds


def test_a_working_day_is_shorter() -> None:
    assert duration("P2DT1H", day=28800) == 61200


@pytest.mark.parametrize("text", ["", "P", "PT", "8h", "P1X", "P99999999999Y", "PT1..5H"])
def test_no_durations(text: str) -> None:
    with pytest.raises(ValueError):
        duration(text)


def test_as_people_read_it() -> None:
    assert text_of(moment("2015-02-26T08:00:00")) == "2015-02-26 08:00"
    assert text_of(NOT_A_TIME) == ""
