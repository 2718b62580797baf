"""The activities of a P6 file, with their progress, constraints and the dates P6 had computed."""

from collections.abc import Mapping
from typing import Final, TypeVar

import numpy as np

from sim.job import Job
from sim.planning.draft import MOST_TASKS, BaselineDraft, ScheduleDraft, TaskDraft
from sim.problem import ReadError
from sim.readers.p6.projects import Chosen
from sim.readers.p6.tables import Row, Tables, Values, guid_text, total
from sim.schedule import TaskKind
from sim.task_plan import UNKNOWN, Constraint, PercentKind
from sim.tool_dates import NO_FLOAT

_Word = TypeVar("_Word")
_KINDS: Final = {
    "TT_Task": TaskKind.TASK,
    "TT_Rsrc": TaskKind.RESOURCE_DEPENDENT,
    "TT_LOE": TaskKind.LEVEL_OF_EFFORT,
    "TT_Mile": TaskKind.MILESTONE,
    "TT_FinMile": TaskKind.FINISH_MILESTONE,
    "TT_WBS": TaskKind.WBS_SUMMARY,
}
_CONSTRAINTS: Final = {
    "CS_MSO": Constraint.START_ON,
    "CS_MSOA": Constraint.START_NO_EARLIER,
    "CS_MSOB": Constraint.START_NO_LATER,
    "CS_MEO": Constraint.FINISH_ON,
    "CS_MEOA": Constraint.FINISH_NO_EARLIER,
    "CS_MEOB": Constraint.FINISH_NO_LATER,
    "CS_MANDSTART": Constraint.MANDATORY_START,
    "CS_MANDFIN": Constraint.MANDATORY_FINISH,
    "CS_ALAP": Constraint.AS_LATE_AS_POSSIBLE,
}
_PERCENTS: Final = {
    "CP_Drtn": PercentKind.DURATION,
    "CP_Phys": PercentKind.PHYSICAL,
    "CP_Units": PercentKind.UNITS,
}
_NAMES: Final = {
    "DT_FixedDrtn": "Fixed Duration & Units/Time", "DT_FixedDUR2": "Fixed Duration & Units",
    "DT_FixedQty": "Fixed Units", "DT_FixedRate": "Fixed Units/Time",
    "PT_Top": "Top", "PT_High": "High", "PT_Low": "Low", "PT_Lowest": "Lowest",
}  # fmt: skip


def add_tasks(
    tables: Tables, draft: ScheduleDraft, chosen: Chosen, calendars: Mapping[str, int], job: Job
) -> dict[str, int]:
    """Add the activities of the chosen projects; return their positions by P6's id."""
    rows = [row for row in tables.of("TASK") if row["proj_id"] in chosen.projects]
    if len(rows) + len(draft.tasks) > MOST_TASKS:
        raise ReadError(draft.source, "TASK", "too-many-tasks", {"limit": MOST_TASKS})
    maker = _Maker(tables, draft, chosen, calendars)
    positions: dict[str, int] = {}
    for row in rows:
        if len(positions) % 5000 == 0:
            job.step("reading-schedule", len(positions), len(rows))
        if row["task_id"] in positions or not row["task_id"]:
            draft.warn("p6-id-twice", row.place, id=row["task_id"])
            if row["task_id"]:
                continue
        positions[row["task_id"]] = len(draft.tasks)
        draft.tasks.append(maker.task(row))
    known = tables.by("PROJECT", "proj_id")
    for row in tables.of("TASK"):
        if row["proj_id"] not in known:
            draft.warn("p6-task-without-project", row.place, id=row["task_code"] or row["task_id"])
    _part_ids(draft)
    positions.pop("", None)
    return positions


class _Maker:
    """Makes tasks of rows; holds what rows refer to."""

    def __init__(
        self, tables: Tables, draft: ScheduleDraft, chosen: Chosen, calendars: Mapping[str, int]
    ) -> None:
        self.draft, self.chosen, self.calendars = draft, chosen, calendars
        self.values = Values(draft)
        self.resources = tables.by("RSRC", "rsrc_id")
        self.places = tables.by("LOCATION", "location_id")

    def task(self, row: Row) -> TaskDraft:
        """Return one activity."""
        number = self.chosen.projects[row["proj_id"]]
        parent = self.chosen.wbs.get(row["wbs_id"], -1)
        if parent < 0:
            if row["wbs_id"]:
                self.draft.warn("p6-wbs-missing", row.place, id=row["wbs_id"])
            parent = self.chosen.roots[row["proj_id"]]
        kind = _KINDS.get(row["task_type"])
        if kind is None:
            self.draft.warn("p6-word-odd", row.place, name="task_type", text=row["task_type"][:40])
            kind = TaskKind.TASK
        task = TaskDraft(
            row["task_code"] or row["task_id"], row["task_name"], self.draft.tasks[parent].wbs, parent, kind
        )
        task.project, task.place = number, row.place
        task.calendar = self._calendar(row, number)
        self._dates(task, row)
        self._progress(task, row)
        self._constraints(task, row)
        self._work(task, row)
        self._fields(task, row)
        return task

    def _calendar(self, row: Row, number: int) -> int:
        calendar = self.calendars.get(row["clndr_id"])
        if calendar is None:
            if row["clndr_id"]:
                self.draft.warn("calendar-missing", row.place, uid=row["clndr_id"])
            return self.draft.projects[number].calendar
        return calendar

    def _dates(self, task: TaskDraft, row: Row) -> None:
        moment = self.values.moment
        task.actual_start, task.actual_finish = moment(row, "act_start_date"), moment(row, "act_end_date")
        task.early_start = moment(row, "early_start_date", "restart_date")
        task.early_finish = moment(row, "early_end_date", "reend_date")
        task.late_start = moment(row, "late_start_date", "rem_late_start_date")
        task.late_finish = moment(row, "late_end_date", "rem_late_end_date")
        task.planned_start = moment(row, "target_start_date")
        task.planned_finish = moment(row, "target_end_date")
        shown_start, shown_finish = moment(row, "shown_start_date"), moment(row, "shown_end_date")
        task.start = _first(task.actual_start, task.early_start, shown_start, task.planned_start)
        task.finish = _first(task.actual_finish, task.early_finish, shown_finish, task.planned_finish)
        if task.finish < task.start and np.isnat(task.actual_finish):
            task.finish = task.start  # a milestone begun after the date its tool had last computed
        task.total_float = self.values.seconds(row, "total_float_hr_cnt", NO_FLOAT)
        task.free_float = self.values.seconds(row, "free_float_hr_cnt", NO_FLOAT)
        project = self.draft.projects[task.project]
        if row["critical_flag"]:
            task.critical = int(row["critical_flag"] == "Y")
        elif project.critical_by_longest_path:
            if row["driving_path_flag"]:
                task.critical = int(row["driving_path_flag"] == "Y")
        elif task.total_float != NO_FLOAT:
            task.critical = int(task.total_float <= project.critical_float)

    def _progress(self, task: TaskDraft, row: Row) -> None:
        values = self.values
        task.duration = values.length(row, "target_drtn_hr_cnt")
        task.remaining = values.length(row, "remain_drtn_hr_cnt")
        task.percent_kind = self._word(_PERCENTS, row, "complete_pct_type", PercentKind.DURATION)
        task.physical = values.number(row, "phys_complete_pct")
        task.suspend, task.resume = values.moment(row, "suspend_date"), values.moment(row, "resume_date")
        task.expected_finish = values.moment(row, "expect_end_date")
        task.external_start = values.moment(row, "external_early_start_date")
        task.external_finish = values.moment(row, "external_late_end_date")
        if row["status_code"] == "TK_Complete" or not np.isnat(task.actual_finish):
            task.percent = 100.0
        elif task.percent_kind == PercentKind.PHYSICAL:
            task.percent = 0.0 if np.isnan(task.physical) else task.physical
        elif task.percent_kind == PercentKind.UNITS:
            done = total(values.number(row, f"act_{kind}_qty") for kind in ("work", "equip"))
            left = total(values.number(row, f"remain_{kind}_qty") for kind in ("work", "equip"))
            task.percent = 100 * done / (done + left) if done + left > 0 else 0.0
        elif task.duration > 0 and task.remaining != UNKNOWN and not np.isnat(task.actual_start):
            task.percent = max(0.0, 100 * (1 - task.remaining / task.duration))

    def _constraints(self, task: TaskDraft, row: Row) -> None:
        moment = self.values.moment
        task.constraint = self._word(_CONSTRAINTS, row, "cstr_type", Constraint.NONE)
        task.second_constraint = self._word(_CONSTRAINTS, row, "cstr_type2", Constraint.NONE)
        task.constraint_date = moment(row, "cstr_date")
        task.second_constraint_date = moment(row, "cstr_date2")
        for kind, when in (
            (task.constraint, task.constraint_date), (task.second_constraint, task.second_constraint_date),
        ):  # fmt: skip
            if np.isnat(when) and kind not in (Constraint.NONE, Constraint.AS_LATE_AS_POSSIBLE):
                self.draft.warn("p6-constraint-undated", row.place, id=task.id)

    def _word(self, words: Mapping[str, _Word], row: Row, column: str, otherwise: _Word) -> _Word:
        text = row[column]
        if text and text not in words:
            self.draft.warn("p6-word-odd", row.place, name=column, text=text[:40])
        return words.get(text, otherwise)

    def _work(self, task: TaskDraft, row: Row) -> None:
        for name, prefix in (("work", "target"), ("actual_work", "act"), ("remaining_work", "remain")):
            setattr(task, name, _hours(self.values, row, prefix))

    def _fields(self, task: TaskDraft, row: Row) -> None:
        put = task.fields.__setitem__
        if row["guid"]:
            put("GUID", guid_text(row["guid"]))
        for name, column in (("Duration type", "duration_type"), ("Priority", "priority_type")):
            if row[column] not in ("", "PT_Normal"):
                put(name, _NAMES.get(row[column], row[column]))
        if row["rsrc_id"] in self.resources:
            put("Primary resource", self.resources[row["rsrc_id"]]["rsrc_name"])
        if row["location_id"] in self.places:
            put("Location", self.places[row["location_id"]]["location_name"])
        if row["float_path"]:
            put("Float path", row["float_path"])
        if not np.isnat(task.actual_start):
            return
        for name, column, early in (
            ("Remaining start", "restart_date", "early_start_date"),
            ("Remaining finish", "reend_date", "early_end_date"),
        ):
            if row[column] and row[early] and row[column] != row[early]:
                put(name, row[column].replace("T", " ")[:16])  # levelled, or held by resources


def add_baselines(tables: Tables, draft: ScheduleDraft, chosen: Chosen, positions: Mapping[str, int]) -> None:
    """Give tasks their dates in the baselines that stand in the file; the same activity bears the same id."""
    values, known = Values(draft), tables.by("PROJECT", "proj_id")
    codes = {(draft.tasks[at].project, row["task_code"]): at
             for row in tables.of("TASK") if (at := positions.get(row["task_id"], -1)) >= 0}  # fmt: skip
    names = _baseline_names(tables, draft, chosen)
    costs: dict[str, float] = {}
    for table in ("TASKRSRC", "PROJCOST") if chosen.baselines else ():
        for row in tables.of(table):
            if row["proj_id"] in chosen.baselines and row["target_cost"]:
                costs[row["task_id"]] = costs.get(row["task_id"], 0.0) + values.number(row, "target_cost")
    missing = 0
    for row in tables.of("TASK"):
        owner = chosen.baselines.get(row["proj_id"])
        if owner is None:
            continue
        at = codes.get((chosen.projects[owner], row["task_code"]), -1)
        if at < 0:
            missing += 1
            continue
        # A baseline is the plan as it stood: what was done by then, and what was planned from there on.
        dates = BaselineDraft(
            values.moment(row, "act_start_date", "early_start_date", "restart_date", "target_start_date"),
            values.moment(row, "act_end_date", "early_end_date", "reend_date", "target_end_date"),
            values.length(row, "target_drtn_hr_cnt"),
            _hours(values, row, "target"),
            costs.get(row["task_id"], np.nan),
        )
        draft.tasks[at].baselines[names[row["proj_id"]]] = dates
        if known[owner]["sum_base_proj_id"] in (row["proj_id"], ""):
            draft.tasks[at].baseline_start, draft.tasks[at].baseline_finish = dates.start, dates.finish
    if missing:
        draft.info("p6-baseline-tasks-gone", "TASK", count=missing)


def _baseline_names(tables: Tables, draft: ScheduleDraft, chosen: Chosen) -> dict[str, str]:
    roots = {row["proj_id"]: row["wbs_name"] for row in tables.of("PROJWBS") if row["proj_node_flag"] == "Y"}
    names: dict[str, str] = {}
    for row in tables.of("PROJECT"):
        if row["proj_id"] in chosen.baselines and row["proj_id"] not in names:
            name = base = roots.get(row["proj_id"], "") or row["proj_short_name"] or row["proj_id"]
            number = 2
            while name in names.values():
                name, number = f"{base} ({number})", number + 1
            names[row["proj_id"]] = name
    return names


def _hours(values: Values, row: Row, prefix: str) -> int:
    """Return the work of people and machines, s; `UNKNOWN` where not told."""
    hours = total(values.number(row, f"{prefix}_{kind}_qty") for kind in ("work", "equip"))
    return UNKNOWN if np.isnan(hours) or abs(hours) > 1e9 else round(hours * 3600)


def _first(*moments: np.datetime64) -> np.datetime64:
    return next((each for each in moments if not np.isnat(each)), moments[-1])


def _part_ids(draft: ScheduleDraft) -> None:
    """Write "PROJECT:A1000" where several projects call an activity the same; WBS elements give way."""
    activities = {(task.project, task.id) for task in draft.tasks if task.kind != TaskKind.SUMMARY}
    for task in draft.tasks:
        if task.kind == TaskKind.SUMMARY and (task.project, task.id) in activities:
            task.id = f"WBS {task.id}"
    projects: dict[str, set[int]] = {}
    for task in draft.tasks:
        projects.setdefault(task.id, set()).add(task.project)
    clashing = 0
    for task in draft.tasks:
        if len(projects[task.id]) > 1:
            task.id = f"{draft.projects[task.project].id}:{task.id}"
            clashing += 1
    if clashing:
        draft.info("p6-ids-clash", "TASK", count=clashing)
