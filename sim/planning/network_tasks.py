"""The rows of a schedule as tasks of a network: how long, from when, and under which rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kernels import cpm
from kernels.arrays import I32, I64, U8, Bool
from kernels.working_time import FAR
from sim.planning.work_calendars import WorkCalendars
from sim.planning.working_time import ALL_DAY, seconds
from sim.problem import Problem, Severity
from sim.schedule import MILESTONES, WORKING, RelationKind, Schedule, TaskKind
from sim.schedule_project import ProgressMode, ScheduleProject
from sim.task_plan import UNKNOWN, Constraint

LONGEST: Final = 300 * 366 * 86400  # s: no duration or lag is longer than all dates lie apart
_NAMED: Final = 20  # problems of one kind that are told one by one


@dataclass(frozen=True, slots=True, eq=False)
class NetworkTasks:
    """Tasks, one after the other as their rows stand, gates for summaries at the end.

    Attributes
    ----------
    row : int32[t]
        The row of the schedule, -1 for a gate.
    node : int32[n]
        The task of each row of the schedule, -1 for none.
    gate : dict of (int, int) to int
        The gate of a summary row and role, `kernels.cpm.GATE` or `FIRST`, and whether it lets in (0)
        or out (1).
    role, calendar, project, duration, earliest, deaf, ruled, rule
        Columns of `kernels.cpm.Tasks`.
    base : int64[p]
        What nothing planned of a project starts before, s.
    known : int64[k]
        All moments the plan names, s.
    """

    row: I32
    node: I32
    gate: dict[tuple[int, int], int]
    role: U8
    calendar: I32
    project: I32
    duration: I64
    earliest: I64
    deaf: U8
    ruled: Bool
    rule: I64
    base: I64
    known: I64


IN: Final = 0
OUT: Final = 1
EARLIEST: Final = 2
_GATE_ROLE: Final = (cpm.GATE, cpm.GATE, cpm.FIRST)


def network_tasks(
    schedule: Schedule,
    projects: Sequence[ScheduleProject],
    calendars: WorkCalendars,
    problems: list[Problem],
) -> NetworkTasks:
    """Return the tasks of a network; what had to be assumed is noted in `problems`."""
    rows = np.flatnonzero(is_task(schedule)).astype(np.int32)
    gates = _gates(schedule)
    node = np.full(len(schedule), -1, np.int32)
    node[rows] = np.arange(rows.size, dtype=np.int32)
    made = TaskColumns(schedule, projects, rows, problems)
    summaries = np.array([summary for summary, _ in gates], np.int32)
    count = rows.size + len(gates)
    rule = np.tile(np.array(cpm.NO_RULE, np.int64), (count, 1))
    rule[: rows.size] = made.rule
    every = np.concatenate([rows, summaries])
    whose = np.clip(schedule.plan.project[every], 0, len(projects) - 1).astype(np.int32)
    gate_role = np.array([_GATE_ROLE[which] for _, which in gates], np.uint8)
    role = np.concatenate([made.role, gate_role])
    return NetworkTasks(
        row=np.concatenate([rows, np.full(len(gates), -1, np.int32)]),
        node=node,
        gate={key: rows.size + place for place, key in enumerate(gates)},
        role=role,
        calendar=calendars.task[every],
        project=whose,
        duration=np.concatenate([made.duration, np.zeros(len(gates), np.int64)]),
        earliest=np.concatenate([made.earliest, made.base[whose[rows.size :]]]),
        deaf=deaf_of(role, np.concatenate([made.free, np.zeros(len(gates), np.bool_)])),
        ruled=(rule != np.array(cpm.NO_RULE, np.int64)).any(axis=1),
        rule=rule,
        base=made.base,
        known=made.known,
    )


def is_task(schedule: Schedule) -> Bool:
    """Say which rows are tasks of their own rather than spans of others."""
    found: Bool = np.isin(schedule.kind, (*WORKING, *MILESTONES))
    found[schedule.parent[schedule.parent >= 0]] = False
    return found


def duration_of(schedule: Schedule, rows: I32) -> I64:
    """Return how long some rows work, s; from their dates where nothing else is told, else `UNKNOWN`."""
    duration = np.minimum(schedule.plan.duration[rows], LONGEST)
    moment = np.isin(schedule.kind[rows], MILESTONES)
    for place in np.flatnonzero((duration == UNKNOWN) & ~moment).tolist():
        row = int(rows[place])
        if schedule.kind[row] not in WORKING or np.isnat(schedule.finish[row] - schedule.start[row]):
            continue
        number = int(schedule.calendar[row])
        known = schedule.calendars or (ALL_DAY,)
        calendar = known[number if 0 <= number < len(known) else 0]
        duration[place] = calendar.between(schedule.start[row], schedule.finish[row])
    return np.where(moment & (duration == UNKNOWN), 0, duration)


def _gates(schedule: Schedule) -> list[tuple[int, int]]:
    """Return which summaries are linked, and how."""
    links = schedule.relations
    if not len(links):
        return []
    above = np.zeros(len(schedule), np.bool_)
    above[schedule.parent[schedule.parent >= 0]] = True
    found: dict[tuple[int, int], None] = {}
    for k in np.flatnonzero(above[links.successor] | above[links.predecessor]).tolist():
        if above[links.successor[k]] and links.kind[k] in (RelationKind.FS, RelationKind.SS):
            found[int(links.successor[k]), IN] = None
        if above[links.predecessor[k]]:
            out = OUT if links.kind[k] in (RelationKind.FS, RelationKind.FF) else EARLIEST
            found[int(links.predecessor[k]), out] = None
    return list(found)


def as_entered(project: ScheduleProject) -> bool:
    """Say whether actual dates stand as they are and what remains follows at once.

    Notes
    -----
    Microsoft Project's way, and that of all who keep no data date.
    """
    return project.honour_constraints or bool(np.isnat(project.data_date))


def deaf_of(role: U8, free: Bool) -> U8:
    """Return which tasks their links do not hold, and which do not hold their predecessors."""
    deaf = free | np.isin(role, (cpm.DONE, cpm.BEGUN, cpm.GIVEN))
    mute = free | np.isin(role, (cpm.DONE, cpm.BEGUN, cpm.FIRST))
    return (deaf * cpm.DEAF | mute * cpm.MUTE).astype(np.uint8)


class TaskColumns:
    """The columns of the tasks that are rows of the schedule."""

    def __init__(
        self,
        schedule: Schedule,
        projects: Sequence[ScheduleProject],
        rows: I32,
        problems: list[Problem],
        base: I64 | None = None,
    ) -> None:
        self.schedule, self.projects, self.rows, self.problems = schedule, projects, rows, problems
        plan = schedule.plan
        self.whose = np.clip(plan.project[rows], 0, len(projects) - 1).astype(np.int32)
        self.entered = np.array([as_entered(each) for each in projects], np.bool_)[self.whose]
        self.honoured = np.array([each.honour_constraints for each in projects], np.bool_)[self.whose]
        self.began, self.ended = self._actual("actual_start"), self._actual("actual_finish")
        self.moment = np.isin(schedule.kind[rows], MILESTONES)
        self.began = np.where(self.began == -FAR, self.ended, self.began)
        self.ended = np.where(self.moment & (self.ended == -FAR), self.began, self.ended)
        self.done, self.begun = self.ended != -FAR, (self.began != -FAR) & (self.ended == -FAR)
        self.rule = np.tile(np.array(cpm.NO_RULE, np.int64), (rows.size, 1))
        self.base = self._bases() if base is None else base
        self.data_date = np.array([_second(each.data_date) for each in projects], np.int64)[self.whose]
        self.earliest = self.base[self.whose]
        self.duration = self._durations()
        self.role = self._roles()
        self._constraints()
        self._progress()
        self._tell_delays()
        self.known = self._known()

    def _actual(self, name: str) -> I64:
        return seconds(getattr(self.schedule, name)[self.rows])

    def _column(self, name: str) -> I64:
        return seconds(getattr(self.schedule.plan, name)[self.rows])

    def _bases(self) -> I64:
        """Return what nothing planned starts before, by project."""
        bases = []
        for number, project in enumerate(self.projects):
            start = _second(project.start)
            if not as_entered(project):
                start = max(start, _second(project.data_date))
            if start == -FAR:
                own = self.rows[self.whose == number]
                dates = self.schedule.start[own]
                dates = dates[~np.isnat(dates)]
                if dates.size:
                    start = _second(dates.min())
                elif own.size:
                    start = _second(np.datetime64("2000-01-03T00:00:00", "s"))
                    values = {"name": project.name or project.id, "date": "2000-01-03"}
                    self.problems.append(Problem(Severity.WARNING, "cpm-no-start", project.id, values))
            bases.append(start)
        return np.array(bases, np.int64)

    def _durations(self) -> I64:
        whole = duration_of(self.schedule, self.rows)
        left = np.minimum(self.schedule.plan.remaining[self.rows], LONGEST)
        told = self.schedule.plan.duration[self.rows] != UNKNOWN
        self._tell("cpm-duration-negative", (whole < 0) & (whole != UNKNOWN) | (left < 0) & (left != UNKNOWN))
        self._tell("cpm-duration-unknown", (whole == UNKNOWN) & (left == UNKNOWN) & ~self.done)
        done = np.clip(self.schedule.percent[self.rows], 0.0, 100.0) / 100.0
        rest = np.where(self.begun, np.rint(whole * (1.0 - done)).astype(np.int64), whole)
        self.whole = np.maximum(whole, 0)
        self.dated = ~told & (left == UNKNOWN) & ~np.isnat(self.schedule.start[self.rows])
        self.left_known = left >= 0
        remaining = np.where(left != UNKNOWN, left, rest)
        remaining = np.where(self.moment | self.done, 0, remaining)
        return np.maximum(remaining, 0)

    def _roles(self) -> U8:
        kind = self.schedule.kind[self.rows]
        waits = ~self.entered
        role = np.where(waits, cpm.START, cpm.STAY)
        role = np.where(kind == TaskKind.FINISH_MILESTONE, cpm.FINISH, role)
        expects = np.array([each.expected_finish for each in self.projects], np.bool_)[self.whose]
        expected = self._column("expected_finish")
        self.expected = np.where(expects & (expected != -FAR) & ~self.done & ~self.moment, expected, FAR)
        lasts = (self.duration > 0) | (self.expected != FAR)
        role = np.where(lasts & ~self.moment, cpm.WORK, role)
        role = np.where(self.begun, np.where(self.entered, cpm.BEGUN, cpm.RESUMED), role)
        role = np.where(self.done, np.where(self.entered, cpm.DONE, cpm.PASSED), role)
        start, finish = (seconds(getattr(self.schedule, name)[self.rows]) for name in ("start", "finish"))
        manual = (self.schedule.plan.manual[self.rows] != 0) & (start != -FAR) & (finish != -FAR) & ~self.done
        self.rule[manual, cpm.BEGAN], self.rule[manual, cpm.ENDED] = start[manual], finish[manual]
        self.duration[manual] = np.where(self.begun, self.whole, self.duration)[manual]
        self.manual = manual
        return np.where(manual, cpm.GIVEN, role).astype(np.uint8)

    def _constraints(self) -> None:
        plan, rule = self.schedule.plan, self.rule
        rule[:, cpm.EXPECTED] = self.expected
        for name in ("constraint", "second_constraint"):
            kind = getattr(plan, name)[self.rows]
            date = self._column(f"{name}_date")
            rule[(kind == Constraint.AS_LATE_AS_POSSIBLE) & ~self.begun & ~self.done, cpm.LATE] = 1
            for which in np.unique(kind[(date != -FAR) & ~self.done & ~self.manual]).tolist():
                rows = np.flatnonzero((kind == which) & (date != -FAR) & ~self.done & ~self.manual)
                self._constrain(Constraint(which), rows, date[rows])
        deadline, outside = self._column("deadline"), self._column("external_finish")
        for date in (deadline, outside):
            rows = np.flatnonzero(date != -FAR)
            rule[rows, cpm.FINISH_BY] = np.minimum(rule[rows, cpm.FINISH_BY], date[rows])
        self.earliest = np.maximum(self.earliest, self._column("external_start"))
        dated = np.flatnonzero(self.dated)
        self.earliest[dated] = seconds(self.schedule.start[self.rows[dated]])

    def _constrain(self, kind: Constraint, rows: I64, date: I64) -> None:
        """Set the rules of one kind of constraint."""
        rule, first = self.rule, rows[~self.begun[rows]]
        held = self.honoured[rows]
        by = dict(zip(rows.tolist(), date.tolist(), strict=True))
        early = np.array([by[row] for row in first.tolist()], np.int64)

        def most(column: int, where: I64, values: I64) -> None:
            rule[where, column] = np.minimum(rule[where, column], values)

        if kind in (Constraint.START_ON, Constraint.START_NO_EARLIER):
            # A constraint may lie before the start of its project where there is no data date.
            base = np.where(self.entered[first], early, np.maximum(self.base[self.whose[first]], early))
            self.earliest[first] = base
        if kind in (Constraint.START_ON, Constraint.START_NO_LATER):
            most(cpm.START_BY, first, early)
        if kind in (Constraint.FINISH_ON, Constraint.FINISH_NO_EARLIER):
            rule[rows, cpm.FINISH_FROM] = np.maximum(rule[rows, cpm.FINISH_FROM], date)
        if kind in (Constraint.FINISH_ON, Constraint.FINISH_NO_LATER):
            most(cpm.FINISH_BY, rows, date)
        if kind == Constraint.START_NO_LATER:
            hard = self.honoured[first]
            most(cpm.START_CAP, first[hard], early[hard])
        if kind == Constraint.FINISH_NO_LATER:
            most(cpm.FINISH_CAP, rows[held], date[held])
        if kind == Constraint.START_ON:
            hard = self.honoured[first]
            rule[first[hard], cpm.START_AT] = early[hard]
        if kind == Constraint.FINISH_ON:
            rule[rows[held], cpm.FINISH_AT] = date[held]
        if kind == Constraint.MANDATORY_START:
            rule[first, cpm.START_AT] = early
        if kind == Constraint.MANDATORY_FINISH:
            going = self.begun[rows]
            rule[rows[~going], cpm.FINISH_AT] = date[~going]
            rule[rows[going], cpm.FINISH_FROM] = date[going]
            most(cpm.FINISH_BY, rows[going], date[going])

    def _progress(self) -> None:
        rule, entered = self.rule, self.entered
        resume, suspend = self._column("resume"), self._column("suspend")
        started = (self.begun | self.done) & ~self.manual
        rule[started, cpm.BEGAN], rule[started, cpm.ENDED] = self.began[started], self.ended[started]
        mode = np.array([each.progress for each in self.projects], np.uint8)[self.whose]
        free = (mode == ProgressMode.PROGRESS_OVERRIDE) & (self.begun | self.done)
        free |= (mode == ProgressMode.ACTUAL_DATES) & self.done
        self.free = free & ~entered & started
        early = [each.other.get("sched_lag_early_start_flag") == "Y" for each in self.projects]
        rule[np.array(early, np.bool_)[self.whose] & self.begun, cpm.LAG_FROM_EARLY] = 1
        waiting = ~entered & self.begun
        self.earliest[waiting] = np.maximum(self.data_date, resume)[waiting]
        self.earliest[~entered & self.done] = self.data_date[~entered & self.done]
        going = entered & self.begun & ~self.manual
        goes_on = going & (resume != -FAR) & self.left_known
        self.earliest[going] = self.began[going]
        self.earliest[goes_on] = np.maximum(self.began, resume)[goes_on]
        at_once = going & ~goes_on
        self.duration[at_once] = np.maximum(self.whole, self.duration)[at_once]
        stopped = at_once & (suspend != -FAR) & (resume == -FAR)
        self._tell("cpm-suspended", stopped)

    def _known(self) -> I64:
        columns = [
            self.base, self.began, self.ended, self.earliest, self.rule[:, : cpm.LATE].ravel(),
            np.array([_second(each.must_finish) for each in self.projects], np.int64),
        ]  # fmt: skip
        every = np.concatenate(columns)
        return every[(every > -FAR) & (every < FAR)]

    def _tell_delays(self) -> None:
        """Say that moves of the source's levelling are left out: they are no logic."""
        delayed = int((self.schedule.plan.delay[self.rows] != 0).sum())
        if delayed:
            self.problems.append(Problem(Severity.INFO, "cpm-levelling-left-out", "", {"count": delayed}))

    def _tell(self, code: str, which: Bool) -> None:
        rows = self.rows[np.flatnonzero(which)]
        for row in rows[:_NAMED].tolist():
            self.problems.append(
                Problem(Severity.WARNING, code, self.schedule.id[row], {"task": self.schedule.id[row]})
            )
        if rows.size > _NAMED:
            like = Problem(Severity.WARNING, code, "", {"task": self.schedule.id[rows[_NAMED]]})
            values = {"count": rows.size - _NAMED, "like": like.text()}
            self.problems.append(Problem(Severity.WARNING, "and-more", "", values))


def _second(date: np.datetime64) -> int:
    return -FAR if np.isnat(date) else int(date.astype("datetime64[s]").astype(np.int64))
