"""A moment, or none: told apart by the tick, shown to the minute."""

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit
from pytestqt.qtbot import QtBot

from viewers.widgets.moment_field import MomentField

NOON = np.datetime64("2026-03-02T12:30:00", "s")
NAT = np.datetime64("NaT", "s")


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    made = MomentField()
    qtbot.addWidget(made)
    return made


def test_shows_a_moment_and_none(field: MomentField) -> None:
    told: list[int] = []
    field.edited.connect(lambda: told.append(1))
    (edit,) = field.findChildren(QDateTimeEdit)
    field.set_value(NOON)
    assert field.value() == NOON
    assert edit.text() == "2026-03-02 12:30"
    field.set_value(NAT, NOON)
    assert np.isnat(field.value())
    assert edit.text() == "–"
    assert told == [], "showing is not editing"


def test_a_tick_offers_the_usual_moment(field: MomentField) -> None:
    field.set_value(NAT, NOON)
    (tick,) = field.findChildren(QCheckBox)
    told: list[int] = []
    field.edited.connect(lambda: told.append(1))
    tick.click()
    assert field.value() == NOON
    tick.click()
    assert np.isnat(field.value())
    assert len(told) == 2


def test_it_has_a_name(field: MomentField) -> None:
    field.say("Actual start")
    assert {
        w.accessibleName() for w in (*field.findChildren(QCheckBox), *field.findChildren(QDateTimeEdit))
    } == {"Actual start"}
