from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft
from sim.readers.xml_values import Values
from sim.task_plan import UNKNOWN


def values(body: str) -> tuple[Values, ScheduleDraft]:
    draft = ScheduleDraft()
    return Values(fromstring(f"<Task>{body}</Task>"), "Task UID 7", draft), draft


def test_what_stands_there_is_understood() -> None:
    found, draft = values(
        "<A> x </A><B>1</B><C>PT1H30M0S</C><D>2026-03-02T08:00:00</D><E>21500</E><F>NA</F><G>true</G>"
    )
    assert found.text("A") == "x"
    assert (found.flag("B"), found.flag("G"), found.flag("A")) == (True, True, False)
    assert found.seconds("C") == 5400
    assert found.moment("D") == np.datetime64("2026-03-02T08:00:00")
    assert found.hundredths("E") == 215
    assert np.isnat(found.moment("F"))
    assert (found.whole("H", 7), found.seconds("H")) == (7, UNKNOWN)
    assert draft.problems == []


@pytest.mark.parametrize(
    ("kind", "text", "code", "value"),
    [
        ("number", "many", "number-odd", 5.0),
        ("number", "1e300", "number-odd", 5.0),
        ("number", "nan", "number-odd", 5.0),
        ("seconds", "8 h", "length-odd", UNKNOWN),
        ("seconds", "-PT8H0M0S", "length-negative", 0),
    ],
)
def test_what_cannot_be_is_said_with_its_place(kind: str, text: str, code: str, value: float) -> None:
    found, draft = values(f"<A>{text}</A>")
    assert (found.number("A", 5.0) if kind == "number" else found.seconds("A")) == value
    assert [(p.code, p.place) for p in draft.problems] == [(code, "Task UID 7/A")]


def test_the_rest_is_what_nobody_asked_for() -> None:
    found, _ = values("<A>1</A><B>2</B><C>0</C><D><E>3</E></D>")
    found.text("A")
    assert found.rest({"0"}) == ["B"]
