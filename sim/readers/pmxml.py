"""Primavera P6's XML, of P6 7 to 23: projects, their baselines and all they refer to.

Notes
-----
Layout: Oracle, P6 XML schema (p6apibo.xsd). Every part is put into the table P6 keeps it in, so that both of
its formats are understood by the same code.
"""

import re
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from sim.job import Job, silent_job
from sim.planning.draft import ScheduleDraft
from sim.problem import Problem, ReadError
from sim.readers.p6.calendars import CalendarDraft
from sim.readers.p6.elements import DULL, DULL_SETTING, ELEMENTS, FLAGS, FRACTIONS, OPTIONS, PROJECT, WORDS
from sim.readers.p6.projects import listed
from sim.readers.p6.schedule import schedule_of
from sim.readers.p6.tables import LONGEST_TEXT, Row, Tables
from sim.readers.p6.work_weeks import read_work_week
from sim.readers.xml_stream import pieces
from sim.schedule import Schedule

ROOT: Final = "APIBusinessObjects"
_PROJECTS: Final = frozenset({"Project", "BaselineProject"})
_FILLS: Final = frozenset({ROOT, *_PROJECTS})
# What only says how P6 is set up, or repeats what stands elsewhere.
_ASIDE: Final = frozenset({"ProjectList", "DisplayCurrency", "Currency"})
_VALUES: Final = {
    "TextValue": "udf_text", "CodeValue": "udf_text", "IndicatorValue": "udf_text",
    "DoubleValue": "udf_number", "IntegerValue": "udf_number", "CostValue": "udf_number",
    "StartDateValue": "udf_date", "FinishDateValue": "udf_date",
}  # fmt: skip


def read_pmxml(
    path: Path, job: Job | None = None, project: str | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of a P6 XML file, and what could not be taken as it stands.

    Parameters
    ----------
    path : Path
    job : Job, optional
    project : str, optional
        Id of the one to read, as P6 shows it; all of them below one root each where left out.

    Raises
    ------
    ReadError
        If the file is no P6 XML, or has no such project.
    """
    draft = ScheduleDraft(source=str(path))
    watch = job or silent_job()
    reader = _read(path, draft, watch)
    return schedule_of(reader.tables, reader.calendars, draft, project, watch)


def projects_in(path: Path, job: Job | None = None) -> list[tuple[str, str]]:
    """Return (id, name) of the projects in a P6 XML file; raises ReadError if it is none."""
    return listed(_read(path, ScheduleDraft(source=str(path)), job or silent_job()).tables)


def _read(path: Path, draft: ScheduleDraft, job: Job) -> "_Reader":
    reader = _Reader(draft)
    root = ""
    for where, element in pieces(path, frozenset(), job, _FILLS):
        root = root or (where or element.tag).partition("/")[0]
        if root != ROOT:
            raise ReadError(str(path), f"<{root[:40]}>", "not-pmxml")
        reader.take(element)
    if root != ROOT:
        raise ReadError(str(path), "", "not-pmxml")
    if not reader.tables.of("PROJECT"):
        raise ReadError(str(path), "", "xer-no-project")
    return reader


class _Reader:
    """Gathers rows; what a project says of itself is one row once the project ends."""

    def __init__(self, draft: ScheduleDraft) -> None:
        self.draft, self.tables = draft, Tables()
        self.calendars: list[CalendarDraft] = []
        self.own: dict[str, str] = {}  # the parts of the project that is open
        self.codes: list[Element] = []
        self.fields: list[Element] = []
        self.index: dict[int, dict[str, int]] = {}  # of the columns of an element
        self.new_rates = False

    def take(self, element: Element) -> None:
        """Read one piece of the file."""
        tag = element.tag
        if tag in _PROJECTS:
            self._project(tag)
        elif tag == "Calendar":
            self.calendars.append(read_work_week(element, self.draft))
        elif tag in ELEMENTS:
            self._row(element)
        elif tag == "ScheduleOptions":
            self.own.update(_texts(element))
        elif tag == "DisplayCurrency":
            self.tables.currency = (element.findtext("Currency/Id") or "").strip()
        elif tag == "Code":
            self.codes.append(_copy(element))
        elif tag == "UDF":
            self.fields.append(_copy(element))
        elif tag == ROOT or tag in _ASIDE:
            return
        elif len(element) == 0:
            self.own[tag] = (element.text or "").strip()
        else:
            self.tables.unread[tag] += 1

    def _row(self, element: Element) -> None:
        tag = element.tag
        table, columns = ELEMENTS[tag]
        if tag == "RoleRateNew" and not self.new_rates:
            self.new_rates = True
            self.tables.rows.pop("ROLERATE", None)  # the older element repeats the first of these
        elif tag == "RoleRate" and self.new_rates:
            return
        texts = _texts(element)
        id_ = texts.get("ObjectId", "")
        place = f"{tag} ObjectId {id_}" if id_ else tag
        row = self._add(table, columns, texts, place)
        self._tell_others(tag, texts, columns.keys(), DULL)
        if tag in ("Activity", "WBS"):
            for code in element.iterfind("Code"):
                if len(code):  # the code of a WBS element bears the same name
                    self._code(code, row)
            for value in element.iterfind("UDF"):
                self._value(value, row[columns["ObjectId"]], place)
        else:
            extra = len(element.findall("UDF"))
            if extra:
                self.tables.unread_columns[tag, "UDF"] += extra

    def _tell_others(
        self, tag: str, texts: dict[str, str], known: AbstractSet[str], dull: re.Pattern[str]
    ) -> None:
        for part, text in texts.items():
            if part not in known and text not in _PLAIN and not dull.match(part):
                self.tables.unread_columns[tag, part] += 1

    def _add(self, table: str, columns: dict[str, str], texts: dict[str, str], place: str) -> Row:
        cells: dict[str, str] = {}
        for tag, column in columns.items():
            text = texts.get(tag, "")
            if len(text) > LONGEST_TEXT:
                self.draft.warn("p6-text-cut", place, limit=LONGEST_TEXT)
                text = text[:LONGEST_TEXT]
            if text or column not in cells:
                cells[column] = _translated(column, text)
        index = self.index.get(id(columns))
        if index is None:
            index = self.index[id(columns)] = {column: at for at, column in enumerate(cells)}
        row = Row(index, tuple(cells.values()), place)
        self.tables.rows.setdefault(table, []).append(row)
        return row

    def _code(self, code: Element, row: Row) -> None:
        texts = _texts(code)
        cells = {
            "task_id": row["task_id"],
            "actv_code_type_id": texts.get("TypeObjectId", ""),
            "actv_code_id": texts.get("ValueObjectId", ""),
        }
        if cells["task_id"]:
            self._plain("TASKACTV", cells, row.place)
        else:
            self.tables.unread_columns["WBS", "Code"] += 1

    def _value(self, value: Element, owner: str, place: str) -> None:
        texts = _texts(value)
        cells = {"udf_type_id": texts.get("TypeObjectId", ""), "fk_id": owner}
        for tag, column in _VALUES.items():
            if texts.get(tag):
                cells[column] = texts[tag]
        self._plain("UDFVALUE", cells, place)

    def _plain(self, table: str, cells: dict[str, str], place: str) -> None:
        row = Row({column: at for at, column in enumerate(cells)}, tuple(cells.values()), place)
        self.tables.rows.setdefault(table, []).append(row)

    def _project(self, tag: str) -> None:
        texts, self.own = self.own, {}
        id_ = texts.get("ObjectId", "")
        place = f"{tag} ObjectId {id_}"
        if tag == "Project":
            texts.pop("OriginalProjectObjectId", None)
        row = self._add("PROJECT", PROJECT, texts, place)
        self._tell_others("Project", texts, PROJECT.keys() | OPTIONS.keys(), DULL_SETTING)
        if any(texts.get(name) for name in OPTIONS):
            self._options(texts, id_, place)
        self._root(row)
        for code in self.codes:
            parts = _texts(code)
            cells = {
                "proj_id": id_,
                "proj_catg_type_id": parts.get("TypeObjectId", ""),
                "proj_catg_id": parts.get("ValueObjectId", ""),
            }
            self._plain("PROJPCAT", cells, place)
        for value in self.fields:
            self._value(value, id_, place)
        self.codes, self.fields = [], []

    def _options(self, texts: dict[str, str], id_: str, place: str) -> None:
        row = self._add("SCHEDOPTIONS", OPTIONS, texts, place)
        cells = {column: text for column in row.columns if (text := row[column])}
        cells["proj_id"] = id_
        mode = texts.get("OutOfSequenceScheduleType", "")
        cells["sched_retained_logic"] = "Y" if mode in ("", "Retained Logic") else "N"
        cells["sched_progress_override"] = "Y" if mode == "Progress Override" else "N"
        if mode not in ("", "Retained Logic", "Progress Override", "Actual Dates"):
            self.draft.warn("p6-setting-odd", place, name="OutOfSequenceScheduleType", text=mode[:40])
            cells["sched_retained_logic"] = "Y"
        self.tables.rows["SCHEDOPTIONS"][-1] = Row(
            {column: at for at, column in enumerate(cells)}, tuple(cells.values()), place
        )

    def _root(self, row: Row) -> None:
        """Add the WBS element that stands for the project, which P6 does not write."""
        rows = self.tables.rows.setdefault("PROJWBS", [])
        own = [each for each in rows if each["proj_id"] == row["proj_id"]]
        tops = [each for each in own if not each["parent_wbs_id"]]
        cells = {
            "wbs_id": row["wbs_id"] or f"project {row['proj_id']}",
            "proj_id": row["proj_id"],
            "wbs_short_name": row["proj_short_name"],
            "wbs_name": row["name"],
            "proj_node_flag": "Y",
            "status_code": row["status_code"],
        }
        root = next((each for each in own if each["wbs_id"] == row["wbs_id"]), None)
        if root is None and len(tops) == 1 and tops[0]["wbs_name"] == row["name"]:
            root = tops[0]  # other programs write the project as a WBS element of the same name
        if root is not None:
            cells = {column: root[column] for column in root.columns} | {"proj_node_flag": "Y"}
            rows.remove(root)
        self._plain("PROJWBS", cells, root.place if root is not None else row.place)


_PLAIN = frozenset({"", "0", "0.0", "false", "N"})


def _texts(element: Element) -> dict[str, str]:
    return {child.tag: (child.text or "").strip() for child in element if len(child) == 0}


def _copy(element: Element) -> Element:
    """Return an element that outlives the stream."""
    copy = Element(element.tag)
    copy.extend(list(element))
    return copy


def _translated(column: str, text: str) -> str:
    if column in FLAGS and text:
        return "Y" if text in ("1", "true") else "N"
    if column in FRACTIONS and text:
        try:
            return f"{float(text) * 100:.10g}"
        except ValueError:
            return text
    return WORDS[column].get(text, text) if column in WORDS else text
