"""Each point finds what it is about, and nothing in a sound schedule."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from resources import messages
from sim.calendar import standard_calendar
from sim.planning.cpm import solve
from sim.planning.draft import AssignmentDraft, RelationDraft, ResourceDraft, ScheduleDraft, TaskDraft
from sim.planning.health import Health, Metric, check_health, health_facts
from sim.schedule import RelationKind, Schedule
from sim.schedule_project import ScheduleProject
from sim.task_plan import Constraint

HOUR, DAY = 3600, np.timedelta64(86400, "s")
MONDAY = np.datetime64("2026-03-02T08:00:00", "s")


def chain(**first: Any) -> ScheduleDraft:
    """Return start, six tasks of five days one after the other, end; the first task as told."""
    tasks = [TaskDraft(f"T{k}", f"task {k}", duration=40 * HOUR, calendar=0) for k in range(6)]
    for name, value in first.items():
        setattr(tasks[0], name, value)
    begin, end = (
        TaskDraft("S", "start", duration=0, calendar=0),
        TaskDraft("E", "end", duration=0, calendar=0),
    )
    begin.kind = end.kind = type(begin.kind).MILESTONE
    return ScheduleDraft(
        tasks=[begin, *tasks, end],
        relations=[RelationDraft(k, k + 1) for k in range(7)],
        calendars=[standard_calendar()],
        resources=[ResourceDraft("R", "crew")],
        assignments=[AssignmentDraft(k, 0) for k in range(1, 7)],
        projects=[ScheduleProject("P", start=MONDAY)],
    )


def check(schedule: Schedule) -> dict[str, Metric]:
    return {metric.code: metric for metric in health(schedule).metrics}


def health(schedule: Schedule) -> Health:
    solution = solve(schedule)
    dated = replace(schedule, start=solution.early_start, finish=solution.early_finish)
    return check_health(dated, solution, solve)


def test_a_sound_schedule_fails_nothing() -> None:
    found = check(chain().schedule())
    assert [code for code, metric in found.items() if metric.passed is False] == []
    assert len(found) == 17
    assert found["relations"].value == 100.0
    assert found["critical-path-test"].value == pytest.approx(600)
    assert found["cpli"].value == pytest.approx(1.0)
    assert found["bei"].value is None


def rows(draft: ScheduleDraft, code: str) -> list[str]:
    schedule = draft.schedule()
    return [schedule.id[row] for row in check(schedule)[code].tasks]


def test_open_ends() -> None:
    draft = chain()
    draft.tasks.append(TaskDraft("X", "alone", duration=8 * HOUR, calendar=0))
    assert rows(draft, "logic") == ["X"]
    assert check(draft.schedule())["logic"].value == pytest.approx(100 / 7)


def test_leads_lags_and_kinds() -> None:
    draft = chain()
    draft.relations[2].lag, draft.relations[3].lag = -8 * HOUR, 8 * HOUR
    draft.relations[4].kind = RelationKind.SS
    assert (rows(draft, "leads"), rows(draft, "lags"), rows(draft, "relations")) == (["T2"], ["T3"], ["T4"])
    found = check(draft.schedule())
    assert found["leads"].passed is found["lags"].passed is found["relations"].passed is False
    assert rows(draft, "dangling-finish") == ["T3"]
    draft.relations[4].kind = RelationKind.FF
    assert rows(draft, "dangling-start") == ["T4"]


@pytest.mark.parametrize(
    ("constraint", "hard"),
    [
        (Constraint.FINISH_NO_LATER, True),
        (Constraint.MANDATORY_START, True),
        (Constraint.START_NO_EARLIER, False),
    ],
)
def test_hard_constraints(constraint: Constraint, hard: bool) -> None:
    draft = chain(constraint=constraint, constraint_date=MONDAY)
    assert (rows(draft, "hard-constraints") == ["T0"]) is hard


def test_floats_and_durations() -> None:
    draft = chain(duration=45 * 8 * HOUR)
    assert rows(draft, "high-duration") == ["T0"]
    draft.tasks.append(TaskDraft("X", "short", duration=8 * HOUR, calendar=0))
    draft.relations += [RelationDraft(0, 8), RelationDraft(8, 7)]
    assert rows(draft, "high-float") == ["X"]
    tight = chain(deadline=MONDAY)
    assert "T0" in rows(tight, "negative-float")


def test_dates_on_the_wrong_side_of_the_data_date() -> None:
    draft = chain(actual_start=MONDAY + 9 * DAY, percent=10.0, remaining=36 * HOUR)
    draft.projects = [ScheduleProject("P", start=MONDAY, data_date=MONDAY + 2 * DAY)]
    assert "T0" in rows(draft, "invalid-dates")


def test_tasks_nobody_does() -> None:
    draft = chain()
    del draft.assignments[0]
    assert rows(draft, "resources") == ["T0"]
    assert check(draft.schedule())["resources"].passed is None  # told, not judged


def test_missed_tasks_and_execution() -> None:
    draft = chain(baseline_start=MONDAY, baseline_finish=MONDAY + 4 * DAY)
    draft.projects = [ScheduleProject("P", start=MONDAY, data_date=MONDAY + 10 * DAY)]
    found = check(draft.schedule())
    assert (found["missed"].count, found["missed"].of) == (1, 1)
    assert found["bei"].value == 0.0
    assert found["bei"].passed is False


def test_a_date_that_cannot_move_fails_the_critical_path_test() -> None:
    draft = chain()
    end = np.datetime64("2026-04-10T17:00:00", "s")  # six weeks of work
    draft.tasks[7].constraint, draft.tasks[7].constraint_date = Constraint.MANDATORY_START, end
    assert check(draft.schedule())["critical-path-test"].passed is False


def test_a_deadline_lowers_the_length_index() -> None:
    draft = chain()
    draft.tasks[6].deadline = MONDAY + 20 * DAY
    value = check(draft.schedule())["cpli"].value
    assert value is not None
    assert value < 0.95


def test_nothing_to_check() -> None:
    found = check(ScheduleDraft().schedule())
    assert all(metric.passed is None for metric in found.values())


def test_facts_in_both_languages() -> None:
    schedule = chain().schedule()
    english, chinese = (health_facts(health(schedule), schedule, lang) for lang in messages.LANGUAGES)
    assert english["verified"] is False
    assert "PAM 200.1" in english["source"]
    assert "44" in next(m for m in english["metrics"] if m["code"] == "high-float")["definition"]
    assert {m["name"] for m in english["metrics"]}.isdisjoint({m["name"] for m in chinese["metrics"]})
