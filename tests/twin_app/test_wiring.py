"""What the user does in one view is seen in all others, and every edit can be undone."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kernels.arrays import I32
from sim.view import ColourBy
from twin_app.shell import Shell

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pixel_of(shell: Shell, row: int) -> tuple[float, float]:
    """Return where the top of a cube is seen."""
    box = shell.session.store.value.elements.box[row]
    point = np.array([[(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, box[5]]])
    x, y, _ = shell.stage.scene.project(point)[0]
    return float(x), float(y)


def marked(shell: Shell) -> I32:
    """Return what is selected."""
    return shell.session.view.value.selection


def test_a_click_in_the_picture_selects_everywhere(opened: Shell, qtbot: QtBot) -> None:
    opened.window.views.viewport.look("top")
    QApplication.processEvents()
    opened.window.views.viewport.grab()
    opened.window.views.viewport.picked.emit(*pixel_of(opened, 13), NONE)
    assert marked(opened).tolist() == [13]
    opened.window.views.viewport.picked.emit(*pixel_of(opened, 15), SHIFT)
    assert marked(opened).tolist() == [13, 15]
    properties = opened.window.views.panels["properties"]
    qtbot.waitUntil(lambda: "IfcWall" in properties.text())
    opened.window.views.viewport.picked.emit(1.0, 1.0, NONE)
    assert marked(opened).size == 0


def test_the_tree_and_the_schedule_select_too(opened: Shell) -> None:
    opened.window.views.panels["model"].selection_changed.emit(np.array([3], np.int32))
    assert marked(opened).tolist() == [3]
    opened.window.views.panels.time.gantt.tasks_selected.emit(np.array([5], np.int32))
    assert marked(opened).tolist() == [5]
    assert opened.session.view.value.tasks.tolist() == [5]


def test_a_box_selects_what_lies_inside(opened: Shell) -> None:
    viewport = opened.window.views.viewport
    viewport.look("top")
    size = viewport.device_size()
    viewport.box_selected.emit(QRect(0, 0, size.width(), size.height()), NONE)
    assert marked(opened).size == 20
    viewport.box_selected.emit(QRect(0, 0, 2, 2), NONE)
    assert marked(opened).size == 0


def test_hide_isolate_ghost_show(opened: Shell) -> None:
    scene = opened.stage.scene
    opened.window.views.panels["model"].selection_changed.emit(np.array([3], np.int32))
    opened.wiring.do("isolate")
    assert scene.visible().sum() == 1
    opened.wiring.do("show-all")
    assert scene.visible().all()
    opened.wiring.do("hide")
    assert not scene.visible()[3]
    opened.window.views.panels["hidden"].restore_asked.emit(np.array([3], np.int32))
    assert scene.visible()[3]


def test_time_moves_the_scene(opened: Shell) -> None:
    opened.wiring.do("to-start")
    assert opened.stage.scene.visible().sum() <= 1
    opened.wiring.do("next-week")
    assert opened.stage.scene.visible().sum() == 8
    opened.wiring.do("to-finish")
    assert opened.stage.scene.visible().all()
    opened.wiring.do("play")
    assert opened.session.view.value.playing
    opened.wiring.do("pause")
    assert not opened.session.view.value.playing


@pytest.mark.parametrize("way", ["class", "storey", "type", "model"])
def test_colours(opened: Shell, way: str) -> None:
    opened.wiring.do(f"colour-{way}")
    assert opened.session.view.value.colour_by is ColourBy(way)
    assert opened.stage.colours is not None
    assert opened.window.actions_[f"colour-{way}"].isChecked()
    opened.wiring.do("colour-state")
    assert opened.stage.colours is None


def test_sections(opened: Shell) -> None:
    opened.wiring.do("section-level")
    assert len(opened.stage.scene.sections) == 1
    opened.wiring.do("section-box")
    assert len(opened.stage.scene.sections) == 6
    opened.wiring.do("section-clear")
    assert not opened.stage.scene.sections
    opened.window.views.viewport.look("top")
    opened.wiring.do("section-face")
    opened.window.views.viewport.picked.emit(*pixel_of(opened, 13), NONE)
    assert opened.stage.scene.sections[0].normal == pytest.approx((0, 0, 1), abs=1e-6)
    assert marked(opened).size == 0


def test_undo_and_redo(opened: Shell) -> None:
    store = opened.session.store
    store.do("Rename", lambda p: replace(p, name="Other"))
    assert opened.window.isWindowModified()
    assert opened.window.actions_["undo"].isEnabled()
    opened.wiring.do("undo")
    assert store.value.name == "Cubes"
    assert not opened.window.actions_["undo"].isEnabled()
    opened.wiring.do("redo")
    assert store.value.name == "Other"


def test_every_action_runs(opened: Shell, tmp_path: object) -> None:
    apart = {
        "open", "add", "save", "save-as", "quit", "new", "generate", "save-picture", "colour-property",
        "about", "palette",
    }  # fmt: skip
    for name in opened.wiring.commands:
        if name not in apart:
            opened.wiring.do(name)
    opened.wiring.do("language-en")
    opened.wiring.do("scheme-light")
    assert opened.window.isVisible()


def test_orthographic_and_navigation(opened: Shell) -> None:
    opened.wiring.do("orthographic")
    assert opened.stage.scene.camera().orthographic
    assert opened.window.actions_["orthographic"].isChecked()
    opened.wiring.do("navigate-walk")
    assert opened.session.settings.navigation == "walk"


def test_the_status_line_counts(opened: Shell) -> None:
    opened.wiring.do("select-all")
    labels = [w.text() for w in opened.window.statusBar().children() if hasattr(w, "text")]
    assert "20 elements · 20 selected" in labels
