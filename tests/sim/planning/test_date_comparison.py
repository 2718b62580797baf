"""A difference is explained only where changing the setting gives the tool's dates."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from same import differences
from small_project import DAY

from sim.calendar import DAY as SECONDS
from sim.calendar import Calendar, standard_calendar
from sim.planning.cpm import Solution, solve
from sim.planning.date_comparison import FIELDS, Comparison, Group, Match, compare_dates
from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft
from sim.planning.named_settings import with_settings
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import FloatKind, LagCalendar, ScheduleProject
from sim.tool_dates import ToolDates

HOUR = 3600
MONDAY = np.datetime64("2026-03-02T08:00:00", "s")


def schedule(lag: int = 16 * HOUR) -> Schedule:
    """Return two tasks with a lag across a weekend, and one alone."""
    round_the_clock = Calendar("24 h", (((0, SECONDS),),) * 7)
    return ScheduleDraft(
        tasks=[
            TaskDraft("A", "dig", duration=40 * HOUR, start=MONDAY, calendar=0),
            TaskDraft("B", "pour", duration=16 * HOUR, calendar=0),
            TaskDraft("C", "fence", duration=8 * HOUR, calendar=1),
        ],
        relations=[RelationDraft(0, 1, lag=lag)],
        calendars=[standard_calendar(), round_the_clock],
        projects=[ScheduleProject("P", start=MONDAY, lag_calendar=LagCalendar.SUCCESSOR)],
    ).schedule()


def as_told(schedule: Schedule, solution: Solution) -> Schedule:
    """Return the schedule as if its tool had found this."""
    tool = replace(schedule.tool, **{name: getattr(solution, name) for name in FIELDS})
    return replace(schedule, tool=tool)


def compared(schedule: Schedule) -> Comparison:
    return compare_dates(schedule, solve(schedule), solve)


def test_equal_dates_agree() -> None:
    found = compared(as_told(schedule(), solve(schedule())))
    assert found.match.tolist() == [Match.AGREES] * 3
    assert found.by_cause() == {}
    assert found.group.tolist() == [Group.UNLINKED, Group.LINKED, Group.UNLINKED]
    assert found.count(Match.AGREES, Group.LINKED) == 1


def test_what_the_file_does_not_tell_is_not_compared() -> None:
    found = compared(schedule())
    assert found.count(Match.NOT_TOLD) == 3


def test_a_lag_counted_round_the_clock_is_found() -> None:
    plain = schedule()
    other = with_settings(plain, lag_calendar=LagCalendar.ALL_DAY)
    assert other is not None
    found = compared(as_told(plain, solve(other)))
    assert found.by_cause() == {"lag-calendar": found.count(Match.EXPLAINED)}
    assert found.match[1] == Match.EXPLAINED
    assert found.differs[1, 0]


def test_two_settings_at_once_are_found() -> None:
    plain = schedule()
    plain = replace(plain, plan=replace(plain.plan, delay=np.array([0, 8 * HOUR, 0], np.int64)))
    other = with_settings(
        replace(plain, plan=replace(plain.plan, delay=np.zeros(3, np.int64))),
        lag_calendar=LagCalendar.ALL_DAY,
    )
    assert other is not None
    found = compared(as_told(plain, solve(other)))
    assert found.count(Match.UNEXPLAINED) == 0
    assert found.match[1] == Match.EXPLAINED


def test_dates_no_setting_gives_are_unexplained() -> None:
    plain = schedule()
    told = as_told(plain, solve(plain))
    early = told.tool.early_start.copy()
    early[1] += 3 * DAY
    found = compared(replace(told, tool=replace(told.tool, early_start=early)))
    assert found.by_cause() == {"unexplained": 1}
    assert found.differs[1].tolist() == [True, False, False, False, False]


def test_spans_stand_apart() -> None:
    plain = schedule()
    kind = plain.kind.copy()
    kind[2] = TaskKind.LEVEL_OF_EFFORT
    assert compared(replace(plain, kind=kind)).group[2] == Group.SPAN


def test_no_cause_is_asked_where_all_agree() -> None:
    plain = schedule()
    told = as_told(plain, solve(plain))

    def never(changed: Schedule) -> Solution:
        raise AssertionError(FloatKind)

    assert compare_dates(told, solve(plain), never).by_cause() == {}


SOLVED = ("early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float", "critical")


def solved(schedule: Schedule) -> list[np.ndarray]:
    solution = solve(schedule)
    return [getattr(solution, name) for name in SOLVED]


def test_the_tools_dates_play_no_part(shared_data: Path) -> None:
    for path in sorted((shared_data / "schedules" / "mspdi").glob("*.xml"))[::7]:
        told = read_schedule(path)[0]
        bare = replace(told, tool=ToolDates.blank(len(told)))
        assert differences(solved(told), solved(bare)) == []
