"""The dialog that asks which readings to play: from where, how fast, and what they are bound to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.button_row import ButtonRow
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.language import language

FILE, SPEED = "readings", "speed"  # settings of a source that are asked in a way of their own
SPEEDS = (1, 60, 600, 3600, 86400, 0)  # recorded seconds played in one; 0 is as fast as it goes
USUAL = 3600
Browse = Callable[[str], str]  # title → path, "" when the user changed their mind


@dataclass(frozen=True, slots=True)
class SourceOffer:
    """A source of readings and what it wants to be told."""

    name: str
    settings: tuple[str, ...]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # setting → language → words


@dataclass(frozen=True, slots=True)
class LiveChoice:
    """What the user chose; `bindings` is the path of a table, "" for those of the project."""

    source: str
    settings: dict[str, str]
    bindings: str


class LiveDialog(QDialog):
    """Asks for a source, its settings and the bindings.

    Intents
    -------
    chosen(LiveChoice)
        Play these readings.
    """

    chosen = Signal(object)

    def __init__(
        self, sources: Sequence[SourceOffer], bound: int, browse: Browse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources, self._bound, self._browse = tuple(sources), bound, browse
        self._fields: dict[str, QLineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._source, self._speed = QComboBox(), QComboBox()
        self._source.addItems([source.name for source in self._sources])
        for speed in SPEEDS:
            self._speed.addItem("", speed)
        self._speed.setCurrentIndex(SPEEDS.index(USUAL))
        self._keep, self._read = QRadioButton(), QRadioButton()
        self._table = QLineEdit()
        self._buttons = ButtonRow(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._browsers: list[QPushButton] = []
        self._lay_out()
        self._source.currentIndexChanged.connect(self._show_settings)
        self._read.toggled.connect(self._show_settings)
        self._table.textChanged.connect(self._allow)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self._keep.setChecked(bound > 0)
        self._read.setChecked(bound == 0)
        self.resize(130 * UNIT, self.sizeHint().height())
        self._retranslate()
        self._show_settings()

    def choice(self) -> LiveChoice:
        """Return what is chosen now."""
        offer = self._offer()
        settings = {name: self._fields[name].text().strip() for name in offer.settings if name != SPEED}
        if SPEED in offer.settings:
            settings[SPEED] = str(self._speed.currentData())
        return LiveChoice(offer.name, settings, self._table.text().strip() if self._read.isChecked() else "")

    def set_field(self, name: str, text: str) -> None:
        """Fill in a setting of the source, or "bindings"."""
        if name == "bindings":
            self._read.setChecked(True)
            self._table.setText(text)
        elif name == SPEED:
            self._speed.setCurrentIndex(SPEEDS.index(int(text)))
        else:
            self._fields[name].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        self._form.addRow(self._label("source"), self._source)
        for name in dict.fromkeys(name for source in self._sources for name in source.settings):
            if name == SPEED:
                self._form.addRow(self._label(SPEED), self._speed)
                continue
            field = self._fields[name] = QLineEdit()
            field.textChanged.connect(self._allow)
            line = self._with_browse(field) if name == FILE else field
            self._form.addRow(self._label(name), line)
        self._form.addRow(self._label("bindings"), self._keep)
        self._form.addRow(QLabel(), self._read)
        self._form.addRow(self._label("table"), self._with_browse(self._table))
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _label(self, name: str) -> QLabel:
        self._labels[name] = QLabel()
        return self._labels[name]

    def _with_browse(self, field: QLineEdit) -> QWidget:
        line, button = QWidget(), QPushButton()
        row = QHBoxLayout(line)
        tight(row, UNIT)
        row.addWidget(field, 1)
        row.addWidget(button)

        def ask() -> None:
            path = self._browse(self.windowTitle())
            if path:
                field.setText(path)

        button.clicked.connect(ask)
        self._browsers.append(button)
        return line

    def _offer(self) -> SourceOffer:
        return self._sources[max(self._source.currentIndex(), 0)]

    def _show_settings(self) -> None:
        wanted = self._offer().settings
        for name in (*self._fields, SPEED):
            if name in self._labels:
                self._form.setRowVisible(self._labels[name], name in wanted)
        self._keep.setEnabled(self._bound > 0)
        self._form.setRowVisible(self._labels["table"], self._read.isChecked())
        self._allow()

    def _allow(self) -> None:
        choice = self.choice()
        good = choice.settings.get(FILE, "-") and (choice.bindings or not self._read.isChecked())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(good))

    def _accept(self) -> None:
        self.accept()
        self.chosen.emit(self.choice())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Play readings"))
        words = {
            "source": self.tr("Source"), FILE: self.tr("Table of readings"), SPEED: self.tr("Speed"),
            "bindings": self.tr("Bindings"), "table": self.tr("Table of bindings"),
        }  # fmt: skip
        for source in self._sources:
            for name, title in source.titles.items():
                words.setdefault(name, title.get(language(), title.get("en", name)))
        for name, label in self._labels.items():
            label.setText(words.get(name, name))
        for name, line in (*self._fields.items(), ("table", self._table)):
            line.setAccessibleName(words.get(name, name))
        self._fields.get(FILE, self._table).setPlaceholderText(self.tr("time, channel, value"))
        self._table.setPlaceholderText(self.tr("channel, GlobalId, limits"))
        for number, speed in enumerate(SPEEDS):
            words_of = self.tr("{speed} × as recorded").format(speed=f"{speed:,}")
            text = (
                words_of if speed > 1 else self.tr("as recorded") if speed else self.tr("as fast as it goes")
            )
            self._speed.setItemText(number, text)
        if self._bound:
            kept = self.tr("Keep the {count} bindings of this project").format(count=f"{self._bound:,}")
        else:
            kept = self.tr("This project has no bindings yet")
        self._keep.setText(kept)
        replaced = self.tr("Read others from a table, in place of these")
        self._read.setText(replaced if self._bound else self.tr("Read them from a table"))
        for button in self._browsers:
            button.setText(self.tr("Choose…"))
        self._buttons.say(QDialogButtonBox.StandardButton.Ok, self.tr("Play"))
        self._buttons.say(QDialogButtonBox.StandardButton.Cancel, self.tr("Cancel"))
