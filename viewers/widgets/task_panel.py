"""The selected task: how it stands, what holds it; and the day the schedule is looked at."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from kernels.arrays import I32
from sim.project import Project
from sim.schedule import Schedule
from sim.view import View
from viewers.widgets.constraint_form import ConstraintForm
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.list_page import ListPage
from viewers.widgets.moment_field import MomentField
from viewers.widgets.progress_form import ProgressForm


class TaskPanel(QWidget):
    """Shows the first of the selected tasks; entries go to all of them.

    Intents
    -------
    date_asked(datetime64[s])
        Look at the schedule as of this moment.
    reschedule_asked()
        Calculate all dates anew from there.
    import_asked()
        Read the progress of many tasks from a table.
    """

    date_asked = Signal(object)
    reschedule_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedule: Schedule = Project().schedule
        self._rows: I32 = np.empty(0, np.int32)
        self.progress, self.constraints = ProgressForm(), ConstraintForm()
        self._day, self._set, self._anew = MomentField(), QPushButton(), QPushButton()
        self._day_label, self._title, self._dates = QLabel(), QLabel(), QLabel()
        self._refusal = QLabel()
        for label in (self._title, self._dates, self._refusal):
            label.setWordWrap(True)
        self._refusal.setVisible(False)
        self._set.clicked.connect(lambda: self.date_asked.emit(self._day.value()))
        self._anew.clicked.connect(self.reschedule_asked)
        first = QHBoxLayout()
        tight(first, UNIT)
        first.addWidget(self._day_label)
        first.addWidget(self._day, 1)
        first.addWidget(self._set)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for form in (self.progress, self.constraints):
            page = QWidget()
            inner = QVBoxLayout(page)
            tight(inner, UNIT, UNIT)
            inner.addWidget(form)
            inner.addStretch(1)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
            scroll.setWidget(page)
            self._tabs.addTab(scroll, "")
        self._pick = EmptyState()
        self._pick.linkActivated.connect(lambda _: self.import_asked.emit())
        self._nothing = EmptyState()
        self._page = ListPage(
            self, self._nothing, first, self._refusal, self._anew, self._title, self._dates, self._pick,
            self._tabs, gap=UNIT, margin=2 * UNIT,
        )  # fmt: skip
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show the tasks of this project."""
        if project.schedule is not self._schedule:
            self._schedule = project.schedule
            self._rows = self._rows[self._rows < len(self._schedule)]
            self._day.set_value(self._schedule.status_date, self._schedule.span()[0])
            self._show()

    def set_view(self, view: View) -> None:
        """Show the task that is selected."""
        rows = view.tasks[view.tasks < len(self._schedule)]
        if not np.array_equal(rows, self._rows):
            self._rows = rows
            self._show()

    def rows(self) -> I32:
        """Return int32[k]: the tasks an entry goes to."""
        return self._rows

    def refuse_date(self, reason: str) -> None:
        """Say why the data date was not taken; "" takes it back."""
        self._refusal.setText(f"⚠ {reason}" if reason else "")
        self._refusal.setVisible(bool(reason))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        self.refuse_date("")
        self._page.show_list(len(self._schedule) > 0)
        picked = self._rows.size > 0
        for widget in (self._title, self._dates, self._tabs):
            widget.setVisible(picked)
        self._pick.setVisible(not picked)
        if not picked:
            return
        plan, row = self._schedule, int(self._rows[0])
        more = self._rows.size - 1
        name = f"<b>{plan.id[row]}</b>&nbsp; {plan.name[row]}"
        also = self.tr("and {count} more: entries go to all of them").format(count=f"{more:,}")
        self._title.setText(f"{name}<br>{also}" if more else name)
        dates = [
            self.tr("Plan {start} – {finish}").format(
                start=date_text(plan.start[row]), finish=date_text(plan.finish[row])
            )
        ]
        if not np.isnat(plan.baseline_start[row]):
            dates.append(
                self.tr("Baseline {start} – {finish}").format(
                    start=date_text(plan.baseline_start[row]), finish=date_text(plan.baseline_finish[row])
                )
            )
        self._dates.setText("<br>".join(dates))
        self.progress.show_task(plan, row)
        self.constraints.show_task(plan, row)

    def _retranslate(self) -> None:
        self._day_label.setText(self.tr("Data date"))
        self._day.say(self.tr("Data date"))
        self._set.setText(self.tr("Set"))
        self._anew.setText(self.tr("Reschedule from data date"))
        self._tabs.setTabText(0, self.tr("Progress"))
        self._tabs.setTabText(1, self.tr("Constraints"))
        self._nothing.say(self.tr("With a schedule, progress and constraints of its tasks are entered here."))
        self._pick.say(
            self.tr("Select tasks in the chart to enter their progress."), self.tr("Import progress…")
        )
        self._show()
