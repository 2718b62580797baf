import numpy as np

from sim.calendar import Calendar, Shift, standard_calendar
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.mspdi_task_calendars import TaskCalendars, TaskTime

HOUR = 3600
NIGHT: tuple[Shift, ...] = ((18 * HOUR, 22 * HOUR),)
MORNING: tuple[Shift, ...] = ((8 * HOUR, 12 * HOUR),)


def calendars() -> TaskCalendars:
    holiday = {np.datetime64("2026-03-04"): ()}
    draft = ScheduleDraft(tasks=[TaskDraft("1", "Pour", place="Task UID 1")])
    draft.calendars = [
        standard_calendar(),
        Calendar("Copy", standard_calendar().week),
        Calendar("Night", (NIGHT,) * 7),
        Calendar("Morning", (MORNING,) * 7, holiday),
    ]
    return TaskCalendars(draft, {str(k): k for k in range(4)}, 0)


def at(text: str) -> np.datetime64:
    return np.datetime64(f"2026-03-{text}", "s")


def test_whose_calendar_counts() -> None:
    found = calendars()
    assert found.of(0, TaskTime()) == 0
    assert found.of(0, TaskTime("2")) == 2
    assert found.of(0, TaskTime(resources=[1])) == 0  # works as the project does
    assert found.of(0, TaskTime(resources=[2, 2])) == 2
    assert found.of(0, TaskTime(resources=[2], fixed=True)) == 0
    assert found.of(0, TaskTime("3", resources=[2], alone=True)) == 3
    assert len(found.draft.calendars) == 4


def test_task_and_resource_work_when_both_do() -> None:
    found = calendars()
    row = found.of(0, TaskTime("3", resources=[1]))
    assert row == found.of(0, TaskTime("3", resources=[0]))
    both = found.draft.calendars[row]
    assert both.week == (MORNING,) * 5 + ((),) * 2
    assert both.shifts(np.datetime64("2026-03-04")) == ()


def test_a_task_goes_on_while_any_of_its_resources_works() -> None:
    found = calendars()
    joined = found.draft.calendars[found.of(0, TaskTime(resources=[2, 3]))]
    assert joined.week == (MORNING + NIGHT,) * 7
    assert joined.shifts(np.datetime64("2026-03-04")) == NIGHT
    assert found.mixed == ["Task UID 1"]


def test_elapsed_time_runs_day_and_night_on_one_calendar() -> None:
    found = calendars()
    row = found.of(0, TaskTime("2", elapsed=True))
    assert row == found.of(0, TaskTime(elapsed=True)) == 4
    assert found.draft.calendars[row].add(at("06T17:00"), 48 * HOUR) == at("08T17:00")


def test_a_split_task_stands_still_in_its_gaps() -> None:
    found, time = calendars(), TaskTime()
    for start, finish in (("02T08:00", "02T17:00"), ("03T08:00", "03T12:00"), ("06T08:00", "06T17:00")):
        time.work(at(start), at(finish))
    row = found.of(0, time)
    calendar = found.draft.calendars[row]
    assert calendar.add(at("02T08:00"), 20 * HOUR) == at("06T17:00")
    assert calendar.shifts(np.datetime64("2026-03-03")) == MORNING
    assert found.draft.tasks[0].fields["Splits"] == "2026-03-03 13:00 – 2026-03-06 08:00"
    assert found.split == ["Task UID 1"]


def test_nights_weekends_and_roundings_are_no_splits() -> None:
    found, time = calendars(), TaskTime()
    for start, finish in (("05T08:00", "05T11:58"), ("05T12:00", "06T17:00"), ("09T08:00", "09T17:00")):
        time.work(at(start), at(finish))
    assert found.of(0, time) == 0
