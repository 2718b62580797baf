"""XER: what is in a file arrives, counted independently; what is damaged is said with its place."""

import random
from pathlib import Path

import numpy as np
import pytest
from oracles.xer_text import PROJECT, WBS, plan, split, xer

from sim.problem import Problem, ReadError
from sim.readers.schedules import read_schedule
from sim.readers.xer import is_xer, projects_in, read_xer
from sim.schedule import RelationKind, Schedule, TaskKind
from sim.schedule_project import LagCalendar

GOLDEN = Path(__file__).parents[2] / "golden" / "p6"
LAGS = {
    "PredecessorCalendar": LagCalendar.PREDECESSOR,
    "SuccessorCalendar": LagCalendar.SUCCESSOR,
    "TwentyFourHourCalendar": LagCalendar.ALL_DAY,
    "ProjectDefaultCalendar": LagCalendar.PROJECT,
}
TWO = [
    {"task_id": 1, "task_code": "A", "task_name": "Dig", "target_drtn_hr_cnt": 8, "remain_drtn_hr_cnt": 8},
    {"task_id": 2, "task_code": "B", "task_name": "Pour", "target_drtn_hr_cnt": 16, "remain_drtn_hr_cnt": 16},
]


def read(folder: Path, text: str | bytes, project: str | None = None) -> tuple[Schedule, list[Problem]]:
    path = folder / "plan.xer"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_xer(path, None, project)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def place_of(problems: list[Problem], code: str) -> str:
    return next(problem.place for problem in problems if problem.code == code)


@pytest.mark.parametrize("name", ["MDL4RA", *LAGS])
def test_real_files_are_counted(shared_data: Path, name: str) -> None:
    path = shared_data / "schedules" / "xer" / f"{name}.xer"
    rows = split(path.read_bytes(), "cp1251" if name == "MDL4RA" else "utf-8")
    schedule, problems = read_xer(path)
    ids = set(schedule.id)
    assert {row["task_code"] for row in rows["TASK"]} <= ids
    assert len(schedule) == len(rows["TASK"]) + len(rows["PROJWBS"])
    assert len(schedule.relations) == len(rows.get("TASKPRED", []))
    assert len(schedule.calendars) == len(rows["CALENDAR"])
    assert len(schedule.resources) == len(rows.get("RSRC", []))
    assert len(schedule.rates) == len(rows.get("RSRCRATE", []))
    assert len(schedule.assignments) == len(rows.get("TASKRSRC", []))
    kinds = {"TT_Task": 0, "TT_Mile": 1, "TT_FinMile": 3, "TT_Rsrc": 4}
    for row in rows["TASK"]:
        at = schedule.id.index(row["task_code"])
        assert schedule.name[at] == row["task_name"]
        assert schedule.kind[at] == kinds[row["task_type"]]
        assert schedule.plan.duration[at] == float(row["target_drtn_hr_cnt"]) * 3600
        assert schedule.tool.early_finish[at] == np.datetime64(row["early_end_date"].replace(" ", "T"))
    assert schedule.projects[0].lag_calendar == LAGS.get(name, LagCalendar.PREDECESSOR)
    assert not [problem for problem in problems if problem.severity > 0]


def test_the_house_plan_lasts_210_days_and_376_when_levelled(shared_data: Path) -> None:
    schedule, problems = read_xer(shared_data / "schedules" / "xer" / "MDL4RA.xer")
    day = np.timedelta64(1, "D")
    begin = np.datetime64("2023-07-23")
    early = np.nanmax(schedule.tool.early_finish).astype("datetime64[D]")
    planned = np.nanmax(schedule.tool.planned_finish).astype("datetime64[D]")
    assert schedule.start.min().astype("datetime64[D]") == begin
    assert (early - begin) / day + 1 == 210
    assert (planned - begin) / day + 1 == 376
    assert schedule.span()[1] == schedule.tool.early_finish[~np.isnat(schedule.tool.early_finish)].max()
    assert sum(text != "" for text in schedule.fields["Remaining finish"]) == 50  # what levelling moved
    assert [p.values["encoding"] for p in problems if p.code == "p6-encoding-assumed"] == ["cp1251"]
    kinds = np.bincount(schedule.relations.kind, minlength=4).tolist()
    assert kinds == [70, 10, 7, 0]
    assert sorted(schedule.relations.lag[schedule.relations.lag > 0] // 3600) == [248, 720, 720, 960]


def test_both_projects_stand_side_by_side() -> None:
    schedule, problems = read_xer(GOLDEN / "two_projects.xer")
    rows = split((GOLDEN / "two_projects.xer").read_bytes(), "gb18030")
    own = [row for row in rows["TASK"] if row["proj_id"] != "30"]
    assert len(schedule) == len(own) + sum(row["proj_id"] != "30" for row in rows["PROJWBS"])
    assert [schedule.id[row] for row in np.flatnonzero(schedule.parent < 0)] == ["TOWER", "BRIDGE"]
    assert schedule.name[0] == "高层 Tower"
    assert [each.id for each in schedule.projects] == ["TOWER", "BRIDGE"]
    assert [each.name for each in schedule.baselines] == ["Approved plan"]
    assert "p6-relation-external" in codes(problems)
    assert place_of(problems, "p6-relation-external") == "TASKPRED line 128"
    across = schedule.relations.predecessor == schedule.id.index("A1060")
    assert [schedule.id[row] for row in schedule.relations.successor[across]] == ["BRIDGE:A1000"]


def test_one_project_is_chosen_by_its_id() -> None:
    path = GOLDEN / "two_projects.xer"
    assert projects_in(path) == [("TOWER", "高层 Tower"), ("BRIDGE", "Bridge")]
    schedule, problems = read_xer(path, project="BRIDGE")
    assert schedule.id == ("BRIDGE", "A1000", "B200")
    assert len(schedule.relations) == 1
    assert place_of(problems, "p6-relation-external") == "TASKPRED line 126"
    with pytest.raises(ReadError) as caught:
        read_xer(path, project="TUNNEL")
    assert caught.value.code == "p6-project-missing"
    assert "TOWER, BRIDGE" in caught.value.text()


def test_kinds_stand_as_p6_has_them() -> None:
    schedule, _ = read_xer(GOLDEN / "two_projects.xer", project="TOWER")
    kinds = {id_: TaskKind(kind).name for id_, kind in zip(schedule.id, schedule.kind, strict=True)}
    assert kinds["A1000"] == "MILESTONE"
    assert kinds["A1020"] == "RESOURCE_DEPENDENT"
    assert kinds["A1030"] == "LEVEL_OF_EFFORT"
    assert kinds["A1050"] == "WBS_SUMMARY"
    assert kinds["A1060"] == "FINISH_MILESTONE"
    assert kinds["TOWER.SUP.L1"] == "SUMMARY"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk"])
def test_encodings_of_chinese(tmp_path: Path, encoding: str) -> None:
    names = ("土方开挖及外运", "主体结构混凝土浇筑（三层）")
    tasks = [dict(task) | {"task_name": name} for task, name in zip(TWO, names, strict=True)]
    schedule, problems = read(tmp_path, plan(tasks).encode(encoding))
    assert schedule.name[1:] == names
    assert ("p6-encoding-assumed" in codes(problems)) == (encoding == "gbk")


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", ("Aushub für Gründung", "Façade – côté jardin")),
        ("cp1251", ("Земляные работы", "Монтаж колонн, ось А–Б")),
        ("big5", ("基礎開挖工程", "混凝土澆置與養護")),
    ],
)
def test_other_code_pages(tmp_path: Path, encoding: str, names: tuple[str, str]) -> None:
    tasks = [dict(task) | {"task_name": name} for task, name in zip(TWO, names, strict=True)]
    schedule, problems = read(tmp_path, plan(tasks).encode(encoding))
    assert schedule.name[1:] == names
    assert [p.values["encoding"] for p in problems if p.code == "p6-encoding-assumed"] == [encoding]


def test_truncated_rows_and_a_missing_end(tmp_path: Path) -> None:
    text = plan(TWO, TASKPRED=[{"task_pred_id": 1, "task_id": 2, "pred_task_id": 1, "pred_type": "PR_SS"}])
    cut = text[: text.index("PR_SS") - 2]
    schedule, problems = read(tmp_path, cut)
    assert "xer-no-end" in codes(problems)
    assert len(schedule) == 3
    text = plan(TWO).replace("\t2\tB\tPour\t16\t16", "")
    schedule, problems = read(tmp_path, text)
    assert place_of(problems, "xer-row-without-key").startswith("TASK line ")
    assert schedule.id == ("P", "A")


def test_rows_with_too_many_cells(tmp_path: Path) -> None:
    text = plan(TWO).replace("Pour\t16\t16", "Pour\t16\t16\tmore\tand more")
    schedule, problems = read(tmp_path, text)
    assert schedule.id == ("P", "A", "B")
    assert next(p.values["count"] for p in problems if p.code == "xer-row-too-long") == 2


def test_quoted_tabs_and_line_breaks_within_a_cell(tmp_path: Path) -> None:
    text = plan(TWO).replace("Dig", '"Dig\tdeep"').replace("Pour", 'Pour ""C30""\nand cure')
    schedule, problems = read(tmp_path, text)
    assert schedule.name[1:] == ("Dig\tdeep", 'Pour "C30"\nand cure')
    assert schedule.plan.duration[2] == 16 * 3600
    assert "xer-row-too-long" not in codes(problems)


def test_missing_tables_are_told(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, xer(PROJECT=[PROJECT], TASK=[TWO[0] | {"proj_id": 1, "wbs_id": 9}]))
    assert schedule.id == ("P", "A")
    missing = {p.place for p in problems if p.code == "xer-table-missing"}
    assert missing == {"PROJWBS", "CALENDAR", "TASKPRED"}
    assert {"calendar-assumed", "p6-wbs-missing", "p6-settings-assumed"} <= set(codes(problems))


def test_unknown_tables_and_columns_are_counted(tmp_path: Path) -> None:
    tasks = [dict(task) | {"novelty": "x", "est_wt": "1"} for task in TWO]
    _, problems = read(tmp_path, plan(tasks, RISK=[{"risk_id": 1}, {"risk_id": 2}]))
    assert [(p.place, p.values) for p in problems if p.code == "p6-table-not-carried"] == [
        ("RISK", {"count": 2})
    ]
    told = [(p.place, p.values) for p in problems if p.code == "p6-columns-not-carried"]
    assert told == [("TASK", {"columns": "novelty (2)"})]


def test_ids_that_stand_twice(tmp_path: Path) -> None:
    tasks = [*TWO, TWO[0] | {"task_id": 3}, TWO[1]]
    schedule, problems = read(tmp_path, plan(tasks))
    assert schedule.id == ("P", "A", "B", "A (2)")
    assert {"p6-id-twice", "task-id-twice"} <= set(codes(problems))


def test_odd_values_are_told_with_their_place(tmp_path: Path) -> None:
    tasks = [
        TWO[0] | {"target_drtn_hr_cnt": "-8", "early_start_date": "1850-01-01 08:00"},
        TWO[1] | {"remain_drtn_hr_cnt": "much", "early_end_date": "2026-13-01", "task_type": "TT_Odd"},
    ]
    schedule, problems = read(tmp_path, plan(tasks))
    found = {(p.code, p.place.rpartition(" ")[2]) for p in problems}
    assert ("p6-duration-negative", "target_drtn_hr_cnt") in found
    assert ("date-odd", "early_start_date") in found
    assert ("date-odd", "early_end_date") in found
    assert ("p6-number-odd", "remain_drtn_hr_cnt") in found
    assert "p6-word-odd" in codes(problems)
    assert schedule.plan.duration[1] == 0
    assert schedule.plan.remaining[2] == -1
    assert np.isnat(schedule.start[1:]).all()


def test_decimal_commas(tmp_path: Path) -> None:
    schedule, _ = read(tmp_path, plan([TWO[0] | {"target_drtn_hr_cnt": "7,5"}]))
    assert schedule.plan.duration[1] == 27000


def test_long_texts_are_cut(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, plan([TWO[0] | {"task_name": "x" * 150_000}, TWO[1]]))
    assert len(schedule.name[1]) == 100_000
    assert "p6-text-cut" in codes(problems)
    assert schedule.name[2] == "Pour"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\r\n", "empty-file"),
        (b"task\tname\n1\tDig\n", "not-xer"),
        (b"ERMHDR\t20\r\n%E\r\n", "xer-no-project"),
        (b"ERMHDR\t20\r\n%R\t1\r\n", "xer-no-project"),
        (b"ERMHDR\t" + b"\x00\x01\x02\xff" * 600, "table-binary"),
    ],
)
def test_what_is_no_xer(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, data)
    assert caught.value.code == code
    assert caught.value.text("zh_CN")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.xer", tmp_path):
        with pytest.raises(ReadError):
            read_xer(path)


def test_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(plan(TWO), encoding="utf-16")
    assert read_schedule(path)[0].id == ("P", "A", "B")
    assert is_xer(b"ERMHDR\t1")
    assert is_xer("ERMHDR\t1".encode("utf-16"))
    assert not is_xer(b"id,name")


def test_a_project_without_activities(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, xer(PROJECT=[PROJECT], PROJWBS=[WBS]))
    assert schedule.id == ("P",)
    assert "schedule-empty" in codes(problems)


def test_cyclic_wbs_and_cyclic_logic(tmp_path: Path) -> None:
    wbs = [WBS, *({"wbs_id": k, "proj_id": 1, "parent_wbs_id": 5 - k, "wbs_short_name": k} for k in (2, 3))]
    links = [{"task_pred_id": k, "task_id": k, "pred_task_id": 3 - k, "pred_type": "PR_FS"} for k in (1, 2)]
    tasks = [task | {"wbs_id": 2} for task in TWO]
    schedule, problems = read(tmp_path, plan(tasks, PROJWBS=wbs, TASKPRED=links))
    assert "task-cycle" in codes(problems)
    assert len(schedule) == 5
    assert schedule.relations.kind.tolist() == [RelationKind.FS] * 2  # the solver names the circle


def survive(folder: Path, data: bytes, seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(damaged))
        kind = chance.randrange(5)
        if kind == 0:
            damaged[at] = chance.randrange(256)
        elif kind == 1:
            del damaged[at : at + chance.randint(1, 200)]
        elif kind == 2:
            damaged[at:at] = bytes(
                chance.choice(b'\t\r\n%"|()-9\x00\xff') for _ in range(chance.randint(1, 9))
            )
        elif kind == 3:
            damaged[at:at] = damaged[at : at + chance.randint(1, 400)]
        else:
            del damaged[at:]
        if not damaged:
            damaged = bytearray(b"E")
    path = folder / "damaged.xer"
    path.write_bytes(damaged)
    try:
        schedule, problems = read_xer(path)
    except ReadError:
        return
    assert (schedule.parent < np.arange(len(schedule))).all()
    assert all(problem.line() and problem.line("zh_CN") for problem in problems)


def test_damaged_files_do_no_harm(tmp_path: Path) -> None:
    data = (GOLDEN / "two_projects.xer").read_bytes()
    for seed in range(60):
        survive(tmp_path, data, seed)


@pytest.mark.fuzz
def test_many_damaged_files_do_no_harm(tmp_path: Path) -> None:
    data = (GOLDEN / "two_projects.xer").read_bytes()
    for seed in range(1000, 2000):
        survive(tmp_path, data, seed)
