"""Activities, relationships and baselines as rows of P6's tables."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from sim.baseline import Baseline
from sim.planning.kept_columns import plain, told
from sim.resourcing import ResourceKind
from sim.schedule import LagUnit, RelationKind, Schedule, TaskKind
from sim.task_plan import Constraint, PercentKind
from sim.tool_dates import NO_FLOAT
from sim.writers.losses import Losses
from sim.writers.p6.cells import Cell, Row, hours, line, number, stamp
from sim.writers.p6.outline import Outline

KINDS: Final = {
    TaskKind.TASK: "TT_Task", TaskKind.RESOURCE_DEPENDENT: "TT_Rsrc", TaskKind.LEVEL_OF_EFFORT: "TT_LOE",
    TaskKind.MILESTONE: "TT_Mile", TaskKind.FINISH_MILESTONE: "TT_FinMile", TaskKind.WBS_SUMMARY: "TT_WBS",
}  # fmt: skip
CONSTRAINTS: Final = {
    Constraint.NONE: "", Constraint.START_ON: "CS_MSO", Constraint.START_NO_EARLIER: "CS_MSOA",
    Constraint.START_NO_LATER: "CS_MSOB", Constraint.FINISH_ON: "CS_MEO",
    Constraint.FINISH_NO_EARLIER: "CS_MEOA", Constraint.FINISH_NO_LATER: "CS_MEOB",
    Constraint.MANDATORY_START: "CS_MANDSTART", Constraint.MANDATORY_FINISH: "CS_MANDFIN",
    Constraint.AS_LATE_AS_POSSIBLE: "CS_ALAP",
}  # fmt: skip
PERCENTS: Final = {
    PercentKind.DURATION: "CP_Drtn", PercentKind.PHYSICAL: "CP_Phys", PercentKind.UNITS: "CP_Units",
}  # fmt: skip
_KEPT: Final = ("action", "deadline", "delay", "manual")
_DURATIONS: Final = {
    "Fixed Duration & Units/Time": "DT_FixedDrtn", "Fixed Duration & Units": "DT_FixedDUR2",
    "Fixed Units": "DT_FixedQty", "Fixed Units/Time": "DT_FixedRate",
}  # fmt: skip
_PRIORITIES: Final = {"Top": "PT_Top", "High": "PT_High", "Low": "PT_Low", "Lowest": "PT_Lowest"}
NATIVE: Final = {"Duration type": _DURATIONS, "Priority": _PRIORITIES}
"""Fields P6 has columns for, with its word for each value."""
LAG_NOTE: Final = "twin_app lag"


class TaskRows:
    """Makes the rows of TASK, TASKPRED and of baselines."""

    def __init__(self, schedule: Schedule, outline: Outline, losses: Losses, xml: bool) -> None:
        self.schedule, self.outline, self.losses, self.xml = schedule, outline, losses, xml
        self.baselines = in_use_first(schedule)
        self.activities = [row for row in range(len(schedule)) if not outline.is_wbs[row]]
        self.calendar = [each.calendar for each in outline.projects]
        self.sums = _sums(schedule)
        self.primary = primary_resources(schedule)

    def note(self) -> None:
        """Find what P6 has no column for; to be done before the rows are written."""
        s, keep = self.schedule, self.outline.keep
        summaries = 0
        for row in range(len(s)):
            if self.outline.is_wbs[row]:
                plan, tool = s.plan, s.tool
                own = plan.duration[row] >= 0 or plan.work[row] > 0 or plan.cost[row] > 0
                summaries += bool(own or not np.isnat(tool.early_start[row]))
                continue
            for column in _KEPT:
                if (value := told(s, row, column)) is not None:
                    keep(row, column, value)
            for column, held in self._held(row).items():
                value = told(s, row, column)
                if value != held and not _near(value, held):
                    keep(row, column, [value, held])
            if self.in_use is None and not np.isnat(s.baseline_start[row]):
                keep(row, "baseline_start", told(s, row, "baseline_start"))
                keep(row, "baseline_finish", told(s, row, "baseline_finish"))
        self.losses.lost("written-summary-values", summaries)
        self._count_dates()

    @property
    def in_use(self) -> Baseline | None:
        """The baseline whose dates the schedule shows."""
        first = self.baselines[0] if self.baselines else None
        return first if first is not None and _is_shown(self.schedule, first) else None

    def tasks(self, project: int) -> Iterator[Row]:
        """Yield the activities of a project."""
        for row in self.activities:
            if self.outline.project[row] == project:
                yield self._task(row)

    def relations(self, project: int) -> Iterator[Row]:
        """Yield the relationships whose successor is in a project."""
        r, outline = self.schedule.relations, self.outline
        columns = (c.tolist() for c in (r.predecessor, r.successor, r.kind, r.lag, r.unit))
        for at, (before, after, kind, lag, unit) in enumerate(zip(*columns, strict=True)):
            if outline.project[after] != project:
                continue
            if outline.is_wbs[before] or outline.is_wbs[after]:
                self.losses.lost("written-summary-link")
                continue
            seconds, note = lag, ""
            if unit != LagUnit.WORK:
                seconds = self._lag(before, after, kind, lag, unit)
                note = f"{LAG_NOTE} {lag} {LagUnit(unit).name} = {seconds} s"
                self.losses.lost("written-lag-unit")
            yield {
                "task_pred_id": at + 1, "task_id": after + 1, "pred_task_id": before + 1,
                "proj_id": project + 1, "pred_proj_id": outline.project[before] + 1,
                "pred_type": f"PR_{RelationKind(kind).name}", "lag_hr_cnt": seconds / 3600, "comments": note,
            }  # fmt: skip

    def baseline_tasks(self, number_of: int, project: int) -> Iterator[Row]:
        """Yield the activities of a project as they stood in a baseline."""
        s, dates = self.schedule, self.baselines[number_of].dates
        shift = (number_of + 1) * len(s)
        own = baseline_project(number_of, project, len(self.outline.projects))
        for row in self.activities:
            if self.outline.project[row] != project or not _stands(dates, row):
                continue
            start, finish = stamp(dates.start[row]), stamp(dates.finish[row])
            work = hours(int(dates.work[row]))
            yield {
                "task_id": shift + row + 1, "proj_id": own, "wbs_id": own + 10_000_000,
                "clndr_id": self._calendar(row), "task_code": self.outline.code[row],
                "task_name": line(s.name[row]), "task_type": KINDS.get(TaskKind(int(s.kind[row])), "TT_Task"),
                "status_code": "TK_NotStart", "duration_type": "DT_FixedDUR2", "complete_pct_type": "CP_Drtn",
                "target_drtn_hr_cnt": hours(int(dates.duration[row])),
                "remain_drtn_hr_cnt": hours(int(dates.duration[row])),
                "target_work_qty": work, "remain_work_qty": work,
                "early_start_date": start, "early_end_date": finish,
                "target_start_date": start, "target_end_date": finish,
            }  # fmt: skip

    def baseline_costs(self, number_of: int, project: int) -> Iterator[Row]:
        """Yield what the activities of a project were to cost in a baseline."""
        dates, count = self.baselines[number_of].dates, len(self.schedule)
        own = baseline_project(number_of, project, len(self.outline.projects))
        for row in self.activities:
            if self.outline.project[row] == project and _stands(dates, row) and not np.isnan(dates.cost[row]):
                yield {
                    "cost_item_id": (number_of + 1) * count + row + 10_000_001, "proj_id": own,
                    "task_id": (number_of + 1) * count + row + 1, "cost_name": "Baseline",
                    "target_cost": float(dates.cost[row]), "act_cost": 0, "cost_load_type": "CL_Uniform",
                    "remain_cost": float(dates.cost[row]),
                }  # fmt: skip

    def _task(self, row: int) -> Row:
        s, plan, tool, outline = self.schedule, self.schedule.plan, self.schedule.tool, self.outline
        begun, done = not np.isnat(s.actual_start[row]), not np.isnat(s.actual_finish[row])
        early_start, early_finish = self._early(row)
        start, finish = stamp(early_start), stamp(early_finish)
        late_start, late_finish = stamp(tool.late_start[row]), stamp(tool.late_finish[row])
        work = {
            name: hours(int(getattr(plan, name)[row])) for name in ("work", "actual_work", "remaining_work")
        }
        return {
            "task_id": row + 1, "proj_id": outline.project[row] + 1,
            "wbs_id": outline.wbs(row, int(s.parent[row])), "clndr_id": self._calendar(row),
            "phys_complete_pct": number(plan.physical[row]),
            "complete_pct_type": PERCENTS[PercentKind(int(plan.percent_kind[row]))],
            "task_type": KINDS.get(TaskKind(int(s.kind[row])), "TT_Task"),
            "duration_type": _DURATIONS.get(self._field(row, "Duration type"), "DT_FixedDUR2"),
            "status_code": self._status(row), "task_code": outline.code[row], "task_name": line(s.name[row]),
            "total_float_hr_cnt": hours(int(tool.total_float[row]), NO_FLOAT),
            "free_float_hr_cnt": hours(int(tool.free_float[row]), NO_FLOAT),
            "remain_drtn_hr_cnt": hours(int(plan.remaining[row])),
            "act_work_qty": work["actual_work"], "remain_work_qty": work["remaining_work"],
            "target_work_qty": work["work"], "target_drtn_hr_cnt": hours(int(plan.duration[row])),
            "cstr_date": stamp(plan.constraint_date[row]),
            "act_start_date": stamp(s.actual_start[row]), "act_end_date": stamp(s.actual_finish[row]),
            "late_start_date": late_start, "late_end_date": late_finish,
            "expect_end_date": stamp(plan.expected_finish[row]),
            "early_start_date": start, "early_end_date": finish,
            "rsrc_id": self.primary.get(self._field(row, "Primary resource"), ""),
            "restart_date": "" if done else self._rest(row, "Remaining start", begun) or start,
            "reend_date": "" if done else self._rest(row, "Remaining finish", begun) or finish,
            "rem_late_start_date": "" if done else late_start,
            "rem_late_end_date": "" if done else late_finish,
            "target_start_date": stamp(tool.planned_start[row]),
            "target_end_date": stamp(tool.planned_finish[row]),
            "cstr_type": CONSTRAINTS[Constraint(int(plan.constraint[row]))],
            "priority_type": _PRIORITIES.get(self._field(row, "Priority"), "PT_Normal"),
            "suspend_date": stamp(plan.suspend[row]), "resume_date": stamp(plan.resume[row]),
            "float_path": self._field(row, "Float path"), "guid": self._field(row, "GUID"),
            "cstr_date2": stamp(plan.second_constraint_date[row]),
            "cstr_type2": CONSTRAINTS[Constraint(int(plan.second_constraint[row]))],
            "driving_path_flag": self._driving(row),
            "critical_flag": {0: "N", 1: "Y"}.get(int(tool.critical[row]), ""),
            "external_early_start_date": stamp(plan.external_start[row]),
            "external_late_end_date": stamp(plan.external_finish[row]),
            "total_drtn_hr_cnt": self._lasting(row),
            "shown_start_date": self._rest(row, "Remaining start", begun) or stamp(s.start[row]),
            "shown_end_date": self._rest(row, "Remaining finish", begun) or stamp(s.finish[row]),
        }  # fmt: skip

    def _field(self, row: int, name: str) -> str:
        column = self.schedule.fields.get(name)
        return line(column[row]) if column is not None else ""

    def _rest(self, row: int, name: str, begun: bool) -> str:
        """Return when what remains was put, where P6 had moved it."""
        return "" if begun else self._field(row, name)

    def _early(self, row: int) -> tuple[np.datetime64, np.datetime64]:
        """Return the early dates; XER shows a task by them as long as it has no actual ones."""
        s, tool = self.schedule, self.schedule.tool
        start, finish = tool.early_start[row], tool.early_finish[row]
        if self.xml and np.isnat(start) and np.isnat(finish):
            return start, finish
        if np.isnat(s.actual_start[row]) and not np.isnat(s.start[row]):
            start = s.start[row]
        if np.isnat(s.actual_finish[row]) and not np.isnat(s.finish[row]):
            finish = s.finish[row]
        return start, finish

    def _count_dates(self) -> None:
        tool = self.schedule.tool
        changed = 0
        for row in self.activities:
            for old, new in zip(
                (tool.early_start[row], tool.early_finish[row]), self._early(row), strict=True
            ):
                changed += not np.isnat(old) and old != new
        self.losses.lost("written-tool-dates", changed)
        critical = [row for row in self.activities if tool.critical[row] != self._critical(row)]
        self.losses.lost("written-tool-columns", 0 if self.xml else len(critical), "critical")

    def _lasting(self, row: int) -> Cell:
        """Return how long a task lasts from beginning to end as things stand."""
        s, own = self.schedule, self._calendar(row)
        start, finish = s.actual_start[row], s.finish[row]
        if np.isnat(start) or np.isnat(finish) or not isinstance(own, int):
            return hours(int(s.plan.duration[row]))
        return s.calendars[own - 1].between(start, max(start, finish)) / 3600

    def _critical(self, row: int) -> int:
        """Return what a reader of XER will make of a task's being critical."""
        each, tool = self.outline.projects[self.outline.project[row]], self.schedule.tool
        if each.critical_by_longest_path:
            return int(tool.critical[row])
        known = tool.total_float[row] != NO_FLOAT
        return int(tool.total_float[row] <= each.critical_float) if known else 255

    def _driving(self, row: int) -> str:
        critical = int(self.schedule.tool.critical[row])
        by_path = self.outline.projects[self.outline.project[row]].critical_by_longest_path
        return {0: "N", 1: "Y"}.get(critical, "") if by_path else ""

    def _status(self, row: int) -> str:
        if not np.isnat(self.schedule.actual_finish[row]):
            return "TK_Complete"
        return "TK_NotStart" if np.isnat(self.schedule.actual_start[row]) else "TK_Active"

    def _calendar(self, row: int) -> Cell:
        own = int(self.schedule.calendar[row])
        own = own if own >= 0 else self.calendar[self.outline.project[row]]
        return own + 1 if 0 <= own < len(self.schedule.calendars) else ""

    def _held(self, row: int) -> dict[str, Any]:
        """Return what a reader will make of columns that follow from others."""
        s, plan = self.schedule, self.schedule.plan
        held: dict[str, Any] = {"name": line(s.name[row]) or None}
        duration, left = int(plan.duration[row]), int(plan.remaining[row])
        percent = 0.0
        kind = int(plan.percent_kind[row])
        if not np.isnat(s.actual_finish[row]):
            percent = 100.0
        elif kind == PercentKind.PHYSICAL:
            percent = float(np.nan_to_num(plan.physical[row]))
        elif kind == PercentKind.UNITS:
            done, rest = max(0, int(plan.actual_work[row])), max(0, int(plan.remaining_work[row]))
            percent = 100 * done / (done + rest) if done + rest else 0.0
        elif duration > 0 and left >= 0 and not np.isnat(s.actual_start[row]):
            percent = max(0.0, 100 * (1 - left / duration))
        held["percent"] = min(100.0, max(0.0, percent)) or None
        for name in ("cost", "actual_cost", "remaining_cost"):
            held[name] = plain(self.sums[name][row], np.nan)
        if TaskKind(int(s.kind[row])) not in KINDS:
            held["kind"] = None
        return held

    def _lag(self, before: int, after: int, kind: int, lag: int, unit: int) -> int:
        """Return a lag P6 cannot count as the working time it takes as things stand."""
        s = self.schedule
        if unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
            lag = round(max(0, int(s.plan.duration[before])) * lag / 10_000)
            if unit == LagUnit.PERCENT:
                return lag
        from_start = kind in (RelationKind.SS, RelationKind.SF)
        begin = (s.start if from_start else s.finish)[before]
        own = int(s.calendar[before])
        own = own if own >= 0 else self.calendar[self.outline.project[before]]
        if np.isnat(begin) or not 0 <= own < len(s.calendars):
            return lag
        return s.calendars[own].between(begin, begin + np.timedelta64(lag, "s"))


def primary_resources(schedule: Schedule) -> dict[str, int]:
    """Return the numbers of resources by name, of those that can be a task's primary one."""
    names = schedule.resources.name
    return {
        name: row + 1
        for row, name in reversed([*enumerate(names)])
        if name and schedule.resources.kind[row] != ResourceKind.COST
    }


def baseline_project(baseline: int, project: int, projects: int) -> int:
    """Return the number of the project a baseline is kept as."""
    return projects + 1 + baseline * projects + project


def in_use_first(schedule: Schedule) -> list[Baseline]:
    """Return the baselines, the one whose dates are shown before the others."""
    return sorted(schedule.baselines, key=lambda each: not _is_shown(schedule, each))


def _is_shown(schedule: Schedule, baseline: Baseline) -> bool:
    known = ~np.isnat(schedule.baseline_start)
    return bool(known.any()) and bool((schedule.baseline_start[known] == baseline.dates.start[known]).all())


def _stands(dates: Any, row: int) -> bool:
    told_dates = not (np.isnat(dates.start[row]) and np.isnat(dates.finish[row]))
    return told_dates or bool(dates.duration[row] >= 0 or dates.work[row] >= 0 or dates.cost[row] > 0)


def _near(value: Any, held: Any) -> bool:
    if value is None or held is None or isinstance(value, str):
        return False
    return bool(abs(value - held) < 1e-9)


def _sums(schedule: Schedule) -> dict[str, Any]:
    """Return what a task costs as P6 reckons it: the sum of its assignments."""
    found = {}
    for name in ("cost", "actual_cost", "remaining_cost"):
        values = getattr(schedule.assignments, name)
        known = ~np.isnan(values)
        sums = np.zeros(len(schedule))
        np.add.at(sums, schedule.assignments.task[known], values[known])
        told_of = np.zeros(len(schedule), bool)
        told_of[schedule.assignments.task[known]] = True
        found[name] = np.where(told_of, sums, np.nan)
    return found
