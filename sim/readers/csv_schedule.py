"""Schedules as tables: CSV and its kin, columns told by their headers or by a mapping."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from sim.calendar import DAY, Calendar, standard_calendar
from sim.job import Job, silent_job
from sim.moment import NOT_A_TIME, text_of
from sim.planning.date_order import Decision, decide, read_date
from sim.planning.draft import (
    MOST_TASKS,
    AssignmentDraft,
    BaselineDraft,
    RelationDraft,
    ResourceDraft,
    ScheduleDraft,
    TaskDraft,
    grouped,
)
from sim.planning.forward_pass import lay_out, roll_up
from sim.planning.kept_columns import take_named
from sim.problem import Problem, ReadError
from sim.readers.column_names import detect, means
from sim.readers.delimited import Table, read_table
from sim.readers.duration_text import seconds
from sim.readers.predecessor_text import predecessors
from sim.readers.table_cells import amount, assigned
from sim.readers.table_mapping import DATES, Mapping, columns_of, saved_for
from sim.readers.workbook import read_workbook
from sim.resourcing import ResourceKind
from sim.schedule import Action, Schedule, TaskKind
from sim.task_plan import UNKNOWN


def read_csv_schedule(
    path: Path, mapping: Mapping | None = None, job: Job | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule in a table, and what could not be taken as it stands.

    Rows that repeat a task's ID are one task from the first start to the last finish: logs have a row
    for each element.

    Raises
    ------
    ReadError
        If the file is no table, or none of its columns names or dates tasks.
    """
    wish = mapping or Mapping()
    return read_table_schedule(path, read_table(path, wish.encoding, wish.delimiter), mapping, job)


def read_xlsx_schedule(
    path: Path, mapping: Mapping | None = None, job: Job | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule in an Excel workbook; otherwise as `read_csv_schedule`."""
    return read_table_schedule(path, read_workbook(path, job), mapping, job)


def read_table_schedule(
    path: Path, table: Table, mapping: Mapping | None = None, job: Job | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule in a table that was read from `path`.

    Without a mapping, the one a person saved for these columns counts.
    """
    saved = saved_for(table) if mapping is None else None
    wish = mapping or (saved[0] if saved else Mapping())
    columns = columns_of(path, table, wish)
    reader = _Reader(path, table, columns, wish.date_order, job or silent_job())
    if saved is not None:
        reader.draft.info("table-mapping-used", "", name=saved[1].name)
    return reader.read()


def autodetect(path: Path) -> Mapping:
    """Return the mapping that would be used for a file, for a person to correct."""
    table = read_table(path)
    columns = detect(table.header, "schedule")
    cells = _cells_of(table, [columns[role] for role in DATES if role in columns])
    return Mapping(columns, decide(cells).order, table.encoding, table.delimiter)


def _cells_of(table: Table, names: Sequence[str]) -> list[str]:
    numbers = [table.header.index(name) for name in names]
    return [cells[number] for _, cells in table.rows for number in numbers if cells[number]]


class _Reader:
    """Turns the rows of one table into tasks."""

    def __init__(self, path: Path, table: Table, columns: dict[str, str], order: str, job: Job) -> None:
        self.table, self.job, self.path = table, job, path
        self.at = {role: table.header.index(name) for role, name in columns.items()}
        used = set(self.at.values())
        self.others = {n: name for n, name in enumerate(table.header) if n not in used and name}
        self.draft = ScheduleDraft(path.stem, str(path), calendars=[standard_calendar()])
        decision = decide(_cells_of(table, [columns[role] for role in DATES if role in columns]))
        self.order = order or decision.order
        if not order:
            self._doubt(decision)
        self.row_of: dict[str, int] = {}
        self.work: list[int] = []
        self.team: dict[str, int] = {}
        self.waits: list[tuple[int, str]] = []
        self.parents: list[tuple[int, str]] = []
        self.levels: list[tuple[int, int]] = []
        self.repeated = self.nameless = 0

    def read(self) -> tuple[Schedule, list[Problem]]:
        """Read all rows and join them."""
        for number, (line, cells) in enumerate(self.table.rows):
            if number % 5000 == 0:
                self.job.step("reading-schedule", number, len(self.table.rows))
            self._row(line, cells)
            if len(self.draft.tasks) > MOST_TASKS:
                raise ReadError(str(self.path), f"line {line}", "too-many-tasks", {"limit": MOST_TASKS})
        if self.nameless:
            self.draft.info("csv-rows-without-task", "", count=self.nameless)
        if self.repeated:
            self.draft.info("csv-rows-repeat-tasks", "", count=self.repeated, tasks=len(self.draft.tasks))
        if not self.draft.tasks:
            self.draft.warn("schedule-empty")
        self._join_outline()
        for row, text in self.waits:
            self._predecessors(row, text)
        take_named(self.draft)
        self._date()
        return self.draft.schedule(), grouped(self.draft.problems)

    def _doubt(self, decision: Decision) -> None:
        if decision.ambiguous:
            self.draft.warn("csv-dates-ambiguous", "", order="d-m-y")
        if decision.contradictory:
            self.draft.warn("csv-dates-contradict", "", order="-".join(decision.order))

    def _row(self, line: int, cells: list[str]) -> None:
        def cell(role: str) -> str:
            return cells[self.at[role]] if role in self.at else ""

        name, place = cell("name"), f"line {line}"
        key = cell("id") or (cell("wbs") if "id" not in self.at else "")
        if not key and not name:
            self.nameless += 1
            return
        task = TaskDraft(id=key, name=name, wbs=cell("wbs"), place=place)
        for role in DATES:
            setattr(task, role, self._moment(cell(role), role, place))
        for role in ("cost", "actual_cost"):
            setattr(task, role, self._money(cell(role), role, place))
        task.percent = _number(cell("percent"))
        if cell("percent") and not cell("percent").endswith("%") and 0 < task.percent <= 1:
            task.percent *= 100 if "." in cell("percent") or "," in cell("percent") else 1
        if key and key in self.row_of:
            task.fields = self._fields(cells)
            self._again(self.draft.tasks[self.row_of[key]], task)
            return
        row = len(self.draft.tasks)
        task.id = key or str(row + 1)
        self.row_of.setdefault(task.id, row)
        task.kind, task.action = _kind(cell), _action(cell("action"))
        task.fields = self._fields(cells)
        self.draft.tasks.append(task)
        self.work.append(self._duration(task, cell("duration"), place))
        task.remaining = self._length(cell("remaining"), "remaining", place)
        task.work = self._length(cell("work"), "work", place)
        self._baseline(task, self._money(cell("baseline_cost"), "baseline_cost", place))
        self._resources(row, cell("resources"))
        if cell("predecessors"):
            self.waits.append((row, cell("predecessors")))
        if cell("parent"):
            self.parents.append((row, cell("parent")))
        if cell("level").isdecimal() and len(cell("level")) < 5:
            self.levels.append((row, int(cell("level"))))

    def _fields(self, cells: list[str]) -> dict[str, str]:
        return {header: cells[n] for n, header in self.others.items() if cells[n]}

    def _again(self, known: TaskDraft, task: TaskDraft) -> None:
        self.repeated += 1
        # What differs from row to row belongs to the rows, not to the task.
        for header in self.others.values():
            if known.fields.get(header) != task.fields.get(header):
                known.fields.pop(header, None)
        spans = [text_of(when) for when in (known.start, known.finish)]
        widened = False
        for role, better in (("start", np.less), ("finish", np.greater)):
            new, old = getattr(task, role), getattr(known, role)
            if not np.isnat(new) and (np.isnat(old) or better(new, old)):
                widened |= not np.isnat(old)
                setattr(known, role, new)
        if widened or (task.name and task.name != known.name):
            now = f"{text_of(known.start)} – {text_of(known.finish)}"
            self.draft.warn("csv-task-differs", task.place, id=known.id, span=now, first=" – ".join(spans))

    def _moment(self, text: str, role: str, place: str) -> np.datetime64:
        if not text or text.casefold() in ("na", "n/a", "nvt", "-", "无"):
            return NOT_A_TIME
        try:
            return read_date(text, self.order, end_of_day=role.endswith("finish"))
        except ValueError:
            self.draft.warn("date-odd", self._cell(place, role), text=text[:40])
            return NOT_A_TIME

    def _cell(self, place: str, role: str) -> str:
        return f"{place}, {self.table.header[self.at[role]]}"

    def _duration(self, task: TaskDraft, text: str, place: str) -> int:
        work = 0 if task.kind == TaskKind.MILESTONE else 28800
        if text:
            task.fields["Duration"] = text
            try:
                work, elapsed = seconds(text)
                work = max(0, work)
                task.duration = work
                if elapsed:
                    task.calendar = self._all_day()
            except ValueError:
                self.draft.warn("duration-odd", self._cell(place, "duration"), text=text[:40])
        return work

    def _all_day(self) -> int:
        if len(self.draft.calendars) == 1:
            self.draft.calendars.append(Calendar("24 h", (((0, DAY),),) * 7))
        return 1

    def _length(self, text: str, role: str, place: str) -> int:
        if not text:
            return UNKNOWN
        try:
            # Effort is counted in hours where nothing else is said.
            return max(0, seconds(f"{text}h" if role == "work" and text[-1].isdecimal() else text)[0])
        except ValueError:
            self.draft.warn("length-odd", self._cell(place, role), text=text[:40])
            return UNKNOWN

    def _money(self, text: str, role: str, place: str) -> float:
        if not text:
            return np.nan
        value = amount(text)
        if np.isnan(value):
            self.draft.warn("number-odd", self._cell(place, role), text=text[:40])
        return value

    def _baseline(self, task: TaskDraft, cost: float) -> None:
        if not (np.isnat(task.baseline_start) and np.isnat(task.baseline_finish) and np.isnan(cost)):
            task.baselines["Baseline"] = BaselineDraft(task.baseline_start, task.baseline_finish, cost=cost)

    def _resources(self, row: int, text: str) -> None:
        """Take "Crane[50%],Crew[2],Concrete[3 m3]"."""
        for name, units, unit in assigned(text):
            if name not in self.team:
                self.team[name] = len(self.draft.resources)
                kind = ResourceKind.MATERIAL if unit else ResourceKind.LABOUR
                self.draft.resources.append(ResourceDraft(str(len(self.team)), name, kind, unit=unit))
            found = AssignmentDraft(row, self.team[name], str(len(self.draft.assignments) + 1))
            if unit:
                found.quantity = units
            else:
                found.units = units
            self.draft.assignments.append(found)

    def _join_outline(self) -> None:
        tasks = self.draft.tasks
        for row, text in self.parents:
            parent = self.row_of.get(text, -1)
            if parent < 0:
                self.draft.warn("csv-parent-missing", tasks[row].place, id=text)
            tasks[row].parent = parent
        above: list[tuple[int, int]] = []
        for row, level in self.levels if not self.parents else ():
            while above and above[-1][0] >= level:
                above.pop()
            tasks[row].parent = above[-1][1] if above else -1
            above.append((level, row))
        if not self.parents and not self.levels:
            by_wbs: dict[str, int] = {}
            for row, task in enumerate(tasks):
                by_wbs.setdefault(task.wbs, row)
            for row, task in enumerate(tasks):
                head = task.wbs.rpartition(".")[0]
                task.parent = by_wbs.get(head, -1) if head and by_wbs.get(head) != row else -1

    def _predecessors(self, row: int, text: str) -> None:
        place = self.draft.tasks[row].place
        for found in predecessors(text, self.row_of):
            if found.id not in self.row_of:
                self.draft.warn("relation-end-missing", place, id=found.id[:60])
                continue
            if found.odd:
                self.draft.warn("relation-lag-odd", place)
            before = self.row_of[found.id]
            self.draft.relations.append(RelationDraft(before, row, found.kind, found.lag, found.unit))

    def _date(self) -> None:
        """Work out the end that is missing, then what only links and durations date."""
        draft = self.draft
        draft.cut_cycles()
        parents = {task.parent for task in draft.tasks}
        calendar = draft.calendars[0]
        undated = []
        for row, task in enumerate(draft.tasks):
            if row in parents:
                continue
            if "duration" in self.at and task.fields.get("Duration"):
                if np.isnat(task.finish) and not np.isnat(task.start):
                    task.finish = calendar.add(calendar.next_work(task.start), self.work[row])
                elif np.isnat(task.start) and not np.isnat(task.finish):
                    task.start = calendar.add(task.finish, -self.work[row])
            if np.isnat(task.start) and np.isnat(task.finish):
                undated.append(row)
        known = [task.start for task in draft.tasks if not np.isnat(task.start)]
        if undated and known and draft.relations:
            begin = min(known)
            place = ", ".join(draft.tasks[row].place for row in undated[:5])
            draft.warn("dates-assumed", place, count=len(undated), begin=str(begin)[:10])
            lay_out(draft, self.work, begin)
        elif undated:
            draft.warn("csv-undated", draft.tasks[undated[0]].place, count=len(undated))
        roll_up(draft.tasks)


def _kind(cell: Callable[[str], str]) -> TaskKind:
    if means(cell("summary"), "yes") or means(cell("action"), "summary"):
        return TaskKind.SUMMARY
    if means(cell("milestone"), "yes") or means(cell("action"), "milestone"):
        return TaskKind.MILESTONE
    return TaskKind.TASK


def _action(text: str) -> Action:
    for action in (Action.DEMOLISH, Action.PROVIDE, Action.MAINTAIN, Action.MOVE):
        if text and means(text, action.name.casefold()):
            return action
    return Action.CONSTRUCT


def _number(text: str) -> float:
    try:
        value = float(text.rstrip("% ").replace(",", "."))
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0
