"""GanttProject files as the program writes them."""

from pathlib import Path

import numpy as np
import pytest
from oracles.odd_xml import odd_xml, survives

from sim.problem import Problem, ReadError
from sim.readers.gantt_project import read_gantt_project
from sim.schedule import RelationKind, Schedule, TaskKind
from sim.task_plan import Constraint

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<project name="桥梁" company="" webLink="" view-date="2026-03-02" version="3.3.3316" locale="zh">
  <description/><view id="gantt-chart"><field id="tpd3"/></view>
  <calendars>
    <day-types><day-type id="0"/><day-type id="1"/>
      <default-week id="1" name="default" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/>
      <only-show-weekends value="false"/></day-types>
    <date year="2026" month="3" date="4" type="HOLIDAY"><![CDATA[假日]]></date>
    <date year="" month="10" date="1" type="HOLIDAY"/>
    <date year="2026" month="3" date="7" type="WORKING_DAY"/>
    <date year="2026" month="3" date="5" type="NEUTRAL"/>
  </calendars>
  <tasks empty-milestones="true">
    <taskproperties>
      <taskproperty id="tpd3" name="name" type="default" valuetype="text"/>
      <taskproperty id="tpc0" name="Zone" type="custom" valuetype="text" defaultvalue="A"/>
    </taskproperties>
    <task id="0" name="Pier" meeting="false" start="2026-03-02" duration="5" complete="0">
      <task id="1" uid="u1" name="Piles" meeting="false" start="2026-03-02" duration="3" complete="50"
            priority="2" webLink="https%3A%2F%2Fexample.com" cost-manual-value="1200.5">
        <notes><![CDATA[Mind <the> water]]></notes>
        <depend id="2" type="2" difference="1" hardness="Strong"/>
        <customproperty taskproperty-id="tpc0" value="B"/>
      </task>
      <task id="2" name="Cap" meeting="false" start="2026-03-07" duration="1" complete="0"
            thirdDate="2026-03-06" thirdDate-constraint="1"/>
    </task>
    <task id="3" name="Handover" meeting="true" start="2026-03-09" duration="0" complete="0">
      <depend id="0" type="4" difference="-2" hardness="Rubber"/>
    </task>
  </tasks>
  <resources>
    <resource id="0" name="Crew" function="Default:0" contacts="" phone="1"><rate name="standard" value="800"/></resource>
  </resources>
  <allocations><allocation task-id="1" resource-id="0" function="Default:0" responsible="true" load="50.0"/></allocations>
  <vacations><vacation start="2026-03-05" end="2026-03-06" resourceid="0"/></vacations>
  <previous>
    <previous-tasks name="Tender"><previous-task id="1" start="2026-02-02" duration="2" meeting="false"/></previous-tasks>
    <previous-tasks name="Award"><previous-task id="1" start="2026-02-09" duration="3" meeting="false"/>
      <previous-task id="99" start="2026-02-09" duration="3"/></previous-tasks>
  </previous>
  <roles roleset-name="Default"/>
</project>
"""  # noqa: E501


def read(folder: Path, text: str = FILE) -> tuple[Schedule, list[Problem]]:
    path = folder / "plan.gan"
    path.write_text(text, encoding="utf-8")
    return read_gantt_project(path)


@pytest.fixture(scope="module")
def schedule(tmp_path_factory: pytest.TempPathFactory) -> Schedule:
    return read(tmp_path_factory.mktemp("gan"))[0]


def test_tasks_nest_and_last_whole_working_days(schedule: Schedule) -> None:
    assert schedule.title == "桥梁"
    assert schedule.name == ("Pier", "Piles", "Cap", "Handover")
    assert schedule.parent.tolist() == [-1, 0, 0, -1]
    assert [TaskKind(k).name for k in schedule.kind] == ["SUMMARY", "TASK", "TASK", "MILESTONE"]
    assert [str(when) for when in schedule.start[1:]] == [
        "2026-03-02T08:00:00", "2026-03-07T08:00:00", "2026-03-09T00:00:00",
    ]  # fmt: skip
    assert [str(when) for when in schedule.finish[1:3]] == ["2026-03-05T17:00:00", "2026-03-07T17:00:00"]
    assert schedule.plan.duration[1:].tolist() == [86400, 28800, 0]
    assert (schedule.percent[1], schedule.plan.remaining[1], schedule.plan.cost[1]) == (50, 43200, 1200.5)


def test_links_stand_with_the_task_that_is_waited_for(schedule: Schedule) -> None:
    links = schedule.relations
    assert (links.predecessor.tolist(), links.successor.tolist()) == ([1, 3], [2, 0])
    assert [RelationKind(k).name for k in links.kind] == ["FS", "SF"]
    assert links.lag.tolist() == [28800, -57600]


def test_constraints_are_those_a_person_set(schedule: Schedule) -> None:
    assert [Constraint(c).name for c in schedule.plan.constraint] == [
        "NONE", "START_NO_EARLIER", "START_NO_EARLIER", "START_NO_EARLIER",
    ]  # fmt: skip
    assert str(schedule.plan.constraint_date[2]) == "2026-03-06T08:00:00"


def test_calendars_with_holidays_and_leave(schedule: Schedule) -> None:
    project, crew = schedule.calendars
    assert project.shifts(np.datetime64("2026-03-04")) == ()
    assert project.shifts(np.datetime64("2027-10-01")) == ()
    assert len(project.shifts(np.datetime64("2026-03-07"))) == 2
    assert len(project.shifts(np.datetime64("2026-03-05"))) == 2
    assert crew.shifts(np.datetime64("2026-03-05")) == ()
    assert schedule.resources.calendar.tolist() == [1]


def test_resources_fields_and_baselines(schedule: Schedule) -> None:
    assert (schedule.rates.rate[0], schedule.assignments.units[0]) == (100, 0.5)
    assert schedule.assignments.work[0] == 43200
    assert schedule.fields["Zone"] == ("A", "B", "A", "A")
    assert schedule.fields["Notes"][1] == "Mind <the> water"
    assert schedule.fields["Link address"][1] == "https://example.com"
    assert [plan.name for plan in schedule.baselines] == ["Tender", "Award"]
    assert str(schedule.baselines[1].dates.finish[1]) == "2026-02-11T17:00:00"
    assert str(schedule.baseline_finish[1]) == "2026-02-03T17:00:00"


def test_what_is_not_carried_is_said(tmp_path: Path) -> None:
    _, problems = read(tmp_path)
    assert {p.code for p in problems} == {"gan-held", "gan-soft-links", "gan-not-used"}
    unused = next(p for p in problems if p.code == "gan-not-used")
    assert "phone (1)" in str(unused.values["names"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('depend id="2"', 'depend id="77"', "relation-end-missing"),
        ('type="4"', 'type="9"', "relation-kind-unknown"),
        ('duration="3"', 'duration="-3"', "length-negative"),
        ('start="2026-03-07"', 'start="7 March"', "date-odd"),
        ('task-id="1"', 'task-id="8"', "gan-allocation-lost"),
        ('month="10"', 'month="13"', "calendar-period-odd"),
        ('end="2026-03-06"', 'end="1999-01-01"', "calendar-period-odd"),
        ('mon="0" tue="0" wed="0" thu="0" fri="0"', 'mon="1" tue="1" wed="1" thu="1" fri="1"', "gan-no-work"),
        ('id="2" name', 'id="1" name', "task-uid-twice"),
        ('load="50.0"', 'load="half"', "number-odd"),
    ],
)
def test_faults_are_said(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in FILE
    _, problems = read(tmp_path, FILE.replace(old, new, 1))
    assert code in {p.code for p in problems}


def test_other_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, "<other/>")
    assert caught.value.code == "not-gantt-project"


def test_odd_values_do_no_harm(tmp_path: Path) -> None:
    for seed in range(60):
        survives(tmp_path / "odd.gan", odd_xml(FILE, seed), read_gantt_project)


@pytest.mark.fuzz
def test_many_odd_values_do_no_harm(tmp_path: Path) -> None:
    for seed in range(1000, 1600):
        survives(tmp_path / "odd.gan", odd_xml(FILE, seed), read_gantt_project)
