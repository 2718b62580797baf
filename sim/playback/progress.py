"""How far the work should be at a moment, and what matters most then."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from sim.links import Links
from sim.playback.time_scale import SECOND
from sim.schedule import MILESTONES, WORKING, Action, Schedule


class Progress:
    """Planned progress of a schedule: each task weighs as its duration."""

    def __init__(self, schedule: Schedule, links: Links) -> None:
        dated = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
        self._tasks = np.flatnonzero(dated & schedule.of_kind(*WORKING)).astype(np.int32)
        self._zero = np.datetime64(0, "s")
        self._start: F64 = (schedule.start[self._tasks] - self._zero) / SECOND
        self._finish: F64 = (schedule.finish[self._tasks] - self._zero) / SECOND
        self._span = np.maximum(self._finish - self._start, 0.0)
        due = (schedule.baseline_finish[self._tasks] - self._zero) / SECOND
        self._due: F64 = np.where(np.isnan(due), np.inf, due)
        self._provided = schedule.action[self._tasks] == Action.PROVIDE
        self._linked = np.bincount(links.task, minlength=len(schedule))[self._tasks]

    def share(self, now: np.datetime64) -> float:
        """Return 0..1: the work that should be done at `now`; NaN without dated tasks or for NaT."""
        total = float(self._span.sum())
        if np.isnat(now) or total <= 0.0:
            return float("nan")
        moment = float((now - self._zero) / SECOND)
        return float(np.clip(moment - self._start, 0.0, self._span).sum()) / total

    def active(self, now: np.datetime64, count: int = 3) -> list["Active"]:
        """Return the most important tasks at work.

        What is only provided for a time (a crane, a fence) comes last; late work comes first, then work
        on elements, then what is finished soonest.
        """
        if np.isnat(now):
            return []
        moment = float((now - self._zero) / SECOND)
        at_work = np.flatnonzero((self._start <= moment) & (moment < self._finish))
        late = moment >= self._due[at_work]
        linked = self._linked[at_work]
        keys = (-linked, self._finish[at_work], linked == 0, ~late, self._provided[at_work])
        order = np.lexsort(keys)[:count]
        found = []
        for k, is_late in zip(at_work[order].tolist(), late[order].tolist(), strict=True):
            done = (moment - self._start[k]) / max(self._span[k], 1.0)
            found.append(Active(int(self._tasks[k]), float(done), bool(is_late), int(self._linked[k])))
        return found


@dataclass(frozen=True, slots=True)
class Active:
    """One task at work: its row, the share of its time gone (0..1), whether late, elements it builds."""

    task: int
    share: float
    late: bool
    linked: int


def milestones(schedule: Schedule) -> I32:
    """Return the rows of dated milestones, by date."""
    rows = np.flatnonzero(schedule.of_kind(*MILESTONES) & ~np.isnat(schedule.finish))
    return rows[np.argsort(schedule.finish[rows], kind="stable")].astype(np.int32)
