"""Schedules in Primavera P6's XML.

Notes
-----
Layout: Oracle, P6 XML schema (p6apibo.xsd) of P6 Professional 20.12; the parts of an element stand by name.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sim.calendar import DAY, Calendar, Shift
from sim.job import Job
from sim.problem import Problem
from sim.readers.p6.elements import ELEMENTS, FLAGS, FRACTIONS, OPTIONS, PROJECT, WORDS
from sim.schedule import Schedule
from sim.writers.atomic import replacing
from sim.writers.losses import Losses
from sim.writers.p6.cells import Cell, Markup, Row, Stamp, spelled
from sim.writers.p6.guids import braced_guid
from sim.writers.p6.tables import P6Tables
from sim.writers.xml_lines import XmlLines

SPACE: Final = "http://xmlns.oracle.com/Primavera/P6Professional/V20.12/API/BusinessObjects"
STEP: Final = 2000  # elements between two reports
_ROOT: Final = (
    f'xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{SPACE} {SPACE.removesuffix("BusinessObjects")}p6apibo.xsd"'
)
_DAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_UNITS: Final = ("Day", "Month", "Week", "Year")
_TYPES: Final = {"CA_Base": "Global", "CA_Project": "Project", "CA_Rsrc": "Resource"}
_SUBJECTS: Final = {"TASK": "Activity", "PROJWBS": "WBS", "PROJECT": "Project"}
# Where several words mean one code, P6 of today writes the last of them.
_CODES: Final = {
    column: {code: word for word, code in words.items() if word not in ("Non Labor", "true", "false")}
    for column, words in WORDS.items()
}
_OPTION_WORDS: Final = {
    "sched_float_type": {
        "FT_SF": "Start Float = Late Start - Early Start",
        "FT_FF": "Finish Float = Late Finish - Early Finish",
        "FT_MIN": "Smallest of Start Float and Finish Float",
    },
    "critical_path_type": {"CT_TotFloat": "Critical Float", "CT_DrivPath": "Longest Path"},
}
_STATUS: Final = {
    "TK_NotStart": "Not Started", "TK_Active": "In Progress", "TK_Complete": "Completed",
    "WS_Open": "Active", "WS_Planned": "Planned", "WS_Closed": "Inactive", "WS_Whatif": "What-If",
}  # fmt: skip


def write_pmxml(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write all projects of a schedule and their baselines; returns what the format could not hold.

    Raises
    ------
    WriteError
        The file cannot be written.
    """
    tables = P6Tables(schedule, xml=True)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        _File(XmlLines(file), tables, job).write()
    return tables.problems()


class _File:
    def __init__(self, out: XmlLines, tables: P6Tables, job: Job) -> None:
        self.out, self.tables, self.job = out, tables, job
        self.written = 0
        self.parts = {tag: _columns(columns) for tag, (_, columns) in ELEMENTS.items()}
        self.parts["Activity"] = sorted(
            [*self.parts["Activity"], ("AtCompletionDuration", "total_drtn_hr_cnt")]
        )

    def write(self) -> None:
        """Write the file."""
        out, tables, own, means = self.out, self.tables, self.tables.own, self.tables.means
        out.open("APIBusinessObjects", _ROOT)
        if currency := tables.currency():
            out.open("DisplayCurrency")
            out.open("Currency")
            out.leaves((("Id", currency), ("Name", currency), ("ObjectId", "1")))
            out.close("Currency")
            out.close("DisplayCurrency")
        self._all("UnitOfMeasure", means.measures())
        self._all("NotebookTopic", own.memo_types())
        for row in own.user_types():
            subject = _SUBJECTS[str(row["table_name"])]
            self._element("UDFType", {**row, "table_name": subject, "logical_data_type": "Text"})
        self._all("ActivityCodeType", ({**row, "actv_code_type_scope": "Global"} for row in own.code_types()))
        self._all("ActivityCode", own.code_values())
        for row, calendar in zip(tables.calendars(), tables.schedule.calendars, strict=True):
            self._calendar(row, calendar)
        self._all("ResourceCurve", means.shapes())
        self._all("Resource", means.resources())
        self._all("ResourceRate", means.rates())
        for number in tables.projects:
            self._project(number)
        for each in tables.baselines():
            self._baseline(*each)
        out.close("APIBusinessObjects")

    def _project(self, number: int) -> None:
        out, tables, own = self.out, self.tables, self.tables.own
        out.open("Project")
        self._leaves(_columns(PROJECT), tables.project(number))
        values = _values(own.user_values(number))
        self._user_fields(values.pop(("PROJECT", number + 1), []))
        codes: dict[Cell, list[Row]] = {}
        for row in own.coded(number):
            codes.setdefault(row["task_id"], []).append(row)
        root = tables.outline.root_number(number)
        for row in tables.wbs(number):
            if row["wbs_id"] == root:
                continue  # P6 makes it of the project
            above = row["parent_wbs_id"]
            self._element("WBS", {**row, "parent_wbs_id": "" if above == root else above},
                          users=values.get(("PROJWBS", row["wbs_id"]), []))  # fmt: skip
        for row in tables.work.tasks(number):
            task = row["task_id"]
            self._element("Activity", row, codes.get(task, []), values.get(("TASK", task), []))
        self._all("ActivityNote", own.memos(number, wbs=False))
        self._all("ProjectNote", own.memos(number, wbs=True))
        self._all("ActivityStep", own.steps(number))
        self._all("ActivityExpense", tables.means.expenses(number))
        self._all("ResourceAssignment", tables.means.assignments(number))
        self._all("Relationship", tables.work.relations(number))
        self._options(number)
        out.close("Project")

    def _baseline(self, baseline: int, number: int) -> None:
        self.out.open("BaselineProject")
        self._leaves(_columns(PROJECT), self.tables.baseline_project(baseline, number))
        self._all("Activity", self.tables.work.baseline_tasks(baseline, number))
        self._all("ActivityExpense", self.tables.work.baseline_costs(baseline, number))
        self.out.close("BaselineProject")

    def _options(self, number: int) -> None:
        row = self.tables.options(number)
        mode = "Actual Dates"
        if row["sched_retained_logic"] == "Y":
            mode = "Retained Logic"
        elif row["sched_progress_override"] == "Y":
            mode = "Progress Override"
        lacking = [
            name
            for name in row
            if name not in OPTIONS.values()
            and name not in ("schedoptions_id", "proj_id", "sched_progress_override")
        ]
        for name in lacking:
            self.tables.losses.lost("written-setting", 1, name)
        self.out.open("ScheduleOptions")
        texts = {tag: _word(column, row.get(column, "")) for tag, column in OPTIONS.items()}
        texts["OutOfSequenceScheduleType"] = mode
        self.out.leaves(sorted(texts.items()))
        self.out.close("ScheduleOptions")

    def _all(self, tag: str, rows: Iterable[Row]) -> None:
        for row in rows:
            self._element(tag, row)

    def _element(self, tag: str, row: Row, codes: Iterable[Row] = (), users: Iterable[Row] = ()) -> None:
        if self.written % STEP == 0:
            self.job.step("writing-schedule", self.written, 0)
        self.written += 1
        self.out.open(tag)
        self._leaves(self.parts[tag], row)
        for code in codes:
            self.out.open("Code")
            self.out.leaf("TypeObjectId", str(code["actv_code_type_id"]))
            self.out.leaf("ValueObjectId", str(code["actv_code_id"]))
            self.out.close("Code")
        self._user_fields(users)
        self.out.close(tag)

    def _leaves(self, columns: Iterable[tuple[str, str]], row: Row) -> None:
        for tag, column in columns:
            cell = row.get(column, "")
            if cell != "":
                self.out.leaf(tag, _word(column, cell))

    def _user_fields(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.out.open("UDF")
            self.out.leaf("TypeObjectId", str(row["udf_type_id"]))
            self.out.leaf("TextValue", str(row["udf_text"]))
            self.out.close("UDF")

    def _calendar(self, row: Row, calendar: Calendar) -> None:
        out, losses = self.out, self.tables.losses
        out.open("Calendar")
        out.leaves((
            *((f"HoursPer{unit}", str(row[f"{unit.lower()}_hr_cnt"])) for unit in _UNITS),
            ("IsDefault", "1" if row["default_flag"] == "Y" else "0"), ("IsPersonal", "0"),
            ("Name", str(row["clndr_name"])), ("ObjectId", str(row["clndr_id"])),
            ("ProjectObjectId", str(row["proj_id"])), ("Type", _TYPES[str(row["clndr_type"])]),
        ))  # fmt: skip
        out.open("StandardWorkWeek")
        for day, name in enumerate(_DAYS):
            out.open("StandardWorkHours")
            out.leaf("DayOfWeek", name)
            self._shifts(calendar.week[(day + 6) % 7], losses)
            out.close("StandardWorkHours")
        out.close("StandardWorkWeek")
        if calendar.exceptions:
            out.open("HolidayOrExceptions")
            for date, shifts in sorted(calendar.exceptions.items()):
                out.open("HolidayOrException")
                out.leaf("Date", f"{date.astype('datetime64[D]')}T00:00:00")
                self._shifts(shifts, losses)
                out.close("HolidayOrException")
            out.close("HolidayOrExceptions")
        out.close("Calendar")

    def _shifts(self, shifts: tuple[Shift, ...], losses: Losses) -> None:
        for start, finish in shifts or ((-1, -1),):
            if start < 0:
                continue
            # P6 names the last minute of a shift: 11:59 for one that ends at noon.
            last = finish - 60 if finish // 60 % 5 == 0 or finish == DAY else finish
            losses.lost("written-calendar-minutes", finish // 60 % 5 == 4)
            self.out.open("WorkTime")
            self.out.leaf("Start", _time(start))
            self.out.leaf("Finish", _time(last))
            self.out.close("WorkTime")


def _columns(columns: dict[str, str]) -> list[tuple[str, str]]:
    """Return (tag, column) by tag, one for each column: the first that was named."""
    first: dict[str, str] = {}
    for tag, column in columns.items():
        first.setdefault(column, tag)
    return sorted((tag, column) for column, tag in first.items())


def _values(rows: Iterable[Row]) -> dict[tuple[str, Cell], list[Row]]:
    found: dict[tuple[str, Cell], list[Row]] = {}
    for row in rows:
        found.setdefault((str(row.get("table", "")), row["fk_id"]), []).append(row)
    return found


def _word(column: str, cell: Cell) -> str:
    if isinstance(cell, Stamp | Markup):
        return str(cell)
    if isinstance(cell, str):
        if column.endswith("_date"):
            return cell.replace(" ", "T") + (":00" if len(cell) == 16 else "")
        if column == "status_code":
            return _STATUS.get(cell, cell)
        if column in FLAGS:
            return {"Y": "1", "N": "0"}.get(cell, cell)
        if column == "guid":
            return braced_guid(cell)
        if column in _OPTION_WORDS:
            return _OPTION_WORDS[column].get(cell, cell)
        return _CODES[column].get(cell, cell) if column in _CODES else cell
    if column in FRACTIONS:
        return spelled(cell / 100)
    return spelled(cell)


def _time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
