"""How a Microsoft Project file was set to calculate."""

from typing import Final
from xml.etree.ElementTree import Element

from sim.moment import NOT_A_TIME
from sim.planning.draft import ScheduleDraft
from sim.readers.xml_values import Values
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject

_NAMES = """
    ActualsInSync AdminProject Author Autolink AutoAddNewResourcesAndTasks BaselineCalendar
    BaselineForEarnedValue BuildNumber CalendarUID Category Company CreationDate CriticalSlackLimit
    CurrencyCode CurrencyDigits CurrencySymbol CurrencySymbolPosition CurrentDate DaysPerMonth
    DefaultFinishTime DefaultFixedCostAccrual DefaultOvertimeRate DefaultStandardRate DefaultStartTime
    DefaultTaskEVMethod DefaultTaskType DurationFormat EarnedValueMethod EditableActualCosts
    ExtendedCreationDate FYStartDate FinishDate FiscalYearStart GUID HonorConstraints
    InsertedProjectsLikeSummary KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled LastSaved Manager
    MicrosoftProjectServerURL MinutesPerDay MinutesPerWeek MoveCompletedEndsBack MoveCompletedEndsForward
    MoveRemainingStartsBack MoveRemainingStartsForward MultipleCriticalPaths Name NewTaskStartDate
    NewTasksAreManual NewTasksEffortDriven NewTasksEstimated ProjectExternallyEdited RemoveFileProperties
    Revision SaveVersion ScheduleFromStart SplitsInProgressTasks SpreadActualCost SpreadPercentComplete
    StartDate StatusDate Subject TaskUpdatesResource Title UID
    UpdateManuallyScheduledTasksWhenEditingLinks WeekStartDay WorkFormat
"""
SETTINGS: Final = frozenset(_NAMES.split())


def read_settings(element: Element, draft: ScheduleDraft, calendar: int, begun: bool) -> ScheduleProject:
    """Return the settings among the leaves of `element`.

    Parameters
    ----------
    element : Element
        Holds all of `SETTINGS` that were found.
    calendar : int
        Row of the project's calendar.
    begun : bool
        Some work has begun.

    Notes
    -----
    Project lets unfinished work lie before the status date, and once a task has begun its predecessors
    hold it no more: so nothing but the project's start bounds what remains. A lag counts on the
    successor's calendar; total slack is the smaller of start and finish slack ("Total Slack field",
    Microsoft support). Constraints always come before logic: files saved with that option on, as it is
    by default, say ``HonorConstraints`` 0 all the same.
    """
    values = Values(element, "Project", draft)
    start, finish = values.moment("StartDate"), values.moment("FinishDate")
    backward = values.text("ScheduleFromStart") == "0"
    minutes = values.number("MinutesPerDay", 480)
    return ScheduleProject(
        id=values.text("GUID") or values.text("UID") or values.text("Name"),
        name=values.text("Title") or values.text("Name"),
        calendar=calendar,
        start=start,
        must_finish=finish if backward else NOT_A_TIME,
        data_date=start if begun else NOT_A_TIME,
        lag_calendar=LagCalendar.SUCCESSOR,
        progress=ProgressMode.PROGRESS_OVERRIDE,
        float_kind=FloatKind.SMALLEST,
        critical_float=round(values.number("CriticalSlackLimit", 0) * minutes * 60),
        open_ends_critical=values.flag("MultipleCriticalPaths"),
        from_finish=backward,
        honour_constraints=True,
        currency=values.text("CurrencyCode") or values.text("CurrencySymbol"),
        other={tag: text for tag, text in sorted(values.texts.items()) if text},
    )
