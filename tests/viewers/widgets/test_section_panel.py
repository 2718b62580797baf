from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sim.space.display_units import DisplayUnits
from sim.view import View
from sim.viewpoint import Section
from viewers.widgets.section_panel import SectionPanel

VIEW = replace(View(), sections=(Section((0, 0, 3.2), (0, 0, 1)), Section((1, 0, 0), (-1, 1, 0))))


@pytest.fixture
def panel(qtbot: QtBot) -> SectionPanel:
    panel = SectionPanel()
    qtbot.addWidget(panel)
    return panel


def test_says_what_goes_here(panel: SectionPanel) -> None:
    asked: list[int] = []
    panel.box_asked.connect(lambda: asked.append(1))
    panel.set_view(View())
    (words,) = [w for w in panel.findChildren(QLabel) if "href" in w.text()]
    words.linkActivated.emit("action")
    assert asked == [1]


def test_lists_positions_in_the_units_shown(panel: SectionPanel) -> None:
    panel.set_view(VIEW)
    boxes = panel.findChildren(QDoubleSpinBox)
    assert [round(box.value(), 3) for box in boxes] == [3.2, 0.707]
    panel.set_units(DisplayUnits("millimetre"))
    assert boxes[0].value() == 3200
    assert boxes[0].suffix() == " mm"
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Z −" in texts
    assert "Oblique +" in texts


def test_asks_in_metres(panel: SectionPanel) -> None:
    asked: list[tuple[str, int, float]] = []
    panel.moved.connect(lambda row, offset: asked.append(("move", row, offset)))
    panel.flip_asked.connect(lambda row: asked.append(("flip", row, 0)))
    panel.remove_asked.connect(lambda row: asked.append(("remove", row, 0)))
    panel.set_units(DisplayUnits("millimetre"))
    panel.set_view(VIEW)
    assert asked == [], "showing is not asking"
    panel.findChildren(QDoubleSpinBox)[0].setValue(4500)
    for button in panel.findChildren(QToolButton)[2:4]:
        button.click()
    assert asked[0] == ("move", 0, pytest.approx(4.5))
    assert asked[1:] == [("flip", 1, 0), ("remove", 1, 0)]


def test_rows_come_and_go(panel: SectionPanel, qtbot: QtBot) -> None:
    panel.set_view(VIEW)
    panel.set_view(replace(VIEW, sections=VIEW.sections[:1]))
    qtbot.waitUntil(lambda: len(panel.findChildren(QDoubleSpinBox)) == 1)
