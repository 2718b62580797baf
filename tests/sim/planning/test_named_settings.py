"""Each setting changes what it names, and is passed over where it changes nothing."""

from dataclasses import replace

import numpy as np
import pytest
from rich_project import rich_project
from small_project import small_schedule

from resources import messages
from sim.planning.named_settings import CAUSES, NAMED, with_plan, with_settings
from sim.schedule import Schedule
from sim.schedule_project import LagCalendar, ScheduleProject
from sim.task_plan import Constraint


def changed(name: str, schedule: Schedule) -> list[Schedule]:
    found = [each.change(schedule) for each in NAMED if each.name == name]
    return [each for each in found if each is not None]


def test_a_setting_that_is_so_already_is_passed_over() -> None:
    schedule = replace(small_schedule(), projects=(ScheduleProject(lag_calendar=LagCalendar.ALL_DAY),))
    assert with_settings(schedule, lag_calendar=LagCalendar.ALL_DAY) is None
    assert len(changed("lag-calendar", schedule)) == len(LagCalendar) - 1
    assert with_plan(schedule, delay=np.zeros(20, np.int64)) is None


@pytest.mark.parametrize("name", ["levelling-delay", "manual-dates", "external-dates", "split", "deadline"])
def test_what_is_not_in_the_file_is_no_cause(name: str) -> None:
    assert changed(name, small_schedule()) == []
    assert len(changed(name, rich_project().schedule)) == 1


def test_constraints_are_exchanged_and_taken_away() -> None:
    constraint = np.zeros(20, np.uint8)
    constraint[2:4] = Constraint.MANDATORY_START, Constraint.AS_LATE_AS_POSSIBLE
    schedule = with_plan(small_schedule(), constraint=constraint)
    assert schedule is not None
    (late,) = changed("as-late-as-possible", schedule)
    assert late.plan.constraint[2:4].tolist() == [Constraint.MANDATORY_START, 0]
    soft = changed("constraint-handling", schedule)
    assert soft[1].plan.constraint[2:4].tolist() == [Constraint.START_ON, Constraint.AS_LATE_AS_POSSIBLE]
    assert not soft[-1].plan.constraint.any()


def test_tasks_on_the_calendars_of_their_resources() -> None:
    rich = rich_project().schedule
    people = replace(rich.resources, calendar=np.array([1, -1], np.int32))
    work = replace(rich.assignments, task=np.array([3, 4], np.int32), resource=np.array([0, 1], np.int32))
    schedule = replace(rich, resources=people, assignments=work)
    (moved,) = changed("resource-calendar", schedule)
    assert moved.calendar[3] == 1
    assert moved.calendar[4:].tolist() == rich.calendar[4:].tolist()


def test_progress_and_lags_left_out() -> None:
    rich = rich_project().schedule
    (unbegun,) = changed("progress-not-counted", rich)
    assert np.isnat(unbegun.actual_start).all()
    assert not unbegun.percent.any()
    (plain,) = changed("lags-not-counted", rich)
    assert not plain.relations.lag.any()
    assert changed("lags-not-counted", small_schedule()) == []


def test_every_cause_has_a_name() -> None:
    assert all(f"cause-{name}" in messages.catalogue() for name in (*CAUSES, "unexplained"))


def test_late_dates_from_another_finish() -> None:
    schedule = small_schedule()
    assert changed("scheduled-finish", schedule) == []
    assert changed("finish-kept", schedule) == []
    when = np.datetime64("2026-01-05T17:00:00", "s")
    told = replace(schedule, projects=(ScheduleProject(other={"FinishDate": "2026-01-05T17:00:00"}),))
    assert changed("scheduled-finish", told)[0].projects[0].must_finish == when
    late = np.full(20, "NaT", "datetime64[s]")
    late[18], late[19] = when, when + 5
    kept = replace(schedule, tool=replace(schedule.tool, late_finish=late))
    dates = [each.projects[0].must_finish for each in changed("finish-kept", kept)]
    assert when + 5 in dates
