"""The schedule inside a model: IfcTask with its times, nesting, sequence and assignments.

Notes
-----
ISO 16739-1:2024, 5.4.3 IfcProcessExtension; IFC2X3 TC1, IfcProcessExtension and IfcTimeSeriesResource.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import ifcopenshell
import numpy as np

from sim.calendar import standard_calendar
from sim.moment import FIRST, NOT_A_TIME, duration, moment
from sim.planning.draft import MOST_TASKS, RelationDraft, ScheduleDraft, TaskDraft, grouped
from sim.planning.forward_pass import lay_out, roll_up
from sim.problem import Problem, ReadError
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text
from sim.readers.ifc.task_assignments import assignments
from sim.readers.ifc.task_times import Times, read_times
from sim.readers.ifc.work_calendars import read_calendars
from sim.schedule import Action, RelationKind, Schedule, TaskKind

ASSUMED_WORK = 8 * 3600  # s, of a task that says nothing about its time

_ACTIONS = {
    "DEMOLITION": Action.DEMOLISH, "DISMANTLE": Action.DEMOLISH, "REMOVAL": Action.DEMOLISH,
    "DISPOSAL": Action.DEMOLISH, "MAINTENANCE": Action.MAINTAIN, "RENOVATION": Action.MAINTAIN,
    "OPERATION": Action.MAINTAIN, "ATTENDANCE": Action.MAINTAIN, "LOGISTIC": Action.MAINTAIN,
    "ADJUSTMENT": Action.MAINTAIN, "CALIBRATION": Action.MAINTAIN, "INSPECTION": Action.MAINTAIN,
    "TESTING": Action.MAINTAIN, "TROUBLESHOOTING": Action.MAINTAIN, "SAFETY": Action.MAINTAIN,
    "EMERGENCY": Action.MAINTAIN, "SHUTDOWN": Action.MAINTAIN, "STARTUP": Action.MAINTAIN,
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


@dataclass(slots=True)
class _Plan:
    """What the work schedules say: where tasks belong, and which only hold a baseline."""

    names: dict[int, str] = field(default_factory=dict)
    baseline: set[int] = field(default_factory=set)
    begin: np.datetime64 = NOT_A_TIME


class _Reader:
    """Gathers one file's tasks."""

    def __init__(self, file: ifcopenshell.file, instances: Sequence[Instance]) -> None:
        self.file = file
        self.draft = ScheduleDraft()
        self.parents = self._nesting()
        self.plan = self._plan()
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

    def _plan(self) -> _Plan:
        plan = _Plan()
        schedules = by_type(self.file, "IfcWorkSchedule")
        for work in [*schedules, *by_type(self.file, "IfcWorkPlan")]:
            when = _moment_of(named(work, "StartTime")) or _moment_of(named(work, "CreationDate"))
            if when is not None and np.isnat(plan.begin):
                plan.begin = when
        names = [text(named(work, "Name")) for work in schedules]
        self.draft.title = next((name for name in names if name), "")
        for relation in by_type(self.file, "IfcRelAssignsToControl"):
            work = reference(named(relation, "RelatingControl"), "IfcWorkSchedule")
            if work is None:
                continue
            for task in references(named(relation, "RelatedObjects")):
                plan.names.setdefault(task.id(), text(named(work, "Name")))
                if named(work, "PredefinedType") == "BASELINE":
                    plan.baseline.add(task.id())
        return plan

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
            place=f"#{step}",
        )
        extra = {
            "Description": named(instance, "Description"),
            "Long description": named(instance, "LongDescription"),
            "Status": named(instance, "Status"), "Work method": named(instance, "WorkMethod"),
            "Type": predefined, "Work schedule": self.plan.names.get(self._root(step)),
            "Duration": times.duration,
        }  # fmt: skip
        task.fields.update({name: text(found) for name, found in extra.items() if text(found)})
        # IFC asks for IsMilestone, and many writers say true throughout: time or parts disprove it.
        timed = task.finish > task.start or times.duration not in ("", "PT0S", "P0D")
        undated = np.isnat(task.start) and np.isnat(task.finish) and not times.duration
        if task.kind == TaskKind.MILESTONE and (timed or undated):
            task.kind = TaskKind.TASK
        self.work.append(self._work_of(task, times))
        self.draft.tasks.append(task)

    def _calendar(self, step: int) -> int:
        seen: set[int] = set()
        while step not in seen:
            if step in self.calendars:
                return self.calendars[step]
            seen.add(step)
            step = self.parents.get(step, step)
        return -1

    def _work_of(self, task: TaskDraft, times: Times) -> int:
        if not times.duration:
            return 0 if task.kind == TaskKind.MILESTONE else ASSUMED_WORK
        calendars = self.draft.calendars
        calendar = calendars[max(0, task.calendar)] if calendars else standard_calendar()
        day = 86400 if times.elapsed else calendar.day_length()
        week = 7 * 86400 if times.elapsed else calendar.week_length()
        try:
            return max(0, duration(times.duration, day, week, 30 * 86400 if times.elapsed else 4 * week))
        except ValueError:
            self.draft.warn("duration-odd", task.place, text=times.duration[:40])
            return ASSUMED_WORK

    def _baselines(self) -> None:
        for relation in by_type(self.file, "IfcRelDefinesByObject"):
            row = self.row_of.get(_step(named(relation, "RelatingObject")))
            for other in references(named(relation, "RelatedObjects")):
                times = self.times.get(other.id())
                if row is not None and times is not None and self._root(other.id()) in self.plan.baseline:
                    self.draft.tasks[row].baseline_start = times.start
                    self.draft.tasks[row].baseline_finish = times.finish

    def _sequence(self, relation: Instance) -> None:
        ends = [_step(named(relation, name)) for name in ("RelatingProcess", "RelatedProcess")]
        rows = [self.row_of.get(end) for end in ends]
        place = f"#{relation.id()}"
        if rows[0] is None or rows[1] is None:
            self.draft.warn("relation-end-missing", place, id=", ".join(f"#{end}" for end in ends))
            return
        kind = _SEQUENCES.get(text(named(relation, "SequenceType")), RelationKind.FS)
        self.draft.relations.append(
            RelationDraft(rows[0], rows[1], kind, self._lag(named(relation, "TimeLag"), rows[0], place))
        )

    def _lag(self, found: object, before: int, place: str) -> int:
        """Return IfcLagTime (since IFC4) or IfcTimeMeasure (IFC2X3) in working seconds."""
        seconds = number(found) if not isinstance(found, ifcopenshell.entity_instance) else None
        if seconds is not None:
            return round(seconds) if abs(seconds) < 1e10 else 0
        lag = reference(found)
        if lag is None:
            return 0
        measure = named(lag, "LagValue")
        ratio = number(measure)
        if ratio is not None:
            return round(self.work[before] * max(-100.0, min(100.0, ratio)))
        said = text(named(reference(measure), "wrappedValue")) if reference(measure) else text(measure)
        elapsed = text(named(lag, "DurationType")) == "ELAPSEDTIME"
        try:
            return duration(said, 86400 if elapsed else 8 * 3600, 604800 if elapsed else 40 * 3600)
        except ValueError:
            self.draft.warn("relation-lag-odd", place)
            return 0

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
            if row not in parents and (np.isnat(task.start) or np.isnat(task.finish))
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


def _moment_of(found: object) -> np.datetime64 | None:
    try:
        return moment(text(found))
    except ValueError:
        return None
