"""Days a pattern means, against the calendar's own arithmetic."""

from datetime import date

import ifcopenshell
import pytest

from sim.readers.ifc.recurrence import LONGEST, Pattern, read_pattern

FIRST, LAST = date(2026, 1, 5), date(2027, 12, 31)  # a Monday


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (Pattern("DAILY", interval=10, occurrences=3), ["2026-01-05", "2026-01-15", "2026-01-25"]),
        (Pattern("BY_DAY_COUNT", interval=2, occurrences=2), ["2026-01-05", "2026-01-07"]),
        (
            Pattern("WEEKLY", weekdays=(1, 3), interval=2, occurrences=4),
            ["2026-01-05", "2026-01-07", "2026-01-19", "2026-01-21"],
        ),
        (Pattern("BY_WEEKDAY_COUNT", occurrences=2), ["2026-01-05", "2026-01-12"]),
        (
            Pattern("MONTHLY_BY_DAY_OF_MONTH", days=(31,), occurrences=3),
            ["2026-01-31", "2026-03-31", "2026-05-31"],
        ),
        (
            Pattern("MONTHLY_BY_POSITION", weekdays=(5,), position=-1, interval=3, occurrences=2),
            ["2026-01-30", "2026-04-24"],
        ),
        (
            Pattern("MONTHLY_BY_POSITION", weekdays=(1,), position=2, occurrences=2),
            ["2026-01-12", "2026-02-09"],
        ),
        (Pattern("YEARLY_BY_DAY_OF_MONTH", days=(1,), months=(10,)), ["2026-10-01", "2027-10-01"]),
        (
            Pattern("YEARLY_BY_POSITION", weekdays=(1,), months=(5,), position=1),
            ["2026-05-04", "2027-05-03"],
        ),
    ],
)
def test_days(pattern: Pattern, days: list[str]) -> None:
    assert [str(day) for day in pattern.dates(FIRST, LAST)] == days


def test_the_search_ends() -> None:
    assert len(list(Pattern("DAILY").dates(date(1900, 1, 1), date(2190, 1, 1)))) == LONGEST + 1


def test_attributes() -> None:
    head = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"
    line = "#1=IFCRECURRENCEPATTERN(.MONTHLY_BY_POSITION.,$,(2),$,5,0,-3,$);"
    file = ifcopenshell.file.from_string(
        f"{head}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{line}ENDSEC;END-ISO-10303-21;"
    )
    assert read_pattern(file.by_id(1)) == Pattern("MONTHLY_BY_POSITION", weekdays=(2,), position=-1)
    assert read_pattern(None) == Pattern("DAILY")
    assert not Pattern("OFTEN").known()
