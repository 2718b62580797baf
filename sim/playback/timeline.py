"""The schedule as seen by the elements: when is what done to each."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import I64, U8
from kernels.states import FOREVER, group_by_row, states_at
from sim.columns import check_lengths, freeze
from sim.links import Links
from sim.schedule import SPANS, Schedule

FRESH_FOR = 3 * 86400  # s a finished element stays green


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """How every element stands at one moment; what a scene shows.

    Attributes
    ----------
    code : uint8[n]
        A state of `kernels.states`.
    amount : uint8[n]
        0..255: share of the work done (growth), or of the fresh time gone.
    alarm : uint8[n]
        0 none, 1 warning, 2 alarm, 3 stale.
    """

    code: U8
    amount: U8
    alarm: U8

    def __len__(self) -> int:
        return self.code.size


def finished_states(count: int) -> States:
    """Return the states of a finished model."""
    return States(np.full(count, 3, np.uint8), np.full(count, 255, np.uint8), np.zeros(count, np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Work intervals of each element, compiled once per schedule or link change.

    Attributes
    ----------
    offset : int64[n + 1]
        The intervals of element i are rows offset[i] to offset[i + 1], by start.
    start, finish, due : int64[m]
        s since 1970-01-01 of the site's wall clock; due FOREVER where there is no baseline.
    action : uint8[m]
        `sim.schedule.Action`.
    """

    offset: I64
    start: I64
    finish: I64
    due: I64
    action: U8

    def __post_init__(self) -> None:
        check_lengths("Timeline", len(self.start), finish=self.finish, due=self.due, action=self.action)
        freeze(self.offset, self.start, self.finish, self.due, self.action)

    def __len__(self) -> int:
        return self.offset.size - 1

    def write_states(self, now: np.datetime64, out: States, fresh: int = FRESH_FOR) -> None:
        """Write code and amount at `now` into `out`; NaT means the finished model."""
        if np.isnat(now):
            out.code[:] = 3
            out.amount[:] = 255
            return
        moment = int(now.astype("datetime64[s]").astype(np.int64))
        states_at(
            self.offset, self.start, self.finish, self.due, self.action, moment, fresh, out.code, out.amount
        )


def final_states(timeline: Timeline) -> States:
    """Return the states when all work is over: nothing temporary or demolished is left.

    `finished_states` shows the whole model instead, whatever the schedule does to it.
    """
    out = finished_states(len(timeline))
    if timeline.finish.size:
        timeline.write_states(np.datetime64(int(timeline.finish.max()) + 1, "s"), out, fresh=0)
    return out


def compile_timeline(schedule: Schedule, links: Links, count: int) -> Timeline:
    """Compile the work intervals of `count` elements.

    Undated tasks do no work. A summary works on an element that none of the other tasks works on:
    models may tie an assembly to a stage and leave the steps of the stage without elements.
    """
    dated = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
    summary = schedule.of_kind(*SPANS)
    has_step = np.zeros(count, np.bool_)
    has_step[links.element[(dated & ~summary)[links.task]]] = True
    used = np.flatnonzero(dated[links.task] & ~(summary[links.task] & has_step[links.element]))
    task = links.task[used]
    start = schedule.start[task].astype("datetime64[s]").astype(np.int64)
    by_start = np.argsort(start, kind="stable")
    used, task, start = used[by_start], task[by_start], start[by_start]
    offset = np.empty(count + 1, np.int64)
    order = np.empty(used.size, np.int64)
    group_by_row(links.element[used], offset, order)
    task = task[order]
    baseline = schedule.baseline_finish[task]
    due = np.where(np.isnat(baseline), FOREVER, baseline.astype("datetime64[s]").astype(np.int64))
    finish = schedule.finish[task].astype("datetime64[s]").astype(np.int64)
    return Timeline(offset, start[order], finish, due, schedule.action[task].astype(np.uint8))
