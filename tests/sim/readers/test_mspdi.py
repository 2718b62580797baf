"""Microsoft Project's XML: what is in the file arrives, what cannot is said with its place."""

from pathlib import Path

import numpy as np
import pytest

from sim.problem import Problem, ReadError
from sim.readers.mspdi import read_mspdi
from sim.schedule import RelationKind, Schedule, TaskKind

HEAD = '<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project"><Title>T</Title>'


def write(folder: Path, body: str, head: str = HEAD) -> Path:
    path = folder / "plan.xml"
    path.write_text(f"{head}{body}</Project>", encoding="utf-8")
    return path


def read(folder: Path, body: str) -> tuple[Schedule, list[Problem]]:
    return read_mspdi(write(folder, body))


def task(uid: int, level: int = 1, **texts: object) -> str:
    values = {"ID": uid, "Name": f"Task {uid}", "OutlineLevel": level, **texts}
    if "Start" not in values:
        values |= {"Start": "2026-03-02T08:00:00", "Finish": "2026-03-02T17:00:00"}
    inner = "".join(f"<{tag}>{text}</{tag}>" for tag, text in values.items() if tag != "more")
    return f"<Task><UID>{uid}</UID>{inner}{texts.get('more', '')}</Task>"


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def test_outline_becomes_parents(tmp_path: Path) -> None:
    body = task(0, 0) + task(1) + task(2, 2) + task(3, 3) + task(4, 2) + task(5)
    schedule, problems = read(tmp_path, f"<Tasks>{body}</Tasks>")
    assert schedule.id == ("1", "2", "3", "4", "5")
    assert schedule.parent.tolist() == [-1, 0, 1, 0, -1]
    assert [TaskKind(k).name for k in schedule.kind] == ["SUMMARY", "SUMMARY", "TASK", "TASK", "TASK"]
    assert schedule.title == "T"
    assert codes(problems) <= {"calendar-assumed"}


def test_a_level_may_be_skipped(tmp_path: Path) -> None:
    schedule, _ = read(tmp_path, f"<Tasks>{task(1)}{task(2, 4)}{task(3, 3)}{task(4, 2)}</Tasks>")
    assert schedule.parent.tolist() == [-1, 0, 0, 0]


def test_dates_baseline_actuals_and_percent(tmp_path: Path) -> None:
    body = task(
        1,
        ActualStart="2026-03-03T08:00:00",
        PercentComplete=40,
        Milestone=1,
        more="<Baseline><Number>0</Number><Start>2026-02-01T08:00:00</Start>"
        "<Finish>2026-02-02T17:00:00</Finish></Baseline><Baseline><Number>3</Number></Baseline>",
    )
    schedule, problems = read(tmp_path, f"<StatusDate>2026-03-04T17:00:00</StatusDate><Tasks>{body}</Tasks>")
    assert schedule.start[0] == np.datetime64("2026-03-02T08:00:00")
    assert schedule.actual_start[0] == np.datetime64("2026-03-03T08:00:00")
    assert np.isnat(schedule.actual_finish[0])
    assert schedule.baseline_finish[0] == np.datetime64("2026-02-02T17:00:00")
    assert schedule.percent[0] == 40
    assert schedule.kind[0] == TaskKind.MILESTONE
    assert schedule.status_date == np.datetime64("2026-03-04T17:00:00")
    assert [p.values["what"] for p in problems if p.code == "mspdi-not-used"] == ["Baseline 3"]


def test_custom_fields_and_constraints_are_kept(tmp_path: Path) -> None:
    fields = (
        "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName>"
        "<Alias>Zone</Alias></ExtendedAttribute></ExtendedAttributes>"
    )
    more = "<ExtendedAttribute><FieldID>188743731</FieldID><Value>B2</Value></ExtendedAttribute>"
    body = task(1, ConstraintType=4, ConstraintDate="2026-03-02T08:00:00", Notes="Mind the crane", more=more)
    schedule, problems = read(tmp_path, f"{fields}<Tasks>{body}{task(2, Novelty='x')}</Tasks>")
    assert schedule.fields["Zone"] == ("B2", "")
    assert schedule.fields["Constraint"] == ("SNET", "")
    assert schedule.fields["Notes"] == ("Mind the crane", "")
    assert [p.values["what"] for p in problems if p.code == "mspdi-not-used"] == ["Novelty"]


@pytest.mark.parametrize(
    ("kind", "lag", "unit", "expected"),
    [
        (1, 9600, 7, (RelationKind.FS, 57600)),
        (0, -4800, 7, (RelationKind.FF, -28800)),
        (2, 0, 7, (RelationKind.SF, 0)),
        (3, 50, 19, (RelationKind.SS, 4 * 3600)),
        (1, 14400, 8, (RelationKind.FS, 8 * 3600)),  # a day and night after Monday 17 h is one Tuesday
    ],
)
def test_relations(
    tmp_path: Path, kind: int, lag: int, unit: int, expected: tuple[RelationKind, int]
) -> None:
    link = (
        f"<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{unit}</LagFormat></PredecessorLink>"
    )
    schedule, _ = read(tmp_path, f"<Tasks>{task(1, Duration='PT8H0M0S')}{task(2, more=link)}</Tasks>")
    links = schedule.relations
    assert (links.predecessor.tolist(), links.successor.tolist()) == ([0], [1])
    assert (RelationKind(links.kind[0]), int(links.lag[0])) == expected


def test_faults_are_said_with_their_place(tmp_path: Path) -> None:
    body = (
        task(1, Start="2026-03-05T08:00:00", Finish="2026-03-02T17:00:00")
        + task(1)
        + task(3, Start="1492-10-12T00:00:00", Finish="tomorrow")
        + task(4, more="<PredecessorLink><PredecessorUID>99</PredecessorUID></PredecessorLink>")
        + task(5, IsNull=1)
        + task(6, Active=0)
        + task(7, CalendarUID=12)
    )
    schedule, problems = read(tmp_path, f"<Tasks>{body}</Tasks>")
    assert schedule.id == ("1", "1 (2)", "3", "4", "7")
    assert schedule.finish[0] == schedule.start[0]
    assert np.isnat(schedule.start[2])
    assert {
        "task-ends-before-start", "task-uid-twice", "task-id-twice", "date-odd", "relation-end-missing",
        "mspdi-empty-tasks", "mspdi-inactive-tasks", "calendar-missing",
    } <= codes(problems)  # fmt: skip
    assert all(p.place for p in problems)


def test_real_links(shared_data: Path) -> None:
    name = "generated__task-links__task-links-project2019-mspdi.xml"
    schedule, _ = read_mspdi(shared_data / "schedules/mspdi" / name)
    links = schedule.relations
    day = 8 * 3600
    assert links.lag.tolist() == [0, day, 2 * day, 5 * day, 10 * day, 2 * day, 2 * day, 2 * day]
    assert [RelationKind(k).name for k in links.kind[-3:]] == ["SF", "SS", "FF"]


def test_schependomlaan(shared_data: Path) -> None:
    schedule, problems = read_mspdi(shared_data / "schedules/mspdi/schependomlaan.xml")
    assert (len(schedule), len(schedule.relations)) == (157, 48)
    assert schedule.title == "Schependomlaan Nijmegen"
    assert schedule.name[11] == "Stellen bruggetjes"
    assert str(schedule.span()[1]) == "2015-12-17T16:00:00"
    assert problems == []


def test_every_real_file_reads(shared_data: Path) -> None:
    files = sorted((shared_data / "schedules/mspdi").glob("*.xml"))
    assert files
    for path in files:
        schedule, problems = read_mspdi(path)
        written = path.read_text(encoding="utf-8", errors="replace")
        # The row of the project itself and empty rows are no tasks.
        expected = written.count("<Task>") - written.count("<OutlineLevel>0</OutlineLevel>")
        assert len(schedule) == expected, path.name
        assert all(p.text() and p.text("zh_CN") for p in problems)


BOMB = '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha">]><Project>&a;</Project>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\x00\xff\xfe binary \x01", "xml-broken"),
        (BOMB.encode(), "xml-entities"),
        (HEAD.encode() + b"<Tasks><Task><UID>1</UID>", "xml-broken"),
        (b"<Report><Tasks/></Report>", "not-mspdi"),
        (b"<Project>" + b"<a>" * 200 + b"</a>" * 200 + b"</Project>", "xml-too-deep"),
        (b'<?xml version="1.0" encoding="klingon"?><Project/>', "xml-broken"),
        (b'<?xml version="1.0" encoding="utf-8"?><Project>\xe9\xe8</Project>', "xml-broken"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "plan.xml"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_mspdi(path)
    assert caught.value.code == code
    assert "\n" not in caught.value.text()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_mspdi(tmp_path / "nothing.xml")
