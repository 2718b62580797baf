"""What the dialogs answer is what comes back."""

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from twin_app.prompts import Answer, Prompts


@pytest.fixture
def asking(qtbot: QtBot) -> Prompts:
    parent = QWidget()
    qtbot.addWidget(parent)
    prompts = Prompts(parent)
    prompts.__dict__["kept"] = parent
    return prompts


def test_files(asking: Prompts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: (["a.ifc"], ""))
    assert asking.open_files() == ["a.ifc"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: ("a", ""))
    assert asking.save_project("x") == "a.twin"
    assert asking.save_picture("x") == "a.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: ("", ""))
    assert asking.save_project("x") == ""


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        (QMessageBox.StandardButton.Save, Answer.SAVE),
        (QMessageBox.StandardButton.Discard, Answer.DISCARD),
        (QMessageBox.StandardButton.Cancel, Answer.CANCEL),
    ],
)
def test_unsaved(
    asking: Prompts, monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton, answer: Answer
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: button.value)
    assert asking.unsaved("x") is answer


def test_choices(asking: Prompts, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(box: QInputDialog) -> int:
        box.setTextValue("b")
        return 1

    monkeypatch.setattr(QInputDialog, "exec", answer)
    assert asking.choose("t", "q", ["a", "b"]) == "b"
    assert asking.choose("t", "q", ["a"]) == ""
    monkeypatch.setattr(QInputDialog, "exec", lambda box: 0)
    assert asking.choose("t", "q", ["a", "b"]) == ""
