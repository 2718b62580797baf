"""Schedules of Microsoft Project 2002 and later, saved as XML (MSPDI).

Notes
-----
Element meanings: Microsoft Project XML Data Interchange Schema, "Project elements and XML structure"
(Microsoft Learn, Office client developer documentation).
"""

from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from sim.calendar import Calendar, standard_calendar
from sim.job import Job, silent_job
from sim.moment import NOT_A_TIME, duration, moment
from sim.planning.draft import MOST_TASKS, RelationDraft, ScheduleDraft, TaskDraft, grouped
from sim.problem import Problem, ReadError
from sim.readers.mspdi_calendars import CalendarDraft, join_calendars, read_calendar
from sim.readers.xml_stream import pieces
from sim.schedule import RelationKind, Schedule, TaskKind

_CONSTRAINTS: Final = ("ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT")
_KINDS: Final = (RelationKind.FF, RelationKind.FS, RelationKind.SF, RelationKind.SS)
_KEPT: Final = {
    "UID": "UID", "GUID": "GUID", "Duration": "Duration", "ConstraintDate": "Constraint date",
    "Deadline": "Deadline", "Notes": "Notes", "Priority": "Priority", "Contact": "Contact",
    "Critical": "Critical", "Manual": "Manual", "Hyperlink": "Hyperlink", "HyperlinkAddress": "Link address",
    "Work": "Work", "Cost": "Cost", "FixedCost": "Fixed cost", "TotalSlack": "Total slack",
    "StartText": "Start text", "FinishText": "Finish text", "DurationText": "Duration text",
    "ActualDuration": "Actual duration", "RemainingDuration": "Remaining duration",
    "PhysicalPercentComplete": "Physical percent", "Stop": "Stop", "Resume": "Resume",
}  # fmt: skip
_DULL: Final = frozenset({"", "0", "-1", "PT0H0M0S", "500"})  # values that say nothing
# Values that follow from others, or say how Project shows a task.
_DERIVED_NAMES: Final = """
    ID Name WBS OutlineNumber OutlineLevel Type IsNull CreateDate Start Finish Milestone Summary Active
    CalendarUID ConstraintType PercentComplete ActualStart ActualFinish PredecessorLink ExtendedAttribute
    Baseline DurationFormat ResumeValid EffortDriven Recurring OverAllocated Estimated IsSubproject
    IsSubprojectReadOnly ExternalTask EarlyStart EarlyFinish LateStart LateFinish StartVariance
    FinishVariance WorkVariance FreeSlack StartSlack FinishSlack FixedCostAccrual PercentWorkComplete
    OvertimeCost OvertimeWork ActualCost ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork
    RemainingCost RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV BCWS BCWP
    LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat IgnoreResourceCalendar HideBar
    Rollup EarnedValueMethod IsPublished CommitmentType ManualStart ManualFinish ManualDuration
    DisplayAsSummary FreeformDurationFormat PreLeveledStart PreLeveledFinish ActualWorkProtected
    ActualOvertimeWorkProtected HyperlinkSubAddress StatusManager BoardStatusColumnOrderingID
    SprintColumnOrderingID NextAvailableBoardStatusColumnOrderingID NextAvailableSprintOrderingID
    DisplayOnTimeline CommitmentStart CommitmentFinish
"""
_DERIVED: Final = frozenset(_DERIVED_NAMES.split())
_PIECES: Final = frozenset(
    {
        "Task", "Calendar", "ExtendedAttribute", "Name", "Title", "StatusDate", "CalendarUID", "Resource",
        "Assignment", "OutlineCode",
    }
)  # fmt: skip


def read_mspdi(path: Path, job: Job | None = None) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of an MSPDI file, and what could not be taken as it stands.

    Raises
    ------
    ReadError
        If the file is no MSPDI, or no XML at all.
    """
    reader = _Reader(ScheduleDraft(source=str(path)))
    root = ""
    for where, element in pieces(path, _PIECES, job or silent_job()):
        root = where.partition("/")[0]
        reader.take(where, element)
        if len(reader.draft.tasks) > MOST_TASKS:
            raise ReadError(str(path), "Tasks", "too-many-tasks", {"limit": MOST_TASKS})
    if root != "Project":
        raise ReadError(str(path), "", "not-mspdi")
    return reader.finish()


class _Reader:
    """Gathers one file; calendars and relations wait until all of their ends are known."""

    def __init__(self, draft: ScheduleDraft) -> None:
        self.draft = draft
        self.project: dict[str, str] = {}
        self.alias: dict[str, str] = {}
        self.calendars: list[CalendarDraft] = []
        self.outline: list[tuple[int, int]] = []  # (level, row) of the summaries a task stands below
        self.row_of: dict[str, int] = {}
        self.calendar_of: list[tuple[int, str]] = []
        self.links: list[tuple[int, Element]] = []
        self.unread: dict[str, int] = {}
        self.inactive = self.empty = 0

    def take(self, where: str, element: Element) -> None:
        """Read one piece of the file."""
        text = (element.text or "").strip()
        if element.tag == "Task" and where == "Project/Tasks":
            self._task(element)
        elif element.tag == "Calendar" and where == "Project/Calendars":
            self.calendars.append(read_calendar(element, self.draft))
        elif element.tag == "ExtendedAttribute" and where == "Project/ExtendedAttributes":
            field_id = (element.findtext("FieldID") or "").strip()
            name = (element.findtext("Alias") or element.findtext("FieldName") or "").strip()
            self.alias[field_id] = name or f"Field {field_id}"
        elif element.tag in ("Resource", "Assignment", "OutlineCode"):
            self.unread[element.tag] = self.unread.get(element.tag, 0) + 1
        elif where == "Project":
            self.project[element.tag] = text

    def finish(self) -> tuple[Schedule, list[Problem]]:
        """Join what was gathered."""
        draft, project = self.draft, self.project
        draft.title = project.get("Title") or draft.title or project.get("Name", "")
        draft.status_date = self._moment(project.get("StatusDate", ""), "Project/StatusDate")
        self._join_calendars()
        for row, link in self.links:
            self._relation(row, link)
        for tag, count in sorted(self.unread.items()):
            draft.info("mspdi-not-used", "Project", what=tag, count=count)
        if self.empty:
            draft.info("mspdi-empty-tasks", "Project/Tasks", count=self.empty)
        if self.inactive:
            draft.info("mspdi-inactive-tasks", "Project/Tasks", count=self.inactive)
        if not draft.tasks:
            draft.warn("schedule-empty", "Project/Tasks")
        return draft.schedule(), grouped(draft.problems)

    def _task(self, element: Element) -> None:
        texts = {child.tag: (child.text or "").strip() for child in element if len(child) == 0}
        uid = texts.get("UID", "")
        place = f"Task UID {uid}"
        if texts.get("IsNull") == "1":
            self.empty += 1
            return
        if texts.get("Active") == "0":
            self.inactive += 1
            return
        level = self._level(texts)
        if level == 0 and not self.draft.tasks and (uid == "0" or texts.get("ID") == "0"):
            self.draft.title = texts.get("Name", "")  # the project itself, not work
            return
        row = len(self.draft.tasks)
        while self.outline and self.outline[-1][0] >= level:
            self.outline.pop()
        task = TaskDraft(
            id=texts.get("ID") or uid,
            name=texts.get("Name", ""),
            wbs=texts.get("WBS") or texts.get("OutlineNumber", ""),
            parent=self.outline[-1][1] if self.outline else -1,
            kind=_kind(texts),
            percent=_number(texts.get("PercentComplete", "")),
            place=place,
        )
        self.outline.append((level, row))
        for name, tag in (
            ("start", "Start"), ("finish", "Finish"), ("actual_start", "ActualStart"),
            ("actual_finish", "ActualFinish"),
        ):  # fmt: skip
            setattr(task, name, self._moment(texts.get(tag, ""), f"{place}/{tag}"))
        self._baseline(task, element)
        self._fields(task, texts, element)
        if uid in self.row_of:
            self.draft.warn("task-uid-twice", place, uid=uid)
        self.row_of.setdefault(uid, row)
        self.calendar_of.append((row, texts.get("CalendarUID", "-1")))
        self.links += [(row, link) for link in element.iterfind("PredecessorLink")]
        self.draft.tasks.append(task)

    def _level(self, texts: dict[str, str]) -> int:
        text = texts.get("OutlineLevel", "")
        if text.isdecimal() and len(text) < 6:
            return int(text)
        return texts.get("OutlineNumber", "").count(".") + 1

    def _baseline(self, task: TaskDraft, element: Element) -> None:
        for baseline in element.iterfind("Baseline"):
            number = (baseline.findtext("Number") or "0").strip()
            if number != "0":
                self.unread[f"Baseline {number}"] = self.unread.get(f"Baseline {number}", 0) + 1
                continue
            task.baseline_start = self._moment(baseline.findtext("Start") or "", f"{task.place}/Baseline")
            task.baseline_finish = self._moment(baseline.findtext("Finish") or "", f"{task.place}/Baseline")

    def _fields(self, task: TaskDraft, texts: dict[str, str], element: Element) -> None:
        for tag, text in texts.items():
            name = _KEPT.get(tag)
            if name is not None and text not in _DULL:
                task.fields[name] = text
            elif name is None and tag not in _DERIVED:
                self.unread[tag] = self.unread.get(tag, 0) + 1
        constraint = texts.get("ConstraintType", "0")
        if constraint.isdecimal() and 0 < int(constraint[:4]) < len(_CONSTRAINTS):
            task.fields["Constraint"] = _CONSTRAINTS[int(constraint)]
        for extra in element.iterfind("ExtendedAttribute"):
            field_id = (extra.findtext("FieldID") or "").strip()
            value = (extra.findtext("Value") or "").strip()
            if value:
                task.fields[self.alias.get(field_id, f"Field {field_id}")] = value

    def _join_calendars(self) -> None:
        rows = join_calendars(self.calendars, self.draft)
        default = rows.get(self.project.get("CalendarUID", ""), 0)
        if not self.draft.calendars:
            self.draft.info("calendar-assumed", "Project/Calendars")
            self.draft.calendars.append(standard_calendar())
        for row, uid in self.calendar_of:
            if uid not in rows and uid not in ("", "-1", "0"):
                self.draft.warn("calendar-missing", self.draft.tasks[row].place, uid=uid)
            self.draft.tasks[row].calendar = rows.get(uid, default)

    def _relation(self, row: int, link: Element) -> None:
        task = self.draft.tasks[row]
        uid = (link.findtext("PredecessorUID") or "").strip()
        if uid not in self.row_of:
            self.draft.warn("relation-end-missing", task.place, id=uid)
            return
        kind = int(_number(link.findtext("Type") or "1"))
        if not 0 <= kind < len(_KINDS):
            self.draft.warn("relation-kind-unknown", task.place, kind=kind)
            kind = 1
        before = self.row_of[uid]
        self.draft.relations.append(
            RelationDraft(before, row, _KINDS[kind], self._lag(before, row, kind, link))
        )

    def _lag(self, before: int, row: int, kind: int, link: Element) -> int:
        """Return the lag in working seconds; the file has tenths of a minute, or percent."""
        lag = _number(link.findtext("LinkLag") or "")
        unit = int(_number(link.findtext("LagFormat") or "7"))
        first, task = self.draft.tasks[before], self.draft.tasks[row]
        if unit in (19, 20, 51, 52):
            try:
                return round(duration(first.fields.get("Duration", "PT0H0M0S")) * lag / 100)
            except ValueError:
                self.draft.warn("relation-lag-odd", task.place)
                return 0
        seconds = round(lag * 6)
        if unit not in (4, 6, 8, 10, 12, 36, 38, 40, 42, 44) or seconds == 0:
            return seconds
        # Elapsed time runs day and night: count the work that falls into it where the link stands.
        anchor = first.start if kind in (2, 3) else first.finish
        if np.isnat(anchor) or abs(seconds) > 3650 * 86400:
            self.draft.warn("relation-lag-odd", task.place)
            return 0
        calendar: Calendar = self.draft.calendars[max(0, task.calendar)]
        work = calendar.between(anchor, anchor + np.timedelta64(seconds, "s"))
        self.draft.info("relation-lag-elapsed", task.place, hours=seconds / 3600, work=work / 3600)
        return work

    def _moment(self, text: str, place: str) -> np.datetime64:
        if not text or text == "NA":
            return NOT_A_TIME
        try:
            return moment(text)
        except ValueError:
            self.draft.warn("date-odd", place, text=text[:40])
            return NOT_A_TIME


def _kind(texts: dict[str, str]) -> TaskKind:
    if texts.get("Summary") == "1":
        return TaskKind.SUMMARY
    return TaskKind.MILESTONE if texts.get("Milestone") == "1" else TaskKind.TASK


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e12 else 0.0
