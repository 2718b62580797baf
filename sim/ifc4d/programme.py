"""A schedule as IFC4 and later keep one: plan, schedules, calendars, tasks, logic, resources, products.

Notes
-----
ISO 16739-1:2024, 5.4.3 IfcProcessExtension, 5.4.6 IfcConstructionMgmtDomain, 8.5 IfcDateTimeResource.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from kernels.arrays import Time
from sim.baseline import Baseline, BaselineDates
from sim.ifc4d.appendix import Appendix
from sim.ifc4d.resources import write_resources
from sim.ifc4d.spans import duration_text, instant
from sim.ifc4d.task_relations import Pairs, TaskRelations
from sim.ifc4d.task_sets import (
    BASELINE_SET,
    FIELD_SET,
    PLAN_SET,
    PROJECT_SET,
    TASK_SET,
    baseline_values,
    field_values,
    own_values,
    plan_values,
    project_values,
)  # fmt: skip
from sim.ifc4d.work_calendars import write_calendar
from sim.schedule import MILESTONES, Action, LagUnit, RelationKind, Schedule, TaskKind
from sim.step_values import Enum, Ref, Typed, Value
from sim.tool_dates import NO_FLOAT

SEQUENCES = {
    RelationKind.FS: "FINISH_START", RelationKind.SS: "START_START",
    RelationKind.FF: "FINISH_FINISH", RelationKind.SF: "START_FINISH",
}  # fmt: skip
PREDEFINED = {
    Action.CONSTRUCT: "CONSTRUCTION", Action.DEMOLISH: "DEMOLITION", Action.MAINTAIN: "MAINTENANCE",
    Action.PROVIDE: "USERDEFINED", Action.MOVE: "MOVE",
}  # fmt: skip
# Fields that are attributes of IfcTask; the reader fills them from there.
ATTRIBUTES = frozenset(
    {"Description", "Long description", "Status", "Work method", "Type", "Work schedule", "Duration"}
)
# IfcTaskTypeEnum of IFC4; IFC4X3 added more, which an IFC4 file must not name.
TASK_TYPES = frozenset(
    [
        "ATTENDANCE",
        "CONSTRUCTION",
        "DEMOLITION",
        "DISMANTLE",
        "DISPOSAL",
        "INSTALLATION",
        "LOGISTIC",
        "MAINTENANCE",
        "MOVE",
        "OPERATION",
        "REMOVAL",
        "RENOVATION",
    ]
)
_WORK = Enum("WORKTIME")


class Programme:
    """Writes one schedule.

    Parameters
    ----------
    out : Appendix
    schedule : Schedule
    keys : sequence of str
        The GlobalId of each task.
    numbers : mapping of str to int
        Instances the model holds already, by GlobalId: tasks are written in their place, resources stay.
    """

    def __init__(
        self, out: Appendix, schedule: Schedule, keys: Sequence[str], numbers: Mapping[str, int]
    ) -> None:
        self.out, self.schedule, self._numbers = out, schedule, numbers
        first, _ = schedule.span()
        self._stamp = instant(np.datetime64("2000-01-01T00:00:00", "s") if np.isnat(first) else first)
        self.tasks = TaskRelations(out, schedule, keys)
        self.guid = self.tasks.guid

    def write(self, project: int, actions: Pairs, builds: Pairs) -> None:
        """Write all of it; `project` is the number of IfcProject, the rest as in `TaskRelations.link`."""
        out, schedule = self.out, self.schedule
        calendars = [
            write_calendar(out, self.guid("calendar", row), row + 1, calendar)
            for row, calendar in enumerate(schedule.calendars)
        ]
        self._write_tasks()
        control = self._control("IfcWorkSchedule", "PLANNED", schedule.title or "Schedule", "WS-1")
        top = [ref for ref, above in zip(self.tasks.refs, schedule.parent.tolist(), strict=True) if above < 0]
        if top:
            out.relate("IfcRelAssignsToControl", self.guid("controls", "planned"), top, None, control)
        plan = self._control("IfcWorkPlan", "PLANNED", schedule.title or "Work plan", "WP-1")
        baselines = self._write_baselines(control)
        out.relate("IfcRelAggregates", self.guid("plan holds"), plan, [control, *baselines])
        out.relate("IfcRelDeclares", self.guid("declares"), Ref(project), [plan, *calendars])
        self._assign_calendars(calendars)
        self._write_logic()
        self._write_sets(control)
        write_resources(out, schedule, self.guid, self.tasks.refs, calendars, self._numbers)
        self.tasks.link(actions, builds)

    def _control(self, keyword: str, sort: str, name: str, number: str) -> Ref:
        _, last = self.schedule.span()
        return self.out.add(
            keyword, self.guid(keyword, sort, number), self.out.owner, name, None, None, number, self._stamp,
            None, None, None, None, self._stamp, None if np.isnat(last) else instant(last), Enum(sort),
        )  # fmt: skip

    def _write_tasks(self) -> None:
        s = self.schedule
        fields = {name: s.fields.get(name, ("",) * len(s)) for name in ATTRIBUTES}
        for row, guid in enumerate(self.tasks.keys):
            said = {name: column[row] or None for name, column in fields.items()}
            predefined, object_type = self._type(row, said["Type"])
            values: tuple[Value, ...] = (
                guid, self.out.owner, s.name[row] or s.id[row], said["Description"], object_type,
                s.wbs[row] or None, said["Long description"], said["Status"], said["Work method"],
                int(s.kind[row]) in MILESTONES, None, self._time(row), Enum(predefined),
            )  # fmt: skip
            number = self._numbers.get(guid)
            add = self.out.add if number is None else partial(self.out.put, number)
            self.tasks.refs.append(add("IfcTask", *values))
        self.tasks.nest(s.parent.tolist())

    def _type(self, row: int, said: str | None) -> tuple[str, str | None]:
        action = Action(int(self.schedule.action[row]))
        if action == Action.PROVIDE:
            return "USERDEFINED", "TEMPORARY"
        if said in TASK_TYPES:
            return str(said), None
        if self.schedule.kind[row] == TaskKind.SUMMARY:
            return "NOTDEFINED", None
        return PREDEFINED[action], None

    def _time(self, row: int) -> Ref:
        s = self.schedule
        t, plan = s.tool, s.plan
        length, rest = int(plan.duration[row]), int(plan.remaining[row])
        critical = int(t.critical[row])
        done = float(s.percent[row]) / 100.0
        return self.out.add(
            "IfcTaskTime", None, None, None, _WORK, duration_text(length) if length >= 0 else None,
            _when(s.start, row), _when(s.finish, row), _when(t.early_start, row), _when(t.early_finish, row),
            _when(t.late_start, row), _when(t.late_finish, row), _float(int(t.free_float[row])),
            _float(int(t.total_float[row])), None if critical == 255 else bool(critical),
            None if np.isnat(s.status_date) else instant(s.status_date), None, _when(s.actual_start, row),
            _when(s.actual_finish, row), duration_text(rest) if rest >= 0 else None,
            done if done > 0 else None,
        )  # fmt: skip

    def _write_baselines(self, control: Ref) -> list[Ref]:
        s = self.schedule
        kept = s.baselines
        if not kept and not (np.isnat(s.baseline_start).all() and np.isnat(s.baseline_finish).all()):
            dates = replace(
                BaselineDates.blank(len(s)), start=s.baseline_start.copy(), finish=s.baseline_finish.copy()
            )
            kept = (Baseline("Baseline", dates),)
        return [self._baseline(number, each, control) for number, each in enumerate(kept)]

    def _baseline(self, number: int, baseline: Baseline, control: Ref) -> Ref:
        s, out, dates = self.schedule, self.out, baseline.dates
        schedule = self._control("IfcWorkSchedule", "BASELINE", baseline.name, f"WS-0.{number}")
        out.relate("IfcRelDefinesByObject", self.guid("baseline of", number), [schedule], control)
        tasks = []
        for row in np.flatnonzero(~np.isnat(dates.start) | ~np.isnat(dates.finish)).tolist():
            key, length = self.tasks.keys[row], int(dates.duration[row])
            time = out.add(
                "IfcTaskTime", None, None, None, _WORK, duration_text(length) if length >= 0 else None,
                _when(dates.start, row), _when(dates.finish, row), *[None] * 13,
            )  # fmt: skip
            old = out.add(
                "IfcTask", self.guid("baseline", number, key), out.owner, s.name[row] or s.id[row], None,
                None, s.wbs[row] or None, None, None, None, int(s.kind[row]) in MILESTONES, None, time,
                Enum("NOTDEFINED"),
            )  # fmt: skip
            guid = self.guid("baseline of", number, key)
            out.relate("IfcRelDefinesByObject", guid, [old], self.tasks.refs[row])
            if values := baseline_values(dates, row):
                self.tasks.describe_one(BASELINE_SET, f"{number} {key}", values, old)
            tasks.append(old)
        if tasks:
            guid = self.guid("controls", "baseline", number)
            out.relate("IfcRelAssignsToControl", guid, tasks, None, schedule)
        return schedule

    def _assign_calendars(self, calendars: Sequence[Ref]) -> None:
        users: dict[int, list[Ref]] = defaultdict(list)
        for row, calendar in enumerate(self.schedule.calendar.tolist()):
            if calendar >= 0:
                users[calendar].append(self.tasks.refs[row])
        for calendar, tasks in users.items():
            guid = self.guid("uses", calendar)
            self.out.relate("IfcRelAssignsToControl", guid, tasks, None, calendars[calendar])

    def _write_logic(self) -> None:
        r, keys, refs = self.schedule.relations, self.tasks.keys, self.tasks.refs
        columns = (r.predecessor, r.successor, r.kind, r.lag, r.unit)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for number, (before, after, kind, lag, unit) in enumerate(rows):
            guid = self.guid("sequence", keys[before], keys[after], kind, number)
            sequence = Enum(SEQUENCES[RelationKind(kind)])
            self.out.relate(
                "IfcRelSequence", guid, refs[before], refs[after], self._lag(lag, unit), sequence, None
            )

    def _lag(self, lag: int, unit: int) -> Value:
        if not lag:
            return None
        elapsed = unit in (LagUnit.ELAPSED, LagUnit.ELAPSED_PERCENT)
        share = unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
        value = Typed("IFCRATIOMEASURE", lag / 10_000) if share else Typed("IFCDURATION", duration_text(lag))
        sort = Enum("ELAPSEDTIME") if elapsed else _WORK
        return self.out.share("IfcLagTime", None, None, None, value, sort)

    def _write_sets(self, control: Ref) -> None:
        s = self.schedule
        self.tasks.describe(TASK_SET, own_values(s, self.tasks.keys))
        self.tasks.describe(PLAN_SET, plan_values(s))
        self.tasks.describe(FIELD_SET, field_values(s, ATTRIBUTES))
        for number, project in enumerate(s.projects, 1):
            if found := project_values(project):
                self.tasks.describe_one(f"{PROJECT_SET}.{number}", "project", found, control)


def _when(column: Time, row: int) -> Value:
    value = column[row]
    return None if np.isnat(value) else instant(value)


def _float(seconds: int) -> Value:
    return None if seconds == NO_FLOAT else duration_text(seconds)
