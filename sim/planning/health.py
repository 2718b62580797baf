"""Is a schedule sound? The 14 points of the DCMA, and loose ends beside them.

Notes
-----
Definitions: DCMA, Earned Value Management System Program Analysis Pamphlet, DCMA-EA PAM 200.1, October 2012,
section 4. Thresholds are data: `resources/health/dcma14.toml`.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kernels.arrays import I32, Bool
from resources import folder, messages
from sim.planning.cpm import Solution
from sim.schedule import WORKING, RelationKind, Schedule
from sim.task_plan import UNKNOWN, Constraint
from sim.tool_dates import NO_FLOAT

HARD = (
    Constraint.START_ON, Constraint.START_NO_LATER, Constraint.FINISH_ON, Constraint.FINISH_NO_LATER,
    Constraint.MANDATORY_START, Constraint.MANDATORY_FINISH,
)  # fmt: skip
DAY = np.timedelta64(86400, "s")


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """One point of the check.

    Attributes
    ----------
    code : str
        Names the entry of the pack, and the sentences `health-…` and `health-…-about`.
    count, of : int
        What was found, among how many (tasks or relations).
    value : float or None
        In `unit`; None where nothing can be said.
    unit : str
        "%", "ratio" or "d".
    limit : float or None
        What passes; None for a point that is only told.
    at_least : bool
        The value must not be below the limit; else not above it.
    tasks : int32[k]
        Rows the finding is about.
    days : float or None
        What its definition counts as long.
    """

    code: str
    count: int
    of: int
    value: float | None
    unit: str
    limit: float | None
    at_least: bool
    tasks: I32
    days: float | None = None

    @property
    def passed(self) -> bool | None:
        """Whether the value is within the limit; None where there is no value or no limit."""
        if self.value is None or self.limit is None:
            return None
        return bool(self.value >= self.limit if self.at_least else self.value <= self.limit)


@dataclass(frozen=True, slots=True, eq=False)
class Health:
    """All points, and the pack their thresholds come from."""

    metrics: tuple[Metric, ...]
    source: str
    edition: str
    verified: bool


def check_health(schedule: Schedule, solution: Solution, solve: Callable[[Schedule], Solution]) -> Health:
    """Return the check of a schedule.

    Parameters
    ----------
    schedule : Schedule
    solution : Solution
        Of this schedule.
    solve : callable
        Solves the schedule with a delay put in, for the critical path test.
    """
    pack = tomllib.loads((folder("health") / "dcma14.toml").read_text(encoding="utf-8"))
    check = _Check(schedule, solution, pack["metrics"])
    metrics = (
        check.logic(), check.leads(), check.lags(), check.finish_to_start(), check.hard_constraints(),
        check.high_float(), check.negative_float(), check.high_duration(), check.invalid_dates(),
        check.resources(), check.missed(), check.critical_path_test(solve), check.cpli(), check.bei(),
        check.open_start(), check.open_finish(), check.out_of_sequence(),
    )  # fmt: skip
    return Health(metrics, pack["source"], pack["edition"], pack["verified"])


class _Check:
    """Tasks here are work: no summaries, level of effort or milestones; those not finished, but for BEI."""

    def __init__(self, schedule: Schedule, solution: Solution, limits: dict[str, dict[str, Any]]) -> None:
        self.s, self.solution, self.limits = schedule, solution, limits
        self.work = schedule.of_kind(*WORKING)
        self.done = ~np.isnat(schedule.actual_finish) | (schedule.percent >= 100)
        self.open = self.work & ~self.done
        links = schedule.relations
        self.live = self.open[links.predecessor] | self.open[links.successor]
        lengths = [calendar.day_length() for calendar in schedule.calendars] or [8 * 3600]
        self.day = np.array(lengths, np.float64)[np.maximum(schedule.calendar, 0)]
        data_dates = [each.data_date for each in schedule.projects] or [schedule.status_date]
        now = np.array(data_dates, "datetime64[s]")[np.maximum(schedule.plan.project, 0)]
        self.now = np.where(np.isnat(now), schedule.status_date, now)
        floats = solution.total_float
        self.float_days = np.where(floats == NO_FLOAT, np.nan, floats / self.day)

    def _share(self, code: str, found: Bool, among: Bool) -> Metric:
        count, of = int((found & among).sum()), int(among.sum())
        rows = np.flatnonzero(found & among).astype(np.int32)
        return self._metric(code, count, of, 100 * count / of if of else None, "%", rows)

    def _links(self, code: str, found: Bool) -> Metric:
        bad = found & self.live
        count, of = int(bad.sum()), int(self.live.sum())
        rows = np.unique(self.s.relations.successor[bad]).astype(np.int32)
        return self._metric(code, count, of, 100 * count / of if of else None, "%", rows)

    def _metric(self, code: str, count: int, of: int, value: float | None, unit: str, rows: I32) -> Metric:
        entry = self.limits[code]
        return Metric(
            code, count, of, value, unit, entry.get("limit"), bool(entry.get("at_least", False)), rows,
            entry.get("days"),
        )  # fmt: skip

    def _limit(self, code: str, name: str) -> float:
        return float(self.limits[code][name])

    def logic(self) -> Metric:
        before, after = np.zeros(len(self.s), np.bool_), np.zeros(len(self.s), np.bool_)
        before[self.s.relations.successor] = True
        after[self.s.relations.predecessor] = True
        return self._share("logic", ~before | ~after, self.open)

    def leads(self) -> Metric:
        return self._links("leads", self.s.relations.lag < 0)

    def lags(self) -> Metric:
        return self._links("lags", self.s.relations.lag > 0)

    def finish_to_start(self) -> Metric:
        links = self.s.relations
        fitting = self.live & (links.kind == RelationKind.FS)
        of, count = int(self.live.sum()), int(fitting.sum())
        other = np.unique(links.successor[self.live & ~fitting]).astype(np.int32)
        return self._metric("relations", count, of, 100 * count / of if of else None, "%", other)

    def hard_constraints(self) -> Metric:
        plan = self.s.plan
        hard = np.isin(plan.constraint, HARD) | np.isin(plan.second_constraint, HARD)
        return self._share("hard-constraints", hard, self.open)

    def high_float(self) -> Metric:
        return self._share("high-float", self.float_days > self._limit("high-float", "days"), self.open)

    def negative_float(self) -> Metric:
        return self._share("negative-float", self.float_days < 0, self.open)

    def high_duration(self) -> Metric:
        days = self.s.plan.duration / self.day
        return self._share("high-duration", days > self._limit("high-duration", "days"), self.open)

    def invalid_dates(self) -> Metric:
        s, now = self.s, self.now
        actual = (s.actual_start > now) | (s.actual_finish > now)
        waiting = np.isnat(s.actual_start) & (s.start < now)
        running = np.isnat(s.actual_finish) & ~self.done & (s.finish < now)
        return self._share("invalid-dates", actual | waiting | running, self.work & ~np.isnat(now))

    def resources(self) -> Metric:
        used = np.zeros(len(self.s), np.bool_)
        used[self.s.assignments.task[self.s.assignments.task >= 0]] = True
        used |= (self.s.plan.cost > 0) | (self.s.plan.work > 0)
        lasting = (self.s.plan.duration == UNKNOWN) | (self.s.plan.duration >= self.day)
        return self._share("resources", ~used, self.open & lasting)

    def missed(self) -> Metric:
        s = self.s
        due = self.work & (s.baseline_finish <= self.now)
        late = np.where(np.isnat(s.actual_finish), s.finish, s.actual_finish) > s.baseline_finish
        return self._share("missed", late | ~self.done, due)

    def critical_path_test(self, solve: Callable[[Schedule], Solution]) -> Metric:
        """Put a long delay into the first open critical task; the end must move as far, in working time."""
        code = "critical-path-test"
        delay = int(self._limit(code, "days"))
        rows = np.flatnonzero(self.open & self.solution.critical & (self.s.plan.duration != UNKNOWN))
        ends = self.solution.early_finish
        if not rows.size or np.isnat(ends).all():
            return self._metric(code, 0, 0, None, "d", np.empty(0, np.int32))
        row = int(rows[np.argmin(self.solution.early_start[rows])])
        plan = self.s.plan
        duration, remaining = plan.duration.copy(), plan.remaining.copy()
        added = round(delay * self.day[row])
        duration[row] += added
        remaining[row] += added if remaining[row] != UNKNOWN else 0
        moved = solve(replace(self.s, plan=replace(plan, duration=duration, remaining=remaining)))
        own = self.s.plan.project == self.s.plan.project[row]
        last = int(np.flatnonzero(own & (ends == ends[own & ~np.isnat(ends)].max()))[-1])
        calendars = self.s.calendars
        if calendars:
            calendar = calendars[max(0, int(self.s.calendar[row]))]
            shift = calendar.between(ends[last], moved.early_finish[last]) / self.day[row]
        else:
            shift = float((moved.early_finish[last] - ends[last]) / DAY)
        held = shift < delay
        return self._metric(code, int(held), 1, shift, "d", np.array([row] if held else [], np.int32))

    def cpli(self) -> Metric:
        """Return the critical path length index: (length + float of the end) / length, from the data date."""
        ends, floats = self.solution.early_finish, self.solution.total_float
        known = np.flatnonzero(self.open & ~np.isnat(ends) & (floats != NO_FLOAT))
        if not known.size:
            return self._metric("cpli", 0, 0, None, "ratio", np.empty(0, np.int32))
        last = int(known[np.argmax(ends[known])])
        start = self.now[last]
        if np.isnat(start):
            start = self.solution.early_start[known].min()
        length = self._work(last, start, ends[last])
        value = (length + float(floats[last])) / length if length > 0 else None
        return self._metric("cpli", 0, 1, value, "ratio", np.array([last], np.int32))

    def bei(self) -> Metric:
        """Baseline execution index: tasks finished / tasks the baseline has finished by the data date."""
        due = self.work & (self.s.baseline_finish <= self.now)
        count, of = int((self.work & self.done).sum()), int(due.sum())
        rows = np.flatnonzero(due & ~self.done).astype(np.int32)
        return self._metric("bei", count, of, count / of if of else None, "ratio", rows)

    def open_start(self) -> Metric:
        """Nothing tells when these may start: their predecessors hold only their finish."""
        links, held = self.s.relations, np.zeros(len(self.s), np.bool_)
        held[links.successor[np.isin(links.kind, (RelationKind.FS, RelationKind.SS))]] = True
        any_ = np.zeros(len(self.s), np.bool_)
        any_[links.successor] = True
        return self._share("dangling-start", any_ & ~held, self.open)

    def open_finish(self) -> Metric:
        """Nothing waits for these to end: their successors hang on their start."""
        links, holds = self.s.relations, np.zeros(len(self.s), np.bool_)
        holds[links.predecessor[np.isin(links.kind, (RelationKind.FS, RelationKind.FF))]] = True
        any_ = np.zeros(len(self.s), np.bool_)
        any_[links.predecessor] = True
        return self._share("dangling-finish", any_ & ~holds, self.open)

    def out_of_sequence(self) -> Metric:
        rows = self.solution.out_of_sequence
        tasks = np.unique(self.s.relations.successor[rows]).astype(np.int32)
        of = len(self.s.relations)
        return self._metric(
            "out-of-sequence", int(rows.size), of, 100 * rows.size / of if of else None, "%", tasks
        )

    def _work(self, row: int, start: np.datetime64, finish: np.datetime64) -> float:
        if self.s.calendars:
            return float(self.s.calendars[max(0, int(self.s.calendar[row]))].between(start, finish))
        return float((finish - start) / np.timedelta64(1, "s"))


def health_facts(health: Health, schedule: Schedule, language: str) -> dict[str, Any]:
    """Return the check, ready for JSON; tasks by ID."""

    def ids(rows: Sequence[int]) -> list[str]:
        return [schedule.id[row] for row in rows]

    return {
        "source": health.source, "edition": health.edition, "verified": health.verified,
        "metrics": [
            {
                "code": m.code, "name": messages.text(f"health-{m.code}", language),
                "definition": messages.text(f"health-{m.code}-about", language, days=m.days),
                "count": m.count, "of": m.of,
                "value": None if m.value is None else round(float(m.value), 4), "unit": m.unit,
                "limit": m.limit,
                "at_least": m.at_least, "passed": m.passed, "tasks": ids(m.tasks.tolist()),
            }
            for m in health.metrics
        ],
    }  # fmt: skip
