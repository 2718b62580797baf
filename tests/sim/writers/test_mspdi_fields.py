"""Columns find fields: those of Project in their own, others in texts, as long as there are any."""

from dataclasses import replace

import pytest
from planned_project import planned_schedule

from sim.planning.kept_columns import FIELD, ID_FIELD
from sim.schedule import Fields
from sim.writers.losses import Losses
from sim.writers.mspdi_fields import NUMBERS, CustomFields, holds


def _custom(fields: Fields, losses: Losses) -> CustomFields:
    return CustomFields(replace(planned_schedule(), fields=fields), ids=True, kept=True, losses=losses)


@pytest.mark.parametrize(
    ("name", "number"),
    [("Text1", 188743731), ("Text7", 188743747), ("Text30", 188744016), ("Number6", 188743982),
     ("Flag10", 188743761), ("Finish10", 188743971), ("Cost4", 188743938), ("Enterprise Text40", 188744518)],
)  # fmt: skip
def test_numbers_are_those_of_real_files(name: str, number: int) -> None:
    assert NUMBERS[name] == str(number)


def test_ids_come_first_and_known_names_keep_their_fields() -> None:
    custom = _custom({"Phase": ("a",) * 6, "Cost1": ("1.5",) * 6, "Text2": ("t",) * 6}, Losses())
    assert custom.fields[ID_FIELD][1] == "Text1"
    assert custom.fields[FIELD][1] == "Text3"
    assert custom.fields["Phase"][1] == "Text4"
    assert custom.fields["Text2"][1] == "Text2"
    assert custom.value("Cost1", "1.5") == "150"


def test_a_number_field_with_words_becomes_a_text() -> None:
    custom = _custom({"Number1": ("one",) * 6, "Date1": ("2026-03-02",) * 6}, Losses())
    assert custom.fields["Number1"][1] == "Text3"
    assert custom.fields["Date1"][1] == "Date1"


def test_more_columns_than_fields_are_told() -> None:
    losses = Losses()
    _custom({f"Column {k}": ("x",) * 6 for k in range(80)}, losses)
    (problem,) = losses.problems()
    assert (problem.code, problem.values["count"]) == ("written-fields-many", 12)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Priority", "600", True), ("Priority", "High", False), ("Fixed cost", "1.5", True),
     ("Notes", "a", True),
     ("Actual duration", "PT8H0M0S", True), ("Actual duration", "a day", False), ("Splits", "x", False),
     ("Task type", "Fixed duration", True), ("Task type", "Fixed", False)],
)  # fmt: skip
def test_elements_take_what_project_understands(name: str, text: str, held: bool) -> None:
    assert holds(name, text) is held
