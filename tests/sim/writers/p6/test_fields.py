"""Columns of one's own become codes, user fields, notes and steps."""

from dataclasses import replace

import pytest
from planned_project import planned_schedule

from sim.planning.kept_columns import FIELD, FIELDS
from sim.schedule import Fields
from sim.writers.losses import Losses
from sim.writers.p6.fields import FieldRows, is_user_setting
from sim.writers.p6.outline import Outline, outline_of


def _rows(fields: Fields) -> tuple[FieldRows, Outline]:
    schedule, losses = replace(planned_schedule(), fields=fields), Losses()
    outline = outline_of(schedule, losses)
    return FieldRows(schedule, outline, losses), outline


def _column(*texts: str) -> tuple[str, ...]:
    return texts + ("",) * (6 - len(texts))


def test_a_described_column_is_an_activity_code() -> None:
    rows, _ = _rows({"Phase": _column("", "S", "S"), "Phase: description": _column("", "Site / South", "")})
    assert [row["actv_code_type"] for row in rows.code_types()] == ["Phase"]
    assert [(row["short_name"], row["actv_code_name"]) for row in rows.code_values()] == [
        ("S", "Site / South"),
        ("S", "S"),
    ]
    assert [(row["task_id"], row["actv_code_id"]) for row in rows.coded(0)] == [(2, 1), (3, 2)]


def test_others_are_user_fields_notes_and_steps() -> None:
    rows, outline = _rows({
        "Gang": _column("", "7"), "Notes": _column("", "one\ntwo"), "Note: Safety": _column("", "", "<b>"),
        "Steps": _column("", "Pour (50 %, 2); Cure (0 %)"), "Odd": _column("", "a\tb"),
    })  # fmt: skip
    assert [row["udf_type_label"] for row in rows.user_types()] == ["Gang", "levelled", FIELD, FIELD]
    assert next(rows.user_values(0))["udf_text"] == "7"
    assert [row["memo_type"] for row in rows.memo_types()] == ["Notes", "Safety"]
    assert [row["task_memo"] for row in rows.memos(0, wbs=False)] == ["one<br/>two", "&lt;b&gt;"]
    assert [(row["proc_name"], row["complete_pct"], row["proc_wt"]) for row in rows.steps(0)] == [
        ("Pour", 50, "2"),
        ("Cure", 0, "1"),
    ]
    assert outline.kept[1][FIELDS] == {"Odd": "a\tb"}


@pytest.mark.parametrize(
    ("name", "own"), [("levelled", True), ("sched_float_type", False), ("MinutesPerDay", False),
                      ("calendar 5 Day", False)],
)  # fmt: skip
def test_settings_of_people(name: str, own: bool) -> None:
    assert is_user_setting(name) is own
