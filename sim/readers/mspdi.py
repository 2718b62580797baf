"""Schedules of Microsoft Project 2002 and later, saved as XML (MSPDI).

Notes
-----
Element meanings: Microsoft Project XML Data Interchange Schema, "Project elements and XML structure"
(Microsoft Learn, Office client developer documentation).
"""

from collections import Counter
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from sim.calendar import standard_calendar
from sim.job import Job, silent_job
from sim.planning.draft import MOST_TASKS, AssignmentDraft, RelationDraft, ScheduleDraft, grouped
from sim.planning.kept_columns import FIELD, take_back, take_back_resource
from sim.problem import Problem, ReadError
from sim.readers.mspdi_calendars import CalendarDraft, join_calendars, read_calendar
from sim.readers.mspdi_fields import FieldNames
from sim.readers.mspdi_resources import UNASSIGNED, read_assignment, read_rates, read_resource
from sim.readers.mspdi_settings import SETTINGS, read_settings
from sim.readers.mspdi_task_calendars import ELAPSED, TaskCalendars, TaskTime
from sim.readers.mspdi_tasks import DULL, TENTH, read_task, unread
from sim.readers.xml_stream import pieces
from sim.readers.xml_values import Values
from sim.resourcing import ResourceKind
from sim.schedule import LagUnit, RelationKind, Schedule

_KINDS: Final = (RelationKind.FF, RelationKind.FS, RelationKind.SF, RelationKind.SS)
_PERCENT: Final = {
    19: LagUnit.PERCENT,
    51: LagUnit.PERCENT,
    20: LagUnit.ELAPSED_PERCENT,
    52: LagUnit.ELAPSED_PERCENT,
}
# How Project shows a file, not what is planned.
_SHOWN: Final = frozenset(
    {"View", "Filter", "Group", "Table", "Map", "Report", "Drawing", "DataLink", "VBAProject", "WBSMask"}
)
_PIECES: Final = SETTINGS | _SHOWN | {
    "Task", "Calendar", "ExtendedAttribute", "Resource", "Assignment", "OutlineCode",
}  # fmt: skip
# Values of resources and assignments that follow from others, or say how Project shows or bills them.
_DERIVED_NAMES: Final = """
    ID UID GUID IsNull Initials WorkGroup OverAllocated Overallocated CanLevel AccrueAt Work RegularWork
    OvertimeWork ActualWork RemainingWork ActualOvertimeWork RemainingOvertimeWork PercentWorkComplete Cost
    OvertimeCost ActualCost ActualOvertimeCost RemainingCost RemainingOvertimeCost WorkVariance CostVariance
    SV CV ACWP BCWS BCWP VAC PeakUnits StandardRateFormat OvertimeRateFormat BookingType CreationDate Start
    Finish AvailableFrom AvailableTo IsGeneric IsInactive IsEnterprise IsBudget ActualWorkProtected
    ActualOvertimeWorkProtected Milestone FixedMaterial HasFixedRateUnits FinishVariance StartVariance
    LevelingDelayFormat LinkedFields ResponsePending UpdateNeeded Confirmed RateScale Stop Resume
    ActualStart ActualFinish Summary Type
"""
_DERIVED: Final = frozenset(_DERIVED_NAMES.split())


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
    """Gathers one file; calendars, relations and assignments wait until all of their ends are known."""

    def __init__(self, draft: ScheduleDraft) -> None:
        self.draft = draft
        self.settings = Element("Project")
        self.names = FieldNames()
        self.calendars: list[CalendarDraft] = []
        self.outline: list[tuple[int, int]] = []  # (level, row) of the summaries a task stands below
        self.row_of: dict[str, int] = {}
        self.times: list[TaskTime] = []
        self.links: list[tuple[int, Values]] = []
        self.inactive: set[int] = set()
        self.resource_row: dict[str, int] = {}
        self.resource_calendar: list[str] = []
        self.assigned: list[tuple[AssignmentDraft, str, str]] = []  # with the UIDs of task and resource
        self.counts: Counter[str] = Counter()
        self.rest: dict[str, Counter[str]] = {
            "Task": Counter(),
            "Resource": Counter(),
            "Assignment": Counter(),
        }

    def take(self, where: str, element: Element) -> None:
        """Read one piece of the file."""
        if where == "Project":
            if element.tag in SETTINGS:
                SubElement(self.settings, element.tag).text = element.text
        elif where == "Project/Tasks" and element.tag == "Task":
            self._task(element)
        elif where == "Project/Calendars" and element.tag == "Calendar":
            self.calendars.append(read_calendar(element, self.draft))
        elif where in ("Project/ExtendedAttributes", "Project/OutlineCodes"):
            self.names.define(element)
        elif where == "Project/Resources" and element.tag == "Resource":
            self._resource(element)
        elif where == "Project/Assignments" and element.tag == "Assignment":
            self._assignment(element)
        elif element.tag in _SHOWN:
            self.counts["mspdi-shown"] += 1

    def finish(self) -> tuple[Schedule, list[Problem]]:
        """Join what was gathered."""
        draft = self.draft
        begun = any(not np.isnat(task.actual_start) or task.percent > 0 for task in draft.tasks)
        rows = self._join_calendars()
        uid = (self.settings.findtext("CalendarUID") or "").strip()
        project = read_settings(self.settings, draft, rows.get(uid, 0), begun)
        draft.projects.append(project)
        draft.title = project.other.get("Title") or draft.title or project.name
        draft.status_date = Values(self.settings, "Project", draft).moment("StatusDate")
        self._join_assignments(rows)
        for row, link in self.links:
            self._relation(row, link)
        calendars = TaskCalendars(draft, rows, project.calendar)
        for row, time in enumerate(self.times):
            draft.tasks[row].calendar = calendars.of(row, time)
        self._tell(calendars)
        take_back(draft)
        return draft.schedule(), grouped(draft.problems)

    def _task(self, element: Element) -> None:
        values = Values(element, "", self.draft)
        uid = values.text("UID")
        values.place = f"Task UID {uid}"
        if values.flag("IsNull"):
            self.counts["mspdi-empty-tasks"] += 1
            return
        level = _level(values)
        if level == 0 and not self.draft.tasks and (uid == "0" or values.text("ID") == "0"):
            self.draft.title = values.text("Name")  # the project itself, not work
            return
        row = len(self.draft.tasks)
        while self.outline and self.outline[-1][0] >= level:
            self.outline.pop()
        task = read_task(element, values, self.names, self.draft)
        task.parent = self.outline[-1][1] if self.outline else -1
        self.outline.append((level, row))
        if values.text("Active") == "0":
            self.inactive.add(row)
            task.manual, task.fields["Inactive"] = True, "1"
        if values.flag("IsSubproject"):
            self.draft.warn("mspdi-subproject", values.place, name=values.text("SubprojectName"))
        if values.flag("ExternalTask"):
            task.manual = True
            self.draft.info("mspdi-external", values.place, name=values.text("ExternalTaskProject"))
        if uid in self.row_of:
            self.draft.warn("task-uid-twice", values.place, uid=uid)
        self.row_of.setdefault(uid, row)
        self.times.append(
            TaskTime(
                values.text("CalendarUID") or "-1",
                elapsed=values.whole("DurationFormat") in ELAPSED,
                fixed=values.text("Type") == "1",
                alone=values.flag("IgnoreResourceCalendar"),
            )
        )
        for link in element.iterfind("PredecessorLink"):
            self.links.append((row, Values(link, values.place, self.draft)))
        self.counts["mspdi-timephased"] += _timephased(element)
        self.rest["Task"].update(unread(values))
        self.draft.tasks.append(task)

    def _resource(self, element: Element) -> None:
        values = Values(element, "", self.draft)
        uid = values.text("UID")
        values.place = f"Resource UID {uid}"
        if values.flag("IsNull") or (uid == "0" and not values.text("Name")):
            return  # an empty row, or the one that stands for "nobody"
        row = len(self.draft.resources)
        self.resource_row.setdefault(uid, row)
        self.resource_calendar.append(values.text("CalendarUID"))
        found, custom = read_resource(element, values), self.names.read(element)
        if FIELD in custom:
            take_back_resource(self.draft, found, custom.pop(FIELD), values.place)
        self.draft.resources.append(found)
        self.draft.rates += read_rates(element, values, row, self.draft)
        self.rest["Resource"].update(tag for tag in values.rest(DULL) if tag not in _DERIVED)
        self.rest["Resource"].update(list(custom))
        self.rest["Resource"].update(["Baseline"] * len(element.findall("Baseline")))

    def _assignment(self, element: Element) -> None:
        values = Values(element, "", self.draft)
        values.place = f"Assignment UID {values.text('UID')}"
        task, resource = values.text("TaskUID"), values.text("ResourceUID")
        self._worked(element, task)
        if resource == UNASSIGNED:
            self.counts["mspdi-unassigned"] += 1
            return
        row = self.resource_row.get(resource, -1)
        material = row >= 0 and self.draft.resources[row].kind == ResourceKind.MATERIAL
        self.assigned.append((read_assignment(values, material), task, resource))
        if values.text("CostRateTable") not in DULL:
            self.draft.info("mspdi-rate-table-other", values.place, table=values.text("CostRateTable"))
        self.rest["Assignment"].update(tag for tag in values.rest(DULL) if tag not in _DERIVED)
        self.rest["Assignment"].update(list(self.names.read(element)))
        self.rest["Assignment"].update(["Baseline"] * len(element.findall("Baseline")))

    def _worked(self, element: Element, task: str) -> None:
        """Note when the work of an assignment is done, which tells where a task is split."""
        row = self.row_of.get(task, -1)
        for item in element.iterfind("TimephasedData"):
            self.counts["mspdi-timephased"] += 1
            if row < 0 or (item.findtext("Type") or "").strip() not in ("1", "2"):
                continue
            values = Values(item, f"Task UID {task}/TimephasedData", self.draft)
            start, finish = values.moment("Start"), values.moment("Finish")
            if values.text("Value") and values.seconds("Value") > 0 and start < finish:
                self.times[row].work(start, finish)

    def _join_calendars(self) -> dict[str, int]:
        rows = join_calendars(self.calendars, self.draft)
        if not self.draft.calendars:
            self.draft.info("calendar-assumed", "Project/Calendars")
            self.draft.calendars.append(standard_calendar())
        return rows

    def _join_assignments(self, rows: dict[str, int]) -> None:
        draft = self.draft
        for resource, uid in zip(draft.resources, self.resource_calendar, strict=True):
            resource.calendar = rows.get(uid, -1)
        for found, task, resource_uid in self.assigned:
            found.task = self.row_of.get(task, -1)
            if found.task < 0:
                draft.warn("mspdi-assignment-lost", f"Assignment UID {found.id}", task=task)
                continue
            found.resource = self.resource_row.get(resource_uid, -1)
            if found.resource < 0:
                draft.warn("mspdi-resource-lost", f"Assignment UID {found.id}", resource=resource_uid)
            else:
                worker = draft.resources[found.resource]
                if worker.kind == ResourceKind.LABOUR and worker.calendar >= 0 and not found.units <= 0:
                    self.times[found.task].resources.append(worker.calendar)
            draft.assignments.append(found)

    def _relation(self, row: int, link: Values) -> None:
        uid = link.text("PredecessorUID")
        if link.flag("CrossProject"):
            self.draft.warn("mspdi-cross-project", link.place, name=link.text("CrossProjectName") or uid)
            return
        if uid not in self.row_of:
            self.draft.warn("relation-end-missing", link.place, id=uid)
            return
        before = self.row_of[uid]
        if before in self.inactive or row in self.inactive:
            self.counts["mspdi-inactive-links"] += 1
            return
        kind = link.whole("Type", 1)
        if not 0 <= kind < len(_KINDS):
            self.draft.warn("relation-kind-unknown", link.place, kind=kind)
            kind = 1
        lag, form = link.number("LinkLag", 0.0), link.whole("LagFormat", 7)
        unit = _PERCENT.get(form, LagUnit.ELAPSED if form in ELAPSED else LagUnit.WORK)
        amount = round(100 * lag if form in _PERCENT else TENTH * lag)
        self.draft.relations.append(RelationDraft(before, row, _KINDS[kind], amount, unit))

    def _tell(self, calendars: TaskCalendars) -> None:
        """Say what was left out, changed or made."""
        draft = self.draft
        if self.inactive:
            self.counts["mspdi-inactive-tasks"] = len(self.inactive)
        for code, count in sorted(self.counts.items()):
            if count:
                draft.info(code, "Project", count=count)
        for what, tags in self.rest.items():
            if tags:
                names = ", ".join(f"{tag} ({count})" for tag, count in sorted(tags.items())[:40])
                draft.info("mspdi-not-used", f"Project/{what}s", what=what, names=names, count=tags.total())
        for code, places in (("mspdi-mixed-calendars", calendars.mixed), ("mspdi-split", calendars.split)):
            if places:
                draft.info(code, ", ".join(places[:5]), count=len(places))
        if not draft.tasks:
            draft.warn("schedule-empty", "Project/Tasks")


def _level(values: Values) -> int:
    text = values.text("OutlineLevel")
    if text.isdecimal() and len(text) < 6:
        return int(text)
    return values.text("OutlineNumber").count(".") + 1


def _timephased(element: Element) -> int:
    return len(element.findall("TimephasedData")) + len(element.findall("Baseline/TimephasedData"))
