"""Only what says something is written into property sets."""

from pathlib import Path

from planned_project import planned_schedule

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.task_sets import field_values, own_values, plan_values, project_values, write_set
from sim.schedule_project import ScheduleProject
from sim.step_values import Typed


def test_plans_are_named_as_their_columns() -> None:
    values = plan_values(planned_schedule())
    assert values[0] == {}
    assert values[2]["constraint"] == Typed("IFCLABEL", "START_NO_EARLIER")
    assert values[2]["constraint_date"] == Typed("IFCDATETIME", "2026-03-04T08:00:00")
    assert values[2]["physical"] == Typed("IFCREAL", 40.0)
    assert values[1]["work"] == Typed("IFCINTEGER", 32 * 3600)
    assert "duration" not in values[1]  # an attribute of IfcTaskTime


def test_ids_and_kinds_ifc_does_not_know() -> None:
    schedule = planned_schedule()
    values = own_values(schedule, ["W", *schedule.id[1:]])
    assert values[0] == {}
    assert values[3] == {"Kind": Typed("IFCLABEL", "RESOURCE_DEPENDENT")}
    assert own_values(schedule, ["x"] * 6)[1] == {"Id": Typed("IFCIDENTIFIER", "A1010")}


def test_fields_without_those_that_are_attributes() -> None:
    schedule = planned_schedule()
    assert field_values(schedule, frozenset())[1] == {"Phase": Typed("IFCTEXT", "一期")}
    assert field_values(schedule, frozenset({"Phase"}))[1] == {}


def test_settings_that_differ_from_what_is_assumed() -> None:
    assert project_values(ScheduleProject()) == {}
    values = project_values(planned_schedule().projects[0])
    assert values["lag_calendar"] == Typed("IFCLABEL", "PREDECESSOR")
    assert values["critical_by_longest_path"] == Typed("IFCBOOLEAN", True)
    assert values["other.levelled"] == Typed("IFCTEXT", "no")
    assert "progress" not in values


def test_equal_properties_are_written_once(tmp_path: Path) -> None:
    out = Appendix(0)
    for guid in ("a", "b"):
        write_set(out, guid, "Twin_TaskPlan", {"priority": Typed("IFCINTEGER", 5)})
    assert out.content().count(b"IFCPROPERTYSINGLEVALUE") == 1
    assert out.content().count(b"IFCPROPERTYSET") == 2
