"""What the cursor rests on is outlined, unless something moves or the user wants none of it."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from twin_app.hovering import NOTHING
from twin_app.shell import Shell


def place_of(shell: Shell, element: int) -> tuple[float, float]:
    """Return the pixel of the middle of an element."""
    box = shell.session.store.value.elements.box[element]
    x, y, _ = shell.stage.scene.project(((box[:3] + box[3:]) / 2).reshape(1, 3))[0]
    return float(x), float(y)


def test_the_cursor_outlines_and_leaves(opened: Shell, qtbot: QtBot) -> None:
    viewport, hovering = opened.window.views.viewport, opened.wiring.hovering
    viewport.grab()
    x, y = place_of(opened, 4)
    before = viewport.grab().toImage()
    QTest.mouseMove(viewport, QPoint(round(x), round(y)))
    qtbot.waitUntil(lambda: hovering.element == 4, timeout=2000)
    assert viewport.grab().toImage() != before
    assert viewport.picture().size() == before.size()
    viewport.unhovered.emit()
    assert hovering.element == NOTHING
    assert viewport.grab().toImage() == before


def test_pictures_show_no_outline(opened: Shell) -> None:
    viewport, hovering = opened.window.views.viewport, opened.wiring.hovering
    viewport.grab()
    plain = viewport.picture()
    hovering._follow(*place_of(opened, 4))
    assert hovering.element == 4
    assert viewport.picture() == plain


def test_a_change_of_view_takes_it_away(opened: Shell) -> None:
    hovering, view = opened.wiring.hovering, opened.session.view
    opened.window.views.viewport.grab()
    where = place_of(opened, 4)
    hovering._follow(*where)
    view.set(replace(view.value, hidden=np.array([4], np.int32)))
    assert hovering.element == NOTHING
    hovering._follow(*where)
    assert hovering.element != 4


def test_it_can_be_switched_off(opened: Shell) -> None:
    hovering = opened.wiring.hovering
    opened.window.views.viewport.grab()
    assert opened.window.actions_["hover"].isChecked()
    opened.wiring.do("hover")
    assert not opened.window.actions_["hover"].isChecked()
    hovering._follow(*place_of(opened, 4))
    assert hovering.element == NOTHING
    opened.wiring.do("hover")
    hovering._follow(*place_of(opened, 4))
    assert hovering.element == 4


def test_not_while_the_schedule_plays(opened: Shell) -> None:
    hovering, view = opened.wiring.hovering, opened.session.view
    opened.window.views.viewport.grab()
    view.set(replace(view.value, playing=True))
    hovering._follow(*place_of(opened, 4))
    assert hovering.element == NOTHING
    view.set(replace(view.value, playing=False))
