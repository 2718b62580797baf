"""A date and time that may be missing: a tick says whether there is one."""

import numpy as np
from PySide6.QtCore import QDateTime, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QWidget

from sim.moment import NOT_A_TIME
from viewers.widgets.date_text import qt_moment, site_moment
from viewers.widgets.grid import UNIT, tight

SHOWN = "yyyy-MM-dd HH:mm"
_USUAL = np.datetime64("2026-01-01T08:00", "s")


class MomentField(QWidget):
    """Edits a moment of the site's wall clock, NaT for none.

    Intents
    -------
    edited()
        The user has changed the moment, or taken it away.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told, self._when = QCheckBox(), _Edit()
        self._when.setCalendarPopup(True)
        self._when.setDisplayFormat(SHOWN)
        self._when.setMinimumDateTime(qt_moment(np.datetime64("1900-01-01", "s")))
        self._when.setMaximumDateTime(qt_moment(np.datetime64("2200-01-01", "s")))
        row = QHBoxLayout(self)
        tight(row, UNIT)
        row.addWidget(self._told)
        row.addWidget(self._when, 1)
        self._told.toggled.connect(self._tick)
        self._when.dateTimeChanged.connect(self.edited)
        self.setFocusProxy(self._when)
        self._tick(False)

    def value(self) -> np.datetime64:
        """Return the moment to the minute, or NaT."""
        if not self._told.isChecked():
            return NOT_A_TIME
        when: QDateTime = self._when.dateTime()
        return site_moment(when)

    def set_value(self, when: np.datetime64, usual: np.datetime64 = NOT_A_TIME) -> None:
        """Show a moment; where it is NaT, a tick offers the usual one."""
        told = not np.isnat(when)
        with QSignalBlocker(self._told), QSignalBlocker(self._when):
            self._told.setChecked(told)
            self._when.setEnabled(told)
            offered = _USUAL if np.isnat(usual) else usual
            self._when.setDateTime(qt_moment(when if told else offered))
        self._fade()

    def say(self, name: str) -> None:
        """Name the field for screen readers."""
        self._when.setAccessibleName(name)
        self._told.setAccessibleName(name)

    def _tick(self, told: bool) -> None:
        self._when.setEnabled(told)
        self._fade()
        self.edited.emit()

    def _fade(self) -> None:
        """Write the text again."""
        self._when.setDisplayFormat(SHOWN)


class _Edit(QDateTimeEdit):
    """Shows no date where there is none: a grey one would be read as a date."""

    def textFromDateTime(self, when: QDateTime) -> str:
        return super().textFromDateTime(when) if self.isEnabled() else "–"
