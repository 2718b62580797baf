"""The schedule inside a model: both generations of the schema, and what is wrong in it."""

import random
import re
from itertools import pairwise
from pathlib import Path

import ifcopenshell
import numpy as np
import pytest
from planned_project import planned_project

from sim.ifc4d.export import export_model
from sim.job import silent_job
from sim.readers.ifc.source import open_ifc
from sim.readers.ifc.tasks import read_tasks
from sim.schedule import Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.table import column_names


def guid(number: int) -> str:
    return f"{number:022}"


def model(lines: str, schema: str = "IFC4") -> ifcopenshell.file:
    """Return a file of DATA lines."""
    head = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"
    text = f"{head}FILE_SCHEMA(('{schema}'));ENDSEC;DATA;\n{lines}\nENDSEC;END-ISO-10303-21;\n"
    return ifcopenshell.file.from_string(text)


def task(step: int, name: str = "", time: str = "$", milestone: str = ".F.", kind: str = "$") -> str:
    return (
        f"#{step}=IFCTASK('{guid(step)}',$,'{name or step}',$,$,'W{step}',$,$,$,{milestone},$,{time},{kind});"
    )


def time(step: int, start: str = "$", finish: str = "$", length: str = "$") -> str:
    quoted = [f"'{text}'" if text != "$" else "$" for text in (length, start, finish)]
    return f"#{step}=IFCTASKTIME($,$,$,$,{quoted[0]},{quoted[1]},{quoted[2]},$,$,$,$,$,$,$,$,$,$,$,$,$);"


def nest(step: int, whole: int, *parts: int) -> str:
    below = ",".join(f"#{part}" for part in parts)
    return f"#{step}=IFCRELNESTS('{guid(step)}',$,$,$,#{whole},({below}));"


def sequence(step: int, first: int, second: int, lag: str = "$", kind: str = ".FINISH_START.") -> str:
    return f"#{step}=IFCRELSEQUENCE('{guid(step)}',$,$,$,#{first},#{second},{lag},{kind},$);"


def starts(schedule: Schedule) -> list[str]:
    return [str(when) for when in schedule.start.astype("datetime64[h]")]


def read_real(shared_data: Path, name: str) -> tuple[Schedule, list[tuple[str, str]], list[str]]:
    schedule, pairs, problems = read_tasks(open_ifc(shared_data / "ifc" / name).file)
    return schedule, pairs, [problem.code for problem in problems]


def test_simple_with_tasks(shared_data: Path) -> None:
    schedule, pairs, codes = read_real(shared_data, "simple_with_tasks.ifc")
    assert (len(schedule), len(schedule.relations), len(pairs), codes) == (21, 5, 71, [])
    assert schedule.title == "Construction Schedule"
    assert [schedule.wbs[row] for row in np.flatnonzero(schedule.kind == TaskKind.SUMMARY)] == [
        "P1", "P2", "P3", "P4", "P5"
    ]  # fmt: skip
    walls = schedule.name.index("Erect Walls")
    assert (str(schedule.start[walls]), str(schedule.finish[walls])) == (
        "2026-03-12T09:00:00",
        "2026-03-20T17:00:00",
    )
    assert [c.name for c in schedule.calendars] == ["Mon-Fri Work Week"]


def test_early_dates_serve_where_none_are_planned(shared_data: Path) -> None:
    schedule, pairs, codes = read_real(shared_data, "construction-scheduling-task.ifc")
    assert codes == []
    assert len(schedule.relations) == 7
    assert schedule.name == (
        "Ground Level", "Slab (Standard)", "Slab #1", "Wall (Standard)", "Wall #1", "Wall #2", "Wall #3",
        "Wall #4",
    )  # fmt: skip
    assert schedule.parent.tolist() == [-1, 0, 1, 0, 3, 3, 3, 3]
    assert len(pairs) == 5
    assert schedule.calendars[0].week[0] == ((8 * 3600, 16 * 3600),)


def test_stages_without_dates_are_laid_out_and_said_to_be_assumed(shared_data: Path) -> None:
    schedule, pairs, codes = read_real(shared_data, "pgsuper_precast_girder_bridge.ifc")
    assert len(schedule) == 14
    assert "dates-assumed" in codes
    stages = [row for row in range(14) if schedule.name[row].startswith("Stage")]
    assert [schedule.wbs[row] for row in stages] == ["1", "2", "3", "4"]
    for first, second in pairwise(stages):
        assert schedule.finish[first] <= schedule.start[second]
    assert {schedule.name[schedule.id.index(task)] for _, task in pairs} == {
        schedule.name[stages[0]], schedule.name[stages[2]], schedule.name[stages[3]]
    }  # fmt: skip
    assert schedule.action[schedule.wbs.index("1.4.1")] == Action.DEMOLISH


def test_a_model_without_tasks_has_an_empty_schedule() -> None:
    schedule, pairs, problems = read_tasks(model("#1=IFCPERSON($,$,$,$,$,$,$,$);"))
    assert (len(schedule), pairs, problems) == (0, [], [])


def test_order_lays_out_what_nothing_dates() -> None:
    lines = [task(1), task(2), task(3, time="#9"), time(9, length="P2D"), nest(10, 1, 3, 2)]
    schedule, _, problems = read_tasks(model("".join(lines)))
    assert schedule.wbs == ("W1", "W3", "W2")
    assert starts(schedule) == ["2000-01-03T08", "2000-01-03T08", "2000-01-05T08"]
    assert [p.code for p in problems] == ["dates-assumed"]


def test_lags() -> None:
    lines = [
        task(1, time="#11"),
        task(2, time="#12"),
        task(3, time="#12"),
        time(11, "2026-03-02T08:00:00", "2026-03-03T17:00:00", "P2D"),
        time(12, length="P1D"),
        "#20=IFCLAGTIME($,$,$,IFCDURATION('P1D'),.WORKTIME.);#21=IFCLAGTIME($,$,$,IFCRATIOMEASURE(0.5),.WORKTIME.);",
        sequence(30, 1, 2, "#20"),
        sequence(31, 1, 3, "#21", ".START_START."),
    ]
    schedule, _, _ = read_tasks(model("".join(lines)))
    assert schedule.relations.kind.tolist() == [RelationKind.FS, RelationKind.SS]
    assert schedule.relations.lag.tolist() == [8 * 3600, 5000]
    assert schedule.relations.unit.tolist() == [LagUnit.WORK, LagUnit.PERCENT]
    assert starts(schedule) == ["2026-03-02T08", "2026-03-05T08", "2026-03-03T08"]


def test_baseline_schedules_date_the_baseline() -> None:
    lines = [
        task(1, time="#11"),
        task(2, time="#12"),
        time(11, "2026-03-02T08:00:00", "2026-03-03T17:00:00"),
        time(12, "2026-02-02T08:00:00", "2026-02-03T17:00:00"),
        f"#40=IFCWORKSCHEDULE('{guid(40)}',$,'B',$,$,$,'2026-01-01T00:00:00',$,$,$,$,'2026-01-01T00:00:00',$,.BASELINE.);",
        f"#41=IFCRELASSIGNSTOCONTROL('{guid(41)}',$,$,$,(#2),$,#40);",
        f"#42=IFCRELDEFINESBYOBJECT('{guid(42)}',$,$,$,(#2),#1);",
    ]
    schedule, _, _ = read_tasks(model("".join(lines)))
    assert schedule.id == (guid(1),)
    assert str(schedule.baseline_start[0]) == "2026-02-02T08:00:00"


def test_faults_are_said_with_their_place() -> None:
    lines = [
        task(1, time="#11"),
        task(2),
        task(3),
        task(4),
        time(11, "2026-03-05T08:00:00", "2026-03-02T17:00:00"),
        nest(20, 2, 3),
        nest(21, 3, 2),
        nest(22, 4, 3),
        sequence(30, 1, 4),
        sequence(31, 4, 1),
        f"#50=IFCEVENT('{guid(50)}',$,$,$,$,$,$,$,$,$,$);",
        sequence(32, 1, 50),
        f"#51=IFCTASK('{guid(1)}',$,'again',$,$,$,$,$,$,.F.,$,#52,$);",
        time(52, "1492-10-12T00:00:00", "then", "P1X"),
    ]
    schedule, _, problems = read_tasks(model("".join(lines)))
    found = {problem.code: problem.place for problem in problems}
    assert {
        "task-ends-before-start": "#1", "task-two-parents": "#3", "relation-end-missing": "#32",
        "task-id-twice": "#51", "duration-odd": "#51 ScheduleDuration",
    }.items() <= found.items()  # fmt: skip
    assert {"task-cycle", "date-odd", "dates-assumed"} <= set(found)
    assert len(schedule) == 5
    assert not np.isnat(schedule.start).any()


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (".CONSTRUCTION.", Action.CONSTRUCT),
        (".DEMOLITION.", Action.DEMOLISH),
        (".MAINTENANCE.", Action.MAINTAIN),
        (".NOTDEFINED.", Action.CONSTRUCT),
    ],
)
def test_what_a_task_does(kind: str, action: Action) -> None:
    schedule, _, _ = read_tasks(model(task(1, kind=kind)))
    assert schedule.action.tolist() == [action]


def test_ifc2x3_times() -> None:
    lines = f"""
    #1=IFCPERSON($,$,$,$,$,$,$,$);#2=IFCORGANIZATION($,'O',$,$,$);#3=IFCPERSONANDORGANIZATION(#1,#2,$);
    #4=IFCAPPLICATION(#2,'1','A','A');#5=IFCOWNERHISTORY(#3,#4,$,.ADDED.,$,$,$,0);
    #10=IFCTASK('{guid(10)}',#5,'Cast',$,$,'T1',$,$,.F.,$);
    #11=IFCCALENDARDATE(2,3,2026);#12=IFCLOCALTIME(7,30,$,$,$);#13=IFCDATEANDTIME(#11,#12);
    #14=IFCCALENDARDATE(4,3,2026);
    #15=IFCSCHEDULETIMECONTROL('{guid(15)}',#5,$,$,$,$,$,$,#13,$,$,$,#14,28800.,$,$,$,$,$,$,$,$,0.5);
    #16=IFCRELASSIGNSTASKS('{guid(16)}',#5,$,$,(#10),$,#20,#15);
    #20=IFCWORKSCHEDULE('{guid(20)}',#5,'S',$,$,'1',#13,$,$,$,$,#13,$,$,$);
    """
    schedule, _, problems = read_tasks(model(lines, "IFC2X3"))
    assert problems == []
    assert (str(schedule.start[0]), str(schedule.finish[0])) == (
        "2026-03-02T07:30:00",
        "2026-03-04T00:00:00",
    )
    assert schedule.wbs == ("T1",)
    assert schedule.percent[0] == 50


ODD = [
    "$",
    "*",
    "''",
    "'soon'",
    "'P9X'",
    "'2026-99-99T99:00:00'",
    "#1",
    "#140",
    "#202",
    ".T.",
    "-1",
    "1.E30",
    "()",
]


def survive(shared_data: Path, seed: int) -> None:
    """Change attributes of the task instances of a real file at random."""
    chance = random.Random(seed)
    lines = (shared_data / "ifc/construction-scheduling-task.ifc").read_text(encoding="latin-1").splitlines()
    of_tasks = [
        n
        for n, line in enumerate(lines)
        if re.search(r"= *IFC(TASK|WORK|RELSEQ|RELNEST|RELASSIGNS|RECUR|TIMEP)", line)
    ]
    for _ in range(chance.randint(1, 15)):
        number = chance.choice(of_tasks)
        head, _, inner = lines[number].partition("(")
        cells = inner.rpartition(")")[0].split(",")
        # The GlobalId stays: without it the library itself refuses the instance.
        cells[chance.randrange(1, len(cells))] = chance.choice(ODD)
        lines[number] = f"{head}({','.join(cells)});"
    text = "\n".join(lines).replace("IFC4x1", "IFC4").replace("IFC4X1", "IFC4")
    schedule, pairs, problems = read_tasks(ifcopenshell.file.from_string(text))
    assert len(set(schedule.id)) == len(schedule)
    assert {task for _, task in pairs} <= set(schedule.id)
    assert all("\n" not in problem.line() for problem in problems)
    known = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
    assert (schedule.start[known] <= schedule.finish[known]).all()


def test_odd_attributes_do_no_harm(shared_data: Path) -> None:
    for seed in range(60):
        survive(shared_data, seed)


@pytest.mark.fuzz
def test_many_odd_attributes_do_no_harm(shared_data: Path) -> None:
    for seed in range(1000, 1600):
        survive(shared_data, seed)


def test_everything_a_task_time_says() -> None:
    cells = (
        "$,$,$,.ELAPSEDTIME.,'P2D','2026-03-06T08:00:00','2026-03-08T08:00:00','2026-03-06T08:00:00',"
        "'2026-03-08T08:00:00','2026-03-09T08:00:00','2026-03-11T08:00:00','P1D','-P3D',.T.,"
        "'2026-03-07T08:00:00','P1D','2026-03-06T08:00:00',$,'PT24H',0.5"
    )
    recurring = "#12=IFCTASKTIMERECURRING($,$,$,.WORKTIME.,'P1D',$,$,$,$,$,$,$,$,$,$,$,$,$,$,$,#13);"
    pattern = "#13=IFCRECURRENCEPATTERN(.WEEKLY.,$,(1,4),$,$,2,6,$);"
    lines = [task(1, time="#11"), task(2, time="#12"), f"#11=IFCTASKTIME({cells});", recurring, pattern]
    schedule, _, problems = read_tasks(model("".join(lines)))
    day = 86400
    assert (schedule.plan.duration[0], schedule.plan.remaining[0], schedule.percent[0]) == (2 * day, day, 50)
    assert (schedule.tool.free_float[0], schedule.tool.total_float[0]) == (day, -3 * day)
    assert (schedule.tool.critical.tolist(), str(schedule.status_date)) == ([1, 255], "2026-03-07T08:00:00")
    assert str(schedule.tool.late_finish[0]) == "2026-03-11T08:00:00"
    assert schedule.calendars[schedule.calendar[0]].add(schedule.start[0], 2 * day) == schedule.finish[0]
    assert schedule.fields["Recurrence"][1] == "WEEKLY · weekday 1,4 · every 2 · 6 times"
    assert [p.code for p in problems] == ["dates-assumed"]


def test_several_work_schedules_are_told_apart() -> None:
    control = "#{0}=IFCWORKSCHEDULE('{1}',$,'{2}',$,$,'{2}','2026-03-02T00:00:00',$,$,$,$,$,$,{3});"
    holds = "#{0}=IFCRELASSIGNSTOCONTROL('{1}',$,$,$,(#{2}),$,#{3});"
    lines = [task(1), task(2), task(3, "1")]
    for step, (name, kind) in enumerate((("North", "$"), ("South", "$"), ("Tender", ".BASELINE.")), 1):
        lines.append(control.format(10 + step, guid(10 + step), name, kind))
        lines.append(holds.format(20 + step, guid(20 + step), step, 10 + step))
    schedule, _, problems = read_tasks(model("".join(lines)))
    assert [project.name for project in schedule.projects] == ["North", "South"]
    assert schedule.plan.project.tolist() == [0, 1]
    assert "ifc-several-schedules" in {p.code for p in problems}


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3_ADD2"])
def test_what_is_exported_comes_back(tmp_path: Path, schema: str) -> None:
    project = planned_project(tmp_path, schema)
    export_model(project, 0, tmp_path / "out.ifc", silent_job())
    schedule, _, problems = read_tasks(open_ifc(tmp_path / "out.ifc").file)
    planned = project.schedule
    assert problems == []
    for name in ("title", "id", "name", "wbs", "parent", "kind", "action", "percent", "calendar", "projects"):
        assert same(getattr(schedule, name), getattr(planned, name)), name
    for name in ("start", "finish", "actual_start", "actual_finish", "baseline_start", "baseline_finish"):
        assert same(getattr(schedule, name), getattr(planned, name)), name
    for part in ("plan", "tool", "resources", "rates", "assignments"):
        table = getattr(planned, part)
        for name in column_names(type(table)):
            if name != "project":  # a summary belongs to the project of its parts
                assert same(getattr(getattr(schedule, part), name), getattr(table, name)), (part, name)
    assert schedule.calendars == planned.calendars
    assert schedule.fields["Phase"] == planned.fields["Phase"]
    for name in ("predecessor", "successor", "kind", "lag", "unit"):
        assert same(getattr(schedule.relations, name), getattr(planned.relations, name)), name


def same(found: object, wanted: object) -> bool:
    """Return whether two columns are equal, unknown values like unknown values."""
    if not isinstance(found, np.ndarray) or not isinstance(wanted, np.ndarray):
        return found == wanted
    return bool(((found == wanted) | ((found != found) & (wanted != wanted))).all())
