"""Schedules in Primavera P6's text format, XER.

Notes
-----
Layout and names: Oracle, Primavera P6 XER Import/Export Data Map Guide. P6 reads the code page of the
machine it runs on, so cp1252 is written where all characters are in it, else UTF-8 with its mark.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sim.job import Job
from sim.problem import Problem
from sim.readers.p6.encoding import encoding_of
from sim.schedule import Schedule
from sim.writers.atomic import replacing
from sim.writers.p6.calendars import packed_week
from sim.writers.p6.cells import Cell, Markup, Row, Stamp, line, spelled
from sim.writers.p6.guids import packed_guid
from sim.writers.p6.tables import P6Tables

VERSION: Final = "20.12"
STEP: Final = 5000  # rows between two reports
_XML_ONLY: Final = frozenset(
    {"critical_flag", "shown_start_date", "shown_end_date", "name", "table", "total_drtn_hr_cnt"}
)
_NOT_OF_PROJECT: Final = frozenset({"wbs_id", "status_code"})


def write_xer(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write all projects of a schedule; returns what XER could not hold.

    Raises
    ------
    WriteError
        The file cannot be written.
    """
    with replacing(path) as temporary:
        tables = P6Tables(schedule, xml=False)
        try:
            _write(tables, temporary, "cp1252", job)
            plain = _is_told(temporary)
        except UnicodeEncodeError:
            plain = False
        if not plain:
            tables = P6Tables(schedule, xml=False)
            _write(tables, temporary, "utf-8-sig", job)
            tables.losses.lost("written-xer-unicode")
    return tables.problems()


def _write(tables: P6Tables, path: Path, encoding: str, job: Job) -> None:
    with path.open("w", encoding=encoding, newline="\r\n") as file:
        for number, text in enumerate(_lines(tables)):
            if number % STEP == 0:
                job.step("writing-schedule", number, 0)
            file.write(text)


def _is_told(path: Path) -> bool:
    """Whether a reader can tell by the bytes that a file is in cp1252, or plain ASCII."""
    data = path.read_bytes()
    return data.isascii() or encoding_of(data)[0] == "cp1252"


def _lines(tables: P6Tables) -> Iterator[str]:
    currency = tables.currency()
    header = (
        "ERMHDR",
        VERSION,
        "2000-01-01",
        "Project",
        "twin_app",
        "twin_app",
        "",
        "Project Management",
        currency,
    )
    yield "\t".join(map(line, header)) + "\n"
    for name, rows in _tables(tables, currency or "USD"):
        head: tuple[str, ...] = ()
        for row in rows:
            cells = {column: cell for column, cell in row.items() if column not in _XML_ONLY}
            if not head:
                head = tuple(cells)
                yield f"%T\t{name}\n"
                yield "\t".join(("%F", *head)) + "\n"
            if cells.get("guid"):
                cells["guid"] = packed_guid(str(cells["guid"]))
            yield "\t".join(("%R", *(_text(cells.get(column, "")) for column in head))) + "\n"
    yield "%E\n"


def _tables(tables: P6Tables, currency: str) -> Iterator[tuple[str, Iterable[Row]]]:
    own, work, means, projects = tables.own, tables.work, tables.means, tables.projects
    yield "CURRTYPE", [{
        "curr_id": 1, "decimal_digit_cnt": 2, "curr_symbol": currency, "decimal_symbol": ".",
        "digit_group_symbol": ",", "pos_curr_fmt_type": "#1.1", "neg_curr_fmt_type": "(#1.1)",
        "curr_type": currency, "curr_short_name": currency, "group_digit_cnt": 3, "base_exch_rate": 1,
    }]  # fmt: skip
    yield "UMEASURE", means.measures()
    yield "MEMOTYPE", own.memo_types()
    yield "RSRCCURVDATA", means.shapes()
    yield "UDFTYPE", own.user_types()
    yield "PROJECT", _projects(tables)
    calendars = zip(tables.calendars(), tables.schedule.calendars, strict=True)
    yield "CALENDAR", ({**row, "clndr_data": packed_week(each)} for row, each in calendars)
    yield "SCHEDOPTIONS", _aligned([tables.options(number) for number in projects])
    yield "PROJWBS", _wbs(tables)
    yield "RSRC", means.resources()
    yield "RSRCRATE", means.rates()
    yield "ACTVTYPE", own.code_types()
    yield "TASK", _tasks(tables)
    yield "ACTVCODE", own.code_values()
    yield "TASKPRED", (row for number in projects for row in work.relations(number))
    yield "TASKRSRC", (row for number in projects for row in means.assignments(number))
    yield "PROJCOST", _costs(tables)
    yield "TASKPROC", (row for number in projects for row in own.steps(number))
    yield "TASKMEMO", (row for number in projects for row in own.memos(number, wbs=False))
    yield "WBSMEMO", (row for number in projects for row in own.memos(number, wbs=True))
    yield "TASKACTV", (row for number in projects for row in own.coded(number))
    yield "UDFVALUE", (row for number in projects for row in own.user_values(number))


def _projects(tables: P6Tables) -> Iterator[Row]:
    rows = [tables.project(number) for number in tables.projects]
    rows += [tables.baseline_project(*each) for each in tables.baselines()]
    for row in rows:
        yield {column: cell for column, cell in row.items() if column not in _NOT_OF_PROJECT}


def _wbs(tables: P6Tables) -> Iterator[Row]:
    for number in tables.projects:
        yield from ({"guid": "", **row} for row in tables.wbs(number))
    for each in tables.baselines():
        yield {"guid": "", **tables.baseline_root(*each)}


def _tasks(tables: P6Tables) -> Iterator[Row]:
    for number in tables.projects:
        yield from tables.work.tasks(number)
    for each in tables.baselines():
        yield from tables.work.baseline_tasks(*each)


def _costs(tables: P6Tables) -> Iterator[Row]:
    for number in tables.projects:
        yield from tables.means.expenses(number)
    for each in tables.baselines():
        yield from tables.work.baseline_costs(*each)


def _aligned(rows: list[Row]) -> list[Row]:
    """Give all rows the columns of each."""
    columns = dict.fromkeys(column for row in rows for column in row)
    return [{column: row.get(column, "") for column in columns} for row in rows]


def _text(cell: Cell) -> str:
    if isinstance(cell, Stamp):
        return cell[:16].replace("T", " ") if cell.endswith(":00") else cell.replace("T", " ")
    if isinstance(cell, Markup):
        return cell.replace("\t", " ").replace('"', '""')
    if isinstance(cell, str):
        return cell.replace('"', '""') if '"' in cell else cell
    return spelled(cell)
