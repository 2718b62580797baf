"""Schedules as tables, as people in several countries save them."""

import random
from pathlib import Path

import numpy as np
import pytest

from sim.problem import Problem, ReadError
from sim.readers.csv_schedule import autodetect, read_csv_schedule
from sim.readers.table_mapping import Mapping
from sim.schedule import Action, LagUnit, RelationKind, Schedule, TaskKind

PLAIN = "ID,Name,Start,Finish\n1,Dig,2026-03-02,2026-03-06\n2,Cast,2026-03-09 08:00,2026-03-10 17:00\n"


def read(folder: Path, text: str, mapping: Mapping | None = None) -> tuple[Schedule, list[Problem]]:
    path = folder / "plan.csv"
    path.write_text(text, encoding="utf-8")
    return read_csv_schedule(path, mapping)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_date_alone_ends_with_its_day(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, PLAIN)
    assert problems == []
    assert schedule.name == ("Dig", "Cast")
    assert str(schedule.start[0]) == "2026-03-02T00:00:00"
    assert str(schedule.finish[0]) == "2026-03-07T00:00:00"
    assert str(schedule.finish[1]) == "2026-03-10T17:00:00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gbk"])
def test_chinese(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "计划.csv"
    path.write_bytes(
        "任务编号,任务名称,计划开始时间,计划完成时间,工期,前置任务\n"
        "A1,基础开挖,2026年3月2日,2026年3月6日,5天,\n"
        "A2,基础浇筑混凝土,2026/3/9,2026/3/10,2天,A1FS+1天\n".encode(encoding)
    )
    schedule, problems = read_csv_schedule(path)
    assert problems == []
    assert schedule.name == ("基础开挖", "基础浇筑混凝土")
    assert str(schedule.start[1]) == "2026-03-09T00:00:00"
    assert schedule.relations.lag.tolist() == [8 * 3600]


def test_dutch_and_western_letters(tmp_path: Path) -> None:
    path = tmp_path / "planning.csv"
    path.write_bytes(
        "Taaknr;Taaknaam;Begindatum;Einddatum;% voltooid\n"
        "1;Façade stellen;26-2-2015;27-2-2015;50%\n2;Geïsoleerde vloer;2-3-2015;13-3-2015;0\n".encode(
            "cp1252"
        )
    )
    schedule, problems = read_csv_schedule(path)
    assert problems == []
    assert schedule.name == ("Façade stellen", "Geïsoleerde vloer")
    assert str(schedule.start[1]) == "2015-03-02T00:00:00"
    assert schedule.percent.tolist() == [50, 0]


@pytest.mark.parametrize(
    ("dates", "first", "found"),
    [
        (("3/4/2026", "3/25/2026"), "2026-03-04", []),
        (("3/4/2026", "25/4/2026"), "2026-04-03", []),
        (("3/4/2026", "5/4/2026"), "2026-04-03", ["csv-dates-ambiguous"]),
    ],
)
def test_the_whole_column_decides_day_and_month(
    tmp_path: Path, dates: tuple[str, str], first: str, found: list[str]
) -> None:
    schedule, problems = read(tmp_path, f"id,name,start,finish\n1,a,{dates[0]},{dates[1]}\n")
    assert str(schedule.start[0])[:10] == first
    assert codes(problems) == found


def test_a_declared_order_leaves_no_doubt(tmp_path: Path) -> None:
    text = "id,name,start,finish\n1,a,3/4/2026,5/6/2026\n"
    schedule, problems = read(tmp_path, text, Mapping(date_order="mdy"))
    assert (str(schedule.start[0])[:10], problems) == ("2026-03-04", [])


def test_columns_can_be_declared(tmp_path: Path) -> None:
    text = "who|what|when|until\nx1|Dig|2026-03-02|2026-03-03\n"
    wish = Mapping({"id": "who", "name": "what", "start": "when", "finish": "until"}, delimiter="|")
    schedule, _ = read(tmp_path, text, wish)
    assert (schedule.id, schedule.name) == (("x1",), ("Dig",))
    with pytest.raises(ReadError) as caught:
        read(tmp_path, text, Mapping({"id": "nobody"}))
    assert caught.value.code == "csv-no-column"


def test_outline_by_parent_level_or_wbs(tmp_path: Path) -> None:
    for text in (
        "id,name,start,finish,parent\n1,A,,,\n2,B,2026-03-02,2026-03-03,1\n3,C,2026-03-04,2026-03-05,1\n",
        "id,name,start,finish,level\n1,A,,,1\n2,B,2026-03-02,2026-03-03,2\n3,C,2026-03-04,2026-03-05,2\n",
        "wbs,name,start,finish\n1,A,,\n1.1,B,2026-03-02,2026-03-03\n1.2,C,2026-03-04,2026-03-05\n",
    ):
        schedule, _ = read(tmp_path, text)
        assert schedule.parent.tolist() == [-1, 0, 0]
        assert schedule.kind[0] == TaskKind.SUMMARY
        assert str(schedule.start[0])[:10] == "2026-03-02"
        assert str(schedule.finish[0])[:10] == "2026-03-06"


def test_predecessors_durations_and_what_follows_from_them(tmp_path: Path) -> None:
    schedule, problems = read(
        tmp_path,
        "id,name,start,duration,predecessors\n1,Dig,2026-03-02,5 days,\n2,Cast,,2d,1\n"
        '3,Cure,,1w,"2FS+1d;1SS"\n'
        "4,Odd,2026-03-02,soon,99\n",
    )
    assert [str(when)[:10] for when in schedule.start] == [
        "2026-03-02", "2026-03-09", "2026-03-12", "2026-03-02"
    ]  # fmt: skip
    assert schedule.relations.kind.tolist() == [RelationKind.FS, RelationKind.FS, RelationKind.SS]
    assert sorted(codes(problems)) == ["dates-assumed", "duration-odd", "relation-end-missing"]


def test_actions_and_milestones(tmp_path: Path) -> None:
    schedule, _ = read(
        tmp_path,
        "id,name,start,finish,action,milestone\n1,a,2026-03-02,2026-03-02,Demolition,\n"
        "2,b,2026-03-02,2026-03-02,临时,\n3,c,2026-03-02,2026-03-02,,yes\n",
    )
    assert schedule.action.tolist() == [Action.DEMOLISH, Action.PROVIDE, Action.CONSTRUCT]
    assert schedule.kind[2] == TaskKind.MILESTONE


def test_rows_of_a_log_join_to_tasks(shared_data: Path) -> None:
    schedule, problems = read_csv_schedule(shared_data / "schedules/schependomlaan_eventlog_as_built.csv")
    assert len(schedule) == 72
    assert codes(problems) == ["csv-rows-repeat-tasks"]
    row = schedule.id.index("ST00200")
    assert schedule.name[row] == "Stellen funderingkist incl. poeren"
    assert (str(schedule.start[row])[:10], str(schedule.finish[row])[:10]) == ("2015-03-12", "2015-03-21")


def test_autodetection_is_shown_for_correction(shared_data: Path) -> None:
    found = autodetect(shared_data / "schedules/schependomlaan_eventlog_as_built.csv")
    assert found.columns == {
        "id": "TaskID", "name": "TaskName", "start": "TaskStart", "finish": "TaskFinish"
    }  # fmt: skip
    assert (found.date_order, found.delimiter) == ("dmy", ",")


def test_faults_are_said_with_their_line(tmp_path: Path) -> None:
    schedule, problems = read(
        tmp_path,
        "id,name,start,finish,parent\n1,a,2026-03-05,2026-03-02,\n2,b,1492-10-12,2026-03-02,7\n"
        "3,c,31-31-2026,,3\n,,,,\n2,b,2026-04-05,2026-04-06,\n",
    )
    found = {problem.code: problem.place for problem in problems}
    assert len(schedule) == 3
    assert found["task-ends-before-start"] == "line 2"
    assert found["csv-parent-missing"] == "line 3"
    assert found["task-cycle"] == "line 4"
    assert found["csv-task-differs"] == "line 6"
    assert codes(problems).count("date-odd") == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"  \n \n", "empty-file"),
        (b"\x00\x01\x02\x03" * 50, "table-binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "table-binary"),
        (b"apples,pears\n1,2\n", "csv-not-a-schedule"),
        (b"id,name\n1,2\n", "csv-not-a-schedule"),
        (b"," * 5000 + b"x\n", "too-large"),
        (b'id,name,start\n1,"' + b"x" * 200_000, "table-broken"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_csv_schedule(path)
    assert caught.value.code == code
    assert "\n" not in caught.value.text()


ROW = "{n};Taak {n};{day}-3-2026;{day}-4-2026;{n}d;{n}FS+{n}d;{level}\n"
HEADER = "Taaknr;Taaknaam;Begindatum;Einddatum;Duur;Voorgangers;Niveau\n"
SEED = (HEADER + "".join(ROW.format(n=n, day=n % 28 + 1, level=n % 3 + 1) for n in range(1, 40))).encode()


def mutated(data: bytes, seed: int) -> bytes:
    """Return the data with bytes changed, cut, doubled or swapped."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 50)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 50)]
            case 3:
                out[at:at] = chance.choice([b'"', b";", b"\n", b"9" * 40, b"-", b"\xff", "任".encode(), b"P"])
            case 4:
                del out[at + chance.randint(0, len(out)) :]
        if not out:
            out = bytearray(b";")
    return bytes(out)


def survive(folder: Path, seed: int) -> None:
    path = folder / "plan.csv"
    path.write_bytes(mutated(SEED, seed))
    try:
        schedule, problems = read_csv_schedule(path)
    except ReadError as error:
        said = [error.text()]
    else:
        said = [problem.line() for problem in problems]
        known = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
        assert (schedule.start[known] <= schedule.finish[known]).all()
    assert all(text and "\n" not in text for text in said)


def test_mutated_tables_do_no_harm(tmp_path: Path) -> None:
    for seed in range(60):
        survive(tmp_path, seed)


@pytest.mark.fuzz
def test_many_mutated_tables_do_no_harm(tmp_path: Path) -> None:
    for seed in range(1000, 2000):
        survive(tmp_path, seed)


def test_impossible_dates_name_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "ID,Name,Planned start,Planned finish,Duration\n"
        "1,Dig,2026-02-30,2026-03-06,5d\n2,Pour,2026-03-02,2026-13-01,\n3,Cure,2026-03-03,2026-03-04,soon\n"
    )
    _, problems = read_csv_schedule(path)
    assert {(p.code, p.place) for p in problems if p.code.endswith("-odd")} == {
        ("date-odd", "line 2, Planned start"), ("date-odd", "line 3, Planned finish"),
        ("duration-odd", "line 4, Duration"),
    }  # fmt: skip


def test_numbers_may_begin_or_end_with_their_point(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "ID;Name;Start;Duration;Predecessors;% complete\n1;Dig;2026-03-02 08:00;.5d;;.5\n"
        "2;Pour;2026-03-03 08:00;1.d;1FS+.5h;,25\n3;Cure;2026-03-04 08:00;,25d;2FS-.5d;1.\n"
    )
    schedule, problems = read_csv_schedule(path)
    assert [p.code for p in problems if p.code.endswith("-odd")] == []
    hours = (schedule.finish - schedule.start) / np.timedelta64(3600, "s")
    assert hours.tolist() == [4.0, 9.0, 2.0]  # of working days of eight hours with an hour's break
    assert schedule.percent.tolist() == [50.0, 25.0, 100.0]
    assert schedule.relations.lag.tolist() == [1800, -14400]


def test_plan_columns(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "id,name,start,finish,duration,remaining duration,deadline,resources,work,cost,baseline cost,"
        "baseline start,predecessors\n"
        "1,Dig,2026-03-02,2026-03-03,2d,1d,2026-03-09,Crew[2],16h,900,800,2026-03-01,\n"
        "2,Cure,2026-03-04,2026-03-06,3ed,soon,,,x,many,,,1FS+50%\n",
        encoding="utf-8",
    )
    schedule, problems = read_csv_schedule(path)
    plan = schedule.plan
    assert (plan.duration.tolist(), plan.remaining.tolist()) == ([57600, 3 * 86400], [28800, -1])
    assert (plan.work.tolist(), plan.cost[0], str(plan.deadline[0])[:10]) == ([57600, -1], 900, "2026-03-09")
    assert schedule.calendars[schedule.calendar[1]].week[6] == ((0, 86400),)
    assert (schedule.relations.lag[0], schedule.relations.unit[0]) == (5000, LagUnit.PERCENT)
    assert (schedule.baselines[0].dates.cost[0], len(schedule.assignments)) == (800, 1)
    assert sorted(p.place for p in problems) == ["line 3, cost", "line 3, remaining duration", "line 3, work"]
