from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.mspdi_fields import FieldNames
from sim.readers.mspdi_tasks import read_task, unread
from sim.readers.xml_values import Values
from sim.task_plan import UNKNOWN, Constraint, PercentKind
from sim.tool_dates import NO_FLOAT


def read(body: str) -> tuple[TaskDraft, ScheduleDraft]:
    draft, element = ScheduleDraft(), fromstring(f"<Task><UID>7</UID>{body}</Task>")
    return read_task(element, Values(element, "Task UID 7", draft), FieldNames(), draft), draft


def test_lengths_slack_and_delay() -> None:
    task, _ = read(
        "<Duration>PT80H0M0S</Duration><RemainingDuration>PT20H0M0S</RemainingDuration><TotalSlack>-4800"
        "</TotalSlack><FreeSlack>33600</FreeSlack><LevelingDelay>14400</LevelingDelay><Critical>1</Critical>"
    )
    assert (task.duration, task.remaining) == (80 * 3600, 20 * 3600)
    assert (task.total_float, task.free_float) == (-8 * 3600, 56 * 3600)  # tenths of a minute
    assert (task.delay, task.critical) == (86400, 1)
    bare, _ = read("")
    assert (bare.duration, bare.total_float, bare.critical) == (UNKNOWN, NO_FLOAT, 255)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (1, Constraint.AS_LATE_AS_POSSIBLE),
        (2, Constraint.MANDATORY_START),
        (3, Constraint.MANDATORY_FINISH),
        (4, Constraint.START_NO_EARLIER),
        (5, Constraint.START_NO_LATER),
        (6, Constraint.FINISH_NO_EARLIER),
        (7, Constraint.FINISH_NO_LATER),
    ],
)
def test_constraints(number: int, kind: Constraint) -> None:
    task, draft = read(
        f"<ConstraintType>{number}</ConstraintType><ConstraintDate>2026-03-02T08:00:00</ConstraintDate>"
    )
    assert (task.constraint, str(task.constraint_date)) == (kind, "2026-03-02T08:00:00")
    assert draft.problems == []


def test_constraints_that_cannot_be_are_said() -> None:
    assert read("<ConstraintType>9</ConstraintType>")[1].problems[0].code == "constraint-unknown"
    task, draft = read("<ConstraintType>4</ConstraintType>")
    assert (task.constraint, draft.problems[0].code) == (Constraint.NONE, "constraint-undated")


def test_money_work_and_progress() -> None:
    task, _ = read(
        "<Cost>352625</Cost><FixedCost>500</FixedCost><Work>PT40H0M0S</Work><EarnedValueMethod>1"
        "</EarnedValueMethod><PhysicalPercentComplete>30</PhysicalPercentComplete><PercentComplete>50"
        "</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart><Stop>2026-03-03T12:00:00</Stop>"
        "<Resume>2026-03-05T08:00:00</Resume>"
    )
    assert (task.cost, task.work, task.fields["Fixed cost"]) == (3526.25, 40 * 3600, "5")
    assert (task.percent_kind, task.physical, task.percent) == (PercentKind.PHYSICAL, 30, 50)
    assert [str(when) for when in (task.suspend, task.resume)] == [
        "2026-03-03T12:00:00",
        "2026-03-05T08:00:00",
    ]
    assert np.isnat(read("<Stop>2026-03-03T12:00:00</Stop>")[0].suspend)


def test_dates_set_by_hand() -> None:
    body = "<ManualStart>2026-03-02T08:00:00</ManualStart><ManualDuration>PT8H0M0S</ManualDuration>"
    task, _ = read(f"<Manual>1</Manual>{body}")
    assert (task.manual, str(task.start), task.duration) == (True, "2026-03-02T08:00:00", 8 * 3600)
    assert np.isnat(read(body)[0].start)


def test_baselines_by_number() -> None:
    task, _ = read(
        "<Baseline><Number>0</Number><Start>2026-02-01T08:00:00</Start><Finish>2026-02-02T17:00:00</Finish>"
        "</Baseline><Baseline><Number>3</Number><Duration>PT8H0M0S</Duration><Cost>100</Cost></Baseline>"
        "<Baseline><Number>4</Number></Baseline>"
    )
    assert list(task.baselines) == ["Baseline", "Baseline 3"]
    assert (task.baselines["Baseline 3"].cost, task.baselines["Baseline 3"].duration) == (1.0, 28800)
    assert str(task.baseline_finish) == "2026-02-02T17:00:00"


def test_what_is_not_carried_is_named() -> None:
    draft, element = (
        ScheduleDraft(),
        fromstring("<Task><UID>7</UID><Novelty>x</Novelty><BCWS>5</BCWS></Task>"),
    )
    values = Values(element, "Task UID 7", draft)
    read_task(element, values, FieldNames(), draft)
    assert unread(values) == ["Novelty"]
