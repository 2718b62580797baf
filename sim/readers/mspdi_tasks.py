"""One task of Microsoft Project's XML."""

from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from sim.planning.draft import BaselineDraft, ScheduleDraft, TaskDraft
from sim.readers.mspdi_fields import FieldNames
from sim.readers.xml_values import Values
from sim.schedule import TaskKind
from sim.task_plan import UNKNOWN, Constraint, PercentKind
from sim.tool_dates import NO_FLOAT

DULL: Final = frozenset({"", "0", "-1", "0.00", "PT0H0M0S", "NA"})
"""Texts that say nothing."""

TENTH: Final = 6  # s: slack, lags and delays stand in tenths of a minute

_CONSTRAINTS: Final = (
    Constraint.NONE, Constraint.AS_LATE_AS_POSSIBLE, Constraint.MANDATORY_START,
    Constraint.MANDATORY_FINISH, Constraint.START_NO_EARLIER, Constraint.START_NO_LATER,
    Constraint.FINISH_NO_EARLIER, Constraint.FINISH_NO_LATER,
)  # fmt: skip
_KEPT: Final = {
    "UID": "UID", "GUID": "GUID", "Notes": "Notes", "Contact": "Contact", "Hyperlink": "Hyperlink",
    "HyperlinkAddress": "Link address", "HyperlinkSubAddress": "Link place", "StartText": "Start text",
    "FinishText": "Finish text", "DurationText": "Duration text", "Recurring": "Recurring",
    "SubprojectName": "Subproject", "ExternalTaskProject": "External project", "ActualDuration":
    "Actual duration", "StatusManager": "Status manager", "EffortDriven": "Effort driven",
    "Estimated": "Estimated",
}  # fmt: skip
_TYPES: Final = ("", "Fixed duration", "Fixed work")
# Values that follow from others, or say how Project shows or publishes a task.
_DERIVED_NAMES: Final = """
    ID OutlineNumber Summary IsNull CreateDate ResumeValid OverAllocated StartVariance FinishVariance
    WorkVariance StartSlack FinishSlack FixedCostAccrual OvertimeCost OvertimeWork ActualOvertimeCost
    ActualOvertimeWork RegularWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV BCWS BCWP VAC SV
    LevelAssignments LevelingCanSplit LevelingDelayFormat HideBar Rollup IsPublished CommitmentType
    ManualDuration DisplayAsSummary FreeformDurationFormat PreLeveledStart PreLeveledFinish
    ActualWorkProtected ActualOvertimeWorkProtected BoardStatusColumnOrderingID SprintColumnOrderingID
    NextAvailableBoardStatusColumnOrderingID NextAvailableSprintOrderingID DisplayOnTimeline
    CommitmentStart CommitmentFinish IsSubprojectReadOnly
"""
_DERIVED: Final = frozenset(_DERIVED_NAMES.split())


def read_task(element: Element, values: Values, names: FieldNames, draft: ScheduleDraft) -> TaskDraft:
    """Return one <Task>; its parent and calendar are still to be found.

    Parameters
    ----------
    element, values : Element and its leaves
    names : FieldNames
    draft : ScheduleDraft
        Told of what cannot be understood.
    """
    task = TaskDraft(
        id=values.text("ID") or values.text("UID"),
        name=values.text("Name"),
        wbs=values.text("WBS") or values.text("OutlineNumber"),
        kind=_kind(values),
        start=values.moment("Start"),
        finish=values.moment("Finish"),
        actual_start=values.moment("ActualStart"),
        actual_finish=values.moment("ActualFinish"),
        percent=values.number("PercentComplete", 0.0),
        duration=values.seconds("Duration"),
        remaining=values.seconds("RemainingDuration"),
        deadline=values.moment("Deadline"),
        delay=TENTH * values.whole("LevelingDelay"),
        manual=values.flag("Manual"),
        percent_kind=PercentKind.PHYSICAL
        if values.text("EarnedValueMethod") == "1"
        else PercentKind.DURATION,
        work=values.seconds("Work"),
        actual_work=values.seconds("ActualWork"),
        remaining_work=values.seconds("RemainingWork"),
        cost=values.hundredths("Cost"),
        actual_cost=values.hundredths("ActualCost"),
        remaining_cost=values.hundredths("RemainingCost"),
        early_start=values.moment("EarlyStart"),
        early_finish=values.moment("EarlyFinish"),
        late_start=values.moment("LateStart"),
        late_finish=values.moment("LateFinish"),
        total_float=_slack(values, "TotalSlack"),
        free_float=_slack(values, "FreeSlack"),
        critical=values.whole("Critical") if values.text("Critical") in ("0", "1") else 255,
        place=values.place,
    )
    physical = values.number("PhysicalPercentComplete")
    if physical > 0 or task.percent_kind == PercentKind.PHYSICAL:
        task.physical = physical
    _by_hand(task, values)
    _constrain(task, values, draft)
    _resume(task, values)
    _fields(task, values)
    task.fields.update(names.read(element))
    _baselines(task, element, draft)
    return task


def unread(values: Values) -> list[str]:
    """Return the tags of a task that say something and are not carried."""
    return [tag for tag in values.rest(DULL) if tag not in _DERIVED]


def _kind(values: Values) -> TaskKind:
    if values.flag("Summary"):
        return TaskKind.SUMMARY
    return TaskKind.MILESTONE if values.flag("Milestone") else TaskKind.TASK


def _slack(values: Values, tag: str) -> int:
    value = values.number(tag)
    return NO_FLOAT if np.isnan(value) else round(TENTH * value)


def _by_hand(task: TaskDraft, values: Values) -> None:
    """Take the dates a person set; since Project 2010, and also noted on tasks that are calculated."""
    start, finish = values.moment("ManualStart"), values.moment("ManualFinish")
    if not task.manual:
        return
    task.start = start if np.isnat(task.start) else task.start
    task.finish = finish if np.isnat(task.finish) else task.finish
    if task.duration == UNKNOWN:
        task.duration = values.seconds("ManualDuration")


def _constrain(task: TaskDraft, values: Values, draft: ScheduleDraft) -> None:
    kind = values.whole("ConstraintType")
    if not 0 <= kind < len(_CONSTRAINTS):
        draft.warn("constraint-unknown", task.place, kind=kind)
        return
    task.constraint, task.constraint_date = _CONSTRAINTS[kind], values.moment("ConstraintDate")
    if kind > 1 and np.isnat(task.constraint_date):
        draft.warn("constraint-undated", task.place)
        task.constraint = Constraint.NONE


def _resume(task: TaskDraft, values: Values) -> None:
    """Say where work stopped and goes on, of a task under way."""
    stop, resume = values.moment("Stop"), values.moment("Resume")
    if not np.isnat(task.actual_start) and np.isnat(task.actual_finish):
        task.suspend, task.resume = stop, resume


def _fields(task: TaskDraft, values: Values) -> None:
    for tag, name in _KEPT.items():
        text = values.text(tag)
        if text not in DULL:
            task.fields[name] = text
    if (priority := values.text("Priority")) not in ("", "500"):
        task.fields["Priority"] = priority
    if (kind := values.whole("Type")) in (1, 2) and task.kind == TaskKind.TASK:
        task.fields["Task type"] = _TYPES[kind]
    if (cost := values.hundredths("FixedCost")) and not np.isnan(cost):
        task.fields["Fixed cost"] = f"{cost:.12g}"
    share = values.number("PercentWorkComplete", task.percent)
    if share != task.percent:
        task.fields["Percent work complete"] = f"{share:g}"


def _baselines(task: TaskDraft, element: Element, draft: ScheduleDraft) -> None:
    for item in element.iterfind("Baseline"):
        values = Values(item, f"{task.place}/Baseline", draft)
        number = values.whole("Number")
        kept = BaselineDraft(
            values.moment("Start"), values.moment("Finish"), values.seconds("Duration"),
            values.seconds("Work"), values.hundredths("Cost"),
        )  # fmt: skip
        known = not (np.isnat(kept.start) and np.isnat(kept.finish) and np.isnan(kept.cost))
        if known or kept.duration > 0 or kept.work > 0:
            task.baselines[f"Baseline {number}" if number else "Baseline"] = kept
        if number == 0:
            task.baseline_start, task.baseline_finish = kept.start, kept.finish
