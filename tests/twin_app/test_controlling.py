"""Progress, constraints, baselines and calendars from the panels: one step each, or refused in place."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from sim.planning.progress_entry import Progress
from sim.schedule import Schedule
from sim.task_plan import Constraint
from twin_app.controlling import Controlling
from twin_app.shell import Shell
from viewers.widgets.constraint_form import Holds

NAT = np.datetime64("NaT", "s")
NOW = np.datetime64("2026-03-10T17:00", "s")


@pytest.fixture
def controlling(opened: Shell) -> Controlling:
    opened.session.view.set(replace(opened.session.view.value, tasks=np.array([1, 2], np.int32)))
    return opened.wiring.plan.controlling


def schedule(shell: Shell) -> Schedule:
    return shell.session.store.value.schedule


def said(panel: QWidget) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def test_progress_goes_to_all_selected_tasks_in_one_step(opened: Shell, controlling: Controlling) -> None:
    opened.wiring.do("progress")
    start = schedule(opened).start[1]
    controlling.enter(Progress(start, NAT, 40.0))
    assert schedule(opened).percent[[1, 2, 3]].tolist() == [40.0, 40.0, 0.0]
    assert opened.session.store.undo_label == "Enter progress"
    opened.session.store.undo()
    assert schedule(opened).percent[1] == 0.0


def test_refused_progress_changes_nothing_and_says_why(opened: Shell, controlling: Controlling) -> None:
    before = schedule(opened)
    controlling.enter(Progress(NAT, NOW))
    assert schedule(opened) is before
    assert "needs an actual start" in said(opened.window.views.panels["task"])
    opened.wiring.do("language-zh_CN")
    controlling.enter(Progress(NAT, NOW))
    assert "实际开始" in said(opened.window.views.panels["task"])


def test_data_date(opened: Shell, controlling: Controlling) -> None:
    controlling.look_at(NOW)
    assert schedule(opened).status_date == NOW
    controlling.enter(Progress(schedule(opened).start[1], schedule(opened).start[1] + 3600))
    controlling.look_at(schedule(opened).start[0])
    assert schedule(opened).status_date == NOW
    assert "Task 1" in said(opened.window.views.panels["task"])


def test_constraints(opened: Shell, controlling: Controlling) -> None:
    holds = Holds(Constraint.START_NO_EARLIER, NOW, Constraint.FINISH_NO_LATER, NOW + 86400, NOW + 99, 0)
    controlling.hold(holds)
    plan = schedule(opened).plan
    assert plan.constraint[[1, 2]].tolist() == [Constraint.START_NO_EARLIER] * 2
    assert plan.second_constraint_date[2] == NOW + 86400
    assert plan.deadline[1] == NOW + 99
    assert schedule(opened).calendar[1] == -1, "the first calendar was meant already"
    controlling.hold(replace(holds, first=Constraint.NONE))
    assert "needs a first one" in said(opened.window.views.panels["task"])


def test_baselines(opened: Shell, controlling: Controlling) -> None:
    opened.wiring.do("baselines")
    panel = opened.window.views.panels["baselines"]
    panel.set_asked.emit("Contract")
    panel.set_asked.emit("March")
    panel.renamed.emit("March", "April")
    assert [b.name for b in schedule(opened).baselines] == ["April", "Contract"]
    panel.use_asked.emit("Contract")
    assert schedule(opened).baselines[0].name == "Contract"
    panel.renamed.emit("April", "Contract")
    assert "already" in said(panel)
    panel.remove_asked.emit("Contract")
    assert [b.name for b in schedule(opened).baselines] == ["April"]


def test_calendars(opened: Shell, controlling: Controlling) -> None:
    editor = controlling.edit_calendars()
    assert schedule(opened).calendars == (), "looking is not editing"
    editor.week_entered.emit(0, 5, "8-12")
    assert schedule(opened).calendars[0].week[5] == ((8 * 3600, 12 * 3600),)
    day = np.datetime64("2026-05-01")
    editor.day_entered.emit(0, day, "")
    assert schedule(opened).calendars[0].exceptions == {day: ()}
    editor.copy_asked.emit(0)
    editor.copy_asked.emit(0)
    assert [c.name for c in schedule(opened).calendars] == [
        "Standard", "Copy of Standard", "Copy of Standard (2)",
    ]  # fmt: skip
    editor.renamed.emit(1, "夜班")
    editor.day_freed.emit(0, day)
    assert schedule(opened).calendars[0].exceptions == {}
    editor.week_entered.emit(0, 0, "noon")
    assert "noon" in said(editor)
    editor.tasks_asked.emit(np.array([4], np.int32))
    assert opened.session.view.value.tasks.tolist() == [4]


def test_changes_are_listed(opened: Shell, controlling: Controlling) -> None:
    controlling.set_baseline("Contract")
    opened.session.store.undo()
    opened.wiring.do("changes")
    lines = opened.window.views.panels["changes"].text().splitlines()[1:]
    assert [line.split("\t")[2] for line in lines] == ["Undone: Set baseline", "Set baseline"]


def test_earned_value_leads_to_progress(opened: Shell, controlling: Controlling) -> None:
    opened.wiring.do("earned-value")
    assert not opened.window.docks["value"].isHidden()
    opened.window.views.panels["value"].progress_asked.emit()
    assert not opened.window.docks["task"].isHidden()
