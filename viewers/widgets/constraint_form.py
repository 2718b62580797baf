"""What holds the selected tasks beside their logic: constraints, deadline, calendar."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from sim.schedule import Schedule
from sim.task_plan import Constraint
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.moment_field import MomentField

_T = QT_TRANSLATE_NOOP

WORDS = {
    Constraint.NONE: _T("ConstraintForm", "None"),
    Constraint.START_ON: _T("ConstraintForm", "Start on"),
    Constraint.START_NO_EARLIER: _T("ConstraintForm", "Start no earlier than"),
    Constraint.START_NO_LATER: _T("ConstraintForm", "Start no later than"),
    Constraint.FINISH_ON: _T("ConstraintForm", "Finish on"),
    Constraint.FINISH_NO_EARLIER: _T("ConstraintForm", "Finish no earlier than"),
    Constraint.FINISH_NO_LATER: _T("ConstraintForm", "Finish no later than"),
    Constraint.MANDATORY_START: _T("ConstraintForm", "Must start on (breaks logic)"),
    Constraint.MANDATORY_FINISH: _T("ConstraintForm", "Must finish on (breaks logic)"),
    Constraint.AS_LATE_AS_POSSIBLE: _T("ConstraintForm", "As late as possible"),
}
UNDATED = (Constraint.NONE, Constraint.AS_LATE_AS_POSSIBLE)


@dataclass(frozen=True, slots=True)
class Holds:
    """What the form says; dates are NaT for none, the calendar is a row, -1 the first."""

    first: Constraint
    first_date: np.datetime64
    second: Constraint
    second_date: np.datetime64
    deadline: np.datetime64
    calendar: int


class ConstraintForm(QWidget):
    """Edits the constraints of a task.

    Intents
    -------
    entered(Holds)
    calendars_asked()
        Open the editor of calendars.
    """

    entered = Signal(object)
    calendars_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = QComboBox(), QComboBox()
        self._dates = MomentField(), MomentField()
        self._deadline, self._calendar = MomentField(), QComboBox()
        for box in self._kinds:
            for kind in Constraint:
                box.addItem("", int(kind))
        for box in (*self._kinds, self._calendar):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        self._labels = [QLabel() for _ in range(6)]
        self._fields = (
            self._kinds[0], self._dates[0], self._kinds[1], self._dates[1], self._deadline, self._calendar,
        )  # fmt: skip
        form = QFormLayout()
        form.setVerticalSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in zip(self._labels, self._fields, strict=True):
            form.addRow(label, field)
        for box, date in zip(self._kinds, self._dates, strict=True):
            box.currentIndexChanged.connect(
                lambda _, box=box, date=date: date.setEnabled(Constraint(box.currentData()) not in UNDATED)
            )
        self._calendars = QToolButton()
        self._calendars.setAutoRaise(True)
        self._calendars.clicked.connect(self.calendars_asked)
        self._refusal = QLabel()
        self._refusal.setWordWrap(True)
        self._refusal.setVisible(False)
        self._apply = QPushButton()
        self._apply.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        tight(column, UNIT)
        column.addLayout(form)
        column.addWidget(self._calendars, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._refusal)
        column.addWidget(self._apply, 0, Qt.AlignmentFlag.AlignRight)
        self._retranslate()

    def show_task(self, schedule: Schedule, row: int) -> None:
        """Show what holds a task."""
        plan = schedule.plan
        pairs = (
            (plan.constraint, plan.constraint_date),
            (plan.second_constraint, plan.second_constraint_date),
        )
        for box, field, (kinds, dates) in zip(self._kinds, self._dates, pairs, strict=True):
            box.setCurrentIndex(box.findData(int(kinds[row])))
            field.set_value(dates[row], schedule.start[row])
            field.setEnabled(Constraint(int(kinds[row])) not in UNDATED)
        self._deadline.set_value(plan.deadline[row], schedule.finish[row])
        self._calendar.clear()
        self._calendar.addItems([calendar.name or "–" for calendar in schedule.calendars] or ["–"])
        self._calendar.setCurrentIndex(max(0, int(schedule.calendar[row])))
        self.refuse("")

    def holds(self) -> Holds:
        """Return what stands in the form."""
        (first, second), (first_date, second_date) = self._kinds, self._dates
        return Holds(
            Constraint(first.currentData()), first_date.value(), Constraint(second.currentData()),
            second_date.value(), self._deadline.value(), self._calendar.currentIndex(),
        )  # fmt: skip

    def refuse(self, reason: str) -> None:
        """Say below the fields why the entry was not taken; "" takes it back."""
        self._refusal.setText(f"⚠ {reason}" if reason else "")
        self._refusal.setVisible(bool(reason))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _tell(self) -> None:
        self.refuse("")
        self.entered.emit(self.holds())

    def _retranslate(self) -> None:
        words = (
            self.tr("Constraint"), self.tr("Date"), self.tr("Second"), self.tr("Date"), self.tr("Deadline"),
            self.tr("Calendar"),
        )  # fmt: skip
        for label, field, text in zip(self._labels, self._fields, words, strict=True):
            label.setText(text)
            if isinstance(field, MomentField):
                field.say(text)
            else:
                field.setAccessibleName(text)
        for box in self._kinds:
            for kind in Constraint:
                box.setItemText(int(kind), QCoreApplication.translate("ConstraintForm", str(WORDS[kind])))
        self._calendars.setText(self.tr("Edit calendars…"))
        self._apply.setText(self.tr("Apply"))
