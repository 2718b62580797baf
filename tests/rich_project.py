"""The small project with everything in it that a document can hold, for saving and opening."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
from small_project import small_project

from sim.baseline import Baseline, BaselineDates
from sim.calendar import standard_calendar
from sim.changes import Change, ChangeKind
from sim.links import LinkSource, links_of
from sim.problem import Problem, Severity
from sim.project import Model, Project
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule import Action, LagUnit, RelationKind, Relations
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject
from sim.sensors import Sensors
from sim.table import TEXT, TIME, Table, columns_of
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates
from sim.viewpoint import Camera, Section, Viewpoint

Kind = TypeVar("Kind", bound=Table)


def telling_table(kind: type[Kind], count: int) -> Kind:
    """Return a table with, in every column, a value that says something and one that does not."""
    columns = []
    for number, column in enumerate(columns_of(kind)):
        told: object = number % 2
        if column.kind == TEXT:
            told = f"文本 {number}"
        elif column.kind == TIME:
            told = np.datetime64("2025-03-04T05:06:07", "s") + np.timedelta64(number * 86400, "s")
        elif column.meaning is not None:
            told = max(column.meaning)
        elif column.kind == "uint8":
            told = 0 if column.default else 1
        elif not column.refers:
            told = number + 1 if column.kind != "float64" else number + 0.1
        cells = [column.default] * count
        cells[1 if number else 0] = told
        if not number and count > 2:
            cells[2] = told
        columns.append(tuple(cells) if column.kind == TEXT else np.array(cells, column.kind))
    return kind(*columns)


def telling_projects() -> tuple[ScheduleProject, ...]:
    """Return two projects of a schedule, one with every setting unlike its default."""
    eve = np.datetime64("2025-03-01T07:00:00", "s")
    return (
        ScheduleProject(
            "P1", "总包", 1, eve, eve + 86400, eve + 3600, LagCalendar.ALL_DAY, ProgressMode.ACTUAL_DATES,
            FloatKind.SMALLEST, 36000, True, True, True, True, True, "CNY", {"sched_type": "等级"},
        ),
        ScheduleProject("P2"),
    )  # fmt: skip


def rich_project(model_path: str = "hut.ifc") -> Project:
    """Return a project in which every table of the project file has rows."""
    base = small_project()
    holiday = {np.datetime64("2025-05-01"): (), np.datetime64("2025-05-03"): ((8 * 3600, 12 * 3600 + 90),)}
    calendars = (standard_calendar(), replace(standard_calendar(), name="夜班", exceptions=holiday))
    count = len(base.schedule)
    action = base.schedule.action.copy()
    action[5], action[11] = Action.DEMOLISH, Action.PROVIDE
    actual = base.schedule.actual_start.copy()
    actual[2] = np.datetime64("2025-03-03T09:30:01")
    percent = base.schedule.percent.copy()
    percent[2] = 33.25
    schedule = replace(
        base.schedule, calendars=calendars, action=action, actual_start=actual, percent=percent,
        calendar=np.arange(count, dtype=np.int32) % 3 - 1,
        relations=Relations(
            np.array([2, 3], np.int32), np.array([3, 4], np.int32),
            np.array([RelationKind.SF, RelationKind.FS], np.uint8), np.array([-3600, 86400], np.int64),
            np.array([LagUnit.ELAPSED, LagUnit.PERCENT], np.uint8),
        ),
        fields={"Storey": ("", "一层", *("" for _ in range(count - 2))), "Crew": ("",) * count},
        status_date=np.datetime64("2025-03-10T00:00:00", "s"),
        plan=telling_table(TaskPlan, count), tool=telling_table(ToolDates, count),
        resources=telling_table(Resources, 2), rates=telling_table(Rates, 2),
        assignments=telling_table(Assignments, 2),
        baselines=(
            Baseline("合同计划", telling_table(BaselineDates, count), np.datetime64("2025-02-01T09:00", "s")),
            Baseline("blank", BaselineDates.blank(count)),
        ),
        projects=telling_projects(),
    )  # fmt: skip
    element = np.arange(60, dtype=np.int32)
    links = links_of(element, (element // 20 * 6 + 2).astype(np.int32), LinkSource.RULE, 1, ("a", "b = c"))
    limits = (np.array([np.nan, 1.5]), np.array([3.0, np.nan]))
    placement = np.eye(3, 4)
    placement[:, 3] = 1e6, 0.1, -2.0
    camera = Camera((1.0, 2.0, 3.0), (4.0, 5.0, 6.0), (0.0, 1.0, 0.0), 40.0, 12.0, True)
    section = Section((0.0, 0.0, 3.0), (0.0, 0.0, 1.0))
    noon = np.datetime64("2025-03-09T12:00:00", "s")
    model = Model(
        model_path, "ab12", "IFC4", "hut.ifc", "EPSG:28992", placement, (("g1", "no shape"),), {"IfcWall": 15}
    )
    return replace(
        base, zone="Asia/Shanghai", models=(model,), schedule=schedule, links=links, profile="plain",
        sensors=Sensors(
            ("c1", "c2"), (base.elements.guid[3], base.elements.guid[7]), ("mm", "kN"), *limits, *limits,
            np.array([60.0, np.nan]),
        ),
        viewpoints=(
            Viewpoint("从南面", camera, noon, (section,), ("g1",), ("g2", "g3"), ghosted=("g4",)),
            Viewpoint("plain"),
        ),
        problems=(Problem(Severity.WARNING, "too-large", "line 3", {"limit": "1 GB"}),),
        changes=(Change(noon, "王工", "设置基线"), Change(noon + 60, "", "Undo", ChangeKind.UNDONE)),
    )  # fmt: skip
