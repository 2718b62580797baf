"""The works of a sample written as IFC: plan, schedules, calendars, tasks, logic and what they build."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import numpy as np

from sim.calendar import Calendar
from sim.samples.sample import Sample
from sim.samples.step import StepFile
from sim.samples.works import Span, Work, plan
from sim.schedule import Action, RelationKind
from sim.step_values import Enum, Ref, Typed

Guid = Callable[..., str]
_SEQUENCE = {
    RelationKind.FS: "FINISH_START", RelationKind.SS: "START_START",
    RelationKind.FF: "FINISH_FINISH", RelationKind.SF: "START_FINISH",
}  # fmt: skip


def write_programme(
    step: StepFile, guid: Guid, project: Ref, sample: Sample, products: Mapping[str, Ref]
) -> None:
    """Write the works of a sample, as planned now and as they were planned at first."""
    if not sample.works:
        return
    now = plan(sample.works, sample.calendars, sample.stamp, late=True)
    first = plan(sample.works, sample.calendars, sample.stamp, late=False)
    planned, schedule = _write_schedule(step, guid, sample, now, "PLANNED")
    baseline, old_schedule = _write_schedule(step, guid, sample, first, "BASELINE")
    begin, end = _reach(now)
    work_plan = step.add(
        "IfcWorkPlan",
        guid("work plan"),
        None,
        sample.title,
        None,
        None,
        "WP-1",
        _date(sample.stamp),
        None,
        None,
        None,
        None,
        _date(begin),
        _date(end),
        Enum("PLANNED"),
    )
    schedules = (schedule, old_schedule)
    step.add("IfcRelAggregates", guid("work plan holds"), None, None, None, work_plan, schedules)
    calendars = _write_calendars(step, guid, sample.calendars)
    step.add("IfcRelDeclares", guid("declares works"), None, None, None, project, (work_plan, *calendars))
    for row, calendar in enumerate(calendars):
        users = [planned[w.key] for w in sample.works if w.calendar == row]
        if users:
            step.add(
                "IfcRelAssignsToControl", guid("uses calendar", row), None, None, None, users, None, calendar
            )
    for old, new in ((old_schedule, schedule), *((baseline[k], planned[k]) for k in planned)):
        step.add("IfcRelDefinesByObject", guid("baseline of", new), None, None, None, (old,), new)
    for work in sample.works:
        for link in work.after:
            _write_sequence(step, guid, planned, work, link.key, link.kind, link.lag)
    _write_links(step, guid, sample, planned, products)


def _write_schedule(
    step: StepFile, guid: Guid, sample: Sample, spans: Mapping[str, Span], sort: str
) -> tuple[dict[str, Ref], Ref]:
    begin, end = _reach(spans)
    name = sample.title if sort == "PLANNED" else f"{sample.title} (baseline)"
    schedule = step.add(
        "IfcWorkSchedule",
        guid("schedule", sort),
        None,
        name,
        None,
        None,
        "WS-1" if sort == "PLANNED" else "WS-0",
        _date(sample.stamp),
        None,
        None,
        None,
        None,
        _date(begin),
        _date(end),
        Enum(sort),
    )
    parents = {work.parent for work in sample.works}
    children: dict[str, list[Ref]] = defaultdict(list)
    tasks: dict[str, Ref] = {}
    outline: dict[str, str] = {}
    for work in sample.works:
        outline[work.key] = _number(outline.get(work.parent, ""), len(children[work.parent]) + 1)
        summary = work.key in parents
        task = step.add(
            "IfcTask", guid("task", sort, work.key), None, work.name, None,
            "TEMPORARY" if work.action == Action.PROVIDE else None, outline[work.key], None, None, None,
            not summary and not work.hours and not work.until, None,
            _time(step, work, spans[work.key], summary), Enum("NOTDEFINED" if summary else work.predefined),
        )  # fmt: skip
        tasks[work.key] = task
        children[work.parent].append(task)
    for parent, refs in children.items():
        if parent:
            step.add("IfcRelNests", guid("nests", sort, parent), None, None, None, tasks[parent], refs)
    top = children[""]
    step.add("IfcRelAssignsToControl", guid("controls", sort), None, None, None, top, None, schedule)
    return tasks, schedule


def _time(step: StepFile, work: Work, span: Span, summary: bool) -> Ref:
    elapsed = summary or bool(work.until)
    hours = (span[1] - span[0]).total_seconds() / 3600 if elapsed else work.hours
    return step.add(
        "IfcTaskTime", None, None, None, Enum("ELAPSEDTIME" if elapsed else "WORKTIME"), _duration(hours),
        _date(span[0]), _date(span[1]), *[None] * 13,
    )  # fmt: skip


def _write_sequence(
    step: StepFile,
    guid: Guid,
    tasks: Mapping[str, Ref],
    work: Work,
    before: str,
    kind: RelationKind,
    lag: float,
) -> None:
    value = None
    if lag:
        value = step.share(
            "IfcLagTime", None, None, None, Typed("IFCDURATION", _duration(lag)), Enum("WORKTIME")
        )
    step.add(
        "IfcRelSequence", guid("sequence", before, work.key, kind.name), None, None, None, tasks[before],
        tasks[work.key], value, Enum(_SEQUENCE[kind]), None,
    )  # fmt: skip


def _write_links(
    step: StepFile, guid: Guid, sample: Sample, tasks: Mapping[str, Ref], products: Mapping[str, Ref]
) -> None:
    makes = {work.key: work.action for work in sample.works}
    uses: dict[str, list[Ref]] = defaultdict(list)
    for part in sample.parts:
        if not part.work:
            continue
        fillings = [
            f"{part.code}-{o.name}{i}" for i, o in enumerate(part.kind.openings, 1) if o.filling is not None
        ]
        for code in (part.code, *fillings):
            if makes[part.work] == Action.CONSTRUCT:
                # What a task brings forth is assigned to the product, what it works on to the process.
                step.add(
                    "IfcRelAssignsToProduct",
                    guid("makes", code),
                    None,
                    None,
                    None,
                    (tasks[part.work],),
                    None,
                    products[code],
                )
            else:
                uses[part.work].append(products[code])
    for work in sample.works:
        uses[work.key] += [products[code] for code in work.also]
        if uses[work.key]:
            step.add(
                "IfcRelAssignsToProcess", guid("works on", work.key), None, None, None, uses[work.key], None,
                tasks[work.key], None,
            )  # fmt: skip


def _write_calendars(step: StepFile, guid: Guid, calendars: Sequence[Calendar]) -> list[Ref]:
    refs = []
    for row, calendar in enumerate(calendars):
        shifts = next(day for day in calendar.week if day)
        periods = [step.share("IfcTimePeriod", _clock(a), _clock(b)) for a, b in shifts]
        weekdays = [d + 1 for d, day in enumerate(calendar.week) if day]
        pattern = step.add(
            "IfcRecurrencePattern", Enum("WEEKLY"), None, weekdays, None, None, None, None, periods
        )
        working = step.add("IfcWorkTime", calendar.name, None, None, pattern, None, None)
        off = [step.add("IfcWorkTime", "Holiday", None, None, None, str(first), str(last))
               for first, last in _runs(sorted(calendar.exceptions))]  # fmt: skip
        refs.append(step.add(
            "IfcWorkCalendar", guid("calendar", row), None, calendar.name, None, None, f"CAL-{row + 1}",
            (working,), off or None, Enum("FIRSTSHIFT" if row == 0 else "SECONDSHIFT"),
        ))  # fmt: skip
    return refs


def _runs(days: Sequence[np.datetime64]) -> list[tuple[np.datetime64, np.datetime64]]:
    runs: list[tuple[np.datetime64, np.datetime64]] = []
    for day in days:
        if runs and day - runs[-1][1] == np.timedelta64(1, "D"):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _reach(spans: Mapping[str, Span]) -> Span:
    return min(s for s, _ in spans.values()), max(f for _, f in spans.values())


def _number(parent: str, row: int) -> str:
    return f"{parent}.{row}" if parent else str(row)


def _date(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _clock(seconds: int) -> str:
    seconds = min(seconds, 86399)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _duration(hours: float) -> str:
    minutes = round(hours * 60)
    if not minutes:
        return "PT0S"
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    return f"{sign}PT{minutes // 60}H" + (f"{minutes % 60}M" if minutes % 60 else "")
