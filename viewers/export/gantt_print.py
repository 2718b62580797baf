"""The Gantt chart on sheets of paper: as many as it takes, across and down, drawn, not photographed."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLineF, QLocale, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
)

from resources.messages import text
from sim.browsing.task_facts import FIELD, column_of
from sim.browsing.task_rows import TaskRows, days_off
from sim.job import Job
from sim.playback.time_scale import SECOND, TimeScale
from sim.playback.time_ticks import ticks
from sim.schedule import SPANS
from sim.writers.atomic import replacing
from viewers.export.gantt_key import paint_key
from viewers.export.pdf import MM, writer
from viewers.overlay import FAMILIES
from viewers.widgets import gantt_painter
from viewers.widgets.gantt_painter import Layers

PIXEL = 12.0  # dots per pixel of the painter: rows of 20 px are 4.2 mm high
ROW, HEAD, FOOT, MARGIN = 20, 44, 62, round(10 * MM / PIXEL)
NAME, LONGEST = 250, 150  # px of the column of names, and of any other at most
DENSE = 3.0  # px per day below which weeks cannot be told apart
MOST_ACROSS = 6
PLAIN = ("name", "start", "finish", "duration", "percent", "total_float")
_SHADED = 4 * 3600.0  # s per pixel above which days off are too thin to shade
DAY = 86400.0


@dataclass(frozen=True, slots=True, eq=False)
class GanttPrint:
    """What is printed.

    Attributes
    ----------
    rows : TaskRows
        As they are arranged, filtered and folded.
    title : str
        The project.
    keys : tuple of str
        Columns, see `sim.browsing.task_facts.COLUMNS`.
    across : int
        Sheets side by side; 0 for as many as keep a day wide enough to read.
    """

    rows: TaskRows
    title: str
    language: str = "en"
    keys: tuple[str, ...] = PLAIN
    layers: Layers = Layers()  # noqa: RUF009 frozen
    relations: bool = True
    across: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """Where everything stands: px; `table` is the width of the columns on the first sheets, `name` after."""

    width: int
    rows_down: int
    sheets: tuple[int, int]  # across, down
    columns: tuple[tuple[str, float], ...]
    table: int
    name: int
    scale: TimeScale

    def chart(self, across: int) -> tuple[int, float]:
        """Return the width of the chart on a sheet, and at which pixel of the whole chart it begins."""
        first = self.width - self.table
        other = self.width - self.name
        return (first, 0.0) if across == 0 else (other, first + (across - 1) * float(other))


def print_gantt(what: GanttPrint, path: Path, job: Job) -> int:
    """Write the sheets, A3 landscape, in one step; returns how many there are.

    Raises
    ------
    WriteError
        The file cannot be written.
    Cancelled
    """
    application = QGuiApplication.instance() or QGuiApplication([])  # fonts need one
    with replacing(path) as temporary:
        device = writer(str(temporary), QPageSize.PageSizeId.A3, True, what.title)
        painter = QPainter(device)
        try:
            _paint(painter, device, what, job)
        finally:
            painter.end()
    del application
    plan = _plan(what, device)
    return plan.sheets[0] * plan.sheets[1]


def _paint(painter: QPainter, device: QPdfWriter, what: GanttPrint, job: Job) -> None:
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(PIXEL, PIXEL)
    painter.setFont(_font())
    plan = _plan(what, device)
    across, down = plan.sheets
    for sheet in range(across * down):
        job.step("job-print", sheet, across * down)
        if sheet:
            device.newPage()
        painter.save()
        painter.translate(MARGIN, MARGIN)
        _sheet(
            painter, what, plan, sheet % across, sheet // across, round(device.height() / PIXEL) - 2 * MARGIN
        )
        painter.restore()


def _font(bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paper_palette() -> QPalette:
    """Return black on white, whatever the window looks like."""
    palette = QPalette(QColor("#ffffff"))
    for role, colour in (
        (QPalette.ColorRole.Base, "#ffffff"), (QPalette.ColorRole.Window, "#f3f4f6"),
        (QPalette.ColorRole.Text, "#1f2328"), (QPalette.ColorRole.WindowText, "#1f2328"),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    return palette


def _plan(what: GanttPrint, device: QPdfWriter) -> _Plan:
    width = round(device.width() / PIXEL) - 2 * MARGIN
    height = round(device.height() / PIXEL) - 2 * MARGIN
    rows_down = max(1, (height - HEAD - FOOT) // ROW)
    columns = _columns(what, width)
    table, name = round(sum(w for _, w in columns)), round(columns[0][1])
    first, last = what.rows.schedule.span()
    days = max(float((last - first) / SECOND) / DAY, 1.0) if not np.isnat(first) else 1.0
    across = what.across
    if across <= 0:
        room = days * DENSE - (width - table)
        across = 1 + max(0, math.ceil(room / (width - name)))
    across = min(max(across, 1), MOST_ACROSS)
    whole = (width - table) + (across - 1) * (width - name)
    seconds = days * DAY / max(whole - 60, 1)
    begin = first if not np.isnat(first) else np.datetime64("2000-01-01", "s")
    scale = TimeScale(TimeScale(begin.astype("datetime64[s]"), seconds).at(-20.0), seconds)
    down = max(1, -(-len(what.rows) // rows_down))
    return _Plan(width, rows_down, (across, down), columns, table, name, scale)


def _columns(what: GanttPrint, width: int) -> tuple[tuple[str, float], ...]:
    """Return the columns and their widths; those that would leave less than half the sheet are left out."""
    keys = ("name", *(key for key in what.keys if key != "name"))
    found, used = [("name", float(NAME))], float(NAME)
    metrics, bold = QFontMetricsF(_font()), QFontMetricsF(_font(True))
    for key in keys[1:]:
        texts = [cell_text(what, int(task), key) for task in what.rows.task[:400]]
        needed = max(
            [bold.horizontalAdvance(heading(key, what.language)), *map(metrics.horizontalAdvance, texts)]
        )
        wide = min(needed + 14.0, LONGEST)
        if used + wide > width / 2:
            break
        found.append((key, wide))
        used += wide
    return tuple(found)


def heading(key: str, language: str) -> str:
    """Return what stands above a column."""
    return key[len(FIELD) :] if key.startswith(FIELD) else text(f"print-{key}", language)


def cell_text(what: GanttPrint, task: int, key: str) -> str:
    """Return what stands in a cell; headings, tasks below 0, have names only."""
    if task < 0:
        return what.rows.headings[-1 - task] or text("print-none", what.language) if key == "name" else ""
    kind = column_of(key).kind
    if what.rows.schedule.kind[task] in SPANS and kind in ("days", "flag"):
        return ""
    value = what.rows.facts.value(task, key)
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else str(value.astype("datetime64[D]"))
    if kind == "flag":
        return "●" if value else ""
    if isinstance(value, (int, float, np.integer, np.floating)):
        if value != value:
            return ""
        if kind == "percent":
            return f"{value:.0f} %"
        return f"{value:,.1f}" if kind == "days" else f"{value:,.0f}"
    return str(value)


def _sheet(painter: QPainter, what: GanttPrint, plan: _Plan, across: int, down: int, height: int) -> None:
    first = down * plan.rows_down
    last = min(first + plan.rows_down, len(what.rows))
    columns = plan.columns if across == 0 else plan.columns[:1]
    left = plan.table if across == 0 else plan.name
    palette = paper_palette()
    body = (last - first) * ROW
    _table(painter, what, columns, first, last)
    painter.save()
    painter.translate(left, 0)
    wide, begin = plan.chart(across)
    _chart(painter, palette, what, plan.scale.panned(begin), wide, first, last)
    painter.restore()
    colours = gantt_painter.tones(palette)
    painter.setPen(colours.faint)
    painter.drawLine(QLineF(left, 0, left, HEAD + body))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, plan.width, HEAD + body))
    _foot(painter, palette, what, plan, (across, down), height)


def _table(
    painter: QPainter, what: GanttPrint, columns: tuple[tuple[str, float], ...], first: int, last: int
) -> None:
    colours = gantt_painter.tones(paper_palette())
    painter.fillRect(QRectF(0, 0, sum(w for _, w in columns), HEAD), paper_palette().window())
    x = 0.0
    for key, wide in columns:
        right = column_of(key).kind not in ("text", "flag")
        painter.setFont(_font(True))
        painter.setPen(colours.faint)
        _write(painter, QRectF(x, HEAD / 2, wide, HEAD / 2), heading(key, what.language), right)
        for row in range(first, last):
            task = int(what.rows.task[row])
            spans = task < 0 or what.rows.schedule.kind[task] in SPANS
            painter.setFont(_font(bool(spans)))
            painter.setPen(colours.text)
            indent = 12.0 * int(what.rows.depth[row]) if key == "name" else 0.0
            place = QRectF(x + indent, HEAD + (row - first) * ROW, wide - indent, ROW)
            _write(painter, place, cell_text(what, task, key), right)
        x += wide
    painter.setPen(colours.line)
    for row in range(last - first + 1):
        painter.drawLine(QLineF(0, HEAD + row * ROW, x, HEAD + row * ROW))
    painter.setFont(_font())


def _write(painter: QPainter, place: QRectF, words: str, right: bool) -> None:
    inner = place.adjusted(6, 0, -6, 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, round(inner.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _chart(
    painter: QPainter,
    palette: QPalette,
    what: GanttPrint,
    scale: TimeScale,
    width: int,
    first: int,
    last: int,
) -> None:
    """Paint with the painter of the window: the same bars, on paper."""
    rows, schedule = what.rows, what.rows.schedule
    height = (last - first) * ROW
    coarse, fine = ticks(scale, width, painter.fontMetrics().horizontalAdvance("W00") + 8)
    off = np.empty(0, "datetime64[s]")
    if scale.seconds_per_pixel <= _SHADED:
        off = days_off(schedule.calendars, scale.at(0.0), scale.at(width))
    painter.save()
    painter.setClipRect(QRectF(0, 0, width, HEAD + height))
    painter.save()
    painter.translate(0, HEAD)
    day = DAY / scale.seconds_per_pixel
    gantt_painter.paint_background(painter, palette, width, height, fine, scale.x(off), day)
    bars = rows.bars(scale, first, last)
    gantt_painter.paint_bars(painter, palette, bars, 0.0, ROW, set(), width, what.layers)
    if what.relations:
        arrows = rows.arrows(scale, first, last)
        painter.setClipRect(QRectF(0, 0, width, height))
        gantt_painter.paint_arrows(painter, palette, arrows, -first * ROW, ROW, what.layers.critical)
    data_date = float(scale.x(schedule.status_date))
    if data_date == data_date and 0 <= data_date <= width:
        if what.layers.progress:
            gantt_painter.paint_progress(painter, palette, bars, 0.0, ROW, data_date)
        gantt_painter.paint_moment(painter, data_date, height, gantt_painter.tones(palette).late, dashed=True)
    painter.restore()
    gantt_painter.paint_ruler(painter, palette, width, HEAD, coarse, fine, QLocale(what.language))
    painter.restore()


def _foot(
    painter: QPainter, palette: QPalette, what: GanttPrint, plan: _Plan, sheet: tuple[int, int], height: int
) -> None:
    """Paint the title block: project, dates, what the colours mean, which sheet this is."""
    colours = gantt_painter.tones(palette)
    schedule, language = what.rows.schedule, what.language
    place = QRectF(0, height - FOOT + 12, plan.width, FOOT - 12)
    painter.setPen(colours.faint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    first, last = schedule.span()
    across, down = plan.sheets
    dates = "" if np.isnat(first) else f"{str(first)[:10]} – {str(last)[:10]}"
    when = "" if np.isnat(schedule.status_date) else str(schedule.status_date.astype("datetime64[D]"))
    number = sheet[1] * across + sheet[0] + 1
    sheets = text("print-sheet", language, number=number, sheets=across * down)
    if across * down > 1:
        sheets += " · " + text("print-place", language, column=sheet[0] + 1, row=sheet[1] + 1)
    half = place.height() / 2
    title = QRectF(place.left(), place.top(), plan.width * 0.34, half)
    painter.setFont(_font(True))
    painter.setPen(colours.text)
    _write(painter, title, what.title, False)
    painter.setFont(_font())
    painter.setPen(colours.faint)
    words = " · ".join(each for each in (text("print-gantt", language), dates) if each)
    _write(painter, title.translated(0, half), words, False)
    end = QRectF(place.right() - plan.width * 0.2, place.top(), plan.width * 0.2, half)
    _write(painter, end, text("print-data-date", language, date=when) if when else "", True)
    _write(painter, end.translated(0, half), f"twin_app · {sheets}", True)
    middle = QRectF(title.right(), place.top(), end.left() - title.right(), place.height())
    paint_key(painter, palette, middle, what.layers, language)
