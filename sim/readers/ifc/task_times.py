"""When a task in a model happens: IfcTaskTime since IFC4, IfcScheduleTimeControl in IFC2X3."""

from dataclasses import dataclass

import ifcopenshell
import numpy as np

from sim.moment import NOT_A_TIME, moment, moment_of
from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text
from sim.readers.ifc.recurrence import read_pattern


@dataclass(frozen=True, slots=True)
class Times:
    """The times of one task; NaT where it gives none.

    Lengths are ISO 8601 as they stand, "" for none; `elapsed` says that they run day and night.
    """

    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    actual_start: np.datetime64 = NOT_A_TIME
    actual_finish: np.datetime64 = NOT_A_TIME
    early_start: np.datetime64 = NOT_A_TIME
    early_finish: np.datetime64 = NOT_A_TIME
    late_start: np.datetime64 = NOT_A_TIME
    late_finish: np.datetime64 = NOT_A_TIME
    status: np.datetime64 = NOT_A_TIME
    percent: float = 0.0
    critical: int = 255
    duration: str = ""
    actual: str = ""
    remaining: str = ""
    free_float: str = ""
    total_float: str = ""
    elapsed: bool = False
    recurrence: str = ""


def read_times(file: ifcopenshell.file, draft: ScheduleDraft) -> dict[int, Times]:
    """Return the times of each task that has any, by step id."""
    found: dict[int, Times] = {}
    for task in by_type(file, "IfcTask"):
        time = reference(named(task, "TaskTime"))
        if time is not None:
            found[task.id()] = _times(time, draft)
    for relation in by_type(file, "IfcRelAssignsTasks"):
        control = reference(named(relation, "TimeForTask"))
        if control is not None:
            times = _times(control, draft)
            for task in references(named(relation, "RelatedObjects")):
                found[task.id()] = times
    return found


def _times(time: Instance, draft: ScheduleDraft) -> Times:
    dates = {
        name: _date(time, name, draft)
        for part in ("Schedule", "Early", "Late", "Actual")
        for name in (f"{part}Start", f"{part}Finish")
    }
    share = number(named(time, "Completion")) or 0.0
    critical = named(time, "IsCritical")
    return Times(
        # What is planned comes before what was computed, and early before late.
        start=_first(dates, "Start"),
        finish=_first(dates, "Finish"),
        actual_start=dates["ActualStart"],
        actual_finish=dates["ActualFinish"],
        early_start=dates["EarlyStart"],
        early_finish=dates["EarlyFinish"],
        late_start=dates["LateStart"],
        late_finish=dates["LateFinish"],
        status=_date(time, "StatusTime", draft),
        percent=100.0 * share if share <= 1.0 else share,
        critical=int(critical) if isinstance(critical, bool) else 255,
        duration=_length(named(time, "ScheduleDuration")),
        actual=_length(named(time, "ActualDuration")),
        remaining=_length(named(time, "RemainingTime")),
        free_float=_length(named(time, "FreeFloat")),
        total_float=_length(named(time, "TotalFloat")),
        elapsed=text(named(time, "DurationType")) == "ELAPSEDTIME",
        recurrence=_recurrence(time),
    )


def _first(dates: dict[str, np.datetime64], end: str) -> np.datetime64:
    known = (dates[part + end] for part in ("Schedule", "Early", "Late", "Actual"))
    return next((when for when in known if not np.isnat(when)), NOT_A_TIME)


def _length(found: object) -> str:
    """Return an IfcDuration, or the IfcTimeMeasure of IFC2X3 spelt as one."""
    seconds = number(found)
    if seconds is None:
        return text(found)
    whole = round(max(-1e10, min(1e10, seconds))) if seconds == seconds else 0
    return f"{'-' if whole < 0 else ''}PT{abs(whole)}S"


def _recurrence(time: Instance) -> str:
    """Return in words when a task of IfcTaskTimeRecurring comes again."""
    instance = reference(named(time, "Recurrence"))
    if instance is None:
        return ""
    found = read_pattern(instance)
    parts = [found.kind]
    for name, values in (("day", found.days), ("weekday", found.weekdays), ("month", found.months)):
        parts += [f"{name} {','.join(map(str, values))}"] if values else []
    parts += [f"every {found.interval}"] if found.interval > 1 else []
    parts += [f"{found.occurrences} times"] if found.occurrences else []
    return " · ".join(parts)


def _date(time: Instance, name: str, draft: ScheduleDraft) -> np.datetime64:
    said = named(time, name)
    if said is None or said == "":
        return NOT_A_TIME
    try:
        return moment(said) if isinstance(said, str) else _date_select(said)
    except ValueError:
        draft.warn("date-odd", f"#{time.id()} {name}", text=str(said)[:40])
        return NOT_A_TIME


def _date_select(said: object) -> np.datetime64:
    """Return an IfcDateTimeSelect of IFC2X3; raises ValueError if it names no date."""
    instance = reference(said)
    if instance is None:
        raise ValueError(said)
    clock = reference(named(instance, "TimeComponent"))
    date = reference(named(instance, "DateComponent")) or instance
    parts = [number(named(date, f"{name}Component")) for name in ("Year", "Month", "Day")]
    if any(part is None for part in parts):
        raise ValueError(str(instance))
    hours = [number(named(clock, f"{name}Component")) or 0 for name in ("Hour", "Minute", "Second")]
    return moment_of(*(int(part or 0) for part in parts), *(int(part) for part in hours))
