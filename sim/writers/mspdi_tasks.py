"""Tasks as Microsoft Project's XML has them."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from sim.planning.kept_columns import FIELD, FIELDS, ID_FIELD, LONGEST, packed, plain, told
from sim.schedule import MILESTONES, LagUnit, RelationKind, Schedule, TaskKind
from sim.task_plan import Constraint, PercentKind
from sim.writers.losses import Losses
from sim.writers.mspdi_baselines import NumberedBaselines
from sim.writers.mspdi_fields import NATIVE, OWN, CustomFields, holds
from sim.writers.mspdi_values import flag_text, length_text, moment_text, money_text, number_text, slack_text
from sim.writers.xml_lines import XmlLines

_CONSTRAINTS: Final = {
    Constraint.NONE: 0, Constraint.AS_LATE_AS_POSSIBLE: 1, Constraint.MANDATORY_START: 2,
    Constraint.MANDATORY_FINISH: 3, Constraint.START_NO_EARLIER: 4, Constraint.START_NO_LATER: 5,
    Constraint.FINISH_NO_EARLIER: 6, Constraint.FINISH_NO_LATER: 7, Constraint.START_ON: 2,
    Constraint.FINISH_ON: 3,
}  # fmt: skip
_SOFT: Final = {
    Constraint.START_ON: Constraint.MANDATORY_START, Constraint.FINISH_ON: Constraint.MANDATORY_FINISH,
}  # fmt: skip
_RELATIONS: Final = {RelationKind.FF: 0, RelationKind.FS: 1, RelationKind.SF: 2, RelationKind.SS: 3}
_LAGS: Final = {LagUnit.WORK: 7, LagUnit.ELAPSED: 8, LagUnit.PERCENT: 19, LagUnit.ELAPSED_PERCENT: 20}
_TYPES: Final = {"Fixed duration": "1", "Fixed work": "2"}
_HELD_KINDS: Final = {TaskKind.FINISH_MILESTONE: TaskKind.MILESTONE}
# What a format of one project whose tasks have one constraint keeps aside, where it is told.
_KEPT: Final = (
    "action", "second_constraint", "second_constraint_date", "expected_finish", "external_start",
    "external_finish",
)  # fmt: skip


class TaskElements:
    """Writes <Tasks>; what Project has no element for is found beforehand."""

    def __init__(self, schedule: Schedule, losses: Losses) -> None:
        self.schedule, self.losses = schedule, losses
        self.level = _levels(schedule)
        self.baselines = NumberedBaselines(schedule, losses)
        self.numbered = _numbered(schedule.id)
        self.uid = _uids(schedule)
        self.own = [name for name in schedule.fields if name in OWN]
        self.kept = [self._kept(row) for row in range(len(schedule))]
        self.custom = CustomFields(schedule, not self.numbered, any(self.kept), losses)
        self.links = _links(schedule)
        self.teams = _teams(schedule)
        self._count()

    def write(self, out: XmlLines, row: int) -> None:
        """Write one <Task>, its parts in the order of the schema."""
        out.open("Task")
        out.leaves(self._leaves(row))
        for at in self.links.get(row, ()):
            self._link(out, at)
        for column, (number, _) in self.custom.fields.items():
            if text := self._custom(column, row):
                out.open("ExtendedAttribute")
                out.leaves((("FieldID", number), ("Value", self.custom.value(column, text))))
                out.close("ExtendedAttribute")
        self.baselines.write(out, row)
        out.close("Task")

    def _leaves(self, row: int) -> Iterator[tuple[str, str]]:
        s, plan, tool = self.schedule, self.schedule.plan, self.schedule.tool
        own = self._native(row)
        manual = flag_text(plan.manual[row])
        spans = s.kind[row] == TaskKind.SUMMARY
        started = not np.isnat(s.actual_start[row]) and np.isnat(s.actual_finish[row])
        duration = length_text(int(plan.duration[row]))
        work = self._field(row, "Percent work complete")
        yield "UID", str(self.uid[row])
        yield "GUID", own("GUID")
        yield "ID", s.id[row] if self.numbered else str(row + 1)
        yield "Name", s.name[row]
        yield "Active", "0" if self._field(row, "Inactive") == "1" else "1"
        yield "Manual", manual
        yield "Type", _TYPES.get(self._field(row, "Task type"), "1" if spans else "0")
        yield "IsNull", "0"
        yield "Contact", own("Contact")
        yield "WBS", s.wbs[row]
        yield "OutlineLevel", str(self.level[row])
        yield "Priority", self._field(row, "Priority") or "500"
        for tag in ("StartText", "FinishText", "DurationText"):
            yield tag, own(tag)
        yield "Start", moment_text(s.start[row])
        yield "Finish", moment_text(s.finish[row])
        yield "Duration", duration
        if plan.manual[row]:
            yield "ManualStart", moment_text(s.start[row])
            yield "ManualFinish", moment_text(s.finish[row])
            yield "ManualDuration", duration
        yield "DurationFormat", "7"
        yield "Work", length_text(int(plan.work[row]))
        if started:
            yield "Stop", moment_text(plan.suspend[row])
            yield "Resume", moment_text(plan.resume[row])
        for tag in ("EffortDriven", "Recurring", "Estimated"):
            yield tag, own(tag)
        yield "Milestone", flag_text(TaskKind(int(s.kind[row])) in MILESTONES)
        yield "Summary", flag_text(spans)
        yield "Critical", str(tool.critical[row]) if tool.critical[row] != 255 else ""
        yield "SubprojectName", own("SubprojectName")
        yield "ExternalTaskProject", own("ExternalTaskProject")
        yield "EarlyStart", moment_text(tool.early_start[row])
        yield "EarlyFinish", moment_text(tool.early_finish[row])
        yield "LateStart", moment_text(tool.late_start[row])
        yield "LateFinish", moment_text(tool.late_finish[row])
        yield "FreeSlack", slack_text(int(tool.free_float[row]))
        yield "TotalSlack", slack_text(int(tool.total_float[row]))
        fixed = self._field(row, "Fixed cost")
        yield "FixedCost", money_text(float(fixed)) if fixed else ""
        yield "PercentComplete", str(round(s.percent[row]))
        yield "PercentWorkComplete", work or str(round(s.percent[row]))
        yield "Cost", money_text(plan.cost[row])
        yield "ActualStart", moment_text(s.actual_start[row])
        yield "ActualFinish", moment_text(s.actual_finish[row])
        yield "ActualDuration", own("ActualDuration")
        yield "ActualCost", money_text(plan.actual_cost[row])
        yield "ActualWork", length_text(int(plan.actual_work[row]))
        yield "RemainingDuration", length_text(int(plan.remaining[row]))
        yield "RemainingCost", money_text(plan.remaining_cost[row])
        yield "RemainingWork", length_text(int(plan.remaining_work[row]))
        yield "ConstraintType", str(_CONSTRAINTS[Constraint(int(plan.constraint[row]))])
        calendar, alone = self._calendar(row)
        yield "CalendarUID", calendar
        yield "ConstraintDate", moment_text(plan.constraint_date[row])
        yield "Deadline", moment_text(plan.deadline[row])
        yield "LevelingDelay", str(round(plan.delay[row] / 6)) if plan.delay[row] else ""
        for tag in ("Hyperlink", "HyperlinkAddress", "HyperlinkSubAddress"):
            yield tag, own(tag)
        yield "IgnoreResourceCalendar", alone
        yield "Notes", own("Notes")
        yield "PhysicalPercentComplete", number_text(plan.physical[row])
        physical = plan.percent_kind[row] == PercentKind.PHYSICAL
        yield "EarnedValueMethod", flag_text(physical)
        yield "StatusManager", own("StatusManager")

    def _native(self, row: int) -> Any:
        names = {tag: name for name, tag in NATIVE.items()}
        return lambda tag: self._field(row, names[tag])

    def _field(self, row: int, name: str) -> str:
        column = self.schedule.fields.get(name)
        return column[row] if column is not None and holds(name, column[row]) else ""

    def _custom(self, column: str, row: int) -> str:
        if column == ID_FIELD and not self.numbered:
            return self.schedule.id[row]
        return packed(self.kept[row]) if column == FIELD else self.schedule.fields[column][row]

    def _calendar(self, row: int) -> tuple[str, str]:
        """Return the calendar of a task, and whether those of its resources do not count."""
        s = self.schedule
        default = s.projects[0].calendar if s.projects else 0
        own = int(s.calendar[row]) if s.calendar[row] >= 0 else default
        team = self.teams.get(row, set())
        if not s.calendars or (own == default and not team):
            return "-1", ""
        return str(own + 1), "1"

    def _link(self, out: XmlLines, at: int) -> None:
        r = self.schedule.relations
        unit, lag = LagUnit(int(r.unit[at])), int(r.lag[at])
        share = unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
        self.losses.lost("written-rounded", not share and lag % 6 != 0, "LinkLag")
        out.open("PredecessorLink")
        out.leaves((
            ("PredecessorUID", str(self.uid[r.predecessor[at]])),
            ("Type", str(_RELATIONS[RelationKind(int(r.kind[at]))])), ("CrossProject", "0"),
            ("LinkLag", number_text(lag / 100) if share else str(round(lag / 6))),
            ("LagFormat", str(_LAGS[unit])),
        ))  # fmt: skip
        out.close("PredecessorLink")

    def _kept(self, row: int) -> dict[str, Any]:
        s, plan = self.schedule, self.schedule.plan
        kept: dict[str, Any] = {}
        for column in _KEPT:
            if (value := told(s, row, column)) is not None:
                kept[column] = value
        if np.isnat(s.actual_start[row]) or not np.isnat(s.actual_finish[row]):
            for column in ("suspend", "resume"):
                if (value := told(s, row, column)) is not None:
                    kept[column] = value
        kind = TaskKind(int(s.kind[row]))
        held = (
            kind if kind in (TaskKind.MILESTONE, TaskKind.SUMMARY) else _HELD_KINDS.get(kind, TaskKind.TASK)
        )
        if kind != held:
            kept["kind"] = [kind.name, plain(held, TaskKind.TASK)]
        constraint = Constraint(int(plan.constraint[row]))
        if constraint in _SOFT:
            kept["constraint"] = [constraint.name, _SOFT[constraint].name]
            self.losses.lost("written-constraint-strict")
        if plan.percent_kind[row] == PercentKind.UNITS:
            kept["percent_kind"] = PercentKind.UNITS.name
        percent = float(s.percent[row])
        if percent != round(percent):
            kept["percent"] = [percent, float(round(percent)) or None]
        aside = {name: text for name in self.own if (text := s.fields[name][row]) and not holds(name, text)}
        if aside:
            kept[FIELDS] = aside
        if self.baselines.shown_apart and not np.isnat(s.baseline_start[row]):
            kept["baseline_start"] = told(s, row, "baseline_start")
            kept["baseline_finish"] = told(s, row, "baseline_finish")
        return kept

    def _count(self) -> None:
        s, lost = self.schedule, self.losses.lost
        for values in self.kept:
            for name in values:
                self.losses.kept("written-kept", 1, name)
            lost("written-text-long", len(packed(values)) > LONGEST)
        unsaid = (s.plan.physical == 0) & (s.plan.percent_kind != PercentKind.PHYSICAL)
        lost("written-rounded", int(unsaid.sum()), "PhysicalPercentComplete")
        if not self.numbered:
            self.losses.kept("written-id-field", len(s))
        for name in ("planned_start", "planned_finish"):
            lost("written-tool-columns", int((~np.isnat(getattr(s.tool, name))).sum()), name)
        lost("written-projects-joined", len(s.projects) if len(s.projects) > 1 else 0)
        pairs = list(zip(s.relations.predecessor.tolist(), s.relations.successor.tolist(), strict=True))
        lost("written-links-several", len(pairs) - len(set(pairs)))


def _levels(schedule: Schedule) -> list[int]:
    found: list[int] = []
    for above in schedule.parent.tolist():
        found.append(found[above] + 1 if above >= 0 else 1)
    return found


def _numbered(ids: tuple[str, ...]) -> bool:
    """Whether all ids are numbers such as Project gives."""
    return all(id_.isdecimal() and len(id_) < 10 and str(int(id_)) == id_ for id_ in ids)


def _uids(schedule: Schedule) -> list[int]:
    """Return the numbers tasks refer to each other by: their own where all have one."""
    own = schedule.fields.get("UID", ())
    if (
        own
        and len(set(own)) == len(own)
        and all(text.isdecimal() and 0 < int(text[:10]) < 1 << 31 for text in own)
    ):
        return [int(text) for text in own]
    return list(range(1, len(schedule) + 1))


def _links(schedule: Schedule) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, row in enumerate(schedule.relations.successor.tolist()):
        found.setdefault(row, []).append(at)
    return found


def _teams(schedule: Schedule) -> dict[int, set[int]]:
    """Return the calendars of the resources on each task."""
    found: dict[int, set[int]] = {}
    given, resources = schedule.assignments, schedule.resources
    for task, resource in zip(given.task.tolist(), given.resource.tolist(), strict=True):
        if resource >= 0 and resources.calendar[resource] >= 0:
            found.setdefault(task, set()).add(int(resources.calendar[resource]))
    return found
