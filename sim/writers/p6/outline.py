"""The outline of a schedule as P6 keeps it: projects, the WBS below each, activities in its elements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kernels.arrays import I32
from sim.planning.kept_columns import FIELDS, MADE, ROW, told
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.writers.losses import Losses
from sim.writers.p6.cells import line

WBS_KEPT = ("action", "constraint", "constraint_date", "deadline", "manual", "physical")
"""What people say of summaries; the rest of them follows from what stands below."""


@dataclass(slots=True)
class Outline:
    """Where each task goes.

    Attributes
    ----------
    projects : list of ScheduleProject
    project : list of int
        By task.
    is_wbs : list of bool
        By task: a WBS element rather than an activity.
    root : list of int
        By project: the task that stands for it, -1 for one to be made.
    separator : list of str
        By project, between the parts of a WBS code.
    short, path : list of str
        By task: its own part of the WBS code; the whole code, as a reader finds it.
    code : list of str
        By task: the activity ID.
    kept : dict of int to dict
        By task: what goes into the field of `kept_columns`.
    """

    projects: list[ScheduleProject]
    project: list[int]
    is_wbs: list[bool]
    root: list[int]
    separator: list[str]
    short: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    kept: dict[int, dict[str, Any]] = field(default_factory=dict)

    def wbs(self, row: int, parent: int) -> int:
        """Return the number of the WBS element a task stands in."""
        return parent + 1 if parent >= 0 else self.root_number(self.project[row])

    def root_number(self, project: int) -> int:
        """Return the number of the WBS element of a project."""
        root = self.root[project]
        return root + 1 if root >= 0 else len(self.project) + project + 1

    def keep(self, row: int, column: str, value: Any) -> None:
        """Keep a value of a task where other tools do not look."""
        self.kept.setdefault(row, {})[column] = value

    def keep_field(self, row: int, name: str, text: str) -> None:
        """Keep a field P6 has no place for."""
        self.kept.setdefault(row, {}).setdefault(FIELDS, {})[name] = text


def outline_of(schedule: Schedule, losses: Losses) -> Outline:
    """Lay out a schedule as P6 does; notes what cannot be."""
    projects = list(schedule.projects) or [
        ScheduleProject(line(schedule.title)[:20] or "P1", schedule.title or "P1")
    ]
    parent = schedule.parent.tolist()
    project = _projects(schedule, len(projects), losses)
    is_wbs = (schedule.kind == TaskKind.SUMMARY).tolist()
    for above in parent:
        if above >= 0:
            is_wbs[above] = True
    tops: list[list[int]] = [[] for _ in projects]
    for row, above in enumerate(parent):
        if above < 0:
            tops[project[row]].append(row)
    root = [
        rows[0]
        if len(rows) == 1 and is_wbs[rows[0]] and schedule.name[rows[0]] == each.name and each.name
        else -1
        for rows, each in zip(tops, projects, strict=True)
    ]
    found = Outline(projects, project, is_wbs, root, ["."] * len(projects))
    _separators(schedule, found)
    _paths(schedule, found)
    _codes(schedule, found)
    _order(schedule, found)
    return found


def made_root(outline: Outline, project: int) -> dict[str, Any]:
    """Return what is kept of the topmost element of a project."""
    root = outline.root[project]
    return outline.kept.get(root, {}) if root >= 0 else {MADE: True}


def _projects(schedule: Schedule, count: int, losses: Losses) -> list[int]:
    found: list[int] = []
    moved = 0
    for own, above in zip(schedule.plan.project.tolist(), schedule.parent.tolist(), strict=True):
        number = own if 0 <= own < count else found[above] if above >= 0 else 0
        if above >= 0 and number != found[above]:
            number, moved = found[above], moved + 1
        found.append(number)
    losses.lost("written-task-moved", moved)
    return found


def _separators(schedule: Schedule, outline: Outline) -> None:
    """Find what parts WBS codes, told by the first element below a root."""
    seen: set[int] = set()
    for row, above in enumerate(schedule.parent.tolist()):
        number = outline.project[row]
        if above < 0 or number in seen or not outline.is_wbs[row]:
            continue
        head, own = schedule.wbs[above], schedule.wbs[row]
        if head and own.startswith(head) and len(own) > len(head) + 1:
            seen.add(number)
            if not own[len(head)].isalnum():
                outline.separator[number] = own[len(head)]


def _paths(schedule: Schedule, outline: Outline) -> None:
    for row, above in enumerate(schedule.parent.tolist()):
        number = outline.project[row]
        sign, each = outline.separator[number], outline.projects[number]
        own = line(schedule.wbs[row])
        if not outline.is_wbs[row]:
            outline.short.append("")
            outline.path.append(outline.path[above] if above >= 0 else line(each.id) or str(number + 1))
        elif row == outline.root[number]:
            outline.short.append(line(each.id) or str(number + 1))
            outline.path.append(outline.short[row])
        else:
            head = schedule.wbs[above] if above >= 0 else ""
            short = own[len(head) + 1 :] if head and own.startswith(head + sign) else own
            short = short.strip() or line(schedule.name[row]) or str(row + 1)
            outline.short.append(short)
            top = line(each.id) or str(number + 1)
            outline.path.append(f"{outline.path[above] if above >= 0 else top}{sign}{short}"[:1000])
        if outline.path[row] != schedule.wbs[row]:
            outline.keep(row, "wbs", [schedule.wbs[row], outline.path[row]])


def _codes(schedule: Schedule, outline: Outline) -> None:
    bare = [
        line(id_.removeprefix(f"{outline.projects[number].id}:"))
        for id_, number in zip(schedule.id, outline.project, strict=True)
    ]
    projects: dict[str, set[int]] = {}
    for row, code in enumerate(bare):
        if not outline.is_wbs[row]:
            projects.setdefault(code, set()).add(outline.project[row])
    for row, id_ in enumerate(schedule.id):
        if outline.is_wbs[row]:
            outline.code.append("")
            path = outline.path[row]
            held = f"WBS {path}" if outline.project[row] in projects.get(path, ()) else path
            if id_ != held:
                outline.keep(row, "id", [id_, held])
            for column in WBS_KEPT:
                if (value := told(schedule, row, column)) is not None:
                    outline.keep(row, column, value)
            continue
        clash = len(projects.get(bare[row], ())) > 1 and id_ != bare[row]
        outline.code.append(bare[row] if clash else line(id_))
        if not clash and outline.code[row] != id_:
            outline.keep(row, "id", [id_, outline.code[row]])


def _order(schedule: Schedule, outline: Outline) -> None:
    """Keep the order of rows where P6 would show another: elements of the WBS before activities."""
    parent = schedule.parent
    wbs, project = np.array(outline.is_wbs, bool), np.array(outline.project, np.int32)
    top = parent < 0
    keys = np.where(top, -1 - (len(outline.projects) - project), parent)
    order = np.lexsort((np.arange(len(schedule)), ~wbs, keys))
    children: dict[int, list[int]] = {}
    for row in order.tolist():
        children.setdefault(int(keys[row]), []).append(row)
    tops = [row for key in sorted(k for k in children if k < 0) for row in children[key]]
    if _walk(tops, children, parent) != list(range(len(schedule))):
        for row in range(len(schedule)):
            outline.keep(row, ROW, row)


def _walk(tops: Sequence[int], children: dict[int, list[int]], parent: I32) -> list[int]:
    found: list[int] = []
    waiting = list(reversed(tops))
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting.extend(reversed(children.get(row, [])))
    return found
