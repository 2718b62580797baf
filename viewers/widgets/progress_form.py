"""How the selected tasks stand, to be filled in: actual dates, per cent, remaining duration."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.calendar import standard_calendar
from sim.planning.progress_entry import Progress, progress_of
from sim.schedule import Schedule
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.moment_field import MomentField


class ProgressForm(QWidget):
    """Edits the progress of one task; several selected tasks take what is entered alike.

    Intents
    -------
    entered(Progress)
        Per cent and remaining duration are None where the user left them alone.
    """

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = 8 * 3600
        self._touched: set[str] = set()
        self._start, self._finish = MomentField(), MomentField()
        self._percent, self._left = QDoubleSpinBox(), QDoubleSpinBox()
        self._percent.setRange(0.0, 100.0)
        self._percent.setSuffix(" %")
        self._percent.setDecimals(0)
        self._left.setRange(-1.0, 100_000.0)
        self._left.setDecimals(1)
        self._left.setSpecialValueText("–")
        for name, box in (("percent", self._percent), ("left", self._left)):
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.valueChanged.connect(lambda _, name=name: self._touched.add(name))
        self._labels = [QLabel() for _ in range(4)]
        form = QFormLayout()
        form.setVerticalSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields = (self._start, self._finish, self._percent, self._left)
        for label, field in zip(self._labels, self._fields, strict=True):
            form.addRow(label, field)
        self._refusal = QLabel()
        self._refusal.setWordWrap(True)
        self._refusal.setVisible(False)
        self._enter = QPushButton()
        self._enter.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        tight(column, UNIT)
        column.addLayout(form)
        column.addWidget(self._refusal)
        column.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignRight)
        self._retranslate()

    def show_task(self, schedule: Schedule, row: int) -> None:
        """Show how a task stands."""
        calendars = schedule.calendars or (standard_calendar(),)
        self._day = calendars[max(0, int(schedule.calendar[row]))].day_length()
        now = progress_of(schedule, row)
        self._start.set_value(now.start, schedule.start[row])
        self._finish.set_value(now.finish, schedule.finish[row])
        with QSignalBlocker(self._percent), QSignalBlocker(self._left):
            self._percent.setValue(now.percent or 0.0)
            self._left.setValue(-1.0 if now.remaining is None else now.remaining / self._day)
        self._touched.clear()
        self.refuse("")

    def progress(self) -> Progress:
        """Return what stands in the form."""
        left = self._left.value()
        return Progress(
            self._start.value(),
            self._finish.value(),
            self._percent.value() if "percent" in self._touched else None,
            round(left * self._day) if "left" in self._touched and left >= 0 else None,
        )

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
        self.entered.emit(self.progress())

    def _retranslate(self) -> None:
        words = (
            self.tr("Actual start"), self.tr("Actual finish"), self.tr("Complete"), self.tr("Remaining"),
        )  # fmt: skip
        for label, field, text in zip(self._labels, self._fields, words, strict=True):
            label.setText(text)
            if isinstance(field, MomentField):
                field.say(text)
            else:
                field.setAccessibleName(text)
        self._left.setSuffix(" " + self.tr("d"))
        self._enter.setText(self.tr("Enter progress"))
