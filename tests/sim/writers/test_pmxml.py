"""P6's XML is read back as it was written."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
from alike import unlike
from planned_project import planned_schedule

from sim.calendar import Calendar
from sim.job import silent_job
from sim.planning.reschedule import rescheduled
from sim.readers.pmxml import read_pmxml
from sim.writers.pmxml import SPACE, write_pmxml


def test_round_trip(tmp_path: Path) -> None:
    before = planned_schedule()
    told = [problem.code for problem in write_pmxml(before, tmp_path / "a.xml", silent_job())]
    assert told == ["written-curve", "written-kept", "written-lag-unit"]
    after, problems = read_pmxml(tmp_path / "a.xml")
    assert problems == []
    # A summary lasts as long as what stands below it; P6 numbers assignments.
    assert unlike(before, after, [".finish", ".assignments.id", ".projects[0].other"]) == []


def test_parts_stand_by_name(tmp_path: Path) -> None:
    write_pmxml(planned_schedule(), tmp_path / "a.xml", silent_job())
    root = parse(tmp_path / "a.xml").getroot()
    assert root.tag == f"{{{SPACE}}}APIBusinessObjects"
    for name in ("Activity", "Relationship", "Resource", "ResourceAssignment"):
        found = list(root.iter(f"{{{SPACE}}}{name}"))
        assert found
        for element in found:
            tags = [each.tag for each in element if not len(each)]
            assert tags == sorted(tags)
    assert len(root.findall(f"{{{SPACE}}}BaselineProject")) == 1


@pytest.mark.parametrize(("minute", "lost"), [(720, 0), (725, 0), (723, 0), (1440, 0), (724, 1)])
def test_ends_of_shifts(tmp_path: Path, minute: int, lost: int) -> None:
    calendar = Calendar("c", (((8 * 3600, minute * 60),), *((),) * 6))
    before = replace(planned_schedule(), calendars=(calendar, calendar))
    problems = write_pmxml(before, tmp_path / "a.xml", silent_job())
    assert ("written-calendar-minutes" in [problem.code for problem in problems]) == bool(lost)
    after, _ = read_pmxml(tmp_path / "a.xml")
    assert (after.calendars[0].week == calendar.week) == (not lost)


def test_real_files(tmp_path: Path, shared_data: Path) -> None:
    files = sorted((shared_data / "schedules" / "pmxml").glob("*.xml"))
    assert files
    for file in files:
        before, _ = read_pmxml(file)
        write_pmxml(before, tmp_path / "a.xml", silent_job())
        after, _ = read_pmxml(tmp_path / "a.xml")
        assert unlike(before, after) == [], file.name
        assert unlike(rescheduled(before), rescheduled(after)) == [], file.name


def test_the_rich_files_of_two_projects(tmp_path: Path) -> None:
    golden = Path(__file__).parents[2] / "golden" / "p6" / "two_projects.xml"
    before, _ = read_pmxml(golden)
    write_pmxml(before, tmp_path / "a.xml", silent_job())
    after, _ = read_pmxml(tmp_path / "a.xml")
    assert unlike(before, after) == []
