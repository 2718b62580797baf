"""The cutting planes in a list: where each stands as a number, turned round, removed."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sim.project import Project
from sim.space.display_units import DisplayUnits
from sim.space.section_outline import axis_of, offset_of
from sim.view import View
from sim.viewpoint import Section
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.icon import icon

STEPS = {"m": 0.1, "mm": 100.0, "ft": 0.5}


class SectionPanel(QWidget):
    """Lists the sections of the view.

    Intents
    -------
    moved(int, float)
        Section row, and where it is to stand along its axis, m.
    flip_asked(int), remove_asked(int)
    box_asked()
    """

    moved = Signal(int, float)
    flip_asked = Signal(int)
    remove_asked = Signal(int)
    box_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._units = DisplayUnits()
        self._rows: list[tuple[QLabel, QDoubleSpinBox, QToolButton, QToolButton]] = []
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setSpacing(UNIT)
        self._grid.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        self._grid.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._page)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _address: self.box_asked.emit())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(scroll)
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self._stack)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Take note of the document; the list is that of the view."""

    def set_view(self, view: View) -> None:
        """List the sections of the view."""
        if view.sections == self._sections:
            return
        self._sections = view.sections
        self._show()

    def set_units(self, units: DisplayUnits) -> None:
        """Show positions in other units."""
        self._units = units
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        while len(self._rows) > len(self._sections):
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._rows) < len(self._sections):
            self._rows.append(self._row(len(self._rows)))
        for section, (label, place, _, _) in zip(self._sections, self._rows, strict=True):
            label.setText(self._name(section))
            with QSignalBlocker(place):
                place.setDecimals(0 if self._units.symbol("m") == "mm" else 3)
                place.setSuffix(f" {self._units.symbol('m')}")
                place.setSingleStep(STEPS[self._units.symbol("m")])
                place.setValue(self._units.value(offset_of(section), "m"))
        self._grid.setRowStretch(len(self._rows), 1)
        self._stack.setCurrentIndex(1 if self._sections else 0)

    def _row(self, row: int) -> tuple[QLabel, QDoubleSpinBox, QToolButton, QToolButton]:
        label, place = QLabel(), QDoubleSpinBox()
        place.setRange(-1e10, 1e10)
        place.setAlignment(Qt.AlignmentFlag.AlignRight)
        place.setKeyboardTracking(False)
        place.valueChanged.connect(lambda value: self.moved.emit(row, value / self._units.value(1.0, "m")))
        flip, remove = QToolButton(), QToolButton()
        for button, picture in ((flip, "rotate-ccw"), (remove, "x")):
            button.setAutoRaise(True)
            button.setIcon(icon(picture))
        flip.clicked.connect(lambda: self.flip_asked.emit(row))
        remove.clicked.connect(lambda: self.remove_asked.emit(row))
        self._grid.setRowStretch(row, 0)
        made = label, place, flip, remove
        for column, widget in enumerate(made):
            self._grid.addWidget(widget, row, column)
        self._say(made)
        return made

    def _name(self, section: Section) -> str:
        axis = axis_of(section)
        kept = "−" if float(axis @ section.normal) > 0 else "+"
        for k, name in enumerate("XYZ"):
            if axis[k] > 1 - 1e-6:
                return f"{name} {kept}"
        return self.tr("Oblique {sign}").format(sign=kept)

    def _say(self, made: tuple[QLabel, QDoubleSpinBox, QToolButton, QToolButton]) -> None:
        label, place, flip, remove = made
        label.setToolTip(self.tr("Axis, and the side that is kept"))
        place.setAccessibleName(self.tr("Position of the section"))
        for button, text in (
            (flip, self.tr("Show the other side")),
            (remove, self.tr("Remove this section")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def _retranslate(self) -> None:
        self._nothing.say(
            self.tr("The model is not cut. Click a face with “Section at a face”, or cut a box."),
            self.tr("Section box"),
        )
        for made in self._rows:
            self._say(made)
        self._show()
