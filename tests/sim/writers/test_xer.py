"""XER files are read back as they were written, by our reader and, where there is one, by MPXJ."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from alike import unlike
from planned_project import planned_schedule

from sim.job import Cancelled, Job, silent_job
from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft
from sim.planning.reschedule import rescheduled
from sim.readers.mspdi import read_mspdi
from sim.readers.xer import read_xer
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.writers.mspdi import write_mspdi
from sim.writers.pmxml import write_pmxml
from sim.writers.xer import write_xer

# What the format cannot hold, or shows by other columns.
LOSES = (".finish", ".tool.early", ".assignments.id", ".projects[0].other")
EXPECTED = {"xer-table-missing", "p6-encoding-assumed", "p6-ids-clash", "schedule-empty"}
LOSSES_OF_OTHERS = (
    ".projects[0].other", ".tool.critical", ".status_date", ".resources", ".fields", ".tool", ".plan",
    ".baselines", ".projects[0].currency",
)  # fmt: skip


def _again(schedule: Schedule, path: Path) -> Schedule:
    write_xer(schedule, path, silent_job())
    after, problems = read_xer(path)
    assert {problem.code for problem in problems} <= EXPECTED
    return after


def test_round_trip(tmp_path: Path) -> None:
    before = planned_schedule()
    assert unlike(before, _again(before, tmp_path / "a.xer"), LOSES) == []
    codes = [problem.code for problem in write_xer(before, tmp_path / "a.xer", silent_job())]
    assert codes == ["written-curve", "written-kept", "written-lag-unit", "written-xer-unicode"]


def test_layout(tmp_path: Path) -> None:
    schedule = planned_schedule()
    names = tuple(name.encode("ascii", "ignore").decode() + "é" for name in schedule.name)
    plain = replace(
        schedule, name=names, fields={}, resources=schedule.resources.blank(), rates=schedule.rates.blank(),
        assignments=schedule.assignments.blank(), calendars=schedule.calendars[:1] * 2,
    )  # fmt: skip
    problems = write_xer(plain, tmp_path / "a.xer", silent_job())
    assert "written-xer-unicode" not in [problem.code for problem in problems]
    lines = (tmp_path / "a.xer").read_bytes().decode("cp1252").split("\r\n")
    assert lines[0].startswith("ERMHDR\t20.12\t")
    assert lines[-2:] == ["%E", ""]
    width = 0
    for line in lines[1:-2]:
        mark, *cells = line.split("\t")
        assert mark in ("%T", "%F", "%R")
        width = len(cells) if mark == "%F" else width
        assert mark == "%T" or len(cells) == width
    tables = [line.split("\t")[1] for line in lines if line.startswith("%T")]
    assert (
        tables.index("PROJECT") < tables.index("CALENDAR") < tables.index("TASK") < tables.index("TASKPRED")
    )


@pytest.mark.parametrize("name", ['"', '"a"', 'a "b" c', "tab\there", "two\nlines", "墙", "ж", " x "])
def test_names_survive(tmp_path: Path, name: str) -> None:
    tasks = [TaskDraft("A", name, duration=3600, fields={"Gang": name}), TaskDraft("B", f"{name}.")]
    before = ScheduleDraft(tasks=tasks).schedule()
    after = _again(before, tmp_path / "a.xer")
    assert (after.id, after.name, after.fields["Gang"]) == (before.id, before.name, before.fields["Gang"])


def test_projects_with_equal_codes_and_no_root(tmp_path: Path) -> None:
    tasks = [
        TaskDraft("X:A1", project=0), TaskDraft("b", "Block", "b", kind=TaskKind.SUMMARY, project=0),
        TaskDraft("B1", parent=1, project=0), TaskDraft("Y:A1", project=1),
    ]  # fmt: skip
    projects = [ScheduleProject("X", "One"), ScheduleProject("Y", "Two")]
    before = ScheduleDraft(tasks=tasks, projects=projects, relations=[RelationDraft(0, 3)]).schedule()
    after = _again(before, tmp_path / "a.xer")
    assert (after.id, after.wbs, after.parent.tolist()) == (before.id, before.wbs, before.parent.tolist())
    assert [each.id for each in after.projects] == ["X", "Y"]
    assert (after.relations.predecessor[0], after.relations.successor[0]) == (0, 3)


def test_links_of_summaries_are_told(tmp_path: Path) -> None:
    tasks = [TaskDraft("1", "S"), TaskDraft("2", parent=0), TaskDraft("3")]
    before = ScheduleDraft(tasks=tasks, relations=[RelationDraft(0, 2)]).schedule()
    told = {
        problem.code: problem.values["count"] for problem in write_xer(before, tmp_path / "a", silent_job())
    }
    assert told["written-summary-link"] == 1


def test_stops_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.xer"
    path.write_text("old")
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        write_xer(planned_schedule(), path, Job(lambda code, done, total: None, stop))
    assert path.read_text() == "old"


def _dates(schedule: Schedule) -> list[list[np.datetime64]]:
    solved = rescheduled(schedule)
    return [solved.start.tolist(), solved.finish.tolist()]


def test_real_files(tmp_path: Path, shared_data: Path) -> None:
    files = sorted((shared_data / "schedules" / "xer").glob("*.xer"))
    assert files
    for file in files:
        before, _ = read_xer(file)
        after = _again(before, tmp_path / "a.xer")
        assert (unlike(before, after), _dates(after)) == ([], _dates(before)), file.name


def test_real_files_through_the_other_format(tmp_path: Path, shared_data: Path) -> None:
    from sim.readers.pmxml import read_pmxml

    for file in sorted((shared_data / "schedules" / "xer").glob("*.xer")):
        before, _ = read_xer(file)
        write_pmxml(before, tmp_path / "a.xml", silent_job())
        between, _ = read_pmxml(tmp_path / "a.xml")
        after = _again(between, tmp_path / "a.xer")
        assert (unlike(before, after, [".projects[0].other"]), _dates(after)) == ([], _dates(before)), (
            file.name
        )


def test_files_of_microsoft_project_come_back(tmp_path: Path, shared_data: Path) -> None:
    files = sorted((shared_data / "schedules" / "mspdi").glob("*2019*.xml"))
    for file in [*files, shared_data / "schedules" / "mspdi" / "schependomlaan.xml"]:
        before, _ = read_mspdi(file)
        between = _again(before, tmp_path / "a.xer")
        write_mspdi(between, tmp_path / "a.xml", silent_job())
        after, _ = read_mspdi(tmp_path / "a.xml")
        assert unlike(before, after, LOSSES_OF_OTHERS) == [], file.name


def test_mpxj_reads_the_same_dates(tmp_path: Path, shared_data: Path) -> None:
    jpype = pytest.importorskip("jpype")
    pytest.importorskip("mpxj")
    if not jpype.isJVMStarted():
        jpype.startJVM()
    from org.mpxj.reader import UniversalProjectReader

    def dates(path: Path) -> list[tuple[str, ...]]:
        tasks = UniversalProjectReader().read(str(path)).getTasks()
        return [
            (str(t.getName()), str(t.getStart()), str(t.getFinish()), str(t.getDuration())) for t in tasks
        ]

    file = shared_data / "schedules" / "xer" / "MDL4RA.xer"
    _again(read_xer(file)[0], tmp_path / "a.xer")
    assert dates(tmp_path / "a.xer") == dates(file)


def test_the_rich_files_of_two_projects(tmp_path: Path) -> None:
    golden = Path(__file__).parents[2] / "golden" / "p6" / "two_projects.xer"
    before, _ = read_xer(golden)
    write_xer(before, tmp_path / "a.xer", silent_job())
    after, _ = read_xer(tmp_path / "a.xer")
    assert unlike(before, after) == []
