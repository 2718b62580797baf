"""A project of three walls with a schedule in which every kind of planning data occurs."""

from pathlib import Path

import numpy as np

from sim.calendar import DAY, Calendar, standard_calendar
from sim.columns import category
from sim.digest import file_digest
from sim.elements import Elements
from sim.links import LinkSource, links_of
from sim.planning.draft import (
    AssignmentDraft,
    BaselineDraft,
    RateDraft,
    RelationDraft,
    ResourceDraft,
    ScheduleDraft,
    TaskDraft,
)  # fmt: skip
from sim.project import Model, Project
from sim.resourcing import ResourceKind
from sim.schedule import Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.schedule_project import LagCalendar, ScheduleProject
from sim.spatial import no_spatial
from sim.task_plan import Constraint, PercentKind

GUIDS = tuple(f"0000000000000000000W{k:02d}" for k in range(3))
H = 3600


def at(text: str) -> np.datetime64:
    """Return a moment to the second."""
    return np.datetime64(text, "s")


def model_text(schema: str) -> str:
    """Return three walls in one storey, valid in IFC2X3 and IFC4."""
    old = schema == "IFC2X3"
    owner = "#5" if old else "$"
    lines = [
        "#1=IFCPERSON($,'p',$,$,$,$,$,$)", "#2=IFCORGANIZATION($,'o',$,$,$)",
        "#3=IFCPERSONANDORGANIZATION(#1,#2,$)", "#4=IFCAPPLICATION(#2,'1','a','a')",
        "#5=IFCOWNERHISTORY(#3,#4,$,.NOCHANGE.,$,$,$,0)", "#6=IFCCARTESIANPOINT((0.,0.,0.))",
        "#7=IFCAXIS2PLACEMENT3D(#6,$,$)",
        "#8=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#7,$)",
        "#9=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)", "#10=IFCUNITASSIGNMENT((#9))",
        f"#11=IFCPROJECT('0000000000000000000P00',{owner},'Site',$,$,$,$,(#8),#10)",
        "#12=IFCLOCALPLACEMENT($,#7)",
        f"#13=IFCSITE('0000000000000000000S00',{owner},'Site',$,$,#12,$,$,.ELEMENT.,$,$,$,$,$)",
        f"#14=IFCRELAGGREGATES('0000000000000000000R00',{owner},$,$,#11,(#13))",
    ]  # fmt: skip
    end = "" if old else ",$"
    for k, guid in enumerate(GUIDS):
        lines.append(f"#{15 + k}=IFCLOCALPLACEMENT(#12,#7)")
        lines.append(f"#{20 + k}=IFCWALL('{guid}',{owner},'Wall {k}',$,$,#{15 + k},$,'T{k}'{end})")
    walls = ",".join(f"#{20 + k}" for k in range(3))
    lines.append(f"#30=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000R01',{owner},$,$,({walls}),#13)")
    body = ";\n".join(lines)
    return (
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
        f"FILE_NAME('','2026-01-01T00:00:00',(''),(''),'','','');\nFILE_SCHEMA(('{schema}'));\nENDSEC;\n"
        f"DATA;\n{body};\nENDSEC;\nEND-ISO-10303-21;\n"
    )


def planned_schedule() -> Schedule:
    """Return seven tasks that use every column."""
    night = Calendar(
        "Nights 夜班", tuple(((0, 6 * H), (20 * H, DAY)) for _ in range(7)),
        {np.datetime64("2026-03-05"): (), np.datetime64("2026-03-07"): ((0, 6 * H),)},
    )  # fmt: skip
    draft = ScheduleDraft(
        title="Walls", source="walls.xer", calendars=[standard_calendar(), night],
        status_date=at("2026-03-04T17:00:00"),
        projects=[
            ScheduleProject(
                "P-1", "Walls", start=at("2026-03-02T08:00:00"), data_date=at("2026-03-04T17:00:00"),
                lag_calendar=LagCalendar.PREDECESSOR, critical_by_longest_path=True, critical_float=8 * H,
                currency="CNY", other={"levelled": "no"},
            )
        ],
    )  # fmt: skip
    day = np.timedelta64(1, "D")
    first = at("2026-03-02T08:00:00")
    draft.tasks = [
        TaskDraft("W", "Walls", "1", start=first, finish=first + 9 * day + np.timedelta64(9, "h")),
        TaskDraft(
            "A1010", "Wall 0 墙", "1.1", 0, start=first, finish=first + day + np.timedelta64(9, "h"),
            baseline_start=first, baseline_finish=first + np.timedelta64(9, "h"), actual_start=first,
            actual_finish=first + day + np.timedelta64(9, "h"), percent=100.0, calendar=0,
            duration=16 * H, remaining=0, work=32 * H, actual_work=32 * H, remaining_work=0, cost=1200.5,
            actual_cost=1300.25, remaining_cost=0.0, early_start=first,
            early_finish=first + day + np.timedelta64(9, "h"), total_float=0, free_float=0, critical=1,
            project=0, fields={"Phase": "一期"},
            baselines={
                "Baseline": BaselineDraft(first, first + np.timedelta64(9, "h"), 8 * H, 16 * H, 900.0)
            },
        ),
        TaskDraft(
            "A1020", "Wall 1", "1.2", 0, action=Action.PROVIDE, start=first + 2 * day,
            finish=first + 4 * day, calendar=1, duration=20 * H, remaining=10 * H, percent=50.0,
            actual_start=first + 2 * day, suspend=first + 3 * day, resume=first + 4 * day,
            constraint=Constraint.START_NO_EARLIER, constraint_date=first + 2 * day,
            second_constraint=Constraint.FINISH_NO_LATER, second_constraint_date=first + 8 * day,
            deadline=first + 9 * day, percent_kind=PercentKind.PHYSICAL, physical=40.0, project=0,
            total_float=-8 * H, late_finish=first + 3 * day, critical=1,
        ),
        TaskDraft(
            "A1030", "Wall 2 out", "1.3", 0, action=Action.DEMOLISH, kind=TaskKind.RESOURCE_DEPENDENT,
            start=first + 7 * day, finish=first + 8 * day, duration=8 * H, remaining=8 * H, calendar=0,
            project=0, expected_finish=first + 9 * day,
        ),
        TaskDraft("A1040", "Watch", "1.4", 0, kind=TaskKind.LEVEL_OF_EFFORT, duration=40 * H, project=0),
        TaskDraft("A1050", "Closed", "1.5", 0, kind=TaskKind.FINISH_MILESTONE, start=first + 8 * day,
                  finish=first + 8 * day, duration=0, project=0),
    ]  # fmt: skip
    draft.relations = [
        RelationDraft(1, 2, RelationKind.FS, 4 * H),
        RelationDraft(1, 3, RelationKind.SS, 24 * H, LagUnit.ELAPSED),
        RelationDraft(2, 3, RelationKind.FF, -2500, LagUnit.PERCENT),
        RelationDraft(3, 5, RelationKind.SF, 0),
    ]
    draft.resources = [
        ResourceDraft("R1", "Masons 瓦工", ResourceKind.LABOUR, 1, 4.0),
        ResourceDraft("R2", "Crane", ResourceKind.EQUIPMENT, -1, 1.0),
        ResourceDraft("R3", "Brick", ResourceKind.MATERIAL, unit="m3"),
    ]
    draft.rates = [RateDraft(0, rate=38.5), RateDraft(0, at("2026-06-01T00:00:00"), 40.0)]
    draft.assignments = [
        AssignmentDraft(1, 0, "r1", 2.0, 32 * H, 32 * H, 0, cost=1232.0, actual_cost=1300.25,
                        start=first, finish=first + day, delay=H, curve="BELL"),
        AssignmentDraft(2, 2, "r2", quantity=12.5),
    ]  # fmt: skip
    return draft.schedule()


def planned_project(folder: Path, schema: str = "IFC4") -> Project:
    """Return the project, its model written to `folder`."""
    path = folder / f"walls-{schema}.ifc"
    path.write_text(model_text(schema), encoding="utf-8")
    count = len(GUIDS)
    i32 = np.full(count, -1, np.int32)
    elements = Elements(
        GUIDS, tuple(f"Wall {k}" for k in range(count)), tuple(f"T{k}" for k in range(count)),
        category(["IfcWall"] * count), category([""] * count), category([""] * count), category([""] * count),
        i32, i32.copy(), i32.copy(), np.zeros(count, np.int32), np.arange(20, 20 + count, dtype=np.int64),
        np.zeros((count, 6)),
    )  # fmt: skip
    element, task = np.arange(3, dtype=np.int32), np.array([1, 2, 3], np.int32)
    return Project(
        name="Walls", models=(Model(str(path), file_digest(path), schema, path.name),), elements=elements,
        spatial=no_spatial(), schedule=planned_schedule(),
        links=links_of(element, task, LinkSource.EXPLICIT),
    )  # fmt: skip
