"""A solved schedule that follows edits: only what an edit affects is solved again."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Final

import numpy as np

from kernels.arrays import I32, I64, Array
from kernels.cpm import LATE, NO_RULE, Links, topological_order
from kernels.cpm_backward import pass_backward, project_ends
from kernels.cpm_floats import write_floats
from kernels.cpm_forward import pass_forward
from kernels.working_time import settle_each
from sim.planning.cpm import (
    Solution,
    Solved,
    compile_network,
    must_finish,
    out_of_horizon,
    place,
    solution,
    solve_tasks,
)
from sim.planning.network import Network
from sim.planning.network_links import lags
from sim.planning.network_tasks import TaskColumns, as_entered, deaf_of
from sim.schedule import LagUnit, RelationKind, Relations, Schedule
from sim.schedule_project import ScheduleProject
from sim.task_plan import UNKNOWN, Constraint

_STRUCTURE: Final = ("parent", "kind", "calendar", "calendars", "projects", "resources", "assignments")
_PROGRESS: Final = ("actual_start", "actual_finish", "percent")
_PLAN: Final = (
    "duration", "remaining", "constraint", "constraint_date", "second_constraint", "deadline", "suspend",
    "second_constraint_date", "resume", "expected_finish", "external_start", "external_finish", "manual",
)  # fmt: skip
_LENGTHS: Final = ("duration", "remaining")


class LiveNetwork:
    """Follows a schedule from snapshot to snapshot.

    Notes
    -----
    Whatever is edited, the dates are those of a full `solve`. Edits of durations, constraints, progress,
    lags and single relations cost what they affect; others, such as of calendars, a full solve.
    """

    def __init__(self, schedule: Schedule, projects: Sequence[ScheduleProject] | None = None) -> None:
        self._projects = projects
        self._solution: Solution | None = None
        self._compile(schedule)

    @property
    def schedule(self) -> Schedule:
        """Return the snapshot that is solved."""
        return self._network.schedule

    @property
    def network(self) -> Network:
        """Return the network as it stands."""
        return self._network

    @property
    def solution(self) -> Solution:
        """Return all dates and floats by the rows of the schedule."""
        if self._solution is None:
            self._solution = solution(self._network, self._solved)
        return self._solution

    def follow(self, schedule: Schedule) -> None:
        """Take over an edited snapshot and solve what it affects."""
        old = self._network.schedule
        self._solution = None
        rows = self._changed(old, schedule)
        plain = not any(each.from_finish for each in self._network.projects) and not self._network.cycles
        if rows is None or not plain or not self._take(old, schedule, rows):
            self._compile(schedule)

    def edit(
        self,
        row: int,
        *,
        duration: int | None = None,
        constraint: tuple[Constraint, np.datetime64] | None = None,
    ) -> None:
        """Change one task: its duration in working s, of which all remains, or its first constraint."""
        plan = self.schedule.plan
        if duration is not None:
            plan = replace(plan, **{name: _with(getattr(plan, name), row, duration) for name in _LENGTHS})
        if constraint is not None:
            kind, date = constraint
            plan = replace(
                plan,
                constraint=_with(plan.constraint, row, kind),
                constraint_date=_with(plan.constraint_date, row, date),
            )
        self.follow(replace(self.schedule, plan=plan))

    def set_lag(self, relation: int, lag: int) -> None:
        """Change the lag of a relation, in its own unit."""
        links = self.schedule.relations
        self.follow(replace(self.schedule, relations=replace(links, lag=_with(links.lag, relation, lag))))

    def add_relation(
        self,
        predecessor: int,
        successor: int,
        kind: RelationKind = RelationKind.FS,
        lag: int = 0,
        unit: LagUnit = LagUnit.WORK,
    ) -> None:
        """Add a relation between two rows; it becomes the last."""
        links = self.schedule.relations
        values = (predecessor, successor, kind, lag, unit)
        columns = {
            each.name: np.append(getattr(links, each.name), value).astype(getattr(links, each.name).dtype)
            for each, value in zip(fields(Relations), values, strict=True)
        }
        self.follow(replace(self.schedule, relations=Relations(**columns)))

    def remove_relation(self, relation: int) -> None:
        """Take a relation away."""
        links = self.schedule.relations
        columns = {each.name: np.delete(getattr(links, each.name), relation) for each in fields(Relations)}
        self.follow(replace(self.schedule, relations=Relations(**columns)))

    def _compile(self, schedule: Schedule) -> None:
        network = compile_network(schedule, self._projects)
        solved = solve_tasks(network)
        while out_of_horizon(solved) and (wider := network.wider()) is not None:
            network = wider
            solved = solve_tasks(network)
        self._network, self._solved = network, solved
        count = network.node_count
        self._rank = np.arange(count, dtype=np.int32)
        self._forward, self._backward = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
        self._ends = np.array([must_finish(each) for each in network.projects], np.int64)
        self._measure = np.array([each.float_kind for each in network.projects], np.uint8)
        self._open = np.array([each.open_ends_critical for each in network.projects], np.uint8)

    def _changed(self, old: Schedule, new: Schedule) -> I32 | None:
        """Return the rows whose plan or progress changed; None if more than that did."""
        if len(old) != len(new):
            return None
        for name in _STRUCTURE:
            one, other = getattr(old, name), getattr(new, name)
            if one is not other and not (isinstance(one, np.ndarray) and np.array_equal(one, other)):
                return None
        if old.plan.project is not new.plan.project and not np.array_equal(
            old.plan.project, new.plan.project
        ):
            return None
        if any(np.isnat(each.start) and as_entered(each) for each in self._network.projects):
            every = self._network.row[self._network.row >= 0]
            if not np.array_equal(
                TaskColumns(new, self._network.projects, every, []).base, self._network.base
            ):
                return None
        rows = [np.empty(0, np.int64)]
        told = (old.plan.duration != UNKNOWN) | (old.plan.remaining != UNKNOWN)
        for name in ("start", "finish"):
            moved = getattr(old, name).view(np.int64) != getattr(new, name).view(np.int64)
            rows.append(np.flatnonzero(moved & (~told | (old.plan.manual != 0))))
        for before, after, names in ((old, new, _PROGRESS), (old.plan, new.plan, _PLAN)):
            for name in names:
                one, other = getattr(before, name), getattr(after, name)
                if one is not other:
                    # As bytes: NaT and NaN equal themselves.
                    kind = np.dtype(f"u{one.dtype.itemsize}")
                    rows.append(np.flatnonzero(one.view(kind) != other.view(kind)))
        return np.unique(np.concatenate(rows)).astype(np.int32)

    def _take(self, old: Schedule, new: Schedule, rows: I32) -> bool:
        """Take over changed rows and relations; False if it takes a full solve."""
        network = self._network
        rows = rows[network.node[rows] >= 0]
        if old.relations is not new.relations and not self._take_relations(old, new):
            return False
        self._network = replace(self._network, schedule=new)
        if rows.size:
            self._take_rows(new, rows)
        return self._take_percents(new, rows) and self._solve()

    def _take_rows(self, schedule: Schedule, rows: I32) -> None:
        network = self._network
        made = TaskColumns(schedule, network.projects, rows, [], network.base)
        node, tasks = network.node[rows], network.tasks
        tasks.role[node], tasks.duration[node], tasks.earliest[node] = made.role, made.duration, made.earliest
        tasks.rule[node], tasks.deaf[node] = made.rule, deaf_of(made.role, made.free)
        tasks.ruled[node] = (made.rule != np.array(NO_RULE, np.int64)).any(axis=1)
        late = network.moves_late or bool((made.rule[:, LATE] == 1).any())
        self._network = replace(network, moves_late=late)
        self._forward[node] = self._backward[node] = True
        for each in node.tolist():
            # It may hold its predecessors no longer.
            self._backward[network.into.task[network.into.row[each] : network.into.row[each + 1]]] = True

    def _take_percents(self, schedule: Schedule, rows: I32) -> bool:
        """Count lags anew that are a share of a duration that changed."""
        links = schedule.relations
        share = links.unit >= LagUnit.PERCENT
        if not rows.size or not share.any():
            return True
        shares = np.flatnonzero(share & np.isin(links.predecessor, rows))
        return all(self._put_link(schedule, relation) for relation in shares.tolist())

    def _take_relations(self, old: Schedule, new: Schedule) -> bool:
        one, other = old.relations, new.relations
        if len(other) == len(one):
            if not (
                np.array_equal(one.predecessor, other.predecessor)
                and np.array_equal(one.successor, other.successor)
                and np.array_equal(one.kind, other.kind)
            ):
                return False
            changed = np.flatnonzero((one.lag != other.lag) | (one.unit != other.unit))
            return all(self._put_link(new, relation) for relation in changed.tolist())
        if len(other) == len(one) + 1:
            every = slice(len(one))
            return _same(one, other, every, every) and self._add_link(new)
        if len(other) == len(one) - 1:
            relation = _first_difference(one, other)
            same = _same(one, other, slice(relation + 1, None), slice(relation, None))
            return same and self._remove_link(old, relation)
        return False

    def _put_link(self, schedule: Schedule, relation: int) -> bool:
        """Write the lag of a relation into its links."""
        network, links = self._network, schedule.relations
        first, second = network.node[links.predecessor[relation]], network.node[links.successor[relation]]
        if first < 0 or second < 0:
            return relation not in network.into_relation
        lag, calendar = lags(schedule, network.projects, network.calendars, np.array([relation]))
        for table, marks, at in (
            (network.into, network.into_relation, second), (network.out_of, network.out_relation, first),
        ):  # fmt: skip
            k = _place(table, marks, int(at), relation)
            table.lag[k], table.calendar[k] = lag[0], calendar[0]
        self._forward[second] = self._backward[first] = True
        return True

    def _add_link(self, schedule: Schedule) -> bool:
        network, links = self._network, schedule.relations
        relation = len(links) - 1
        first, second = (int(network.node[each[relation]]) for each in (links.predecessor, links.successor))
        if first < 0 or second < 0 or first == second:
            return False
        counted = lags(schedule, network.projects, network.calendars, np.array([relation]))
        lag, calendar, kind = int(counted[0][0]), int(counted[1][0]), int(links.kind[relation])
        ahead, back = (first, kind, lag, calendar), (second, kind, lag, calendar)
        into, into_mark = _inserted(network.into, network.into_relation, second, relation, ahead)
        out_of, out_mark = _inserted(network.out_of, network.out_relation, first, relation, back)
        if self._rank[first] > self._rank[second] and not self._reorder(out_of):
            return False
        self._network = replace(
            self._network, into=into, into_relation=into_mark, out_of=out_of, out_relation=out_mark
        )
        self._forward[second] = self._backward[first] = True
        return True

    def _remove_link(self, schedule: Schedule, relation: int) -> bool:
        network, links = self._network, schedule.relations
        first, second = (int(network.node[each[relation]]) for each in (links.predecessor, links.successor))
        into, into_mark, out_of, out_mark = (
            network.into, network.into_relation, network.out_of, network.out_relation,
        )  # fmt: skip
        if first >= 0 and second >= 0:
            into, into_mark = _deleted(into, into_mark, second, relation)
            out_of, out_mark = _deleted(out_of, out_mark, first, relation)
            self._forward[second] = self._backward[first] = True
        elif relation in into_mark:
            return False
        into_mark, out_mark = (mark - (mark > relation).astype(np.int32) for mark in (into_mark, out_mark))
        self._network = replace(
            network, into=into, into_relation=into_mark, out_of=out_of, out_relation=out_mark
        )
        return True

    def _reorder(self, out_of: Links) -> bool:
        """Find a new order; False if there is a circle."""
        count = self._rank.size
        order = np.zeros(count, np.int32)
        waits = np.bincount(out_of.task, minlength=count).astype(np.int32)
        if int(topological_order(out_of.row, out_of.task, waits, order)) < count:
            return False
        self._rank[order] = np.arange(count, dtype=np.int32)
        self._network = replace(self._network, tasks=self._network.tasks._replace(order=order))
        return True

    def _solve(self) -> bool:
        """Solve what is marked; False if the horizon is too short."""
        network, solved = self._network, self._solved
        tasks, dates = network.tasks, solved.dates
        touched = self._forward | self._backward
        pass_forward(network.times, tasks, network.into, network.out_of, dates, self._forward, touched)
        end = np.empty_like(solved.end)
        project_ends(tasks, dates, end)
        late_end = np.where(self._ends == 0, end, self._ends)
        self._backward |= touched
        self._mark_ends(solved.late_end, late_end)
        pass_backward(
            network.times, tasks, network.into, network.out_of, late_end, self._open, dates, self._backward,
            touched,
        )  # fmt: skip
        placed = place(network, dates, late_end)
        if placed is not dates:
            touched[:] = True
        write_floats(
            network.times, tasks, network.out_of, placed, self._measure, touched, solved.total, solved.free
        )
        self._solved = Solved(dates, placed, solved.total, solved.free, end, late_end)
        return not out_of_horizon(self._solved)

    def _mark_ends(self, old: I64, new: I64) -> None:
        """Mark tasks whose late finish the end of their project may hold."""
        tasks, late = self._network.tasks, self._solved.dates.late
        for project in np.flatnonzero(old != new).tolist():
            bound = np.full(len(self._network.calendars.list), min(old[project], new[project]), np.int64)
            latest = np.empty_like(bound)
            every = np.arange(bound.size, dtype=np.int32)
            settle_each(self._network.times, every, bound, False, latest)
            self._backward |= (tasks.project == project) & (late[:, 1] >= latest[tasks.calendar])


def _with(column: Array, row: int, value: object) -> Array:
    """Return a column with another value in one row."""
    changed = column.copy()
    changed[row] = value
    return changed


def _place(table: Links, marks: I32, task: int, relation: int) -> int:
    """Return which link of a task stands for a relation."""
    low, high = int(table.row[task]), int(table.row[task + 1])
    return low + int(np.flatnonzero(marks[low:high] == relation)[0])


def _inserted(
    table: Links, marks: I32, task: int, relation: int, values: tuple[int, int, int, int]
) -> tuple[Links, I32]:
    """Return the links with one more of a task, the last it has."""
    place = int(table.row[task + 1])
    row = table.row.copy()
    row[task + 1 :] += 1
    other, kind, lag, calendar = values
    changed = Links(
        row,
        np.insert(table.task, place, other),
        np.insert(table.kind, place, kind),
        np.insert(table.lag, place, lag),
        np.insert(table.calendar, place, calendar),
    )
    return changed, np.insert(marks, place, relation)


def _deleted(table: Links, marks: I32, task: int, relation: int) -> tuple[Links, I32]:
    """Return the links without that of a relation."""
    place = _place(table, marks, task, relation)
    row = table.row.copy()
    row[task + 1 :] -= 1
    changed = Links(
        row,
        np.delete(table.task, place),
        np.delete(table.kind, place),
        np.delete(table.lag, place),
        np.delete(table.calendar, place),
    )
    return changed, np.delete(marks, place)


def _first_difference(one: Relations, other: Relations) -> int:
    """Return the first row in which the longer table differs from the shorter."""
    least = len(other)
    differs = np.zeros(least, np.bool_)
    for each in fields(Relations):
        differs |= getattr(one, each.name)[:least] != getattr(other, each.name)
    return int(differs.argmax()) if differs.any() else least


def _same(one: Relations, other: Relations, rows: slice, others: slice) -> bool:
    return all(
        np.array_equal(getattr(one, each.name)[rows], getattr(other, each.name)[others])
        for each in fields(Relations)
    )
