"""The work plans and schedules of a model: which tasks they hold, which of them are baselines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import ifcopenshell
import numpy as np

from sim.moment import NOT_A_TIME, moment
from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, reference, references, text
from sim.readers.ifc.task_sets import PROJECT_SET, put, sets_of
from sim.schedule_project import ScheduleProject

_SHOWN = (
    "Purpose",
    "Duration",
    "TotalFloat",
    "FinishTime",
    "CreationDate",
    "PredefinedType",
    "Identification",
)


@dataclass(slots=True)
class WorkSchedules:
    """What the work schedules say, by the step id of the tasks they hold."""

    names: dict[int, str] = field(default_factory=dict)
    project: dict[int, int] = field(default_factory=dict)
    baseline: dict[int, str] = field(default_factory=dict)  # name of the baseline a task is kept in
    begin: np.datetime64 = NOT_A_TIME


def read_work_schedules(file: ifcopenshell.file, draft: ScheduleDraft) -> WorkSchedules:
    """Return the work schedules; adds each that is no baseline to the projects of `draft`."""
    plan = WorkSchedules()
    schedules = by_type(file, "IfcWorkSchedule")
    for work in [*schedules, *by_type(file, "IfcWorkPlan")]:
        when = _moment_of(named(work, "StartTime"))
        when = _moment_of(named(work, "CreationDate")) if np.isnat(when) else when
        if np.isnat(plan.begin):
            plan.begin = when
    current = [work for work in schedules if named(work, "PredefinedType") != "BASELINE"]
    named_first = [text(named(work, "Name")) for work in (*current, *schedules)]
    draft.title = next((name for name in named_first if name), "")
    rows: dict[int, int] = {}
    for work in current:
        rows[work.id()] = len(draft.projects)
        draft.projects += _projects(work)
    if len(current) > 1:
        names = ", ".join(text(named(work, "Name")) for work in current)
        draft.info("ifc-several-schedules", f"#{current[0].id()}", count=len(current), names=names[:200])
    baselines = _baseline_names(schedules)
    for relation in by_type(file, "IfcRelAssignsToControl"):
        control = reference(named(relation, "RelatingControl"), "IfcWorkSchedule")
        if control is None:
            continue
        for task in references(named(relation, "RelatedObjects")):
            plan.names.setdefault(task.id(), text(named(control, "Name")))
            if control.id() in baselines:
                plan.baseline.setdefault(task.id(), baselines[control.id()])
            else:
                plan.project.setdefault(task.id(), rows[control.id()])
    return plan


def _baseline_names(schedules: Sequence[Instance]) -> dict[int, str]:
    names: dict[int, str] = {}
    for work in schedules:
        if named(work, "PredefinedType") == "BASELINE":
            wanted = text(named(work, "Name")) or "Baseline"
            taken = set(names.values())
            number, name = 2, wanted
            while name in taken:
                name, number = f"{wanted} ({number})", number + 1
            names[work.id()] = name
    return names


def _projects(work: Instance) -> list[ScheduleProject]:
    """Return what a work schedule stands for; one of ours holds the settings of its projects as sets."""
    sets = sets_of(work)
    own = sorted(name for name in sets if name.startswith(f"{PROJECT_SET}."))
    plain = ScheduleProject(
        id=text(named(work, "GlobalId")),
        name=text(named(work, "Name")),
        start=_moment_of(named(work, "StartTime")),
        other={name: said for name in _SHOWN if (said := text(named(work, name)))},
    )
    return [_settings(sets[name]) for name in own] or [plain]


def _settings(values: Mapping[str, object]) -> ScheduleProject:
    project = ScheduleProject()
    found = {
        name: put(getattr(project, name), value) for name, value in values.items() if hasattr(project, name)
    }
    other = {name[6:]: str(value) for name, value in values.items() if name.startswith("other.")}
    return replace(project, **{**found, "other": other})


def _moment_of(found: object) -> np.datetime64:
    try:
        return moment(text(found))
    except ValueError:
        return NOT_A_TIME
