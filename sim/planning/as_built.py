"""What a log of events says of a project: when its tasks were really done, which elements came late."""

from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import F64, I32, Time
from sim.elements import Elements
from sim.event_log import LATE, UNTOLD, EventLog
from sim.ifc_classes import ancestors
from sim.planning.baselines import set_baseline
from sim.problem import Problem, Severity
from sim.project import Project
from sim.schedule import Schedule

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True, eq=False)
class AsBuilt:
    """A project beside its log.

    Attributes
    ----------
    schedule : Schedule
        With actual dates; what was planned is the baseline in use.
    tasks : int32[k]
        Rows that the log dates.
    late_share : float64[n]
        By element: which share of the log's elements of its kind were late, NaN where the log knows
        none. 0 or 1 where the log knows the element itself.
    problems : tuple of Problem
        What of the log could not be joined.
    """

    schedule: Schedule
    tasks: I32
    late_share: F64
    problems: tuple[Problem, ...]


def apply_event_log(project: Project, log: EventLog, baseline: str = "Plan") -> AsBuilt:
    """Return the project's schedule with the actual dates of a log.

    Tasks are joined by ID; where the log's IDs are none of the schedule's, by name, and of tasks of one
    name the one planned nearest in time. Elements are joined by GlobalId; where the log comes from another
    export, by name without its number and by class. A log that knows days only keeps the planned times
    of day, so that a task is not late for its hour. Without a baseline the present plan becomes one.
    """
    schedule = project.schedule
    if np.isnat(schedule.baseline_start).all():
        schedule = set_baseline(schedule, baseline, np.datetime64("NaT", "s"))
    rows, problems = _joined(schedule, log)
    start, finish = _spans(schedule, log, rows)
    begun, over = ~np.isnat(start), ~np.isnat(finish)
    plan = replace(
        schedule.plan,
        remaining=np.where(over, 0, schedule.plan.remaining),
    )
    last = finish[over].max() if over.any() else schedule.status_date
    status = last if np.isnat(schedule.status_date) else max(schedule.status_date, last)
    dated = replace(
        schedule,
        actual_start=np.where(begun, start, schedule.actual_start),
        actual_finish=np.where(over, finish, schedule.actual_finish),
        start=np.where(begun, start, schedule.start),
        finish=np.where(over, finish, schedule.finish),
        percent=np.where(over, 100.0, schedule.percent),
        plan=plan,
        status_date=status,
        projects=tuple(replace(each, data_date=status) for each in schedule.projects),
    )
    late = late_share(project.elements, log)
    known = int(np.isfinite(late).sum())
    problems.append(
        Problem(
            Severity.INFO, "events-joined", "",
            {"tasks": int((begun | over).sum()), "elements": known, "count": len(late)},
        )
    )  # fmt: skip
    return AsBuilt(dated, np.flatnonzero(begun | over).astype(np.int32), late, tuple(problems))


def late_share(elements: Elements, log: EventLog) -> F64:
    """Return float64[n]: how many of the log's elements of each element's kind were late, 0..1."""
    verdict: dict[str, int] = {}
    kind_of: dict[str, tuple[str, str]] = {}
    for row, guid in enumerate(log.element):
        key = guid or log.element_name[row]
        if key and log.verdict[row] != UNTOLD:
            verdict[key] = max(verdict.get(key, UNTOLD), int(log.verdict[row]))
            kind_of[key] = kind(log.element_name[row], log.ifc_class[row])
    totals: dict[tuple[str, str], list[int]] = {}
    for key, found in verdict.items():
        count = totals.setdefault(kind_of[key], [0, 0])
        count[0] += found == LATE
        count[1] += 1
    out = np.full(len(elements), np.nan)
    for row in range(len(elements)):
        if elements.guid[row] in verdict:
            out[row] = float(verdict[elements.guid[row]] == LATE)
            continue
        count = totals.get(kind(elements.name[row], elements.ifc_class[row]), [0, 0])
        if count[1]:
            out[row] = count[0] / count[1]
    return out


def kind(name: str, ifc_class: str) -> tuple[str, str]:
    """Return what elements of two exports have in common: name without number, class without variant."""
    known = "IfcWall" if "IfcWall" in ancestors(ifc_class) else ifc_class
    return name.partition("_(#")[0].strip(), known


def _joined(schedule: Schedule, log: EventLog) -> tuple[I32, list[Problem]]:
    """Return int32[n]: the schedule's row of each event, -1 for none."""
    by_id = {key: row for row, key in enumerate(schedule.id)}
    events: dict[tuple[str, str], list[int]] = {}
    for row in range(len(log)):
        events.setdefault((log.task[row], log.name[row]), []).append(row)
    rows = np.full(len(log), -1, np.int32)
    # IDs of another tool may happen to be ours too: they count where the names agree.
    same = {key: by_id.get(key[0], -1) for key in events}
    good = [
        key
        for key, row in same.items()
        if row >= 0 and (not key[1] or _plain(key[1]) == _plain(schedule.name[row]))
    ]
    problems: list[Problem] = []
    if 2 * len(good) > len(events):
        found = {key: same[key] for key in good}
    else:
        found = _by_name(schedule, log, events)
    for key, members in events.items():
        rows[members] = found.get(key, -1)
        if key not in found:
            name = " ".join(part for part in key if part)[:80]
            problems.append(Problem(Severity.WARNING, "events-task-unknown", name, {"count": len(members)}))
    return rows, problems


def _by_name(
    schedule: Schedule, log: EventLog, events: dict[tuple[str, str], list[int]]
) -> dict[tuple[str, str], int]:
    """Return the task of each event of the log: of one name, the nearest to its start, each but once."""
    candidates: dict[str, list[int]] = {}
    for row, name in enumerate(schedule.name):
        candidates.setdefault(_plain(name), []).append(row)
    pairs = []
    for key, members in events.items():
        began = log.start[members]
        began = began[~np.isnat(began)]
        for row in candidates.get(_plain(key[1]), []) if key[1] else []:
            far = 0
            if began.size and not np.isnat(schedule.start[row]):
                far = abs(int((began.min() - schedule.start[row].astype("datetime64[D]")).astype(np.int64)))
            pairs.append((far, key, row))
    found: dict[tuple[str, str], int] = {}
    taken: set[int] = set()
    for _, key, row in sorted(pairs):
        if key not in found and row not in taken:
            found[key] = row
            taken.add(row)
    return found


def _spans(schedule: Schedule, log: EventLog, rows: I32) -> tuple[Time, Time]:
    """Return first start and last finish of each task, NaT where the log has none."""
    count = len(schedule)
    low, high = np.iinfo(np.int64).max, np.iinfo(np.int64).min
    first, last = np.full(count, low), np.full(count, high)
    told = (rows >= 0) & ~np.isnat(log.start)
    np.minimum.at(first, rows[told], log.start[told].astype(np.int64))
    told = (rows >= 0) & ~np.isnat(log.finish)
    np.maximum.at(last, rows[told], log.finish[told].astype(np.int64))
    nat = np.datetime64("NaT", "s")
    start = np.where(first < low, first.astype("datetime64[s]"), nat)
    finish = np.where(last > high, last.astype("datetime64[s]"), nat)
    if log.by_day():
        start = start + _clock(schedule.start, np.timedelta64(0, "s"))
        finish = finish + _clock(schedule.finish, _DAY.astype("timedelta64[s]"))
    return start, finish


def _clock(planned: Time, otherwise: np.timedelta64) -> np.ndarray[tuple[int], np.dtype[np.timedelta64]]:
    """Return the planned time of day; a plan that ends at midnight ends with the day before."""
    clock = planned - planned.astype("datetime64[D]")
    clock = np.where(np.isnat(planned), otherwise, clock)
    if otherwise:
        clock = np.where(clock == np.timedelta64(0, "s"), otherwise, clock)
    out: np.ndarray[tuple[int], np.dtype[np.timedelta64]] = clock.astype("timedelta64[s]")
    return out


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
