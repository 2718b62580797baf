"""The few questions asked in a dialog: which file, and before something would be lost."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from sim.formats import Reader

MODELS = "*.ifc *.ifczip *.ifcxml"


class Answer(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Prompts:
    """Asks the user; tests put another one in its place."""

    readers: "Callable[[], Sequence[Reader]]" = tuple  # of plugins: formats of schedules beside the core ones

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_files(self) -> list[str]:
        """Ask for documents to open."""
        title = QCoreApplication.translate("Prompts", "Open")
        kinds = document_kinds(self.readers())
        return QFileDialog.getOpenFileNames(self._parent, title, "", kinds)[0]

    def open_file(self, kind: str, title: str = "") -> str:
        """Ask for one file of a kind; "" when the user changed their mind."""
        title = title or QCoreApplication.translate("Prompts", "Open")
        return QFileDialog.getOpenFileName(self._parent, title, "", kind)[0]

    def save_file(self, proposal: str, kinds: str) -> str:
        """Ask where to save; "" when the user changed their mind."""
        title = QCoreApplication.translate("Prompts", "Save as")
        return QFileDialog.getSaveFileName(self._parent, title, proposal, kinds)[0]

    def folder(self) -> str:
        """Ask for a folder; "" when the user changed their mind."""
        title = QCoreApplication.translate("Prompts", "Save to folder")
        return QFileDialog.getExistingDirectory(self._parent, title)

    def save_project(self, proposal: str) -> str:
        """Ask for the file of the project."""
        kind = QCoreApplication.translate("Prompts", "Project") + " (*.twin)"
        chosen = self.save_file(proposal, kind)
        return chosen if not chosen or Path(chosen).suffix else f"{chosen}.twin"

    def save_picture(self, proposal: str) -> str:
        """Ask for the file of a picture."""
        kind = QCoreApplication.translate("Prompts", "Picture") + " (*.png *.jpg)"
        chosen = self.save_file(proposal, kind)
        return chosen if not chosen or Path(chosen).suffix else f"{chosen}.png"

    def unsaved(self, name: str) -> Answer:
        """Ask what to do with changes that would be lost."""
        kind = QMessageBox.StandardButton
        answers = {kind.Save: Answer.SAVE, kind.Discard: Answer.DISCARD}
        return answers.get(kind(self.unsaved_box(name).exec()), Answer.CANCEL)

    def unsaved_box(self, name: str) -> QMessageBox:
        """Return the dialog of `unsaved`."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(QCoreApplication.translate("Prompts", "Unsaved changes"))
        box.setText(QCoreApplication.translate("Prompts", "Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(
            QCoreApplication.translate("Prompts", "Without saving, the changes since the last save are lost.")
        )
        kind = QMessageBox.StandardButton
        box.setStandardButtons(kind.Save | kind.Discard | kind.Cancel)
        box.setDefaultButton(kind.Save)
        return box

    def choose(self, title: str, question: str, choices: list[str]) -> str:
        """Ask for one of several; "" when the user changed their mind."""
        box = self.choice_box(title, question, choices)
        chosen = box.textValue() if box.exec() else ""
        return chosen if chosen in choices else ""

    def pick(self, title: str, question: str, choices: list[str], answered: Callable[[str], object]) -> None:
        """Ask for one of several while the window goes on; "" when the user changed their mind."""
        box = self.choice_box(title, question, choices)
        box.setComboBoxEditable(False)
        box.textValueSelected.connect(answered)
        box.rejected.connect(lambda: answered(""))
        box.finished.connect(box.deleteLater)
        box.open()

    def write(self, title: str, question: str, choices: list[str]) -> str | None:
        """Ask for a text, one of several or another; None when the user changed their mind."""
        box = self.choice_box(title, question, choices)
        return box.textValue() if box.exec() else None

    def choice_box(self, title: str, question: str, choices: list[str]) -> QInputDialog:
        """Return the dialog of `choose`; typing finds an entry of a long list."""
        box = QInputDialog(self._parent)
        box.setWindowTitle(title)
        box.setLabelText(question)
        box.setComboBoxItems(choices)
        box.setComboBoxEditable(True)
        return box


def document_kinds(more: "Sequence[Reader]") -> str:
    """Return the filter of the open dialog: what the program reads, and what plugins read beside it."""
    from sim.readers.schedules import CORE

    schedules = " ".join(dict.fromkeys(f"*{suffix}" for r in (*CORE, *more) for suffix in r.suffixes))
    return ";;".join(
        [
            QCoreApplication.translate("Prompts", "Projects, models and schedules")
            + f" (*.twin {MODELS} {schedules})",
            QCoreApplication.translate("Prompts", "Projects") + " (*.twin)",
            QCoreApplication.translate("Prompts", "Models") + f" ({MODELS})",
            QCoreApplication.translate("Prompts", "Schedules") + f" ({schedules})",
            QCoreApplication.translate("Prompts", "All files") + " (*)",
        ]
    )
