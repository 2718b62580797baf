"""Microsoft Project's XML is read back as it was written."""

from pathlib import Path
from xml.etree.ElementTree import parse

from alike import unlike
from planned_project import planned_schedule

from sim.job import silent_job
from sim.planning.reschedule import rescheduled
from sim.readers.mspdi import read_mspdi
from sim.writers.mspdi import SPACE, write_mspdi

# Project numbers assignments, knows its own contours only, and has one way to calculate.
LOSES = (
    ".assignments.id", ".assignments.curve", ".projects[0].data_date", ".projects[0].lag_calendar",
    ".projects[0].progress", ".projects[0].float_kind", ".projects[0].critical_by_longest_path",
    ".projects[0].honour_constraints", ".projects[0].other",
)  # fmt: skip


def test_round_trip(tmp_path: Path) -> None:
    before = planned_schedule()
    told = {p.code: p.values for p in write_mspdi(before, tmp_path / "a.xml", silent_job())}
    assert set(told) == {"written-curve", "written-id-field", "written-kept", "written-setting"}
    assert "lag_calendar, progress, float_kind" in str(told["written-setting"]["names"])
    after, problems = read_mspdi(tmp_path / "a.xml")
    assert problems == []
    assert unlike(before, after, LOSES) == []
    assert after.id == before.id  # A1010 stands in the custom field Activity ID


def test_parts_of_the_project_stand_in_order(tmp_path: Path) -> None:
    write_mspdi(planned_schedule(), tmp_path / "a.xml", silent_job())
    root = parse(tmp_path / "a.xml").getroot()
    tags = [each.tag.removeprefix(f"{{{SPACE}}}") for each in root]
    assert tags[:4] == ["SaveVersion", "UID", "Name", "Title"]
    assert tags[-5:] == ["ExtendedAttributes", "Calendars", "Tasks", "Resources", "Assignments"]


def test_real_files(tmp_path: Path, shared_data: Path) -> None:
    files = sorted((shared_data / "schedules" / "mspdi").glob("*.xml"))
    assert files
    for file in files:
        before, _ = read_mspdi(file)
        problems = write_mspdi(before, tmp_path / "a.xml", silent_job())
        after, _ = read_mspdi(tmp_path / "a.xml")
        many = "written-fields-many" in [problem.code for problem in problems]
        lost = [".fields"] if many else []
        assert unlike(before, after, lost) == [], file.name
        assert unlike(rescheduled(before), rescheduled(after), lost) == [], file.name
