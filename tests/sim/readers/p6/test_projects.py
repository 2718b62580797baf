"""Projects with their settings and WBS, from tables made for each case."""

from pathlib import Path

import numpy as np
import pytest
from oracles.xer_text import PROJECT, WBS, plan

from sim.problem import Problem
from sim.readers.xer import read_xer
from sim.schedule import Schedule
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"
TASK = [{"task_id": 1, "task_code": "A"}]


def read(folder: Path, **tables: list[dict[str, object]]) -> tuple[Schedule, list[Problem]]:
    path = folder / "plan.xer"
    path.write_text(plan(TASK, **tables), encoding="utf-8")
    return read_xer(path)


def settings(folder: Path, **cells: object) -> tuple[ScheduleProject, list[str]]:
    schedule, problems = read(folder, SCHEDOPTIONS=[{"proj_id": 1, **cells}])
    return schedule.projects[0], [p.code for p in problems]


@pytest.mark.parametrize(
    ("retained", "override", "mode"),
    [
        ("Y", "N", ProgressMode.RETAINED_LOGIC),
        ("N", "Y", ProgressMode.PROGRESS_OVERRIDE),
        ("N", "N", ProgressMode.ACTUAL_DATES),
    ],
)
def test_progress_modes(tmp_path: Path, retained: str, override: str, mode: ProgressMode) -> None:
    project, _ = settings(tmp_path, sched_retained_logic=retained, sched_progress_override=override)
    assert project.progress == mode


def test_unknown_settings_are_told(tmp_path: Path) -> None:
    project, codes = settings(tmp_path, sched_float_type="FT_X", sched_calendar_on_relationship_lag="rcal_X")
    assert codes.count("p6-setting-odd") == 2
    assert (project.float_kind, project.lag_calendar) == (FloatKind.FINISH, LagCalendar.PREDECESSOR)


def test_further_settings_are_carried_under_their_names() -> None:
    schedule, _ = read_xer(GOLDEN / "two_projects.xer")
    tower, bridge = schedule.projects
    assert tower.other["sched_outer_depend_type"] == "SD_Both"
    assert tower.other["Client"] == "City of Ningbo"
    assert tower.critical_float == 8 * 3600
    assert str(tower.must_finish) == "2026-09-30T17:00:00"
    assert tower.expected_finish
    assert not tower.critical_by_longest_path
    assert bridge.critical_by_longest_path
    assert bridge.open_ends_critical
    assert schedule.status_date == np.datetime64("2026-03-23T07:00:00")


def test_the_wbs_is_in_order_and_named_by_its_path(tmp_path: Path) -> None:
    rows = [
        WBS,
        {
            "wbs_id": 3,
            "proj_id": 1,
            "parent_wbs_id": 1,
            "seq_num": 20,
            "wbs_short_name": "B",
            "wbs_name": "b",
        },
        {
            "wbs_id": 2,
            "proj_id": 1,
            "parent_wbs_id": 1,
            "seq_num": 10,
            "wbs_short_name": "A",
            "wbs_name": "a",
        },
        {"wbs_id": 4, "proj_id": 1, "parent_wbs_id": 3, "seq_num": 1, "wbs_short_name": "C", "wbs_name": "c"},
        {"wbs_id": 5, "proj_id": 1, "parent_wbs_id": 77, "seq_num": 30, "wbs_short_name": "D"},
    ]
    schedule, problems = read(tmp_path, PROJWBS=rows, PROJECT=[PROJECT | {"name_sep_char": "/"}])
    summaries = [id_ for id_, kind in zip(schedule.id, schedule.kind, strict=True) if kind == 2]
    assert summaries == ["P", "P/A", "P/B", "P/B/C", "P/D"]
    assert [p.values["id"] for p in problems if p.code == "p6-wbs-parent-missing"] == ["77"]


def test_a_wbs_element_leaves_its_name_to_an_activity(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, PROJWBS=[WBS | {"wbs_short_name": "A"}])
    assert schedule.id == ("WBS A", "A")
    assert "task-id-twice" not in [p.code for p in problems]


def test_a_project_that_stands_twice_is_told(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, PROJECT=[PROJECT, PROJECT | {"proj_short_name": "Q"}])
    assert [each.id for each in schedule.projects] == ["P"]
    assert "p6-id-twice" in [p.code for p in problems]


def test_summaries_last_as_long_as_what_is_below() -> None:
    schedule, _ = read_xer(GOLDEN / "two_projects.xer")
    below = schedule.id.index("TOWER.SUP")
    assert str(schedule.start[below]) == "2026-04-17T08:00:00"
    assert str(schedule.finish[0]) == "2026-04-23T17:00:00"
