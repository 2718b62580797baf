"""The schedule played from end to end: states per day, the S-curve, the tasks at work."""

from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import F64, I32, I64, Time
from kernels.states import STATE_COUNT, count_states
from sim.columns import check_lengths, freeze
from sim.job import Job
from sim.playback.timeline import Timeline, compile_timeline, finished_states
from sim.project import Project
from sim.schedule import WORKING, Schedule

MOST_DAYS = 5000  # longer schedules are sampled in equal steps of whole days
DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """One row per sampled day, seen at its end (24:00).

    Attributes
    ----------
    day : datetime64[D][d]
        Site wall clock; empty where no linked task has dates.
    counts : int64[d, STATE_COUNT]
        Elements in each state.
    planned, baseline : float64[d]
        Finished elements, % of those with work; baseline NaN where the schedule has none.
    active : int32[d]
        Tasks at work during the day (no summaries).
    scheduled : int
        Elements with work.
    """

    day: Time
    counts: I64
    planned: F64
    baseline: F64
    active: I32
    scheduled: int

    def __post_init__(self) -> None:
        check_lengths(
            "Simulation", len(self.day), counts=self.counts, planned=self.planned, baseline=self.baseline,
            active=self.active,
        )  # fmt: skip
        freeze(self.day, self.counts, self.planned, self.baseline, self.active)

    def __len__(self) -> int:
        return self.day.size


def simulate(project: Project, job: Job) -> Simulation:
    """Play the schedule day by day."""
    timeline = compile_timeline(project.schedule, project.links, len(project.elements), project.elements)
    first, last = span_of(timeline)
    if np.isnat(first):
        return Simulation(
            np.empty(0, "datetime64[D]"), np.empty((0, STATE_COUNT), np.int64), np.empty(0), np.empty(0),
            np.empty(0, np.int32), 0,
        )  # fmt: skip
    length = int((last.astype("datetime64[D]") - first.astype("datetime64[D]")) / DAY) + 1
    step = -(-length // MOST_DAYS)
    day = first.astype("datetime64[D]") + np.arange(0, length + step - 1, step) * DAY
    baseline = np.full(day.size, np.nan)
    plan = _as_baseline(project.schedule)
    if plan is not None:
        intended = compile_timeline(plan, project.links, len(project.elements), project.elements)
        baseline = _finished(intended, day)
    active = np.array([active_tasks(project.schedule, d, d + DAY).size for d in day], np.int32)
    scheduled = int((np.diff(timeline.offset) > 0).sum())
    return Simulation(day, _play(timeline, day, job), _finished(timeline, day), baseline, active, scheduled)


def span_of(timeline: Timeline) -> tuple[np.datetime64, np.datetime64]:
    """Return when the work on elements begins and ends; NaT, NaT without work."""
    if not timeline.start.size:
        nat = np.datetime64("NaT", "s")
        return nat, nat
    return (
        timeline.start.min().astype("datetime64[s]"),
        np.maximum(timeline.finish.max(), timeline.start.max()).astype("datetime64[s]"),
    )


def active_tasks(schedule: Schedule, start: np.datetime64, finish: np.datetime64) -> I32:
    """Return the rows of tasks at work at some time in [start, finish), by their own start."""
    begun, ended = schedule.start < finish, schedule.finish > start
    rows = np.flatnonzero(schedule.of_kind(*WORKING) & begun & ended)
    return rows[np.argsort(schedule.start[rows], kind="stable")].astype(np.int32)


def _play(timeline: Timeline, day: Time, job: Job) -> I64:
    counts = np.zeros((day.size, STATE_COUNT), np.int64)
    states = finished_states(len(timeline))
    for row, date in enumerate(day):
        job.step("job-simulate", row, day.size)
        timeline.write_states((date + DAY).astype("datetime64[s]"), states)
        count_states(states.code, counts[row])
    return counts


def _finished(timeline: Timeline, day: Time) -> F64:
    """Return float64[d]: elements whose last work has ended by the end of each day, %."""
    first, after = timeline.offset[:-1], timeline.offset[1:]
    worked = first < after
    if not worked.any():
        return np.full(day.size, np.nan)
    last = np.sort(np.maximum.reduceat(timeline.finish, first[worked]))
    end = (day + DAY).astype("datetime64[s]").astype(np.int64)
    share: F64 = 100.0 * np.searchsorted(last, end, side="right") / last.size
    return share


def _as_baseline(schedule: Schedule) -> Schedule | None:
    planned = ~np.isnat(schedule.baseline_start) & ~np.isnat(schedule.baseline_finish)
    if not planned.any():
        return None
    return replace(
        schedule,
        start=np.where(planned, schedule.baseline_start, schedule.start),
        finish=np.where(planned, schedule.baseline_finish, schedule.finish),
    )
