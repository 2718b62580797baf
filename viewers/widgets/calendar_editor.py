"""The editor of work calendars: weekly shifts, dates that differ, copies, names, and who uses them."""

import numpy as np
from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sim.planning.calendar_edits import shifts_text, users
from sim.schedule import Schedule
from viewers.widgets.calendar_month import CalendarMonth
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, tight


class CalendarEditor(QDialog):
    """Edits the calendars of a schedule; what is entered is said at once, and refused in place.

    Intents
    -------
    week_entered(int, int, str)
        Calendar row, weekday (0 Monday), shifts as written.
    day_entered(int, datetime64[D], str)
        Shifts of one date, "" a day off.
    day_freed(int, datetime64[D])
        The date is to be as its weekday again.
    copy_asked(int), renamed(int, str)
    tasks_asked(int32[k])
        Select the tasks that use a calendar.
    """

    week_entered = Signal(int, int, str)
    day_entered = Signal(int, object, str)
    day_freed = Signal(int, object)
    copy_asked = Signal(int)
    renamed = Signal(int, str)
    tasks_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedule: Schedule | None = None
        self._list, self._month = QListWidget(), CalendarMonth()
        self._list.setMaximumWidth(50 * UNIT)
        self._list.currentRowChanged.connect(lambda _: self._show_calendar())
        self._month.day_picked.connect(lambda _: self._show_day())
        self._name, self._copy, self._used = QLineEdit(), QPushButton(), QLabel()
        self._name.editingFinished.connect(self._rename)
        self._copy.clicked.connect(lambda: self.copy_asked.emit(self._row()))
        self._used.linkActivated.connect(lambda _: self._tell_tasks())
        self._days = [QLineEdit() for _ in range(7)]
        self._day_names = [QLabel() for _ in range(7)]
        for number, field in enumerate(self._days):
            field.editingFinished.connect(lambda number=number: self._enter_week(number))
        self._day_label, self._day, self._free = QLabel(), QLineEdit(), QPushButton()
        self._day.returnPressed.connect(self._enter_day)
        self._enter = QPushButton()
        self._enter.clicked.connect(self._enter_day)
        self._free.clicked.connect(lambda: self.day_freed.emit(self._row(), self._month.day()))
        self._refusal, self._week_title, self._year_title = QLabel(), QLabel(), QLabel()
        self._refusal.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        for button in (self._copy, self._enter, self._free):
            button.setAutoDefault(False)  # Return ends the editing of a field, no more
        self._lay_out()
        self.resize(210 * UNIT, 130 * UNIT)
        self._retranslate()

    def set_schedule(self, schedule: Schedule) -> None:
        """Edit the calendars of this schedule; the one shown stays."""
        row, first = max(0, self._list.currentRow()), self._schedule is None
        self._schedule = schedule
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([each.name or "–" for each in schedule.calendars])
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._list.blockSignals(False)
        begin = schedule.span()[0]
        if first and not np.isnat(begin):
            self._month.set_day(begin)
        self.refuse("")
        self._show_calendar()

    def refuse(self, reason: str) -> None:
        """Say why an entry was not taken, and show what stands; "" takes it back."""
        self._refusal.setText(f"⚠ {reason}" if reason else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        tight(left, UNIT)
        left.addWidget(self._list, 1)
        left.addWidget(self._copy)
        week = QFormLayout()
        week.setVerticalSpacing(UNIT)
        for label, field in zip(self._day_names, self._days, strict=True):
            week.addRow(label, field)
        middle = QVBoxLayout()
        tight(middle, UNIT)
        for widget in (self._name, self._used, self._week_title):
            middle.addWidget(widget)
        middle.addLayout(week)
        middle.addStretch(1)
        right = QVBoxLayout()
        tight(right, UNIT)
        right.addWidget(self._year_title)
        right.addWidget(self._month, 1)
        right.addWidget(self._day_label)
        right.addWidget(self._day)
        line = QHBoxLayout()
        tight(line, UNIT)
        line.addStretch(1)
        line.addWidget(self._enter)
        line.addWidget(self._free)
        right.addLayout(line)
        across = QHBoxLayout()
        tight(across, 4 * UNIT)
        across.addLayout(left, 2)
        across.addLayout(middle, 3)
        across.addLayout(right, 4)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addLayout(across, 1)
        column.addWidget(self._refusal)
        column.addWidget(self._buttons)

    def _row(self) -> int:
        return self._list.currentRow()

    def _show_calendar(self) -> None:
        row, schedule = self._row(), self._schedule
        there = schedule is not None and 0 <= row < len(schedule.calendars)
        for widget in (self._name, self._copy, self._month, self._day, self._enter, *self._days):
            widget.setEnabled(there)
        if schedule is None or not there:
            self._month.set_calendar(None)
            return
        calendar = schedule.calendars[row]
        self._name.setText(calendar.name)
        for field, shifts in zip(self._days, calendar.week, strict=True):
            field.setText(shifts_text(shifts))
        count = users(schedule, row).size
        words = self.tr("{count} tasks use it").format(count=f"{count:,}")
        self._used.setText(f'<a href="tasks">{words}</a>' if count else words)
        self._month.set_calendar(calendar)
        self._show_day()

    def _show_day(self) -> None:
        row, schedule = self._row(), self._schedule
        if schedule is None or not 0 <= row < len(schedule.calendars):
            return
        calendar, day = schedule.calendars[row], self._month.day()
        differs = day in calendar.exceptions
        words = self.tr("{date}: differs from its weekday") if differs else self.tr("{date}: as its weekday")
        self._day_label.setText(words.format(date=date_text(day.astype("datetime64[s]"))))
        self._day.setText(shifts_text(calendar.shifts(day)))
        self._free.setEnabled(differs)

    def _enter_week(self, weekday: int) -> None:
        if self._schedule is not None and self._days[weekday].isModified():
            self._days[weekday].setModified(False)
            self.week_entered.emit(self._row(), weekday, self._days[weekday].text())

    def _enter_day(self) -> None:
        self.day_entered.emit(self._row(), self._month.day(), self._day.text())

    def _rename(self) -> None:
        if self._name.isModified():
            self._name.setModified(False)
            self.renamed.emit(self._row(), self._name.text())

    def _tell_tasks(self) -> None:
        if self._schedule is not None:
            self.tasks_asked.emit(users(self._schedule, self._row()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Calendars"))
        self._list.setAccessibleName(self.tr("Calendars"))
        self._name.setAccessibleName(self.tr("Name of the calendar"))
        self._copy.setText(self.tr("Copy"))
        self._week_title.setText(self.tr("Shifts of a week"))
        self._year_title.setText(self.tr("Dates that differ"))
        for number, (label, field) in enumerate(zip(self._day_names, self._days, strict=True), start=1):
            name = QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)
            label.setText(name)
            field.setAccessibleName(name)
            field.setPlaceholderText(self.tr("day off"))
        self._day.setPlaceholderText(self.tr("day off"))
        self._day.setAccessibleName(self.tr("Shifts of the date"))
        self._enter.setText(self.tr("Set date"))
        self._free.setText(self.tr("As weekday"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._month.setLocale(QLocale())
        self._show_calendar()
