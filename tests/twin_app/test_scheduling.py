from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule
from pytestqt.qtbot import QtBot

from sim.links import LinkSource, links_of
from sim.planning.cpm import solve
from sim.planning.reschedule import rescheduled
from sim.project import Project
from sim.schedule import RelationKind
from sim.task_plan import Constraint
from twin_app.shell import Shell
from viewers.widgets.gantt_grips import Grip

DAY = np.timedelta64(86400, "s")


@pytest.fixture
def planned(shell: Shell, project: Project, qtbot: QtBot) -> Shell:
    """Return the window with cubes and a schedule whose dates follow from its logic."""
    schedule = planned_schedule()
    schedule = rescheduled(schedule, solve(schedule))
    rows = np.arange(20, dtype=np.int32)
    links = links_of(rows, rows % 3 + 1, LinkSource.EXPLICIT)
    shell.session.store.open(replace(project, schedule=schedule, links=links))
    shell.window.show_start_page(False)
    qtbot.waitUntil(lambda: shell.wiring.scheduling.solution is not None, timeout=60_000)
    return shell


def test_floats_reach_the_chart(planned: Shell) -> None:
    gantt = planned.window.views.panels.time.gantt
    found = gantt._model.rows.facts.solution
    assert found is not None
    assert np.array_equal(found.total_float, solve(planned.session.store.value.schedule).total_float)
    assert planned.wiring.scheduling.follows


def test_an_edit_moves_what_follows_and_can_be_undone(planned: Shell) -> None:
    store, scheduling = planned.session.store, planned.wiring.scheduling
    before = store.value.schedule
    scheduling.enter(3, "duration", "4d")
    after = store.value.schedule
    assert after.finish[3] > before.finish[3]
    full = rescheduled(after, solve(after))
    assert np.array_equal(after.start, full.start, equal_nan=True)
    assert store.undo_label == "Edit task"
    assert scheduling.solution is not None
    store.undo()
    assert store.value.schedule is before
    assert np.array_equal(scheduling.solution.total_float, solve(before).total_float)


def test_a_refused_edit_is_told_and_changes_nothing(planned: Shell) -> None:
    store = planned.session.store
    before = store.value
    planned.wiring.scheduling.enter(3, "duration", "soon")
    assert store.value is before
    assert "soon" in planned.window.views.message_strip.sentence()


def test_a_pull_is_shown_in_chart_and_model_before_it_is_made(planned: Shell) -> None:
    session, scheduling = planned.session, planned.wiring.scheduling
    gantt = planned.window.views.panels.time.gantt
    before = session.store.value.schedule
    planned.wiring.playback.go(before.start[3] + np.timedelta64(1, "h"))
    states = session.rehearsal.at(session.view.value.time).code.copy()
    scheduling.preview(3, Grip.MOVE, before.start[3] + 7 * DAY)
    assert session.store.value.schedule is before
    assert gantt._model.rows.schedule.start[3] > before.start[3]
    assert not np.array_equal(session.rehearsal.at(session.view.value.time).code, states)
    scheduling.give_up()
    assert gantt._model.rows.schedule.start[3] == before.start[3]
    assert np.array_equal(session.rehearsal.at(session.view.value.time).code, states)
    scheduling.let_go(3, Grip.MOVE, before.start[3] + 7 * DAY)
    after = session.store.value.schedule
    assert after.plan.constraint[3] == Constraint.START_NO_EARLIER
    assert after.start[3] >= before.start[3] + 7 * DAY


def test_the_playhead_stays_where_it_is_when_the_schedule_is_edited(planned: Shell) -> None:
    first, _ = planned.session.store.value.schedule.span()
    planned.wiring.playback.go(first + DAY)
    now = planned.session.view.value.time
    planned.wiring.scheduling.enter(3, "name", "Roof")
    assert planned.session.view.value.time == now


def test_links_are_made_and_taken_away(planned: Shell) -> None:
    store, scheduling = planned.session.store, planned.wiring.scheduling
    count = len(store.value.schedule.relations)
    scheduling.link(3, 5, RelationKind.FS)
    assert len(store.value.schedule.relations) == count + 1
    rows = np.array([3, 5], np.int32)
    scheduling.unlink_all(rows)
    left = store.value.schedule.relations
    assert not (np.isin(left.predecessor, rows) & np.isin(left.successor, rows)).any()
    scheduling.link_all(rows)
    assert store.undo_label == "Link tasks"
    scheduling.link(5, 1, RelationKind.FS)
    assert "circle" in planned.window.views.message_strip.sentence()


def test_without_following_dates_are_placed_by_hand(planned: Shell) -> None:
    store, scheduling = planned.session.store, planned.wiring.scheduling
    planned.wiring.do("follow")
    assert not scheduling.follows
    before = store.value.schedule
    scheduling.let_go(3, Grip.MOVE, before.start[3] + 2 * DAY)
    after = store.value.schedule
    assert after.start[3] == before.start[3] + 2 * DAY
    assert after.plan.constraint[3] == before.plan.constraint[3]
    planned.wiring.do("reschedule")
    assert store.value.schedule.start[3] == before.start[3]


def test_a_schedule_without_logic_is_not_calculated(planned: Shell, project: Project) -> None:
    planned.session.store.open(project)
    assert planned.wiring.scheduling.solution is None
    assert not planned.wiring.scheduling.follows
    planned.wiring.do("reschedule")
    assert "durations" in planned.window.views.message_strip.sentence()
