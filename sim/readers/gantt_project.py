"""Schedules of GanttProject (.gan).

Notes
-----
The format has no published schema; meanings after the program's own reader and writer (GanttProject 2.0 to
3.3, ``biz.ganttproject.core`` and ``net.sourceforge.ganttproject.io``). It plans in whole days: a day is
read as the eight hours of the standard calendar.
"""

from collections import Counter
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import numpy as np

from sim.calendar import Calendar
from sim.input_file import input_size
from sim.job import Job, silent_job
from sim.planning.draft import (
    MOST_TASKS,
    AssignmentDraft,
    BaselineDraft,
    RateDraft,
    RelationDraft,
    ResourceDraft,
    ScheduleDraft,
    TaskDraft,
    grouped,
)
from sim.planning.forward_pass import roll_up
from sim.problem import Problem, ReadError
from sim.readers.gantt_project_days import HOURS, Attributes, days_off, project_calendar
from sim.readers.xml_stream import pieces
from sim.schedule import RelationKind, Schedule, TaskKind
from sim.schedule_project import LagCalendar, ScheduleProject
from sim.task_plan import Constraint

ROOT: Final = "project"
MOST_BYTES: Final = 256 << 20
_KINDS: Final = {1: RelationKind.SS, 2: RelationKind.FS, 3: RelationKind.FF, 4: RelationKind.SF}
_KEPT: Final = {"uid": "UID", "color": "Color", "priority": "Priority", "webLink": "Link address"}
_DULL: Final = {"priority": ("", "1"), "webLink": ("", "http://")}
_SHOWN: Final = frozenset(
    {"view", "description", "calendars", "tasks", "resources", "allocations", "vacations", "previous",
     "roles", "taskdisplaycolumns"}
)  # fmt: skip


def read_gantt_project(path: Path, job: Job | None = None) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of a .gan file, and what could not be taken as it stands.

    Raises
    ------
    ReadError
        If the file is no GanttProject file, or no XML at all.
    """
    input_size(path, MOST_BYTES)
    for where, element in pieces(path, frozenset({ROOT}), job or silent_job()):
        if where == "":
            return _Reader(element, path).read()
    raise ReadError(str(path), "", "not-gantt-project")


class _Reader:
    """Gathers one file."""

    def __init__(self, root: Element, path: Path) -> None:
        self.root, self.path = root, path
        self.draft = ScheduleDraft(source=str(path))
        self.row_of: dict[str, int] = {}
        self.resource_of: dict[str, int] = {}
        self.roles = {r.get("id", ""): r.get("name", "") for r in root.iterfind("roles/role")}
        self.properties = {
            p.get("id", ""): (p.get("name", ""), p.get("defaultvalue", ""))
            for p in root.iterfind("tasks/taskproperties/taskproperty")
            if p.get("type") == "custom"
        }
        self.calendar = project_calendar(root, self.draft)
        self.found: list[tuple[Element, int]] = []
        self.rest: Counter[str] = Counter()
        self.soft = 0

    def read(self) -> tuple[Schedule, list[Problem]]:
        """Read all parts and join them."""
        draft, root = self.draft, self.root
        draft.title = root.get("name", "") or self.path.stem
        draft.calendars.append(self.calendar)
        self._tasks()
        for element, row in self.found:
            self._links(element, row)
        self._resources()
        self._allocations()
        self._baselines()
        self._hold()
        roll_up(draft.tasks)
        known = [task.start for task in draft.tasks if not np.isnat(task.start)]
        draft.projects.append(
            ScheduleProject(
                id=root.get("name", ""),
                name=draft.title,
                start=min(known) if known else np.datetime64("NaT", "s"),
                lag_calendar=LagCalendar.PROJECT,
                other={key: text for key, text in sorted(root.attrib.items()) if text},
            )
        )
        self._tell()
        return draft.schedule(), grouped(draft.problems)

    def _tasks(self) -> None:
        waiting = [(element, -1) for element in reversed(self.root.findall("tasks/task"))]
        while waiting:
            element, parent = waiting.pop()
            row = len(self.draft.tasks)
            if row >= MOST_TASKS:
                raise ReadError(str(self.path), "tasks", "too-many-tasks", {"limit": MOST_TASKS})
            self.draft.tasks.append(self._task(element, parent))
            self.found.append((element, row))
            waiting += [(child, row) for child in reversed(element.findall("task"))]

    def _task(self, element: Element, parent: int) -> TaskDraft:
        key = element.get("id", "").strip()
        say = Attributes(element, f"task id {key}", self.draft)
        milestone = say.flag("meeting")
        work = 0 if milestone else say.days("duration")
        task = TaskDraft(
            id=key,
            name=say.text("name"),
            parent=parent,
            kind=TaskKind.MILESTONE if milestone else TaskKind.TASK,
            start=self._begin(say.day("start"), milestone),
            percent=say.number("complete", 0.0),
            duration=work,
            cost=say.number("cost-manual-value"),
            calendar=0,
            place=say.place,
        )
        task.finish = self._end(task.start, work)
        task.remaining = round(work * (1 - min(100.0, max(0.0, task.percent)) / 100))
        if task.percent > 0:
            task.actual_start = task.start
        if task.percent >= 100:
            task.actual_finish = task.finish
        third = say.day("thirdDate")
        if say.text("thirdDate-constraint") == "1" and not np.isnat(third):
            task.constraint, task.constraint_date = Constraint.START_NO_EARLIER, self._begin(third, milestone)
        elif say.flag("fixed-start"):
            task.constraint, task.constraint_date = Constraint.START_ON, task.start
        for name, title in _KEPT.items():
            text = unquote(say.text(name)) if name == "webLink" else say.text(name)
            if text not in _DULL.get(name, ("",)):
                task.fields[title] = text
        if notes := (element.findtext("notes") or "").strip():
            task.fields["Notes"] = notes
        for title, value in self._custom(element).items():
            task.fields[title] = value
        self.rest.update(say.rest({"expand", "shape", "project", "cost-calculated"}))
        if key in self.row_of:
            self.draft.warn("task-uid-twice", say.place, uid=key)
        self.row_of.setdefault(key, len(self.draft.tasks))
        return task

    def _custom(self, element: Element) -> dict[str, str]:
        found = {name: value for name, value in self.properties.values() if name and value}
        for item in element.iterfind("customproperty"):
            key = item.get("taskproperty-id", "")
            name = self.properties.get(key, (key, ""))[0]
            found[name or key] = item.get("value") or (item.text or "").strip()
        return {name: value for name, value in found.items() if name and value}

    def _begin(self, day: np.datetime64, milestone: bool) -> np.datetime64:
        return day if np.isnat(day) or milestone else self.calendar.next_work(day)

    def _end(self, start: np.datetime64, work: int) -> np.datetime64:
        return start if np.isnat(start) or work == 0 else self.calendar.add(start, work)

    def _links(self, element: Element, row: int) -> None:
        """Take the links of a task to those that wait for it."""
        for item in element.iterfind("depend"):
            say = Attributes(item, self.draft.tasks[row].place, self.draft)
            after = self.row_of.get(say.text("id"))
            if after is None:
                self.draft.warn("relation-end-missing", say.place, id=say.text("id"))
                continue
            number = say.number("type", 2.0)
            if number not in _KINDS:
                self.draft.warn("relation-kind-unknown", say.place, kind=say.text("type"))
            kind = _KINDS.get(round(number), RelationKind.FS)
            self.soft += say.text("hardness") == "Rubber"
            self.draft.relations.append(RelationDraft(row, after, kind, say.days("difference", signed=True)))

    def _resources(self) -> None:
        draft = self.draft
        for element in self.root.iterfind("resources/resource"):
            key = element.get("id", "").strip()
            say = Attributes(element, f"resource id {key}", draft)
            row = len(draft.resources)
            self.resource_of.setdefault(key, row)
            draft.resources.append(ResourceDraft(id=key, name=say.text("name"), units=1.0))
            role = self.roles.get(say.text("function"), "")
            self.rest.update(["role"] if role else [])
            for item in element.iterfind("rate"):
                rate = Attributes(item, say.place, draft).number("value")
                if rate > 0:
                    draft.rates.append(RateDraft(row, rate=rate / HOURS))  # the file's is per day
            off = days_off(self.root, key, draft)
            if off:
                draft.resources[row].calendar = len(draft.calendars)
                name = f"{self.calendar.name} · {draft.resources[row].name or key}"
                exceptions = self.calendar.exceptions | off
                draft.calendars.append(Calendar(name, self.calendar.week, exceptions))
            self.rest.update(say.rest({"function"}))
            self.rest.update("resource property" for _ in element.iterfind("custom-property"))

    def _allocations(self) -> None:
        for number, element in enumerate(self.root.iterfind("allocations/allocation"), 1):
            say = Attributes(element, f"allocation {number}", self.draft)
            task, resource = (
                self.row_of.get(say.text("task-id")),
                self.resource_of.get(say.text("resource-id")),
            )
            if task is None or resource is None:
                self.draft.warn("gan-allocation-lost", say.place)
                continue
            share = say.number("load", 100.0) / 100
            row = self.draft.tasks[task]
            self.draft.assignments.append(
                AssignmentDraft(
                    task, resource, str(number), share, round(share * max(0, row.duration)),
                    start=row.start, finish=row.finish,
                )
            )  # fmt: skip
            self.rest.update(say.rest({"function", "responsible"}))

    def _baselines(self) -> None:
        first = ""
        for number, plan in enumerate(self.root.iterfind("previous/previous-tasks"), 1):
            name = plan.get("name", "").strip() or f"Baseline {number}"
            first = first or name
            for element in plan.iterfind("previous-task"):
                say = Attributes(element, f"baseline {name}", self.draft)
                row = self.row_of.get(say.text("id"))
                if row is None:
                    self.rest["task of a baseline that is gone"] += 1
                    continue
                milestone = say.flag("meeting")
                start, work = self._begin(say.day("start"), milestone), say.days("duration")
                work = 0 if milestone else work
                kept = BaselineDraft(start, self._end(start, work), work)
                self.draft.tasks[row].baselines[name] = kept
                if name == first:
                    task = self.draft.tasks[row]
                    task.baseline_start, task.baseline_finish = kept.start, kept.finish

    def _hold(self) -> None:
        """Hold tasks that wait for nothing where a person put them, as the program does."""
        waits = {link.successor for link in self.draft.relations}
        parents = {task.parent for task in self.draft.tasks}
        held = 0
        for row, task in enumerate(self.draft.tasks):
            free = row not in waits and row not in parents and not np.isnat(task.start)
            if free and task.constraint == Constraint.NONE:
                task.constraint, task.constraint_date = Constraint.START_NO_EARLIER, task.start
                held += 1
        if held:
            self.draft.info("gan-held", "tasks", count=held)

    def _tell(self) -> None:
        draft = self.draft
        if self.soft:
            draft.info("gan-soft-links", "tasks", count=self.soft)
        self.rest.update(child.tag for child in self.root if child.tag not in _SHOWN)
        if self.rest:
            names = ", ".join(f"{name} ({count})" for name, count in sorted(self.rest.items())[:40])
            draft.info("gan-not-used", ROOT, names=names, count=self.rest.total())
        if not draft.tasks:
            draft.warn("schedule-empty", "tasks")
