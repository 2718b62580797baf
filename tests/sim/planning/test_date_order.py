import pytest

from sim.planning.date_order import Decision, decide, read_date


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["26-2-2015", "3-4-2015"], Decision("dmy", False, False)),
        (["2/26/2015", "3/4/2015"], Decision("mdy", False, False)),
        (["3/4/2015", "5/6/2015"], Decision("dmy", True, False)),
        (["3/3/2015"], Decision("dmy", False, False)),
        (["2015-02-26"], Decision("ymd", False, False)),
        (["26/2/2015", "27/2/2015", "2/28/2015"], Decision("dmy", False, True)),
        (["3 Mar 2015", "05-Apr-15"], Decision("dmy", False, False)),
        (["soon"], Decision("dmy", False, False)),
    ],
)
def test_the_column_decides(texts: list[str], expected: Decision) -> None:
    assert decide(texts) == expected


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("26-2-2015", "dmy", "2015-02-26T00:00:00"),
        ("2/3/2015 3:30 PM", "mdy", "2015-02-03T15:30:00"),
        ("12/3/2015 12:05 AM", "mdy", "2015-12-03T00:05:00"),
        ("2015年2月3日", "dmy", "2015-02-03T00:00:00"),
        ("2015/2/3 8:00", "dmy", "2015-02-03T08:00:00"),
        ("05-Apr-15", "mdy", "2015-04-05T00:00:00"),
        ("Mon 2-3-15", "dmy", "2015-03-02T00:00:00"),
        ("1. Mai 2015", "dmy", "2015-05-01T00:00:00"),
        ("2015-02-03T08:00:00", "mdy", "2015-02-03T08:00:00"),
    ],
)
def test_dates(text: str, order: str, expected: str) -> None:
    assert str(read_date(text, order)) == expected


def test_the_end_of_a_day_is_the_next_midnight() -> None:
    assert str(read_date("2-3-2015", "dmy", end_of_day=True)) == "2015-03-03T00:00:00"


@pytest.mark.parametrize(
    "text", ["soon", "32-1-2015", "1-13-2015", "1-1-1850", "1-1-2015 25:00", "1 Foo 2015"]
)
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueError):
        read_date(text, "dmy")
