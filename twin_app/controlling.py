"""Progress, baselines, constraints and calendars: what the panels ask for, made or refused in place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject

from kernels.arrays import I32
from sim.planning import baselines, calendar_edits
from sim.planning.edit_refused import EditRefused
from sim.planning.progress_entry import Progress, enter_progress, set_data_date
from sim.planning.task_edits import constrain, set_calendar, set_deadline
from sim.project import Project
from sim.schedule import Schedule
from sim.task_plan import Constraint
from twin_app.session import Session
from twin_app.window import Window

if TYPE_CHECKING:
    from viewers.widgets.calendar_editor import CalendarEditor
    from viewers.widgets.constraint_form import Holds

Edit = Callable[[Schedule], Schedule]
Refuse = Callable[[str], None]


class Controlling(QObject):
    """Serves the panels that hold the plan against what happens."""

    def __init__(
        self,
        session: Session,
        window: Window,
        do: Callable[[str], None],
        select_tasks: Callable[[I32], None],
    ) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._do, self._select_tasks = do, select_tasks
        self._editor: CalendarEditor | None = None
        window.views.panels.made.append(self._connect)
        session.store.listen(self._project_changed)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions that are about progress and baselines."""
        docks = self._window.docks
        return {
            "progress": lambda: docks.raise_("task"),
            "baselines": lambda: docks.raise_("baselines"),
            "earned-value": lambda: docks.raise_("value"),
            "changes": lambda: docks.raise_("changes"),
            "calendars": self.edit_calendars,
        }

    # Progress and constraints of the selected tasks.

    def enter(self, progress: Progress) -> None:
        """Enter the progress of the selected tasks, all of them or none."""
        panel = self._window.views.panels["task"]

        def edit(schedule: Schedule) -> Schedule:
            for row in panel.rows().tolist():
                schedule = enter_progress(schedule, row, progress)
            return schedule

        self._edit(QCoreApplication.translate("Controlling", "Enter progress"), edit, panel.progress.refuse)

    def hold(self, holds: "Holds") -> None:
        """Set what holds the selected tasks."""
        panel = self._window.views.panels["task"]

        def edit(schedule: Schedule) -> Schedule:
            if holds.second is not Constraint.NONE and holds.first is Constraint.NONE:
                raise EditRefused("edit-second-alone")
            for row in panel.rows().tolist():
                schedule = constrain(schedule, row, holds.first, holds.first_date)
                schedule = constrain(schedule, row, holds.second, holds.second_date, second=True)
                schedule = set_deadline(schedule, row, holds.deadline)
                if holds.calendar != max(0, int(schedule.calendar[row])):
                    schedule = set_calendar(schedule, row, holds.calendar)
            return schedule

        self._edit(
            QCoreApplication.translate("Controlling", "Set constraints"), edit, panel.constraints.refuse
        )

    def look_at(self, day: np.datetime64) -> None:
        """Set the data date."""
        panel = self._window.views.panels["task"]
        self._edit(
            QCoreApplication.translate("Controlling", "Set data date"),
            lambda s: set_data_date(s, day),
            panel.refuse_date,
        )

    # Baselines.

    def set_baseline(self, name: str) -> None:
        """Keep the present plan under a name."""
        now = np.datetime64(datetime.now().replace(microsecond=0), "s")
        self._of_baselines(
            QCoreApplication.translate("Controlling", "Set baseline"),
            lambda s: baselines.set_baseline(s, name, now),
        )

    def use_baseline(self, name: str) -> None:
        """Compare with another baseline."""
        self._of_baselines(
            QCoreApplication.translate("Controlling", "Use baseline"),
            lambda s: baselines.use_baseline(s, name),
        )

    def rename_baseline(self, name: str, new: str) -> None:
        """Call a baseline otherwise."""
        self._of_baselines(
            QCoreApplication.translate("Controlling", "Rename baseline"),
            lambda s: baselines.rename_baseline(s, name, new),
        )

    def drop_baseline(self, name: str) -> None:
        """Delete a baseline."""
        self._of_baselines(
            QCoreApplication.translate("Controlling", "Delete baseline"),
            lambda s: baselines.drop_baseline(s, name),
        )

    def _of_baselines(self, label: str, edit: Edit) -> None:
        self._edit(label, edit, self._window.views.panels["baselines"].refuse)

    # Calendars.

    def edit_calendars(self) -> "CalendarEditor":
        """Open the editor of calendars; a schedule without any gets the standard one on the first edit."""
        if self._editor is None:
            from viewers.widgets.calendar_editor import CalendarEditor

            editor = self._editor = CalendarEditor(self._window)
            editor.week_entered.connect(self._enter_week)
            editor.day_entered.connect(self._enter_day)
            editor.day_freed.connect(
                lambda row, day: self._of_calendars(lambda s: calendar_edits.set_exception(s, row, day, None))
            )
            editor.copy_asked.connect(self._copy_calendar)
            editor.renamed.connect(
                lambda row, name: self._of_calendars(lambda s: calendar_edits.rename_calendar(s, row, name))
            )
            editor.tasks_asked.connect(self._select_tasks)
        self._editor.set_schedule(calendar_edits.with_calendar(self._session.store.value.schedule))
        self._editor.show()
        self._editor.raise_()
        return self._editor

    def _enter_week(self, row: int, weekday: int, text: str) -> None:
        self._of_calendars(
            lambda s: calendar_edits.set_weekday(s, row, weekday, calendar_edits.shifts_of(text))
        )

    def _enter_day(self, row: int, day: np.datetime64, text: str) -> None:
        self._of_calendars(
            lambda s: calendar_edits.set_exception(s, row, day, calendar_edits.shifts_of(text))
        )

    def _copy_calendar(self, row: int) -> None:
        known = {each.name for each in self._session.store.value.schedule.calendars}

        def edit(schedule: Schedule) -> Schedule:
            name = QCoreApplication.translate("Controlling", "Copy of {name}").format(
                name=schedule.calendars[row].name
            )
            number = 2
            free = name
            while free in known:
                free, number = f"{name} ({number})", number + 1
            return calendar_edits.copy_calendar(schedule, row, free)

        self._of_calendars(edit)

    def _of_calendars(self, edit: Edit) -> None:
        if self._editor is not None:
            self._edit(
                QCoreApplication.translate("Controlling", "Edit calendar"),
                lambda s: edit(calendar_edits.with_calendar(s)),
                self._refuse_calendar,
            )

    def _refuse_calendar(self, reason: str) -> None:
        if self._editor is not None:
            self._editor.set_schedule(calendar_edits.with_calendar(self._session.store.value.schedule))
            self._editor.refuse(reason)

    # Both ways.

    def _edit(self, label: str, edit: Edit, refuse: Refuse) -> None:
        try:
            after = edit(self._session.store.value.schedule)
        except EditRefused as refused:
            refuse(refused.text(self._session.languages.current))
            return
        self._session.store.do(label, lambda project: replace(project, schedule=after))

    def _connect(self) -> None:
        panels = self._window.views.panels
        task, kept = panels["task"], panels["baselines"]
        task.progress.entered.connect(self.enter)
        task.constraints.entered.connect(self.hold)
        task.constraints.calendars_asked.connect(self.edit_calendars)
        task.date_asked.connect(self.look_at)
        task.reschedule_asked.connect(lambda: self._do("reschedule"))
        task.import_asked.connect(lambda: self._do("import-progress"))
        kept.set_asked.connect(self.set_baseline)
        kept.use_asked.connect(self.use_baseline)
        kept.renamed.connect(self.rename_baseline)
        kept.remove_asked.connect(self.drop_baseline)
        panels["value"].progress_asked.connect(lambda: self._do("progress"))
        panels["changes"].set_changes(self._session.store.log)

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        panels = self._window.views.panels
        if panels.ready:
            panels["changes"].set_changes(self._session.store.log)
        if self._editor is not None and "schedule" in changed:
            self._editor.set_schedule(calendar_edits.with_calendar(project.schedule))
