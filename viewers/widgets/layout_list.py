"""The dialog of saved layouts: keep what is seen now under a name, bring it back, carry it elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.grid import UNIT, tight


class LayoutList(QDialog):
    """Lists layouts by name.

    Intents
    -------
    saved(str), applied(str), removed(str)
        Keep the present layout under a name; show one; delete one.
    exported(str), imported()
        Write one to a file; read some from a file.
    """

    saved = Signal(str)
    applied = Signal(str)
    removed = Signal(str)
    exported = Signal(str)
    imported = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._name, self._save = QLineEdit(), QPushButton()
        self._save.clicked.connect(self._keep)
        self._name.returnPressed.connect(self._keep)
        self._name.textChanged.connect(self._check)
        self._list = QListWidget()
        self._list.currentRowChanged.connect(self._check)
        self._list.itemActivated.connect(lambda item: self.applied.emit(item.text()))
        self._apply, self._remove, self._export, self._import = (QPushButton() for _ in range(4))
        for button, signal in (
            (self._apply, self.applied), (self._remove, self.removed), (self._export, self.exported),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.chosen))
        self._import.clicked.connect(self.imported)
        for button in (self._save, self._apply, self._remove, self._export, self._import):
            button.setAutoDefault(False)
        above = QHBoxLayout()
        tight(above, UNIT)
        above.addWidget(self._name, 1)
        above.addWidget(self._save)
        beside = QVBoxLayout()
        tight(beside, UNIT)
        for button in (self._apply, self._remove, self._export, self._import):
            beside.addWidget(button)
        beside.addStretch(1)
        middle = QHBoxLayout()
        tight(middle, 2 * UNIT)
        middle.addWidget(self._list, 1)
        middle.addLayout(beside)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._about)
        column.addLayout(above)
        column.addLayout(middle, 1)
        column.addWidget(self._buttons)
        self.resize(120 * UNIT, 80 * UNIT)
        self._retranslate()
        self._check()

    @property
    def chosen(self) -> str:
        """The name of the layout that is chosen, "" for none."""
        item = self._list.currentItem()
        return item.text() if item is not None else ""

    def set_names(self, names: Sequence[str]) -> None:
        """List these; the one that was chosen stays so."""
        chosen = self.chosen
        self._list.clear()
        self._list.addItems(list(names))
        if names:
            self._list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _keep(self) -> None:
        name = " ".join(self._name.text().split())
        if name:
            self.saved.emit(name)
            self._name.clear()

    def _check(self) -> None:
        self._save.setEnabled(bool(self._name.text().strip()))
        for button in (self._apply, self._remove, self._export):
            button.setEnabled(bool(self.chosen))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Layouts"))
        self._about.setText(
            self.tr(
                "A layout holds where the panels stand and the columns, filter and groups of the Gantt chart."
            )
        )
        self._name.setPlaceholderText(self.tr("Name of the present layout"))
        self._name.setAccessibleName(self._name.placeholderText())
        self._list.setAccessibleName(self.tr("Saved layouts"))
        self._save.setText(self.tr("Save"))
        self._apply.setText(self.tr("Apply"))
        self._remove.setText(self.tr("Delete"))
        self._export.setText(self.tr("Export…"))
        self._import.setText(self.tr("Import…"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
