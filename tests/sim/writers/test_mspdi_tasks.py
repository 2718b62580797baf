"""Tasks of Microsoft Project's XML: order of the schema, ids, what is kept aside."""

import io
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.schedule import Schedule
from sim.task_plan import Constraint
from sim.writers.losses import Losses
from sim.writers.mspdi_tasks import TaskElements
from sim.writers.xml_lines import XmlLines

# Of the schema; those in between are not written.
ORDER = """UID ID Name Active Manual Type IsNull WBS OutlineLevel Priority Start Finish Duration
    DurationFormat
    Work Stop Resume Milestone Summary Critical EarlyStart LateFinish FreeSlack TotalSlack PercentComplete
    PercentWorkComplete Cost ActualStart ActualFinish ActualCost ActualWork RemainingDuration RemainingCost
    RemainingWork ConstraintType CalendarUID ConstraintDate Deadline IgnoreResourceCalendar
    PhysicalPercentComplete EarnedValueMethod PredecessorLink ExtendedAttribute Baseline""".split()  # noqa: SIM905


def _tasks(schedule: Schedule, losses: Losses | None = None) -> list[Element]:
    file = io.StringIO()
    elements = TaskElements(schedule, losses or Losses())
    out = XmlLines(file)
    out.open("Tasks")
    for row in range(len(schedule)):
        elements.write(out, row)
    out.close("Tasks")
    return list(fromstring(file.getvalue()))


@pytest.mark.parametrize("row", range(6))
def test_parts_stand_in_the_order_of_the_schema(row: int) -> None:
    tags = [each.tag for each in _tasks(planned_schedule())[row]]
    known = [ORDER.index(tag) for tag in tags if tag in ORDER]
    assert known == sorted(known)
    assert len(known) > 15


def test_numbers_stay_ids_and_others_go_into_a_field() -> None:
    named = _tasks(planned_schedule())
    assert [each.findtext("ID") for each in named] == ["1", "2", "3", "4", "5", "6"]
    assert named[1].findtext("ExtendedAttribute/Value") == "A1010"
    draft = ScheduleDraft(tasks=[TaskDraft("7"), TaskDraft("9")])
    numbered = _tasks(draft.schedule())
    assert [each.findtext("ID") for each in numbered] == ["7", "9"]
    assert all(each.find("ExtendedAttribute") is None for each in numbered)


def test_a_soft_constraint_is_told() -> None:
    when = np.datetime64("2026-03-02T08:00:00")
    draft = ScheduleDraft(tasks=[TaskDraft("1", constraint=Constraint.START_ON, constraint_date=when)])
    losses = Losses()
    (task,) = _tasks(draft.schedule(), losses)
    assert task.findtext("ConstraintType") == "2"
    assert '"constraint":["START_ON","MANDATORY_START"]' in (task.findtext("ExtendedAttribute/Value") or "")
    assert "written-constraint-strict" in [problem.code for problem in losses.problems()]
