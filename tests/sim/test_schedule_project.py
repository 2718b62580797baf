"""Settings a project's dates depend on."""

from sim.schedule_project import LagCalendar, ProgressMode, ScheduleProject


def test_what_is_assumed_without_settings() -> None:
    project = ScheduleProject("P1")
    assert project.lag_calendar is LagCalendar.SUCCESSOR
    assert project.progress is ProgressMode.RETAINED_LOGIC
    assert project.critical_float == 0
