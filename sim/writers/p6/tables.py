"""A schedule as the tables of a P6 database; both of P6's formats are written from them."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sim.calendar import standard_calendar
from sim.problem import Problem
from sim.readers.mspdi_settings import SETTINGS
from sim.readers.p6.columns import READ
from sim.schedule import Schedule
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject
from sim.writers.losses import Losses
from sim.writers.p6.calendars import calendar_rows
from sim.writers.p6.cells import Row, line, stamp
from sim.writers.p6.fields import FieldRows
from sim.writers.p6.outline import outline_of
from sim.writers.p6.resources import ResourceRows
from sim.writers.p6.tasks import TaskRows, baseline_project

LAG_CALENDARS = {
    LagCalendar.PREDECESSOR: "rcal_Predecessor", LagCalendar.SUCCESSOR: "rcal_Successor",
    LagCalendar.ALL_DAY: "rcal_24Hour", LagCalendar.PROJECT: "rcal_ProjDefault",
}  # fmt: skip
FLOATS = {FloatKind.FINISH: "FT_FF", FloatKind.START: "FT_SF", FloatKind.SMALLEST: "FT_MIN"}
_MADE_ROOT = 10_000_000


class P6Tables:
    """Rows by table and project; what fits nowhere is counted in `losses`."""

    def __init__(self, schedule: Schedule, xml: bool) -> None:
        if not schedule.calendars:
            schedule = replace(schedule, calendars=(standard_calendar(),))
        self.schedule, self.losses = schedule, Losses()
        self.outline = outline_of(schedule, self.losses)
        self.work = TaskRows(schedule, self.outline, self.losses, xml)
        self.means = ResourceRows(schedule, self.outline, self.losses)
        self.work.note()
        self.means.note()
        self.own = FieldRows(schedule, self.outline, self.losses)
        self.projects = range(len(self.outline.projects))
        self._note_settings()

    def currency(self) -> str:
        """Return the currency's short name."""
        return next((each.currency for each in self.outline.projects if each.currency), "")

    def calendars(self) -> Iterator[Row]:
        """Yield CALENDAR."""
        return calendar_rows(self.schedule, self.losses)

    def baselines(self) -> Iterator[tuple[int, int]]:
        """Yield (baseline, project) for each of them."""
        for number in range(len(self.work.baselines)):
            for project in self.projects:
                yield number, project

    def project(self, number: int) -> Row:
        """Return the row of PROJECT."""
        each = self.outline.projects[number]
        in_use = baseline_project(0, number, len(self.projects)) if self.work.in_use is not None else ""
        return {
            "proj_id": number + 1, "project_flag": "Y", "export_flag": "Y",
            "name_sep_char": self.outline.separator[number],
            "def_complete_pct_type": each.other.get("def_complete_pct_type", "CP_Drtn"),
            "proj_short_name": self._short(number), "orig_proj_id": "",
            "clndr_id": each.calendar + 1 if 0 <= each.calendar < len(self.schedule.calendars) else "",
            "sum_base_proj_id": in_use, "critical_drtn_hr_cnt": each.critical_float / 3600,
            "last_recalc_date": stamp(each.data_date), "plan_start_date": stamp(each.start),
            "plan_end_date": stamp(each.must_finish), "scd_end_date": each.other.get("scd_end_date", ""),
            "def_duration_type": each.other.get("def_duration_type", "DT_FixedDUR2"),
            "guid": each.other.get("guid", ""),
            "def_task_type": each.other.get("def_task_type", "TT_Task"),
            "critical_path_type": "CT_DrivPath" if each.critical_by_longest_path else "CT_TotFloat",
            "name": self._name(number), "wbs_id": self.outline.root_number(number), "status_code": "WS_Open",
        }  # fmt: skip

    def options(self, number: int) -> Row:
        """Return the row of SCHEDOPTIONS."""
        each = self.outline.projects[number]
        row: Row = {
            "schedoptions_id": number + 1, "proj_id": number + 1,
            "sched_open_critical_flag": _flag(each.open_ends_critical),
            "sched_retained_logic": _flag(each.progress == ProgressMode.RETAINED_LOGIC),
            "sched_progress_override": _flag(each.progress == ProgressMode.PROGRESS_OVERRIDE),
            "sched_float_type": FLOATS[each.float_kind],
            "sched_calendar_on_relationship_lag": LAG_CALENDARS[each.lag_calendar],
            "sched_use_expect_end_flag": _flag(each.expected_finish),
        }  # fmt: skip
        row.update({name: line(text) for name, text in each.other.items() if name in READ["SCHEDOPTIONS"]})
        return row

    def wbs(self, number: int) -> Iterator[Row]:
        """Yield PROJWBS of a project, its root first."""
        root = self.outline.root[number]
        yield self._root(
            self.outline.root_number(number), number + 1, self._short(number), self._name(number)
        )
        schedule, status = self.schedule, self.schedule.fields.get("WBS status")
        guids = schedule.fields.get("GUID")
        for row, is_wbs in enumerate(self.outline.is_wbs):
            if is_wbs and row != root and self.outline.project[row] == number:
                yield {
                    "wbs_id": row + 1, "proj_id": number + 1, "seq_num": row, "proj_node_flag": "N",
                    "status_code": f"WS_{status[row]}" if status is not None and status[row] else "",
                    "wbs_short_name": self.outline.short[row], "wbs_name": line(schedule.name[row]),
                    "parent_wbs_id": self.outline.wbs(row, int(schedule.parent[row])),
                    "guid": guids[row] if guids is not None else "",
                }  # fmt: skip

    def baseline_project(self, baseline: int, number: int) -> Row:
        """Return the row of PROJECT for a baseline of a project."""
        own = baseline_project(baseline, number, len(self.projects))
        name = line(self.work.baselines[baseline].name)
        return self.project(number) | {
            "proj_id": own, "orig_proj_id": number + 1,
            "proj_short_name": f"{self._short(number)} - B{baseline + 1}",
            "name": name, "wbs_id": own + _MADE_ROOT, "sum_base_proj_id": "", "guid": "", "export_flag": "Y",
        }  # fmt: skip

    def baseline_root(self, baseline: int, number: int) -> Row:
        """Return the row of PROJWBS for a baseline of a project."""
        own = baseline_project(baseline, number, len(self.projects))
        return self._root(own + _MADE_ROOT, own, f"{self._short(number)} - B{baseline + 1}",
                          line(self.work.baselines[baseline].name))  # fmt: skip

    def problems(self) -> list[Problem]:
        """Return what was lost; to be asked when all rows are written."""
        return self.losses.problems()

    def _root(self, wbs: int, project: int, short: str, name: str) -> Row:
        return {
            "wbs_id": wbs, "proj_id": project, "seq_num": 0, "proj_node_flag": "Y",
            "status_code": "WS_Open", "wbs_short_name": short, "wbs_name": name, "parent_wbs_id": "",
        }  # fmt: skip

    def _short(self, number: int) -> str:
        return line(self.outline.projects[number].id) or str(number + 1)

    def _name(self, number: int) -> str:
        return line(self.outline.projects[number].name) or self._short(number)

    def _note_settings(self) -> None:
        plain = ScheduleProject()
        for each in self.outline.projects:
            for name in ("from_finish", "honour_constraints"):
                if getattr(each, name) != getattr(plain, name):
                    self.losses.lost("written-setting", 1, name)
            for name in each.other:
                if name in SETTINGS and name not in READ["SCHEDOPTIONS"]:
                    self.losses.lost("written-setting", 1, name)
        latest = max((each.data_date for each in self.outline.projects if not np.isnat(each.data_date)),
                     default=np.datetime64("NaT", "s"))  # fmt: skip
        now = self.schedule.status_date
        if not np.isnat(now) and now != latest:
            self.losses.lost("written-setting", 1, "status_date")
        taken = sum(not np.isnat(each.taken) for each in self.schedule.baselines)
        self.losses.lost("written-baseline-taken", taken)
        summaries = sum(
            not np.isnat(each.dates.start[row])
            for each in self.schedule.baselines
            for row, is_wbs in enumerate(self.outline.is_wbs)
            if is_wbs
        )
        self.losses.lost("written-summary-baseline", summaries)


def _flag(on: bool) -> str:
    return "Y" if on else "N"
