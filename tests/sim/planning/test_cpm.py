"""Early and late dates and floats: the oracle, the textbook, the tools' own files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oracles import cpm as oracle
from oracles.networks import HOUR, START, minutes, project, random_network, schedule_of

from kernels._jit import COMPILING
from sim.planning.cpm import solve
from sim.planning.draft import TaskDraft
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import FloatKind, ProgressMode
from sim.task_plan import Constraint
from sim.tool_dates import NO_FLOAT, ToolDates

NETWORKS = 125 if COMPILING else 4
DAY = 8 * HOUR


def at(text: str) -> np.datetime64:
    return np.datetime64(text, "s")


def days(count: float, name: str = "", **more: object) -> TaskDraft:
    return TaskDraft(name, duration=int(count * DAY), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("constrained", [False, True])
@pytest.mark.parametrize("part", range(4))
def test_oracle_gives_the_same_dates_and_floats(part: int, constrained: bool) -> None:
    for seed in range(part * NETWORKS, (part + 1) * NETWORKS):
        schedule, twins, _ = random_network(seed, constrained)
        found = solve(schedule)
        early = oracle.early_dates(twins)
        end = max(finish for _, finish in early)
        late = oracle.late_dates(twins, early, end)
        placed = oracle.placed(twins, early, end)
        total = [oracle.total_float(*row) for row in zip(twins, placed, late, strict=True)]
        free = [oracle.free_float(i, twins, placed, total[i]) for i in range(len(twins))]
        assert minutes(found.early_start) == [start for start, _ in placed], seed
        assert minutes(found.early_finish) == [finish for _, finish in placed], seed
        assert minutes(found.late_start) == [start for start, _ in late], seed
        assert minutes(found.late_finish) == [finish for _, finish in late], seed
        assert (found.total_float // 60).tolist() == total, seed
        assert (found.free_float // 60).tolist() == free, seed


def test_textbook_network_has_its_published_answer() -> None:
    # VALIDATION 21: A=3; B=2, C=4 after A; D=2 after B, C; E=1 after A.
    tasks = [days(d, name) for name, d in zip("ABCDE", (3, 2, 4, 2, 1), strict=True)]
    for task in tasks:
        task.calendar = 0
    links = [(0, 1), (0, 2), (1, 3), (2, 3), (0, 4)]
    schedule = schedule_of(tasks, [(a, b, 0, 0, 0) for a, b in links])
    found = solve(schedule)
    assert found.project_finish[0] == schedule.calendars[0].add(START, 9 * DAY)
    assert [schedule.id[row] for row in np.flatnonzero(found.critical)] == ["A", "C", "D"]
    assert (found.total_float // DAY).tolist() == [0, 2, 0, 0, 5]
    assert found.longest_path.tolist() == found.critical.tolist()
    assert found.driving.tolist() == [True, True, False, True, True]
    assert found.bands([0, 3 * DAY]).tolist() == [0, 1, 0, 0, 2]


@pytest.mark.parametrize(("name", "tasks"), [("xer/MDL4RA.xer", 62), ("mspdi/mspdirelations.xml", 5)])
def test_tool_had_the_same_dates(shared_data: Path, name: str, tasks: int) -> None:
    schedule, _ = read_schedule(shared_data / "schedules" / name)
    found = solve(schedule)
    for column in ("early_start", "early_finish", "late_start", "late_finish"):
        known = ~np.isnat(getattr(schedule.tool, column))
        assert int(known.sum()) == tasks
        assert (getattr(found, column)[known] == getattr(schedule.tool, column)[known]).all(), column
    for column in ("total_float", "free_float"):
        known = getattr(schedule.tool, column) != NO_FLOAT
        assert (getattr(found, column)[known] == getattr(schedule.tool, column)[known]).all(), column


@pytest.mark.parametrize("name", ["xer/MDL4RA.xer", "mspdi/mspdirelations.xml", "mspdi/mspditimephased.xml"])
def test_dates_the_tool_computed_are_not_used(shared_data: Path, name: str) -> None:
    schedule, _ = read_schedule(shared_data / "schedules" / name)
    wrong = np.where(schedule.plan.manual == 0, START, schedule.start)
    blank = replace(schedule, start=wrong, finish=wrong, tool=ToolDates.blank(len(schedule)))
    one, other = solve(schedule), solve(blank)
    for column in ("early_start", "early_finish", "late_start", "late_finish"):
        assert (getattr(one, column) == getattr(other, column)).all(), column
    assert (one.total_float == other.total_float).all()


def test_makespan_of_the_p6_file_is_210_days(shared_data: Path) -> None:
    schedule, _ = read_schedule(shared_data / "schedules/xer/MDL4RA.xer")
    last = solve(schedule).early_finish.max().astype("datetime64[D]")
    assert int((last - np.datetime64("2023-07-23")).astype(int)) + 1 == 210


def test_cycle_is_named_and_the_rest_is_dated() -> None:
    tasks = [days(1, name) for name in "ABCDE"]
    found = solve(schedule_of(tasks, [(0, 1, 0, 0, 0), (1, 2, 0, 0, 0), (2, 0, 0, 0, 0), (2, 3, 0, 0, 0)]))
    assert found.cycles == ((0, 1, 2),)
    assert [each.code for each in found.problems] == ["cpm-cycle"]
    assert "A → B → C → A" in found.problems[0].text()
    assert np.isnat(found.early_start[:3]).all()
    assert found.early_start[3] == found.early_start[4] == START


def linked(first: TaskDraft, second: TaskDraft, **settings: object) -> Schedule:
    return schedule_of([first, second], [(0, 1, 0, 0, 0)], project(**settings))


def test_retained_logic_holds_what_began_out_of_sequence() -> None:
    first = days(2, "A", calendar=0)
    second = days(2, "B", calendar=0, actual_start=at("2025-01-03T08:00:00"), remaining=DAY)
    kept = solve(linked(first, second))
    free = solve(linked(first, second, progress=ProgressMode.PROGRESS_OVERRIDE))
    assert kept.out_of_sequence.tolist() == [0]
    assert kept.early_start[1] == at("2025-01-09T08:00:00")  # the 8th is a day off
    assert free.early_start[1] == START
    assert kept.start[1] == at("2025-01-03T08:00:00")


@pytest.mark.parametrize(
    ("mode", "start"),
    [
        (ProgressMode.RETAINED_LOGIC, "2025-01-09T08:00:00"),
        (ProgressMode.PROGRESS_OVERRIDE, "2025-01-06T08:00:00"),
        (ProgressMode.ACTUAL_DATES, "2025-01-06T08:00:00"),
    ],
)
def test_what_is_done_out_of_sequence_lets_logic_through_or_not(mode: ProgressMode, start: str) -> None:
    done = days(1, "B", actual_start=at("2025-01-02T08:00:00"), actual_finish=at("2025-01-02T17:00:00"))
    tasks = [days(2, "A", calendar=0), done, days(1, "C", calendar=0)]
    found = solve(schedule_of(tasks, [(0, 1, 0, 0, 0), (1, 2, 0, 0, 0)], project(progress=mode)))
    assert found.early_start[2] == at(start)
    assert found.total_float[1] == NO_FLOAT
    assert found.start[1] == at("2025-01-02T08:00:00")


def test_lag_after_what_is_done_counts_from_its_actual_finish() -> None:
    done = days(1, "A", actual_start=at("2025-01-02T08:00:00"), actual_finish=at("2025-01-02T17:00:00"))
    schedule = schedule_of([done, days(1, "B", calendar=0)], [(0, 1, 0, 4 * DAY, 0)])
    assert solve(schedule).early_start[1] == at("2025-01-10T08:00:00")  # 3, 6, 7, 9


def test_without_a_data_date_actual_dates_stand() -> None:
    begun = days(4, "A", calendar=0, actual_start=at("2025-01-03T08:00:00"), remaining=3 * DAY)
    found = solve(schedule_of([begun], [], project(data_date=np.datetime64("NaT", "s"))))
    assert found.early_start[0] == found.late_start[0] == at("2025-01-03T08:00:00")
    assert found.early_finish[0] == at("2025-01-09T17:00:00")


def test_resume_date_holds_what_was_suspended() -> None:
    begun = days(
        2, "A", calendar=0, actual_start=at("2025-01-02T08:00:00"), remaining=DAY,
        suspend=at("2025-01-02T17:00:00"), resume=at("2025-01-13T08:00:00"),
    )  # fmt: skip
    assert solve(schedule_of([begun], [])).early_finish[0] == at("2025-01-13T17:00:00")


def test_expected_finish_sets_the_duration_where_the_project_says_so() -> None:
    task = days(1, "A", calendar=0, expected_finish=at("2025-01-10T17:00:00"))
    assert solve(schedule_of([task], [], project(expected_finish=True))).early_finish[0] == at(
        "2025-01-10T17:00:00"
    )
    assert solve(schedule_of([task], [])).early_finish[0] == at("2025-01-06T17:00:00")


def test_mandatory_start_breaks_logic_both_ways() -> None:
    second = days(
        1, "B", calendar=0, constraint=Constraint.MANDATORY_START, constraint_date=at("2025-01-06T08:00:00")
    )
    found = solve(linked(days(2, "A", calendar=0), second))
    assert found.early_start[1] == found.late_start[1] == START
    assert found.total_float[0] == -2 * DAY


@pytest.mark.parametrize(
    ("honoured", "start"), [(True, "2025-01-06T08:00:00"), (False, "2025-01-09T08:00:00")]
)
def test_start_no_later_is_hard_where_constraints_are_honoured(honoured: bool, start: str) -> None:
    second = days(
        1, "B", calendar=0, constraint=Constraint.START_NO_LATER, constraint_date=at("2025-01-06T08:00:00")
    )
    found = solve(linked(days(2, "A", calendar=0), second, honour_constraints=honoured))
    assert found.early_start[1] == at(start)
    assert found.late_start[1] == START


def test_deadline_bounds_late_dates_only() -> None:
    found = solve(schedule_of([days(2, "A", calendar=0, deadline=at("2025-01-06T17:00:00"))], []))
    assert found.early_finish[0] == at("2025-01-07T17:00:00")
    assert found.total_float[0] == -DAY


def test_project_scheduled_from_its_finish_is_laid_back_from_it() -> None:
    settings = {"from_finish": True, "must_finish": at("2025-01-17T17:00:00")}
    found = solve(linked(days(2, "A", calendar=0), days(1, "B", calendar=0), **settings))
    assert found.finish[1] == at("2025-01-17T17:00:00")
    assert found.start[0] == at("2025-01-15T08:00:00")
    assert found.early_start[0] == at("2025-01-15T08:00:00")


def test_date_that_must_be_kept_stands_in_a_project_laid_back() -> None:
    fixed = days(
        1, "B", calendar=0, constraint=Constraint.MANDATORY_START, constraint_date=at("2025-01-14T08:00:00")
    )
    settings = {"from_finish": True, "must_finish": at("2025-01-17T17:00:00"), "honour_constraints": True}
    found = solve(linked(days(2, "A", calendar=0), fixed, **settings))
    assert found.start.tolist() == [
        at("2025-01-10T13:00:00").astype(object),  # four hours on Saturday
        fixed.constraint_date.astype(object),
    ]


def test_projects_keep_their_own_settings() -> None:
    tasks = [days(2, name, calendar=0, project=k // 2) for k, name in enumerate("ABCD")]
    later = replace(project(float_kind=FloatKind.START, must_finish=at("2025-01-31T17:00:00")), id="Q")
    schedule = schedule_of(tasks, [(0, 2, 0, 0, 0)])
    found = solve(replace(schedule, projects=(schedule.projects[0], later)))
    assert found.project_finish.tolist() == [
        at("2025-01-07T17:00:00").astype(object), at("2025-01-10T17:00:00").astype(object),
    ]  # fmt: skip
    assert found.critical.tolist() == [True, True, False, False]
    other = solve(schedule, [project(), project()])
    assert other.critical.tolist() == [True, True, True, False]


def test_manual_task_stays_where_it_was_put() -> None:
    second = days(
        1, "B", calendar=0, manual=True, start=at("2025-01-06T08:00:00"), finish=at("2025-01-06T17:00:00")
    )
    assert solve(linked(days(2, "A", calendar=0), second)).early_start[1] == START


@pytest.mark.parametrize(
    ("kind", "total"),
    [(FloatKind.FINISH, 2 * DAY), (FloatKind.START, 2 * DAY), (FloatKind.SMALLEST, 2 * DAY)],
)
def test_must_finish_gives_float(kind: FloatKind, total: int) -> None:
    settings = {"must_finish": at("2025-01-09T17:00:00"), "float_kind": kind}
    found = solve(schedule_of([days(1, "A", calendar=0)], [], project(**settings)))
    assert found.total_float[0] == total


def test_open_ends_can_be_made_critical() -> None:
    tasks = [days(1, "A", calendar=0), days(4, "B", calendar=0)]
    assert solve(schedule_of(tasks, [])).critical.tolist() == [False, True]
    assert solve(schedule_of(tasks, [], project(open_ends_critical=True))).critical.tolist() == [True, True]


def test_summary_spans_what_is_below_and_passes_links_on() -> None:
    tasks = [
        TaskDraft("S"), days(1, "A", parent=0, calendar=0), days(3, "B", parent=0, calendar=0),
        days(1, "C", calendar=0), days(2, "Z", calendar=0),
    ]  # fmt: skip
    schedule = schedule_of(tasks, [(4, 0, 0, 0, 0), (0, 3, 0, 0, 0)])
    assert schedule.kind[0] == TaskKind.SUMMARY
    found = solve(schedule)
    assert (found.early_start[:3] == at("2025-01-09T08:00:00")).all()
    assert found.early_finish[0] == found.early_finish[2]
    assert found.early_start[3] == at("2025-01-13T13:00:00")  # four hours on Saturday
    assert found.total_float.tolist() == [0, 2 * DAY, 0, 0, 0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda task: setattr(task, "duration", -8), "cpm-duration-negative"),
        (lambda task: setattr(task, "duration", -1), "cpm-duration-unknown"),
        (lambda task: setattr(task, "duration", 10**15), "cpm-outside"),
    ],
)
def test_odd_task_is_told(change: Callable[[TaskDraft], None], code: str) -> None:
    task = days(1, "A", calendar=0)
    change(task)
    assert [each.code for each in solve(schedule_of([task], [])).problems] == [code]


def test_long_project_finds_its_end() -> None:
    tasks = [days(2000, str(i), calendar=0) for i in range(12)]
    found = solve(schedule_of(tasks, [(i, i + 1, 0, 0, 0) for i in range(11)]))
    assert found.problems == ()
    assert found.early_finish[-1] > at("2110-01-01T00:00:00")
    assert (found.total_float == 0).all()


def test_empty_schedule_is_solved() -> None:
    assert len(solve(schedule_of([], [])).early_start) == 0
