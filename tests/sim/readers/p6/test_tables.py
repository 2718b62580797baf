import numpy as np
import pytest

from sim.moment import NOT_A_TIME
from sim.planning.draft import ScheduleDraft
from sim.readers.p6.tables import Row, Tables, Values, guid_text, says_something, total
from sim.task_plan import UNKNOWN


def row(**cells: str) -> Row:
    return Row({name: at for at, name in enumerate(cells)}, tuple(cells.values()), "TASK line 7")


def test_a_column_the_file_lacks_is_empty() -> None:
    assert row(a="1")["b"] == ""
    assert Row({"a": 0, "b": 1}, ("1",), "")["b"] == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("8", 8), ("7.25", 7.25), ("7,25", 7.25), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1e3", 1000)],
)
def test_numbers_of_every_country(text: str, number: float) -> None:
    draft = ScheduleDraft()
    assert Values(draft).number(row(x=text), "x") == number
    assert draft.problems == []


@pytest.mark.parametrize("text", ["much", "1e99", "nan", "inf", "-", "1,2,3"])
def test_what_is_no_number(text: str) -> None:
    draft = ScheduleDraft()
    assert np.isnan(Values(draft).number(row(x=text), "x"))
    assert [(p.code, p.place) for p in draft.problems] == [("p6-number-odd", "TASK line 7 x")]


def test_hours_become_seconds() -> None:
    draft = ScheduleDraft()
    values = Values(draft)
    assert values.seconds(row(x="16.5"), "x") == 59400
    assert values.seconds(row(x="-4"), "x") == -14400
    assert values.seconds(row(x=""), "x") == UNKNOWN
    assert draft.problems == []
    assert values.length(row(x="-4"), "x") == 0
    assert values.length(row(x="99999999999"), "x") == UNKNOWN
    assert [p.code for p in draft.problems] == ["p6-duration-negative", "p6-number-odd"]


def test_the_first_date_that_is_told() -> None:
    draft = ScheduleDraft()
    values = Values(draft)
    assert values.moment(row(a="", b="2026-03-02 08:00"), "a", "b") == np.datetime64("2026-03-02T08:00")
    assert str(values.moment(row(a="2250-01-01 00:00"), "a")) == str(NOT_A_TIME)
    assert draft.problems[0].place == "TASK line 7 a"


def test_totals_of_what_is_told() -> None:
    assert total(iter([1.0, np.nan, 2.0])) == 3
    assert np.isnan(total(iter([np.nan])))


def test_what_is_not_read_is_told_once_per_table() -> None:
    tables, draft = Tables(), ScheduleDraft()
    tables.unread["RISK"] += 3
    tables.unread_columns["TASK", "b"] += 1
    tables.unread_columns["TASK", "a"] += 2
    tables.tell_unread(draft)
    assert [(p.place, *p.values.values()) for p in draft.problems] == [("RISK", 3), ("TASK", "a (2), b (1)")]
    assert not says_something("TASK", "create_user", "admin")
    assert not says_something("TASK", "novelty", "0")
    assert says_something("TASK", "novelty", "7")


def test_identities_are_alike_in_both_formats() -> None:
    packed, plain = "CrkTPqCalki5irI4SJSsRA", "3E13B90A-9AA0-4896-B98A-B2384894AC44"
    assert guid_text(packed) == guid_text(f"{{{plain}}}") == guid_text(plain.lower()) == plain
    assert guid_text("no identity at all ***") == "no identity at all ***"
