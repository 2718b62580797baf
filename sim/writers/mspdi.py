"""Schedules in Microsoft Project's XML (MSPDI).

Notes
-----
Elements stand in the order of the Microsoft Project XML Data Interchange Schema, which Project insists on.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from sim.calendar import standard_calendar
from sim.job import Job
from sim.problem import Problem
from sim.readers.mspdi_settings import SETTINGS
from sim.schedule import Schedule
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject
from sim.writers.atomic import replacing
from sim.writers.losses import Losses
from sim.writers.mspdi_calendars import write_calendars
from sim.writers.mspdi_resources import ResourceElements, write_resource_field
from sim.writers.mspdi_tasks import TaskElements
from sim.writers.mspdi_values import flag_text, moment_text
from sim.writers.p6.cells import spelled
from sim.writers.xml_lines import XmlLines

SPACE: Final = "http://schemas.microsoft.com/project"
STEP: Final = 2000  # tasks between two reports
_ELEMENTS: Final = """
    SaveVersion BuildNumber UID Name GUID Title Subject Category Company Manager Author CreationDate Revision
    LastSaved ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits
    CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID BaselineCalendar DefaultStartTime
    DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual
    DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts HonorConstraints
    EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven
    NewTasksEstimated SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource
    FiscalYearStart WeekStartDay MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward
    MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate CurrentDate
    MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod
    ProjectExternallyEdited ExtendedCreationDate ActualsInSync RemoveFileProperties AdminProject
    UpdateManuallyScheduledTasksWhenEditingLinks KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled
"""
_PLAIN: Final = ScheduleProject(
    lag_calendar=LagCalendar.SUCCESSOR, progress=ProgressMode.PROGRESS_OVERRIDE,
    float_kind=FloatKind.SMALLEST, honour_constraints=True,
)  # fmt: skip


def write_mspdi(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write a schedule as one project; returns what the format could not hold.

    Raises
    ------
    WriteError
        The file cannot be written.
    """
    if not schedule.calendars:
        schedule = replace(schedule, calendars=(standard_calendar(),))
    losses = Losses()
    tasks = TaskElements(schedule, losses)
    means = ResourceElements(schedule, tasks.uid, losses)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        out = XmlLines(file)
        out.open("Project", f'xmlns="{SPACE}"')
        texts = _settings(schedule, losses)
        out.leaves((tag, texts.get(tag, "")) for tag in _ELEMENTS.split())
        _fields(out, tasks, means)
        write_calendars(out, schedule, losses)
        out.open("Tasks")
        for row in range(len(schedule)):
            if row % STEP == 0:
                job.step("writing-schedule", row, len(schedule))
            tasks.write(out, row)
        out.close("Tasks")
        means.write(out)
        means.assignments(out)
        out.close("Project")
    return losses.problems()


def _settings(schedule: Schedule, losses: Losses) -> dict[str, str]:
    project = schedule.projects[0] if schedule.projects else ScheduleProject()
    texts = {name: text for name, text in project.other.items() if name in SETTINGS}
    minutes = float(texts.get("MinutesPerDay", "480") or 480)
    starts = schedule.start[~np.isnat(schedule.start)]
    start = project.start if not np.isnat(project.start) or not starts.size else starts.min()
    own = {
        "SaveVersion": texts.get("SaveVersion", "14"),
        "Name": texts.get("Name", "") or project.name or schedule.title,
        "Title": texts.get("Title", "") if texts else schedule.title,
        "ScheduleFromStart": "0" if project.from_finish else "1",
        "StartDate": moment_text(start),
        "FinishDate": moment_text(project.must_finish) if project.from_finish else "",
        "CriticalSlackLimit": spelled(round(project.critical_float / 60 / minutes, 9)),
        "CalendarUID": str(max(0, project.calendar) + 1),
        "MultipleCriticalPaths": flag_text(project.open_ends_critical),
        "StatusDate": moment_text(schedule.status_date),
        "MinutesPerDay": spelled(minutes),
    }  # fmt: skip
    if "GUID" not in texts and project.id:
        own["UID"] = project.id
    if project.currency and project.currency not in (texts.get("CurrencyCode"), texts.get("CurrencySymbol")):
        own["CurrencyCode"] = project.currency
    _lost(schedule, project, losses)
    return texts | {tag: text for tag, text in own.items() if text}


def _lost(schedule: Schedule, project: ScheduleProject, losses: Losses) -> None:
    for name in (
        "lag_calendar", "progress", "float_kind", "critical_by_longest_path", "expected_finish",
        "honour_constraints",
    ):  # fmt: skip
        if schedule.projects and getattr(project, name) != getattr(_PLAIN, name):
            losses.lost("written-setting", 1, name)
    for name in project.other:
        if name not in SETTINGS:
            losses.lost("written-setting", 1, name)
    if not np.isnat(project.must_finish) and not project.from_finish:
        losses.lost("written-setting", 1, "must_finish")
    begun = bool((~np.isnat(schedule.actual_start)).any() or (schedule.percent > 0).any())
    held = project.start if begun else np.datetime64("NaT", "s")
    if not np.isnat(project.data_date) and project.data_date != held:
        losses.lost("written-setting", 1, "data_date")


def _fields(out: XmlLines, tasks: TaskElements, means: ResourceElements) -> None:
    if not tasks.custom.fields and not means.any_kept:
        return
    out.open("ExtendedAttributes")
    for column, (number, name) in tasks.custom.fields.items():
        out.open("ExtendedAttribute")
        out.leaves((("FieldID", number), ("FieldName", name), ("Alias", column if column != name else "")))
        out.close("ExtendedAttribute")
    if means.any_kept:
        write_resource_field(out)
    out.close("ExtendedAttributes")
