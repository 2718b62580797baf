"""The window takes files, asks before it closes, and holds the five regions."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from twin_app.shell import Shell


def test_files_are_dropped(shell: Shell) -> None:
    dropped: list[list[str]] = []
    shell.window.files_dropped.disconnect()
    shell.window.files_dropped.connect(dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/b.ifc"), QUrl("https://example.com/c.ifc")])
    actions, buttons, keys = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys)
    shell.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    shell.window.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    assert dropped == [["/a/b.ifc"]]


def test_a_veto_keeps_it_open(shell: Shell) -> None:
    shell.window.may_close = lambda: False
    assert not shell.window.close()
    assert shell.window.isVisible()


def test_five_regions(opened: Shell) -> None:
    for name in ("model", "properties", "time"):
        assert opened.window.docks[name].isVisible()
    assert opened.window.views.viewport.isVisible()
    assert opened.window.statusBar().isVisible()
