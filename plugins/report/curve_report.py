"""The S-curve as a report: baseline, present plan and actual; earned value only where it says something."""

import math

import numpy as np

from kernels.arrays import F64, Time
from plugins.report.document import Block, Cards, Column, Document, Heading, Paragraph, Row, Table
from plugins.report.task_cells import Say, date, project_name, sayer
from plugins.report.time_chart import Curve, time_chart
from sim.project import Project
from sim.reporting.progress_curve import ProgressCurve

MOST_MONTHS = 60
DAY = 86400.0


def curve_report(project: Project, curve: ProgressCurve, language: str) -> Document:
    """Return the report; without weights it says so."""
    say = sayer(language)
    title = project_name(project)
    dated = not np.isnat(curve.status)
    name = say("scurve")
    subtitle = say("on", name=name, date=date(curve.status)) if dated else say("undated", name=name)
    if not curve.time.size:
        return Document("scurve", language, title, subtitle, say("curve-empty"), ())
    lines = [Curve(say("planned"), curve.planned, "#2f6f9f")]
    if np.isfinite(curve.baseline).any():
        lines.append(Curve(say("baseline"), curve.baseline, "#8a939b", "6 4", 1.8))
    if np.isfinite(curve.actual).any():
        lines.append(Curve(say("actual"), curve.actual, "#d98a00", "", 3.2))
    weighed = say("curve-money" if curve.money else "curve-hours", count=f"{curve.weighed:,}")
    note = weighed + ("" if language == "zh_CN" else " ") + say("curve-note")
    blocks: list[Block] = [
        Heading(say("scurve")), time_chart(curve.time, lines, say("axis"), curve.status, say("data-date")),
        Paragraph(note, faint=True), *_value(curve, say), *_months(curve, say),
    ]  # fmt: skip
    return Document("scurve", language, title, subtitle, _answer(curve, say), tuple(blocks))


def _at_status(curve: ProgressCurve) -> int:
    return max(0, int(np.searchsorted(curve.time, curve.status, side="right")) - 1)


def _answer(curve: ProgressCurve, say: Say) -> str:
    if np.isnat(curve.status):
        return say("curve-no-date", first=date(curve.time[0]), last=date(curve.time[-1]))
    row = _at_status(curve)
    base, actual = curve.baseline[row], curve.actual[row]
    return say(
        "curve-answer", date=date(curve.status), planned=f"{curve.planned[row]:.1f}",
        baseline=say("curve-baseline", percent=f"{base:.1f}") if math.isfinite(base) else "",
        actual=say("curve-actual", percent=f"{actual:.1f}") if math.isfinite(actual) else "",
    )  # fmt: skip


def _value(curve: ProgressCurve, say: Say) -> list[Block]:
    blocks: list[Block] = [Heading(say("value"))]
    if curve.value is None or curve.schedule is None:
        return [*blocks, Paragraph(say(f"value-{int(curve.independence)}"))]
    v, t = curve.value, curve.schedule
    unit = "" if curve.money else f" {say('hours')}"
    amounts = (
        ("pv", v.planned), ("ev", v.earned), ("ac", v.actual), ("bac", v.budget), ("sv", v.schedule_variance),
        ("cv", v.cost_variance), ("eac", v.at_completion),
    )  # fmt: skip
    rows: list[Row] = [(say(code), f"{x:,.0f}{unit}" if math.isfinite(x) else "–") for code, x in amounts]
    for code, x in (("spi", v.schedule_index), ("cpi", v.cost_index), ("spit", t.index)):
        rows.append((say(code), f"{x:.3f}" if math.isfinite(x) else "–"))
    for code, x in (("es", t.earned), ("at", t.elapsed), ("svt", t.variance), ("iac", t.at_completion)):
        rows.append((say(code), say("days", days=f"{x / DAY:,.1f}") if math.isfinite(x) else "–"))
    cards = Cards(
        tuple(
            (f"{x:.2f}" if math.isfinite(x) else "–", say(code))
            for code, x in (("spi", v.schedule_index), ("cpi", v.cost_index), ("spit", t.index))
        )
    )
    table = Table((Column(say("figure")), Column(say("figure-value"), True)), tuple(rows))
    return [*blocks, cards, table, Paragraph(say("value-note"), faint=True)]


def _months(curve: ProgressCurve, say: Say) -> list[Block]:
    """Return the curves as a table, at the end of each month, quarter or year."""
    first, last = curve.time[0].astype("datetime64[M]"), curve.time[-1].astype("datetime64[M]")
    count = int((last - first).astype(int)) + 1
    step = next(k for k in (1, 3, 12, 60, count) if -(-count // k) <= MOST_MONTHS)
    rows: list[Row] = []
    for k in range(step, count + step, step):
        end = min((first + k).astype("datetime64[s]"), curve.time[-1])
        values = [np.interp(_seconds(end), _seconds(curve.time), c) for c in (curve.planned, curve.baseline)]
        known = np.isfinite(curve.actual)
        actual = math.nan
        if known.any() and end <= curve.time[known][-1]:
            actual = float(np.interp(_seconds(end), _seconds(curve.time[known]), curve.actual[known]))
        texts = (f"{x:.1f} %" if math.isfinite(x) else "–" for x in (*map(float, values), actual))
        rows.append((date(end - np.timedelta64(1, "s")), *texts))
    columns = (
        Column(say("month-end")), Column(say("planned"), True), Column(say("baseline"), True),
        Column(say("actual"), True),
    )  # fmt: skip
    return [Heading(say("by-month")), Table(columns, tuple(rows))]


def _seconds(time: Time | np.datetime64) -> F64:
    return np.asarray(time).astype("datetime64[s]").astype(np.int64).astype(np.float64)
