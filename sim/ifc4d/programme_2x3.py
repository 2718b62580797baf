"""A schedule as IFC2X3 keeps one: tasks timed by IfcScheduleTimeControl, no calendars, no baselines.

Notes
-----
IFC2X3 TC1: IfcProcessExtension, IfcControlExtension, IfcDateTimeResource.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from kernels.arrays import Time
from sim.ifc4d.appendix import Appendix
from sim.ifc4d.programme import ATTRIBUTES, PREDEFINED, SEQUENCES
from sim.ifc4d.task_relations import Pairs, TaskRelations
from sim.ifc4d.task_sets import FIELD_SET, PLAN_SET, TASK_SET, field_values, own_values, plan_values
from sim.schedule import MILESTONES, Action, LagUnit, RelationKind, Schedule
from sim.step_values import Enum, Ref, Typed, Value
from sim.tool_dates import NO_FLOAT


class Programme2x3:
    """Writes one schedule; the parameters are those of `Programme`.

    Attributes
    ----------
    lost : Counter of str
        Message codes of what this schema has no place for, and how many of each.
    """

    def __init__(
        self, out: Appendix, schedule: Schedule, keys: Sequence[str], numbers: Mapping[str, int]
    ) -> None:
        self.out, self.schedule, self._numbers = out, schedule, numbers
        self.tasks = TaskRelations(out, schedule, keys)
        self.guid = self.tasks.guid
        self.lost: Counter[str] = Counter()

    def write(self, actions: Pairs, builds: Pairs) -> Counter[str]:
        """Write all of it; the arguments are those of `TaskRelations.link`."""
        self._write_tasks()
        control = self._control()
        for row, (key, task) in enumerate(zip(self.tasks.keys, self.tasks.refs, strict=True)):
            guid = self.guid("times", key)
            self.out.relate("IfcRelAssignsTasks", guid, [task], None, control, self._time(row))
        self.tasks.nest(self.schedule.parent.tolist())
        self._write_logic()
        self.tasks.describe(TASK_SET, own_values(self.schedule, self.tasks.keys))
        self.tasks.describe(PLAN_SET, [_dates_as_text(row) for row in plan_values(self.schedule)])
        self.tasks.describe(FIELD_SET, field_values(self.schedule, ATTRIBUTES))
        self.tasks.link(actions, builds)
        self._count_lost()
        return self.lost

    def _write_tasks(self) -> None:
        s = self.schedule
        fields = {name: s.fields.get(name, ("",) * len(s)) for name in ATTRIBUTES}
        for row, guid in enumerate(self.tasks.keys):
            said = {name: column[row] or None for name, column in fields.items()}
            action = Action(int(s.action[row]))
            sort = None if action == Action.CONSTRUCT else PREDEFINED[action]
            values: tuple[Value, ...] = (
                guid, self.out.owner, s.name[row] or s.id[row], said["Description"],
                "TEMPORARY" if action == Action.PROVIDE else said["Type"] or sort, s.wbs[row] or s.id[row],
                said["Status"],
                said["Work method"], int(s.kind[row]) in MILESTONES, None,
            )  # fmt: skip
            number = self._numbers.get(guid)
            add = self.out.add if number is None else partial(self.out.put, number)
            self.tasks.refs.append(add("IfcTask", *values))

    def _control(self) -> Ref:
        first, last = self.schedule.span()
        if np.isnat(first):
            first = last = np.datetime64("2000-01-01T00:00:00", "s")
        begin, end = self._instant(first), self._instant(last)
        return self.out.add(
            "IfcWorkSchedule", self.guid("work schedule"), self.out.owner, self.schedule.title or "Schedule",
            None, None, "WS-1", begin, None, None, None, None, begin, end, Enum("PLANNED"), None,
        )  # fmt: skip

    def _time(self, row: int) -> Ref:
        s, t, plan = self.schedule, self.schedule.tool, self.schedule.plan
        starts = (s.actual_start, t.early_start, t.late_start, s.start)
        finishes = (s.actual_finish, t.early_finish, t.late_finish, s.finish)
        lengths = [int(column[row]) for column in (plan.duration, plan.remaining)]
        floats = [int(column[row]) for column in (t.free_float, t.total_float)]
        critical, done = int(t.critical[row]), float(s.percent[row])
        length, rest = (float(seconds) if seconds >= 0 else None for seconds in lengths)
        guid = self.guid("time", self.tasks.keys[row])
        return self.out.add(
            "IfcScheduleTimeControl", guid, self.out.owner, None, None, None,
            *(self._at(column, row) for column in (*starts, *finishes)), length, None, rest,
            *(float(seconds) if seconds != NO_FLOAT else None for seconds in floats),
            None if critical == 255 else bool(critical),
            None if np.isnat(s.status_date) else self._instant(s.status_date), None, None,
            done / 100.0 if done > 0 else None,
        )  # fmt: skip

    def _at(self, column: Time, row: int) -> Value:
        value = column[row]
        return None if np.isnat(value) else self._instant(value)

    def _instant(self, when: np.datetime64) -> Ref:
        date, _, time = str(when.astype("datetime64[s]")).partition("T")
        year, month, day = map(int, date.split("-"))
        hour, minute, second = map(int, time.split(":"))
        calendar = self.out.share("IfcCalendarDate", day, month, year)
        clock = self.out.share("IfcLocalTime", hour, minute, float(second), None, None)
        return self.out.share("IfcDateAndTime", calendar, clock)

    def _write_logic(self) -> None:
        r, keys, refs = self.schedule.relations, self.tasks.keys, self.tasks.refs
        columns = (r.predecessor, r.successor, r.kind, r.lag, r.unit)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for number, (before, after, kind, lag, unit) in enumerate(rows):
            seconds = float(lag)
            if unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
                seconds = max(0, int(self.schedule.plan.duration[before])) * lag / 10_000
                self.lost["ifc-lost-percent-lag"] += 1
            elif unit == LagUnit.ELAPSED and lag:
                self.lost["ifc-lost-elapsed-lag"] += 1
            guid = self.guid("sequence", keys[before], keys[after], kind, number)
            sequence = Enum(SEQUENCES[RelationKind(kind)])
            self.out.relate("IfcRelSequence", guid, refs[before], refs[after], seconds, sequence)

    def _count_lost(self) -> None:
        s = self.schedule
        planned = ~np.isnat(s.baseline_start) | ~np.isnat(s.baseline_finish)
        self.lost["ifc-lost-calendars"] += len(s.calendars)
        self.lost["ifc-lost-baselines"] += max(len(s.baselines), int(planned.any()))
        self.lost["ifc-lost-resources"] += len(s.resources)
        self.lost["ifc-lost-settings"] += len(s.projects)


def _dates_as_text(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values without IfcDateTime, which came with IFC4."""
    return {
        name: Typed("IFCTEXT", value.value)
        if isinstance(value, Typed) and value.keyword == "IFCDATETIME"
        else value
        for name, value in values.items()
    }
