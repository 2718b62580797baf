import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sim.markup import Mark, MarkKind
from viewers.widgets.markup_editor import COLOURS, WIDTHS, MarkupEditor

LINE = Mark(MarkKind.LINE, ((0.0, 0.0), (0.2, 0.1)))


@pytest.fixture
def editor(qtbot: QtBot) -> MarkupEditor:
    picture = QImage(640, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    editor = MarkupEditor(picture, (LINE,))
    qtbot.addWidget(editor)
    return editor


def action(editor: MarkupEditor, data: object) -> QAction:
    return next(a for a in editor.findChildren(QAction) if a.data() == data)


def test_choices_reach_the_canvas(editor: MarkupEditor) -> None:
    action(editor, MarkKind.ELLIPSE).trigger()
    action(editor, COLOURS[3]).trigger()
    action(editor, WIDTHS[2]).trigger()
    canvas = editor.canvas
    assert (canvas.kind, canvas.colour, canvas.width_) == (MarkKind.ELLIPSE, COLOURS[3], WIDTHS[2])


def test_everything_has_a_name(editor: MarkupEditor) -> None:
    assert all(a.text() for a in editor.findChildren(QAction) if a.icon() and not a.icon().isNull())
    assert all(b.text() for b in editor.findChildren(QPushButton))


def test_save_copy_keep(editor: MarkupEditor) -> None:
    saved: list[QImage] = []
    kept: list[object] = []
    editor.save_asked.connect(saved.append)
    editor.copy_asked.connect(saved.append)
    editor.keep_asked.connect(kept.append)
    for button in editor.findChildren(QPushButton):
        button.click()
    assert [picture.width() for picture in saved] == [640, 640]
    assert kept == [(LINE,)]
