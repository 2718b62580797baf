"""When a task in a model happens: IfcTaskTime since IFC4, IfcScheduleTimeControl in IFC2X3."""

from dataclasses import dataclass

import ifcopenshell
import numpy as np

from sim.moment import NOT_A_TIME, moment, moment_of
from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text


@dataclass(frozen=True, slots=True)
class Times:
    """The times of one task; NaT where it gives none.

    `duration` is ISO 8601 as it stands, `elapsed` says that it runs day and night.
    """

    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    actual_start: np.datetime64 = NOT_A_TIME
    actual_finish: np.datetime64 = NOT_A_TIME
    percent: float = 0.0
    duration: str = ""
    elapsed: bool = False


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
    # What is planned comes before what was computed, and early before late.
    start = _first(time, ("ScheduleStart", "EarlyStart", "LateStart", "ActualStart"), draft)
    finish = _first(time, ("ScheduleFinish", "EarlyFinish", "LateFinish", "ActualFinish"), draft)
    length = named(time, "ScheduleDuration")
    seconds = number(length)  # IfcTimeMeasure in IFC2X3
    share = number(named(time, "Completion")) or 0.0
    return Times(
        start,
        finish,
        _first(time, ("ActualStart",), draft),
        _first(time, ("ActualFinish",), draft),
        100.0 * share if share <= 1.0 else share,
        text(length) if seconds is None else f"PT{max(0, min(10**10, round(seconds)))}S",
        text(named(time, "DurationType")) == "ELAPSEDTIME" or seconds is not None,
    )


def _first(time: Instance, names: tuple[str, ...], draft: ScheduleDraft) -> np.datetime64:
    for name in names:
        said = named(time, name)
        if said is None or said == "":
            continue
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
