"""The schedule inside a model: IfcTask with its times, nesting, sequence and assignments.

Notes
-----
ISO 16739-1:2024, 5.4.3 IfcProcessExtension; IFC2X3 TC1, IfcProcessExtension and IfcTimeSeriesResource.
"""

from collections.abc import Sequence
from itertools import pairwise

import ifcopenshell
import numpy as np

from sim.calendar import DAY, Calendar, standard_calendar
from sim.moment import FIRST, duration
from sim.planning.draft import MOST_TASKS, BaselineDraft, RelationDraft, ScheduleDraft, TaskDraft, grouped
from sim.planning.forward_pass import lay_out, roll_up
from sim.problem import Problem, ReadError
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text
from sim.readers.ifc.task_assignments import assignments
from sim.readers.ifc.task_costs import read_costs
from sim.readers.ifc.task_resources import read_resources
from sim.readers.ifc.task_sets import BASELINE_SET, apply, sets_of
from sim.readers.ifc.task_times import Times, read_times
from sim.readers.ifc.work_calendars import read_calendars
from sim.readers.ifc.work_schedules import read_work_schedules
from sim.schedule import MILESTONES, Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.task_plan import UNKNOWN
from sim.tool_dates import NO_FLOAT

ASSUMED_WORK = 8 * 3600  # s, of a task that says nothing about its time

_SPANNING = (TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY)  # dated by what they span
_ACTIONS = {
    "DEMOLITION": Action.DEMOLISH, "DISMANTLE": Action.DEMOLISH, "REMOVAL": Action.DEMOLISH,
    "DISPOSAL": Action.DEMOLISH, "MAINTENANCE": Action.MAINTAIN, "RENOVATION": Action.MAINTAIN,
    "OPERATION": Action.MAINTAIN, "ATTENDANCE": Action.MAINTAIN, "LOGISTIC": Action.MAINTAIN,
    "ADJUSTMENT": Action.MAINTAIN, "CALIBRATION": Action.MAINTAIN, "INSPECTION": Action.MAINTAIN,
    "TESTING": Action.MAINTAIN, "TROUBLESHOOTING": Action.MAINTAIN, "SAFETY": Action.MAINTAIN,
    "EMERGENCY": Action.MAINTAIN, "SHUTDOWN": Action.MAINTAIN, "STARTUP": Action.MAINTAIN,
    "MOVE": Action.MOVE,
}  # fmt: skip
_SEQUENCES = {
    "START_START": RelationKind.SS, "START_FINISH": RelationKind.SF,
    "FINISH_START": RelationKind.FS, "FINISH_FINISH": RelationKind.FF,
}  # fmt: skip


def read_tasks(file: ifcopenshell.file) -> tuple[Schedule, list[tuple[str, str]], list[Problem]]:
    """Return the schedule, (element GlobalId, task ID) of each assignment, and what was odd.

    The task ID is the task's GlobalId. An assignment to a spatial element or to an assembly also
    means what stands in it or is part of it, unless that has an assignment of its own.
    """
    instances = by_type(file, "IfcTask")
    if not instances:
        return ScheduleDraft().schedule(), [], []
    if len(instances) > MOST_TASKS:
        raise ReadError("", "IfcTask", "too-many-tasks", {"limit": MOST_TASKS})
    reader = _Reader(file, instances)
    schedule = reader.schedule()
    ids = {instance.id(): reader.draft.tasks[row].id for instance, row in reader.rows()}
    pairs = assignments(file, ids, reader.draft)
    return schedule, pairs, grouped(reader.draft.problems)


class _Reader:
    """Gathers one file's tasks."""

    def __init__(self, file: ifcopenshell.file, instances: Sequence[Instance]) -> None:
        self.file = file
        self.draft = ScheduleDraft()
        self.parents = self._nesting()
        self.plan = read_work_schedules(file, self.draft)
        baseline = {i.id() for i in instances if self._root(i.id()) in self.plan.baseline}
        self.instances = [instance for instance in instances if instance.id() not in baseline]
        self.row_of = {instance.id(): row for row, instance in enumerate(self.instances)}
        self.types = self._types()
        self.times = read_times(file, self.draft)
        self.calendars = read_calendars(file, self.draft)
        self.work: list[int] = []

    def rows(self) -> list[tuple[Instance, int]]:
        """Return the instances with their rows in the draft."""
        return [(instance, row) for row, instance in enumerate(self.instances)]

    def schedule(self) -> Schedule:
        """Return the columns; undated tasks are laid out by their order and their links."""
        draft = self.draft
        for instance in self.instances:
            self._task(instance)
        self._baselines()
        read_resources(self.file, self.row_of, self.calendars, self.draft)
        read_costs(self.file, self.row_of, self.draft)
        for relation in by_type(self.file, "IfcRelSequence"):
            self._sequence(relation)
        if not draft.calendars:
            draft.calendars.append(standard_calendar())
        self._order_children()
        self._date_undated()
        return draft.schedule()

    def _nesting(self) -> dict[int, int]:
        parents: dict[int, int] = {}
        self.nested: list[int] = []
        for name in ("IfcRelNests", "IfcRelAggregates"):
            for relation in by_type(self.file, name):
                whole = reference(named(relation, "RelatingObject"), "IfcTask")
                if whole is None:
                    continue
                for part in references(named(relation, "RelatedObjects")):
                    if not part.is_a("IfcTask"):
                        continue
                    if part.id() in parents:
                        self.draft.warn("task-two-parents", f"#{part.id()}", task=text(named(part, "Name")))
                        continue
                    parents[part.id()] = whole.id()
                    self.nested.append(part.id())
        return parents

    def _root(self, step: int) -> int:
        seen = set()
        while step in self.parents and step not in seen:
            seen.add(step)
            step = self.parents[step]
        return step

    def _types(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for relation in by_type(self.file, "IfcRelDefinesByType"):
            task_type = reference(named(relation, "RelatingType"), "IfcTaskType")
            if task_type is not None:
                for task in references(named(relation, "RelatedObjects")):
                    found[task.id()] = text(named(task_type, "PredefinedType"))
        return found

    def _task(self, instance: Instance) -> None:
        step = instance.id()
        times = self.times.get(step) or Times()
        parent = self.row_of.get(self.parents.get(step, -1), -1)
        predefined = text(named(instance, "PredefinedType"))
        if predefined in ("", "NOTDEFINED"):
            predefined = self.types.get(step, "")
        task = TaskDraft(
            id=text(named(instance, "GlobalId")) or f"#{step}",
            name=text(named(instance, "Name")),
            wbs=text(named(instance, "Identification")) or text(named(instance, "TaskId")),
            parent=parent,
            kind=TaskKind.MILESTONE if named(instance, "IsMilestone") is True else TaskKind.TASK,
            action=_action(predefined, text(named(instance, "ObjectType"))),
            start=times.start,
            finish=times.finish,
            actual_start=times.actual_start,
            actual_finish=times.actual_finish,
            percent=times.percent,
            calendar=self._calendar(step),
            project=self.plan.project.get(self._root(step), -1),
            place=f"#{step}",
        )
        extra = {
            "Description": named(instance, "Description"),
            "Long description": named(instance, "LongDescription"),
            "Status": named(instance, "Status"), "Work method": named(instance, "WorkMethod"),
            "Type": predefined, "Work schedule": self.plan.names.get(self._root(step)),
        }  # fmt: skip
        task.fields.update({name: text(found) for name, found in extra.items() if text(found)})
        # IFC asks for IsMilestone, and many writers say true throughout: time or parts disprove it.
        timed = task.finish > task.start or times.duration not in ("", "PT0S", "P0D")
        undated = np.isnat(task.start) and np.isnat(task.finish) and not times.duration
        if task.kind == TaskKind.MILESTONE and (timed or undated):
            task.kind = TaskKind.TASK
        self._plan_of(task, times)
        apply(sets_of(instance), task, self.draft)
        if not -1 <= task.project < len(self.draft.projects):
            task.project = -1
        rest = 0 if task.kind in MILESTONES else ASSUMED_WORK
        self.work.append(task.duration if task.duration != UNKNOWN else rest)
        self.draft.tasks.append(task)

    def _calendar(self, step: int) -> int:
        seen: set[int] = set()
        while step not in seen:
            if step in self.calendars:
                return self.calendars[step]
            seen.add(step)
            step = self.parents.get(step, step)
        return -1

    def _seconds(self, task: TaskDraft, said: str, elapsed: bool, name: str, signed: bool = False) -> int:
        """Return a length of time; `UNKNOWN` where there is none, or none that can be understood."""
        if not said:
            return UNKNOWN
        calendars = self.draft.calendars
        calendar = calendars[max(0, task.calendar)] if calendars else standard_calendar()
        day = 86400 if elapsed else calendar.day_length()
        week = 7 * 86400 if elapsed else calendar.week_length()
        try:
            found = duration(said, day, week, 30 * 86400 if elapsed else 4 * week)
        except ValueError:
            code = "duration-odd" if name == "ScheduleDuration" else "length-odd"
            self.draft.warn(code, f"{task.place} {name}", text=said[:40])
            return UNKNOWN
        if found < 0 and not signed:
            self.draft.warn("length-negative", f"{task.place} {name}", text=said[:40])
            return 0
        return found

    def _plan_of(self, task: TaskDraft, times: Times) -> None:
        """Fill in lengths, floats and what a tool had computed."""
        lengths = {
            "duration": (times.duration, "ScheduleDuration"), "remaining": (times.remaining, "RemainingTime"),
        }  # fmt: skip
        for column, (said, name) in lengths.items():
            setattr(task, column, self._seconds(task, said, times.elapsed, name))
        for column, said, name in (
            ("total_float", times.total_float, "TotalFloat"), ("free_float", times.free_float, "FreeFloat"),
        ):  # fmt: skip
            found = self._seconds(task, said, times.elapsed, name, signed=True)
            setattr(task, column, found if said and found != UNKNOWN else NO_FLOAT)
        for column in ("early_start", "early_finish", "late_start", "late_finish", "critical"):
            setattr(task, column, getattr(times, column))
        if times.elapsed and task.duration > 0:
            task.calendar = self._all_day()
        if times.actual:
            task.fields["Actual duration"] = times.actual
        if times.recurrence:
            task.fields["Recurrence"] = times.recurrence
        if np.isnat(self.draft.status_date):
            self.draft.status_date = times.status

    def _all_day(self) -> int:
        """Return the row of a calendar on which work never rests."""
        calendars, week = self.draft.calendars, (((0, DAY),),) * 7
        for row, calendar in enumerate(calendars):
            if calendar.week == week and not calendar.exceptions:
                return row
        if not calendars:
            calendars.append(standard_calendar())  # the first one is everybody's
        calendars.append(Calendar("24 h", week))
        return len(calendars) - 1

    def _baselines(self) -> None:
        """Give each task its dates in the baselines, which hold copies of it."""
        plans = self.plan.baseline
        order = {name: number for number, name in enumerate(dict.fromkeys(plans.values()))}
        for relation in by_type(self.file, "IfcRelDefinesByObject"):
            row = self.row_of.get(_step(named(relation, "RelatingObject")))
            for other in references(named(relation, "RelatedObjects")):
                times = self.times.get(other.id())
                name = plans.get(self._root(other.id()), "")
                if row is None or times is None or not name:
                    continue
                task = self.draft.tasks[row]
                length = self._seconds(task, times.duration, times.elapsed, "ScheduleDuration")
                said = sets_of(other).get(BASELINE_SET, {})
                work, cost = (number(said.get(key)) for key in ("work", "cost"))
                task.baselines[name] = BaselineDraft(
                    times.start, times.finish, length, UNKNOWN if work is None else round(work),
                    np.nan if cost is None else cost,
                )  # fmt: skip
                if name == min(task.baselines, key=order.__getitem__):
                    task.baseline_start, task.baseline_finish = times.start, times.finish

    def _sequence(self, relation: Instance) -> None:
        ends = [_step(named(relation, name)) for name in ("RelatingProcess", "RelatedProcess")]
        rows = [self.row_of.get(end) for end in ends]
        place = f"#{relation.id()}"
        if rows[0] is None or rows[1] is None:
            self.draft.warn("relation-end-missing", place, id=", ".join(f"#{end}" for end in ends))
            return
        said = text(named(relation, "SequenceType"))
        if said not in ("", "NOTDEFINED", *_SEQUENCES):
            self.draft.warn("relation-kind-unknown", place, kind=said)
        kind = _SEQUENCES.get(said, RelationKind.FS)
        lag, unit = self._lag(named(relation, "TimeLag"), rows[1], place)
        self.draft.relations.append(RelationDraft(rows[0], rows[1], kind, lag, unit))

    def _lag(self, found: object, after: int, place: str) -> tuple[int, LagUnit]:
        """Return IfcLagTime (since IFC4) or IfcTimeMeasure (IFC2X3) as an amount and what it counts."""
        lag = reference(found)
        measure = named(lag, "LagValue") if lag is not None else None
        elapsed = lag is not None and text(named(lag, "DurationType")) == "ELAPSEDTIME"
        unit = LagUnit.ELAPSED if elapsed else LagUnit.WORK
        amount = number(found) if lag is None or measure is None else number(measure)
        if amount is not None and not abs(amount) < 1e10:
            self.draft.warn("relation-lag-odd", place)
            return 0, unit
        if lag is None or measure is None:
            return round(amount or 0), unit
        if amount is not None:
            share = LagUnit.ELAPSED_PERCENT if elapsed else LagUnit.PERCENT
            return round(10_000 * max(-100.0, min(100.0, amount))), share
        said = text(named(reference(measure), "wrappedValue")) if reference(measure) else text(measure)
        calendar = (
            self.draft.calendars[max(0, self.draft.tasks[after].calendar)] if self.draft.calendars else None
        )
        day = 8 * 3600 if calendar is None else calendar.day_length()
        try:
            return duration(said, 86400 if elapsed else day, 604800 if elapsed else 5 * day), unit
        except ValueError:
            self.draft.warn("relation-lag-odd", place)
            return 0, unit

    def _order_children(self) -> None:
        """Stand siblings in the order in which they are nested, which need not be the file's."""
        rank = {step: number for number, step in enumerate(self.nested)}
        order = sorted(self.instances, key=lambda i: (rank.get(i.id(), -1), self.row_of[i.id()]))
        new_row = {self.row_of[instance.id()]: row for row, instance in enumerate(order)}
        draft = self.draft
        draft.tasks = [draft.tasks[self.row_of[instance.id()]] for instance in order]
        self.work = [self.work[self.row_of[instance.id()]] for instance in order]
        for task in draft.tasks:
            task.parent = new_row.get(task.parent, -1)
        for assigned in draft.assignments:
            assigned.task = new_row[assigned.task]
        for link in draft.relations:
            link.predecessor, link.successor = new_row[link.predecessor], new_row[link.successor]
        self.instances = order
        self.row_of = {instance.id(): row for row, instance in enumerate(order)}

    def _date_undated(self) -> None:
        draft = self.draft
        parents = {task.parent for task in draft.tasks}
        undated = {
            row
            for row, task in enumerate(draft.tasks)
            if row not in parents
            and task.kind not in _SPANNING
            and (np.isnat(task.start) or np.isnat(task.finish))
        }
        if not undated:
            draft.cut_cycles()
            roll_up(draft.tasks)
            return
        known = [task.start for task in draft.tasks if not np.isnat(task.start)]
        begin = min(known) if known else self.plan.begin
        assumed = np.isnat(begin)
        if assumed:
            begin = np.datetime64("2000-01-03T08:00:00", "s")
        begin = max(begin, FIRST)
        kept = draft.relations
        draft.relations = [*kept, *self._order_links(undated)]
        nothing_known = sum(np.isnat(draft.tasks[row].start) for row in undated)
        lay_out(draft, self.work, begin)
        draft.relations = kept
        place = ", ".join(draft.tasks[row].place for row in sorted(undated)[:5])
        if nothing_known:
            draft.warn("dates-assumed", place, count=nothing_known, begin=str(begin)[:10])

    def _order_links(self, undated: set[int]) -> list[RelationDraft]:
        """Return finish–start links between siblings where nothing else orders any of them."""
        siblings: dict[int, list[int]] = {}
        for row, task in enumerate(self.draft.tasks):
            siblings.setdefault(task.parent, []).append(row)
        linked = {end for link in self.draft.relations for end in (link.predecessor, link.successor)}
        found: list[RelationDraft] = []
        for group in siblings.values():
            if linked.isdisjoint(group) and not undated.isdisjoint(group):
                found += [RelationDraft(a, b) for a, b in pairwise(group)]
        return found


def _action(predefined: str, object_type: str) -> Action:
    # IFC names no task type for temporary works: a user-defined one is agreed on. IFC2X3 names none at all.
    said = object_type.upper()
    if predefined in ("USERDEFINED", "") and said == "TEMPORARY":
        return Action.PROVIDE
    return _ACTIONS.get(predefined or said, Action.CONSTRUCT)


def _step(found: object) -> int:
    instance = reference(found)
    return instance.id() if instance is not None else -1
