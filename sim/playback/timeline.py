"""The schedule as seen by the elements: when is what done to each."""

from dataclasses import dataclass, field

import numpy as np

from kernels.arrays import I32, I64, U8, Bool
from kernels.states import FOREVER, USUAL, group_by_row, states_at
from sim.columns import check_lengths, freeze
from sim.elements import Elements
from sim.links import Links
from sim.playback.task_looks import growth_of_tasks, look_of_tasks
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
        An action of `kernels.states`.
    looks : uint8[m, 3]
        The states shown before, during and after; the usual ones of the action where left out.
    """

    offset: I64
    start: I64
    finish: I64
    due: I64
    action: U8
    looks: U8 = field(default_factory=lambda: np.empty((0, 3), np.uint8))

    def __post_init__(self) -> None:
        if not len(self.looks):
            object.__setattr__(self, "looks", np.array(USUAL, np.uint8)[self.action])
        check_lengths(
            "Timeline",
            len(self.start),
            finish=self.finish,
            due=self.due,
            action=self.action,
            looks=self.looks,
        )
        freeze(self.offset, self.start, self.finish, self.due, self.action, self.looks)

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
            self.offset, self.start, self.finish, self.due, self.action, self.looks, moment, fresh,
            out.code, out.amount,
        )  # fmt: skip


def final_states(timeline: Timeline) -> States:
    """Return the states when all work is over: nothing temporary or demolished is left.

    `finished_states` shows the whole model instead, whatever the schedule does to it.
    """
    out = finished_states(len(timeline))
    if timeline.finish.size:
        timeline.write_states(np.datetime64(int(timeline.finish.max()) + 1, "s"), out, fresh=0)
    return out


def compile_timeline(
    schedule: Schedule, links: Links, count: int, elements: Elements | None = None
) -> Timeline:
    """Compile the work intervals of `count` elements.

    Where `elements` are given, those of a task that grows by its parts are built one after the other,
    from below.

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
    start = start[order]
    finish = schedule.finish[task].astype("datetime64[s]").astype(np.int64)
    if elements is not None:
        specs, way = growth_of_tasks(schedule)
        by_parts = np.array([spec.parts for spec in specs], np.bool_)[way]
        one_by_one(task, links.element[used[order]], by_parts, elements, start, finish)
    looks, row = look_of_tasks(schedule)
    kind = np.array([look.kind for look in looks], np.uint8)[row]
    shows = np.array([look.shows for look in looks], np.uint8)[row]
    return Timeline(offset, start, finish, due, kind[task], shows[task])


def one_by_one(task: I32, element: I32, by_parts: Bool, elements: Elements, start: I64, finish: I64) -> None:
    """Share the time of tasks among their elements, from below; changes `start` and `finish`.

    Parameters
    ----------
    task, element : int32[m]
        Of each interval.
    by_parts : bool[tasks]
    elements : Elements
    start, finish : int64[m]
    """
    rows = np.flatnonzero(by_parts[task])
    box = np.nan_to_num(elements.box[element[rows]])
    middle = np.round((box[:, :3] + box[:, 3:]) / 2.0, 2)
    rows = rows[np.lexsort((middle[:, 0], middle[:, 1], middle[:, 2], task[rows]))]
    cuts = np.flatnonzero(np.diff(task[rows])) + 1
    for group in np.split(rows, cuts) if rows.size else ():
        ends = np.linspace(start[group[0]], finish[group[0]], group.size + 1).astype(np.int64)
        start[group], finish[group] = ends[:-1], ends[1:]


def states_in_use(schedule: Schedule, links: Links) -> frozenset[int]:
    """Return the states that tasks with elements can show."""
    looks, row = look_of_tasks(schedule)
    return frozenset(state for k in np.unique(row[links.task]).tolist() for state in looks[k].shows)
