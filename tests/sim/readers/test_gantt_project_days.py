from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft
from sim.readers.gantt_project_days import Attributes, days_off, project_calendar


def test_attributes_are_understood_or_said() -> None:
    draft = ScheduleDraft()
    say = Attributes(
        fromstring('<task a="1.5" b="TRUE" c="2026-03-02" d="1e99" e="-2" f="x"/>'), "task id 1", draft
    )
    assert (say.number("a"), say.flag("b"), say.days("a")) == (1.5, True, 43200)
    assert say.day("c") == np.datetime64("2026-03-02T00:00:00")
    assert (say.number("d", 3.0), say.days("e", signed=True), say.days("none")) == (3.0, -57600, 0)
    assert say.rest({"d"}) == ["f"]
    assert [p.code for p in draft.problems] == ["number-odd"]


@pytest.mark.parametrize(
    ("days", "working"),
    [
        ('<default-week sun="1" sat="1"/>', 5),
        ('<default-week sun="1" sat="1"/><only-show-weekends value="true"/>', 7),
        ('<calendar><default-week sun="1" mon="1" sat="0"/></calendar>', 5),
        ("", 5),
    ],
)
def test_working_weeks(days: str, working: int) -> None:
    root = fromstring(f"<project><calendars><day-types>{days}</day-types></calendars></project>")
    assert sum(bool(shifts) for shifts in project_calendar(root, ScheduleDraft()).week) == working


def test_leave_is_that_of_one_resource() -> None:
    root = fromstring(
        '<project><vacations><vacation start="2026-03-05" end="2026-03-06" resourceid="1"/>'
        '<vacation start="2026-04-05" end="2026-04-06" resourceid="2"/></vacations></project>'
    )
    found = days_off(root, "1", ScheduleDraft())
    assert sorted(str(day) for day in found) == ["2026-03-05", "2026-03-06"]
