"""A log beside a schedule: joined by ID or by name and time; elements by GlobalId or by kind."""

from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from sim.event_log import LATE, ON_TIME, EventLog
from sim.planning.as_built import apply_event_log, kind, late_share

NAT = np.datetime64("NaT", "s")
DAY = np.timedelta64(86400, "s")


def log_of(*rows: tuple[str, str, np.datetime64, np.datetime64, str, str, str, int]) -> EventLog:
    columns = list(zip(*rows, strict=True))
    times = [np.array(column, "datetime64[s]") for column in columns[2:4]]
    return EventLog(columns[0], columns[1], *times, *columns[4:7], np.array(columns[7], np.uint8))


def test_joined_by_id_keeps_the_hour_and_the_plan() -> None:
    project = small_project()
    schedule = project.schedule
    row = 2
    begin = schedule.start[row].astype("datetime64[D]").astype("datetime64[s]") + DAY
    built = apply_event_log(project, log_of((schedule.id[row], "", begin, begin + DAY, "", "", "", 0)))
    assert built.tasks.tolist() == [row]
    clock = schedule.start[row] - schedule.start[row].astype("datetime64[D]")
    assert built.schedule.actual_start[row] == begin + clock
    assert built.schedule.percent[row] == 100.0
    assert built.schedule.plan.remaining[row] == 0
    assert built.schedule.baseline_start[row] == schedule.baseline_start[row]
    assert built.schedule.status_date == built.schedule.actual_finish[row]
    assert np.isnat(built.schedule.actual_start[3])


def test_tasks_of_one_name_are_told_by_their_time() -> None:
    project = small_project()
    plan = project.schedule
    name = list(plan.name)
    name[2] = name[8] = "Stort"
    schedule = replace(plan, name=tuple(name))
    late = schedule.start[8].astype("datetime64[D]").astype("datetime64[s]") + DAY
    early = schedule.start[2].astype("datetime64[D]").astype("datetime64[s]") + DAY
    log = log_of(
        ("ST9", " stort ", late, late, "", "", "", 0), ("ST1", "Stort", early, early, "", "", "", 0),
        ("ST3", "Nowhere", early, early, "", "", "", 0),
    )  # fmt: skip
    built = apply_event_log(replace(project, schedule=schedule), log)
    assert sorted(built.tasks.tolist()) == [2, 8]
    assert built.schedule.actual_start[8] > built.schedule.actual_start[2]
    assert [(p.code, p.place) for p in built.problems] == [
        ("events-task-unknown", "ST3 Nowhere"), ("events-joined", ""),
    ]  # fmt: skip


def test_times_of_day_of_a_log_count() -> None:
    project = small_project()
    begin = project.schedule.start[2] + np.timedelta64(3600, "s")
    built = apply_event_log(project, log_of((project.schedule.id[2], "", begin, NAT, "", "", "", 0)))
    assert built.schedule.actual_start[2] == begin
    assert np.isnat(built.schedule.actual_finish[2])
    assert built.schedule.percent[2] == project.schedule.percent[2]


def test_late_elements_by_id_and_by_kind() -> None:
    elements = small_project().elements
    elements = replace(elements, name=("Wall_(#12)", "Wall_(#13)", *elements.name[2:]))
    first, second = (kind(elements.name[row], elements.ifc_class[row]) for row in (0, 1))
    assert first[0] == second[0] == "Wall"
    log = log_of(
        ("A", "", NAT, NAT, elements.guid[0], "Wall_(#12)", elements.ifc_class[0], LATE),
        ("B", "", NAT, NAT, elements.guid[0], "Wall_(#12)", elements.ifc_class[0], LATE),
        ("A", "", NAT, NAT, "other", "Wall_(#99)", elements.ifc_class[1], ON_TIME),
    )
    share = late_share(elements, log)
    assert share[0] == 1.0
    assert share[1] == pytest.approx(0.5 if first == second else 0.0)
    assert np.isnan(share[5])


def test_the_plan_becomes_the_baseline_where_there_is_none() -> None:
    project = small_project()
    bare = replace(
        project.schedule,
        baseline_start=np.full(len(project.schedule), NAT),
        baseline_finish=np.full(len(project.schedule), NAT),
    )
    begin = bare.start[2].astype("datetime64[D]").astype("datetime64[s]") + DAY
    log = log_of((bare.id[2], "", begin, begin, "", "", "", 0))
    built = apply_event_log(replace(project, schedule=bare), log, "合同计划")
    assert built.schedule.baselines[0].name == "合同计划"
    assert built.schedule.baseline_start[2] == bare.start[2]
