"""The look-ahead: what the coming weeks bring, week by week, with a picture of the site for each."""

from collections.abc import Callable

import numpy as np

from kernels.arrays import F64, I64
from plugins.report.document import (
    Block,
    Cards,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Still,
    Stills,
    Table,
)
from plugins.report.task_cells import Say, code, critical, cut, date, days, minute, name, project_name, sayer
from sim.calendar import standard_calendar
from sim.planning.cpm import Solution
from sim.playback.time_ticks import iso_week
from sim.project import Project
from sim.reporting.look_ahead import LookAhead, Week
from sim.schedule import Schedule
from sim.tool_dates import NO_FLOAT

MOST_TASKS = 60  # rows of a week
MOST = 40  # rows of other tables
SECOND = np.timedelta64(1, "s")
Photograph = Callable[[np.datetime64], bytes]


def look_ahead_report(
    project: Project,
    solution: Solution,
    ahead: LookAhead,
    language: str,
    photograph: Photograph | None = None,
) -> Document:
    """Return the report.

    Parameters
    ----------
    project : Project
    solution : Solution
        Of its schedule.
    ahead : LookAhead
    language : str
    photograph : callable, optional
        Returns the site at a moment as JPEG; without it there are no pictures.
    """
    say, s = sayer(language), project.schedule
    first, last = date(ahead.first), date(ahead.last - SECOND)
    blocks: list[Block] = [_cards(ahead, say)]
    if photograph is not None:
        blocks += [
            Heading(say("site")),
            Stills(tuple(_still(s, week, say, photograph) for week in ahead.weeks)),
        ]
    linked = np.bincount(project.links.task, minlength=len(s))
    lengths = [c.day_length() for c in s.calendars or (standard_calendar(),)]
    lengths_of = np.array(lengths, np.float64)[np.clip(s.calendar, 0, len(lengths) - 1)]
    floats = np.where(solution.total_float == NO_FLOAT, np.nan, solution.total_float / lengths_of)
    for week in ahead.weeks:
        blocks.append(Heading(_week_name(week, say)))
        if not week.tasks.size:
            blocks.append(Paragraph(say("week-empty"), faint=True))
            continue
        note = say(
            "week-note", starting=week.starting.size, finishing=week.finishing.size, going=week.going.size
        )
        blocks += [Paragraph(note, faint=True), _tasks(s, ahead, week, floats, linked, say)]
    blocks += _milestones(s, ahead, say)
    blocks += _needs(ahead, say)
    blocks += _waiting(s, ahead, say)
    blocks += _held(s, ahead, say)
    blocks += _overdue(s, ahead, say)
    subtitle = say("span", name=say("lookahead"), first=first, last=last)
    return Document(
        "lookahead", language, project_name(project), subtitle, _answer(ahead, language), tuple(blocks)
    )


def week_moment(schedule: Schedule, week: Week) -> np.datetime64:
    """Return the last moment of a week at which work goes on; its end where there is none."""
    ends = np.minimum(schedule.finish[week.tasks], week.last)
    latest: np.datetime64 = ends.max() - SECOND if week.tasks.size else week.last - SECOND
    return latest


def _answer(ahead: LookAhead, language: str) -> str:
    say = sayer(language)
    tasks = np.unique(np.concatenate([week.tasks for week in ahead.weeks]))
    values = {"weeks": len(ahead.weeks), "first": date(ahead.first), "last": date(ahead.last - SECOND)}
    if not tasks.size:
        sentences = [say("ahead-nothing", **values)]
    else:
        sentences = [
            say(
                "ahead-answer", **values, tasks=f"{tasks.size:,}", starting=f"{_sum(ahead, 'starting'):,}",
                finishing=f"{_sum(ahead, 'finishing'):,}", critical=f"{int(ahead.critical[tasks].sum()):,}",
            )
        ]  # fmt: skip
    if milestones := _sum(ahead, "milestones"):
        sentences.append(say("ahead-milestones", count=milestones))
    if late := sum(each.misses > 0 for each in ahead.obstacles):
        sentences.append(say("ahead-blocked", count=f"{late:,}"))
    if ahead.overdue.size:
        sentences.append(say("ahead-overdue", count=f"{ahead.overdue.size:,}"))
    return ("" if language == "zh_CN" else " ").join(sentences)


def _sum(ahead: LookAhead, column: str) -> int:
    return sum(getattr(week, column).size for week in ahead.weeks)


def _cards(ahead: LookAhead, say: Say) -> Cards:
    tasks = np.unique(np.concatenate([week.tasks for week in ahead.weeks])).size
    return Cards(
        (
            (f"{tasks:,}", say("tasks")), (f"{_sum(ahead, 'starting'):,}", say("starting")),
            (f"{_sum(ahead, 'finishing'):,}", say("finishing")),
            (f"{_sum(ahead, 'milestones'):,}", say("milestones")),
        )
    )  # fmt: skip


def _week_name(week: Week, say: Say) -> str:
    return say("week", week=_number(week), first=date(week.first), last=date(week.last - SECOND))


def _number(week: Week) -> int:
    """Return the ISO week that most of these seven days lie in."""
    return iso_week(week.first + np.timedelta64(3, "D"))[1]


def _still(s: Schedule, week: Week, say: Say, photograph: Photograph) -> Still:
    moment = week_moment(s, week)
    note = say("week-note", starting=week.starting.size, finishing=week.finishing.size, going=week.going.size)
    return Still(photograph(moment), f"{say('week-end', week=_number(week))} · {minute(moment)}", note)


def _tasks(s: Schedule, ahead: LookAhead, week: Week, floats: F64, linked: I64, say: Say) -> Table:
    starting, finishing = set(week.starting.tolist()), set(week.finishing.tolist())
    order = week.tasks[np.lexsort((s.finish[week.tasks], s.start[week.tasks]))]
    rows: list[Row] = []
    for row in order.tolist():
        does = (row in starting) + 2 * (row in finishing)
        rows.append(
            (
                code(s, row), critical(name(s, row), bool(ahead.critical[row])), say(
                    ("goes-on", "begins", "ends", "both")[does]
                ), date(s.start[row]), date(s.finish[row]), days(float(floats[row])),
                f"{int(linked[row]):,}" if linked[row] else "–",
            )
        )  # fmt: skip
    columns = (
        Column(say("id")), Column(say("task")), Column(say("state")), Column(say("start"), True),
        Column(say("finish"), True), Column(say("float"), True), Column(say("elements"), True),
    )  # fmt: skip
    return cut(Table(columns, tuple(rows)), MOST_TASKS, say)


def _milestones(s: Schedule, ahead: LookAhead, say: Say) -> list[Block]:
    rows = np.concatenate([week.milestones for week in ahead.weeks])
    if not rows.size:
        return []
    lines = tuple((code(s, k), name(s, k), minute(s.finish[k])) for k in rows.tolist())
    columns = (Column(say("id")), Column(say("task")), Column(say("date"), True))
    return [Heading(say("milestones")), cut(Table(columns, lines), MOST, say)]


def _needs(ahead: LookAhead, say: Say) -> list[Block]:
    if not ahead.needs:
        return [Heading(say("needs")), Paragraph(say("needs-none"), faint=True)]
    columns = (
        Column(say("resource")), Column(say("unit")),
        *(Column(say("week-short", first=str(date(week.first))[5:]), True) for week in ahead.weeks),
        Column(say("sum"), True),
    )  # fmt: skip
    rows = tuple(
        (
            need.name, say("hours") if need.unit == "h" else need.unit or "–",
            *(f"{amount:,.0f}" if amount >= 0.5 else "–" for amount in need.amounts.tolist()),
            f"{need.amounts.sum():,.0f}",
        )
        for need in ahead.needs
    )  # fmt: skip
    table = cut(Table(columns, rows), MOST, say)
    return [Heading(say("needs")), table, Paragraph(say("needs-note"), faint=True)]


def _waiting(s: Schedule, ahead: LookAhead, say: Say) -> list[Block]:
    columns = (
        Column(say("id")), Column(say("task")), Column(say("start"), True), Column(say("waits-for")),
        Column(say("due"), True), Column(say("result")),
    )  # fmt: skip
    rows = []
    for each in ahead.obstacles:
        before = each.predecessor
        due = s.start[before] if each.kind.name.startswith("S") else s.finish[before]
        late = each.misses > 0
        result = say("too-late", days=days(each.misses)) if late else say("in-time")
        rows.append(
            (
                code(s, each.task), name(s, each.task), date(s.start[each.task]),
                f"{name(s, before)} ({each.kind.name})", date(due), Cell(result, "error" if late else "soft"),
            )
        )  # fmt: skip
    if not rows:
        return [Heading(say("waiting")), Paragraph(say("none"), faint=True)]
    note = Paragraph(say("waiting-note"), faint=True)
    return [Heading(say("waiting")), note, cut(Table(columns, tuple(rows)), MOST, say)]


def _held(s: Schedule, ahead: LookAhead, say: Say) -> list[Block]:
    if not ahead.held:
        return []
    rows = tuple(
        (
            code(s, each.task), name(s, each.task),
            say("deadline" if each.deadline else f"constraint-{int(each.constraint)}"), minute(each.date),
        )
        for each in ahead.held
    )  # fmt: skip
    columns = (Column(say("id")), Column(say("task")), Column(say("constraint")), Column(say("date"), True))
    return [Heading(say("held")), cut(Table(columns, rows), MOST, say)]


def _overdue(s: Schedule, ahead: LookAhead, say: Say) -> list[Block]:
    if not ahead.overdue.size:
        return []
    rows = tuple(
        (code(s, k), name(s, k), date(s.start[k]), date(s.finish[k]), f"{s.percent[k]:.0f} %")
        for k in ahead.overdue.tolist()
    )
    columns = (
        Column(say("id")), Column(say("task")), Column(say("start"), True), Column(say("finish"), True),
        Column("%", True),
    )  # fmt: skip
    note = Paragraph(say("overdue-note"), faint=True)
    return [Heading(say("overdue")), note, cut(Table(columns, rows), MOST, say)]
