"""P6's XML: what is in a file arrives, counted independently; what is damaged is said with its place."""

import random
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

from sim.problem import Problem, ReadError
from sim.readers.pmxml import projects_in, read_pmxml
from sim.readers.schedules import read_schedule
from sim.readers.xer import read_xer
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import FloatKind, LagCalendar

GOLDEN = Path(__file__).parents[2] / "golden" / "p6"
LAGS = {
    "PredecessorCalendar": LagCalendar.PREDECESSOR,
    "SuccessorCalendar": LagCalendar.SUCCESSOR,
    "TwentyFourHourCalendar": LagCalendar.ALL_DAY,
    "ProjectDefaultCalendar": LagCalendar.PROJECT,
}
OPEN = '<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V{version}/API/BusinessObjects">'
PROJECT = "<Project><Id>P</Id><Name>Plan</Name><ObjectId>1</ObjectId>{parts}</Project>"
ACTIVITY = (
    "<Activity><ObjectId>5</ObjectId><Id>A</Id><Name>Dig</Name><ProjectObjectId>1</ProjectObjectId>"
    "<Type>Task Dependent</Type>{parts}</Activity>"
)


def read(
    folder: Path, parts: str = ACTIVITY.format(parts=""), beside: str = "", version: str = "8.3"
) -> tuple[Schedule, list[Problem]]:
    path = folder / "plan.xml"
    body = beside + PROJECT.format(parts=parts)
    path.write_text(f"{OPEN.format(version=version)}{body}</APIBusinessObjects>", encoding="utf-8")
    return read_pmxml(path)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("name", [*LAGS, "assignment__resource-rates-test"])
def test_real_files_are_counted(shared_data: Path, name: str) -> None:
    path = shared_data / "schedules" / "pmxml" / f"{name}.xml"
    tags = [element.tag.rpartition("}")[2] for element in ET.parse(path).getroot().iter()]
    schedule, problems = read_pmxml(path)
    assert sum(kind != TaskKind.SUMMARY for kind in schedule.kind) == tags.count("Activity")
    assert len(schedule.calendars) == tags.count("Calendar")
    assert len(schedule.assignments) == tags.count("ResourceAssignment")
    assert len(schedule.resources) == tags.count("Resource") + tags.count("Role")
    assert len(schedule.rates) == tags.count("ResourceRate") + tags.count("RoleRateNew")
    assert not [problem for problem in problems if problem.severity > 0]


@pytest.mark.parametrize("name", LAGS)
def test_twins_of_the_lag_calendars(shared_data: Path, name: str) -> None:
    """Each pair is of two plans: what they have in common is one finished activity and the setting."""
    text, _ = read_xer(shared_data / "schedules" / "xer" / f"{name}.xer")
    xml, _ = read_pmxml(shared_data / "schedules" / "pmxml" / f"{name}.xml")
    assert text.projects[0].lag_calendar == xml.projects[0].lag_calendar == LAGS[name]
    assert text.id[1:] == xml.id[1:] == ("A1000",)
    assert text.name[1:] == xml.name[1:] == ("Test",)
    for column in ("kind", "parent", "percent"):
        np.testing.assert_array_equal(getattr(text, column), getattr(xml, column))
    assert text.projects[0].expected_finish == xml.projects[0].expected_finish
    assert text.projects[0].progress == xml.projects[0].progress
    # What differs: the plans' names and dates, the calendar, how float is reckoned.
    assert (text.projects[0].float_kind, xml.projects[0].float_kind) == (FloatKind.FINISH, FloatKind.SMALLEST)
    assert xml.projects[0].critical_by_longest_path
    assert text.plan.duration[1] != xml.plan.duration[1]
    assert str(xml.finish[1]) == "2021-04-19T15:30:00"
    assert xml.calendars[0].day_length() == 8 * 3600


def test_every_version_has_a_namespace_of_its_own(tmp_path: Path) -> None:
    for version in ("7.0", "8.4", "15.1", "18.8", "20.12", "23.12"):
        schedule, _ = read(tmp_path, version=version)
        assert schedule.id == ("P", "A")
    schedule, _ = read_schedule(tmp_path / "plan.xml")
    assert schedule.name == ("Plan", "Dig")


def test_all_projects_or_one_and_baselines() -> None:
    path = GOLDEN / "two_projects.xml"
    assert projects_in(path) == [("TOWER", "高层 Tower"), ("BRIDGE", "Bridge")]
    schedule, problems = read_pmxml(path, project="TOWER")
    assert [each.name for each in schedule.baselines] == ["Approved plan"]
    assert len(schedule.relations) == 7
    assert "p6-baseline-tasks-gone" in codes(problems)
    assert len(read_pmxml(path)[0]) == 14
    with pytest.raises(ReadError) as caught:
        read_pmxml(path, project="METRO")
    assert caught.value.code == "p6-project-missing"


def test_what_is_not_read_is_counted(tmp_path: Path) -> None:
    beside = "<Risk><Id>1</Id></Risk><Risk><Id>2</Id></Risk>"
    parts = ACTIVITY.format(parts="<Novelty>7</Novelty><AtCompletionDuration>9</AtCompletionDuration>")
    _, problems = read(tmp_path, f"<Mood>calm</Mood><Status>Active</Status>{parts}", beside)
    told = {(p.place, *p.values.values()) for p in problems if "not-carried" in p.code}
    assert told == {("Risk", 2), ("Activity", "Novelty (1)"), ("Project", "Mood (1)")}


def test_odd_values_are_told_with_their_place(tmp_path: Path) -> None:
    parts = ACTIVITY.format(
        parts="<PlannedDuration>x</PlannedDuration><StartDate>1700-01-01T08:00:00</StartDate>"
        "<PrimaryConstraintType>Whenever</PrimaryConstraintType><WBSObjectId>9</WBSObjectId>"
    )
    options = "<ScheduleOptions><OutOfSequenceScheduleType>Odd</OutOfSequenceScheduleType></ScheduleOptions>"
    _, problems = read(tmp_path, options + parts)
    found = {problem.code: problem.place for problem in problems}
    assert found["p6-number-odd"] == "Activity ObjectId 5 target_drtn_hr_cnt"
    assert found["date-odd"].startswith("Activity ObjectId 5")
    assert found["p6-word-odd"] == found["p6-wbs-missing"] == "Activity ObjectId 5"
    assert found["p6-setting-odd"] == "Project ObjectId 1"


def test_activities_of_two_ids_alike(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, ACTIVITY.format(parts="") * 2)
    assert schedule.id == ("P", "A")
    assert "p6-id-twice" in codes(problems)


def test_long_texts_are_cut(tmp_path: Path) -> None:
    schedule, problems = read(tmp_path, ACTIVITY.format(parts="").replace("Dig", "x" * 150_000))
    assert len(schedule.name[1]) == 100_000
    assert "p6-text-cut" in codes(problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("<Project/>", "not-pmxml"),
        ("<APIBusinessObjects/>", "xer-no-project"),
        ("<APIBusinessObjects><Project>", "xml-broken"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><APIBusinessObjects>&b;</APIBusinessObjects>', "xml-entities"),
    ],
)
def test_what_is_no_p6_xml(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "plan.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_pmxml(path)
    assert caught.value.code == code


def survive(folder: Path, data: bytes, seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(damaged))
        # Most damage to the text between tags leaves the XML whole, so that it reaches the reader.
        if chance.random() < 0.8:
            at = damaged.find(b">", at) + 1
            end = damaged.find(b"<", at)
            if 0 < at <= end:
                value = chance.choice(
                    [b"", b"-1", b"1e300", b"2026-13-45T99:00:00", b"nan", b"7", b"\xe6\xb0\xb4" * 50]
                )
                damaged[at:end] = value
                continue
        if chance.random() < 0.5:
            damaged[at : at + 1] = bytes([chance.randrange(256)])
        else:
            del damaged[at : at + chance.randint(1, 60)]
    path = folder / "damaged.xml"
    path.write_bytes(damaged)
    try:
        schedule, problems = read_pmxml(path)
    except ReadError:
        return
    assert (schedule.parent < np.arange(len(schedule))).all()
    assert all(problem.line() and problem.line("zh_CN") for problem in problems)


def test_damaged_files_do_no_harm(tmp_path: Path) -> None:
    data = (GOLDEN / "two_projects.xml").read_bytes()
    for seed in range(60):
        survive(tmp_path, data, seed)


@pytest.mark.fuzz
def test_many_damaged_files_do_no_harm(tmp_path: Path) -> None:
    data = (GOLDEN / "two_projects.xml").read_bytes()
    for seed in range(1000, 2000):
        survive(tmp_path, data, seed)
