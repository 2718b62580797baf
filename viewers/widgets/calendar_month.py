"""One month of a work calendar: working days, days off, and dates that differ."""

import numpy as np
from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from sim.calendar import Calendar
from viewers.widgets.grid import blend

OFF = 0.06  # how much of the text colour a day off is tinted with
_DAY_ZERO = QDate(1970, 1, 1)


class CalendarMonth(QCalendarWidget):
    """Shows a month; days off are grey, dates that differ have a bar below their number.

    Intents
    -------
    day_picked(datetime64[D])
    """

    day_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar: Calendar | None = None
        self.setGridVisible(False)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())  # red is for alarms
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.selectionChanged.connect(lambda: self.day_picked.emit(self.day()))

    def day(self) -> np.datetime64:
        """Return the day that is picked."""
        return site_day(self.selectedDate())

    def set_day(self, day: np.datetime64) -> None:
        """Show a day, and pick it."""
        self.setSelectedDate(_DAY_ZERO.addDays(int(day.astype("datetime64[D]").astype(np.int64))))

    def set_calendar(self, calendar: Calendar | None) -> None:
        """Show another calendar."""
        self._calendar = calendar
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        palette = self.palette()
        base, text, accent = palette.base().color(), palette.text().color(), palette.highlight().color()
        day = site_day(date)
        works = self._calendar is None or bool(self._calendar.shifts(day))
        differs = self._calendar is not None and day in self._calendar.exceptions
        picked = date == self.selectedDate()
        painter.fillRect(rect, base if works else blend(base, text, OFF))
        inside = date.month() == self.monthShown()
        ink = blend(base, text, (1.0 if works else 0.55) * (1.0 if inside else 0.45))
        if picked:
            painter.fillRect(rect.adjusted(2, 2, -2, -2), accent)
            ink = QColor(palette.highlightedText().color())
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        if differs:
            bar = QRect(rect.center().x() - 6, rect.bottom() - 5, 13, 3)
            painter.fillRect(bar, ink if picked else accent)


def site_day(date: QDate) -> np.datetime64:
    """Return Qt's day as a day of the site."""
    return np.datetime64(_DAY_ZERO.daysTo(date), "D")
