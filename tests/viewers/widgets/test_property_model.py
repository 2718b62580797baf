import numpy as np
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.browsing.facts import facts
from sim.space.display_units import DisplayUnits
from viewers.widgets.outline_table import FOLDED
from viewers.widgets.property_model import PropertyModel, Words

WORDS = Words({"element": "Element", "name": "Name"}, "varies", "yes", "no", "from type", "({0})")


def _model(*rows: int, query: str = "") -> PropertyModel:
    model = PropertyModel()
    model.words = WORDS
    model.show(facts(small_project(), np.array(rows, np.int32)), query)
    return model


def _lines(model: PropertyModel) -> list[tuple[str, str, str]]:
    return [model.line(row) for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_with_it(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(_model(3, 21))


def test_headings_fold(qtbot: QtBot) -> None:
    model = _model(3)
    before = model.rowCount()
    assert model.fact(0) is None
    model.toggle(0)
    assert model.index(0, 0).data(FOLDED) is True
    assert model.rowCount() < before
    model.toggle(0)
    assert model.rowCount() == before


def test_values_are_written_in_words_and_units(qtbot: QtBot) -> None:
    lines = _lines(_model(3))
    assert ("Pset_Common", "LoadBearing", "yes") in lines
    assert ("Qto_BaseQuantities", "Length", "2.5 m") in lines
    model = _model(3)
    model.units = DisplayUnits("imperial")
    assert ("Qto_BaseQuantities", "Length", "8.2 ft") in _lines(model)


def test_numbers_stand_right_texts_left(qtbot: QtBot) -> None:
    model = _model(3)
    names = [line[1] for line in _lines(model)]
    align = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(names.index("Length"), 1).data(align) & Qt.AlignmentFlag.AlignRight
    assert model.index(names.index("LoadBearing"), 1).data(align) & Qt.AlignmentFlag.AlignLeft


def test_the_filter_keeps_lines_and_their_headings(qtbot: QtBot) -> None:
    assert _lines(_model(3, query="netvol")) == [
        ("Qto_BaseQuantities", "", ""),
        ("Qto_BaseQuantities", "NetVolume", "4 m³"),
    ]
    assert len(_lines(_model(3, query="pset_common"))) == 3
    assert _lines(_model(3, query="nowhere")) == []
