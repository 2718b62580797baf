"""The delay report: how late against the baseline, what it goes back to, what has become critical."""

import numpy as np

from plugins.report.document import Block, Cards, Cell, Column, Document, Heading, Paragraph, Row, Table
from plugins.report.task_cells import Say, code, cut, date, days, name, project_name, sayer
from sim.calendar import standard_calendar
from sim.planning.variance import EARLY, LATE, Mark
from sim.project import Project
from sim.reporting.delays import Delays
from sim.reporting.look_ahead import data_date
from sim.schedule import Schedule
from sim.tool_dates import NO_FLOAT

MOST = 30  # rows of a table
MOST_CHAINS = 15
LINKS = 6  # tasks named of a chain


def delay_report(project: Project, found: Delays, language: str) -> Document:
    """Return the report; without a baseline it says so."""
    say, s = sayer(language), project.schedule
    when = data_date(s)
    subtitle = (
        say("undated", name=say("delay")) if np.isnat(when) else say("on", name=say("delay"), date=date(when))
    )
    title = project_name(project)
    if not found.compared:
        return Document("delay", language, title, subtitle, say("delay-none"), ())
    days_late = float((found.finish - found.baseline_finish) / np.timedelta64(1, "D"))
    blocks: list[Block] = [
        Cards(
            (
                (say("days", days=f"{days_late:+,.1f}"), say("delay-whole")),
                (f"{found.slipped.size:,} / {found.compared:,}", say("delay-slipped")),
                (f"{int(found.critical_now.sum()):,}", say("delay-critical")),
                (f"{int(found.critical_then.sum()):,}", say("delay-critical-then")),
            )
        ),
        *_marks(found, say), *_chains(s, found, say), *_slipped(s, found, say), *_path(s, found, say),
    ]  # fmt: skip
    answer = _answer(s, found, days_late, language)
    return Document("delay", language, title, subtitle, answer, tuple(blocks))


def _answer(s: Schedule, found: Delays, late: float, language: str) -> str:
    say = sayer(language)
    values = {
        "baseline": date(found.baseline_finish), "finish": date(found.finish), "days": f"{abs(late):,.1f}",
        "slipped": f"{found.slipped.size:,}", "compared": f"{found.compared:,}",
    }  # fmt: skip
    same = abs(late) < 0.05
    sentences = [
        say("delay-answer-same" if same else "delay-answer" if late > 0 else "delay-answer-early", **values)
    ]
    if found.chains:
        chain = found.chains[0]
        sentences.append(say("delay-cause", days=days(chain.slip), task=name(s, chain.tasks[0])))
    if found.undone.size:
        sentences.append(say("delay-undone", count=f"{found.undone.size:,}"))
    return ("" if language == "zh_CN" else " ").join(sentences)


def _marks(found: Delays, say: Say) -> list[Block]:
    total = sum(found.counts.values())
    rows: list[Row] = []
    for mark in Mark:
        tone = "error" if mark in LATE else "good" if mark in EARLY else "soft" if mark is Mark.NONE else ""
        count = found.counts[mark]
        share = f"{100 * count / total:.1f}" if total else "–"
        rows.append((Cell(say(f"mark-{int(mark)}"), tone if count else "soft"), f"{count:,}", share))
    columns = (Column(say("mark")), Column(say("count"), True), Column(say("share"), True))
    return [Heading(say("marks")), Table(columns, tuple(rows)), Paragraph(say("marks-note"), faint=True)]


def _chains(s: Schedule, found: Delays, say: Say) -> list[Block]:
    if not found.chains:
        return []
    rows: list[Row] = []
    for chain in found.chains:
        cause = chain.tasks[0]
        rows.append(
            (
                code(s, cause), Cell(name(s, cause), about=say(f"cause-{chain.reason}")), days(chain.own),
                _pushed(s, chain.tasks[1:], say), f"{chain.behind - 1:,}", days(chain.slip),
            )
        )  # fmt: skip
    columns = (
        Column(say("id")), Column(say("cause")), Column(say("own"), True), Column(say("chain")),
        Column(say("behind"), True), Column(say("worst"), True),
    )  # fmt: skip
    table = cut(Table(columns, tuple(rows)), MOST_CHAINS, say)
    return [Heading(say("chains")), Paragraph(say("chains-note"), faint=True), table]


def _pushed(s: Schedule, tasks: tuple[int, ...], say: Say) -> str:
    names = [code(s, row) or name(s, row) for row in tasks]
    if len(names) > LINKS:
        half = LINKS // 2
        names = [*names[:half], say("and", count=len(names) - LINKS), *names[-half:]]
    return " → ".join(names) or "–"


def _slipped(s: Schedule, found: Delays, say: Say) -> list[Block]:
    if not found.slipped.size:
        return []
    lengths = [c.day_length() for c in s.calendars or (standard_calendar(),)]
    rows: list[Row] = []
    for row in found.slipped[:MOST].tolist():
        length = lengths[min(max(0, int(s.calendar[row])), len(lengths) - 1)]
        used = found.float_used[row]
        finish = f"≥ {date(data_date(s))}" if row in found.undone else date(s.finish[row])
        rows.append(
            (
                code(s, row), Cell(name(s, row), "warning" if found.critical_now[row] else ""),
                date(s.baseline_finish[row]), finish, days(float(found.slip[row])),
                "–" if used == NO_FLOAT else days(float(used) / length),
            )
        )  # fmt: skip
    columns = (
        Column(say("id")), Column(say("task")), Column(say("baseline-finish"), True),
        Column(say("finish"), True), Column(say("slip"), True), Column(say("float-used"), True),
    )  # fmt: skip
    left = found.slipped.size - len(rows)
    table = Table(columns, tuple(rows), say("more", count=f"{left:,}") if left else "")
    return [Heading(say("slipped")), table, Paragraph(say("float-note"), faint=True)]


def _path(s: Schedule, found: Delays, say: Say) -> list[Block]:
    now, then = found.critical_now, found.critical_then
    note = say(
        "path-note", both=f"{int((now & then).sum()):,}", new=f"{int((now & ~then).sum()):,}",
        gone=f"{int((then & ~now).sum()):,}",
    )  # fmt: skip
    blocks: list[Block] = [Heading(say("path")), Paragraph(note)]
    new = np.flatnonzero(now & ~then)
    if new.size:
        new = new[np.argsort(s.start[new], kind="stable")]
        rows = tuple(
            (code(s, k), name(s, k), date(s.start[k]), date(s.finish[k]), days(float(found.slip[k])))
            for k in new.tolist()
        )
        columns = (
            Column(say("id")), Column(say("task")), Column(say("start"), True), Column(say("finish"), True),
            Column(say("slip"), True),
        )  # fmt: skip
        blocks += [Heading(say("path-new"), 3), cut(Table(columns, rows), MOST, say)]
    return blocks
