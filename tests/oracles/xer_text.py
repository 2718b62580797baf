"""XER files made of rows, and a reading of them as plain as can be, to count with."""

from collections.abc import Mapping, Sequence

Rows = Sequence[Mapping[str, object]]
HEADER = "ERMHDR\t20.12\t2026-03-20\tProject\tadmin\tPlanner\tdbx\tProject Management\tEUR"
WEEK = "(0||CalendarData()((0||DaysOfWeek()({days}))(0||Exceptions()({exceptions}))))"
PROJECT = {
    "proj_id": 1, "proj_short_name": "P", "clndr_id": 7, "plan_start_date": "2026-03-02 08:00",
    "last_recalc_date": "2026-03-02 08:00", "critical_drtn_hr_cnt": 0,
}  # fmt: skip
WBS = {
    "wbs_id": 1,
    "proj_id": 1,
    "seq_num": 1,
    "proj_node_flag": "Y",
    "wbs_short_name": "P",
    "wbs_name": "Plan",
}


def xer(**tables: Rows) -> str:
    """Return the text of an XER file; columns are those of the first rows."""
    lines = [HEADER]
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines += [f"%T\t{name}", "\t".join(["%F", *columns])]
        lines += ["\t".join(["%R", *(str(row.get(column, "")) for column in columns)]) for row in rows]
    return "\r\n".join([*lines, "%E", ""])


def plan(tasks: Rows, **tables: Rows) -> str:
    """Return a file of one project with a five-day calendar."""
    rows = [{"proj_id": 1, "wbs_id": 1, "clndr_id": 7, "task_type": "TT_Task"} | dict(task) for task in tasks]
    calendar = {"clndr_id": 7, "clndr_name": "Five days", "clndr_data": five_days()}
    parts: dict[str, Rows] = {"PROJECT": [PROJECT], "CALENDAR": [calendar], "PROJWBS": [WBS], "TASK": rows}
    return xer(**(parts | tables))


def five_days(exceptions: str = "") -> str:
    """Return the packed text of a week of Monday to Friday, 8–12 and 13–17 h."""
    shifts = "(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())"
    return WEEK.format(days="".join(f"(0||{day}()({shifts}))" for day in range(2, 7)), exceptions=exceptions)


def split(data: bytes, encoding: str) -> dict[str, list[dict[str, str]]]:
    """Return the rows of a well-formed file by table, read without any care."""
    found: dict[str, list[dict[str, str]]] = {}
    columns: list[str] = []
    table = ""
    for line in data.decode(encoding).split("\r\n" if b"\r\n" in data else "\n"):
        cells = line.split("\t")
        if cells[0] == "%T":
            table = cells[1]
            found[table] = []
        elif cells[0] == "%F":
            columns = cells[1:]
        elif cells[0] == "%R":
            found[table].append(dict(zip(columns, cells[1:], strict=False)))
    return found
