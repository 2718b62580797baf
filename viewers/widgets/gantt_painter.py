"""How a Gantt chart looks: paints bars, ruler and lines onto any painter."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from kernels.arrays import F64
from sim.browsing.task_rows import Arrows, Bars
from sim.playback.time_ticks import Ticks, iso_week
from sim.schedule import MILESTONES, SPANS, WORKING, TaskKind
from viewers.widgets.date_text import date_text, qt_moment
from viewers.widgets.grid import UNIT, blend, is_dark, mixed

PLAYHEAD = QColor("#e11d48")


@dataclass(frozen=True, slots=True)
class Layers:
    """What is drawn beside the bars themselves."""

    critical: bool = True
    slack: bool = True
    baseline: bool = True
    marks: bool = True  # deadlines and constraints
    progress: bool = False  # the line through what is done


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a chart, from the palette."""

    text: QColor
    faint: QColor
    line: QColor
    off: QColor
    bar: QColor
    bar_done: QColor
    critical: QColor
    critical_done: QColor
    slack: QColor
    late: QColor
    baseline: QColor
    summary: QColor
    arrow: QColor
    chosen: QColor


def tones(palette: QPalette) -> Tones:
    """Return the colours of a chart for a palette, light or dark."""
    base, dark = palette.base().color(), is_dark(palette)
    bar = QColor("#5b8fd6") if dark else QColor("#6d9ee0")
    red = QColor("#d9626a") if dark else QColor("#e0656c")
    chosen = QColor(palette.highlight().color())
    chosen.setAlphaF(0.22)
    return Tones(
        text=palette.text().color(),
        faint=mixed(palette, 0.6),
        line=mixed(palette, 0.12),
        off=mixed(palette, 0.045),
        bar=bar,
        bar_done=blend(bar, QColor("black"), 0.35) if not dark else blend(bar, QColor("white"), 0.35),
        critical=red,
        critical_done=blend(red, QColor("white" if dark else "black"), 0.35),
        slack=blend(base, bar, 0.45),
        late=QColor("#e8710a"),
        baseline=blend(base, palette.text().color(), 0.38),
        summary=mixed(palette, 0.72),
        arrow=mixed(palette, 0.42),
        chosen=chosen,
    )


def paint_ruler(
    painter: QPainter, palette: QPalette, width: int, height: int, coarse: Ticks, fine: Ticks, locale: QLocale
) -> None:
    """Paint the two rows of the time ruler: months over weeks, weeks over days, days over hours …"""
    colours = tones(palette)
    half = height // 2
    painter.fillRect(0, 0, width, height, palette.window())
    for ticks, top, label in ((coarse, 0, _coarse_label), (fine, half, _fine_label)):
        row = height - half if top else half
        ends = [*ticks.x[1:].tolist(), ticks.x[-1] + ticks.width] if ticks.x.size else []
        for moment, left, right in zip(ticks.time, ticks.x.tolist(), ends, strict=True):
            painter.setPen(colours.line)
            painter.drawLine(QLineF(left, top, left, height))
            visible = QRectF(max(left, 0.0), top, min(right, width) - max(left, 0.0), row)
            words = _cached(label, ticks.unit, moment, locale.name())
            room = painter.fontMetrics().horizontalAdvance(words) + UNIT
            if visible.width() >= room:
                painter.setPen(colours.faint if top else colours.text)
                painter.drawText(
                    visible.adjusted(UNIT, 0, 0, 0),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    words,
                )
    painter.setPen(colours.line)
    painter.drawLine(0, half, width, half)
    painter.drawLine(0, height - 1, width, height - 1)


@lru_cache(maxsize=2000)
def _cached(
    label: Callable[[str, np.datetime64, QLocale], str], unit: str, moment: np.datetime64, locale: str
) -> str:
    return label(unit, moment, QLocale(locale))


def _coarse_label(unit: str, moment: np.datetime64, locale: QLocale) -> str:
    date = qt_moment(moment).date()
    if unit == "Y":
        return str(date.year())
    if unit == "M":
        if locale.language() == QLocale.Language.Chinese:
            return f"{date.year()}年{date.month()}月"
        return f"{locale.standaloneMonthName(date.month())} {date.year()}"
    return f"{locale.dayName(date.dayOfWeek(), QLocale.FormatType.ShortFormat)} {date_text(moment)}"


def _fine_label(unit: str, moment: np.datetime64, locale: QLocale) -> str:
    when = qt_moment(moment)
    date = when.date()
    if unit == "h":
        return f"{when.time().hour():02d}:00"
    if unit == "D":
        return str(date.day())
    if unit == "W":
        week = iso_week(moment)[1]
        return f"{week}周" if locale.language() == QLocale.Language.Chinese else f"W{week:02d}"
    if unit == "M":
        return locale.standaloneMonthName(date.month(), QLocale.FormatType.ShortFormat)
    return str(date.year())


def paint_background(
    painter: QPainter, palette: QPalette, width: int, height: int, ticks: Ticks, off: F64, day: float
) -> None:
    """Paint days off as bands `day` pixels wide, and the fine divisions as lines."""
    colours = tones(palette)
    painter.fillRect(0, 0, width, height, palette.base())
    for left in off.tolist():
        painter.fillRect(QRectF(left, 0, day, height), colours.off)
    painter.setPen(colours.line)
    painter.drawLines([QLineF(round(x) + 0.5, 0, round(x) + 0.5, height) for x in ticks.x.tolist()])


def paint_bars(
    painter: QPainter, palette: QPalette, bars: Bars, top: float, row: int, chosen: set[int], width: int,
    layers: Layers = Layers(),
) -> None:  # fmt: skip
    """Paint one row of `row` pixels per bar, the first at `top`."""
    colours = tones(palette)
    painter.setPen(Qt.PenStyle.NoPen)
    for k in range(bars.task.size):
        y = top + k * row
        task, kind = int(bars.task[k]), int(bars.kind[k])
        x0, x1 = float(bars.x0[k]), float(bars.x1[k])
        if task < 0:
            painter.fillRect(QRectF(0, y, width, row), colours.off)
            continue
        if task in chosen:
            painter.fillRect(QRectF(0, y, width, row), colours.chosen)
        if x0 != x0 or x1 != x1:
            continue
        b0, b1 = float(bars.baseline0[k]), float(bars.baseline1[k])
        if layers.baseline and b0 == b0 and b1 == b1 and b1 > 0 and b0 < width and kind in WORKING:
            painter.fillRect(QRectF(b0, y + row - 2 * UNIT + 3, max(b1 - b0, 1.0), 3), colours.baseline)
        if layers.slack:
            _slack(painter, colours, float(bars.float0[k]), float(bars.float1[k]), y + row / 2, width)
        if layers.marks:
            _marks(painter, colours, bars, k, y, row, width)
        if x1 < -row or x0 > width + row:
            continue
        critical = layers.critical and bool(bars.critical[k])
        if kind in MILESTONES:
            _diamond(painter, colours.critical if critical else colours.text, x0, y + row / 2, row / 2 - UNIT)
        elif kind == TaskKind.LEVEL_OF_EFFORT:
            _effort(painter, colours, max(x0, -row), min(x1, width + row), y + row / 2)
        elif kind in SPANS:
            _bracket(painter, colours.summary, max(x0, -row), min(x1, width + row), y + row / 2 - UNIT)
        else:
            tall = row - 3 * UNIT
            body = QRectF(x0, y + UNIT, max(x1 - x0, 2.0), tall)
            painter.fillRect(body, colours.critical if critical else colours.bar)
            if bars.done[k] > 0.0:
                done = QRectF(x0, y + UNIT, body.width() * min(float(bars.done[k]), 1.0), tall)
                painter.fillRect(done, colours.critical_done if critical else colours.bar_done)


def _slack(painter: QPainter, colours: Tones, x0: float, x1: float, y: float, width: int) -> None:
    """Paint float as a thin bar behind the task; where it is negative, before the task's end, in orange."""
    if x0 != x0 or x1 != x1 or abs(x1 - x0) < 1.0 or max(x0, x1) < 0 or min(x0, x1) > width:
        return
    tone = colours.slack if x1 > x0 else colours.late
    left, right = max(min(x0, x1), -2.0), min(max(x0, x1), width + 2.0)
    painter.fillRect(QRectF(left, y - 2, right - left, 2), tone)
    if x1 <= width:
        painter.fillRect(QRectF(x1 - 1, y - UNIT, 1.5, 2 * UNIT - 2), tone)


def _marks(
    painter: QPainter, colours: Tones, bars: Bars, k: int, y: float, row: int, width: int
) -> None:  # fmt: skip
    """Paint the deadline as an arrow that points down, a constraint as a pin above the bar."""
    deadline, pin = float(bars.deadline[k]), float(bars.pin[k])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if -UNIT <= deadline <= width + UNIT:
        late = float(bars.x1[k]) > deadline + 0.5
        painter.setBrush(colours.late if late else colours.summary)
        tip, half = y + row / 2 + 1, 1.25 * UNIT
        painter.drawPolygon(
            QPolygonF(
                [QPointF(deadline - half, y + 2), QPointF(deadline + half, y + 2), QPointF(deadline, tip)]
            )
        )
    if -UNIT <= pin <= width + UNIT:
        painter.setBrush(colours.summary)
        painter.drawEllipse(QPointF(pin, y + UNIT), 0.6 * UNIT, 0.6 * UNIT)
        painter.fillRect(QRectF(pin - 0.5, y + UNIT, 1, row - 3 * UNIT), colours.summary)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _effort(painter: QPainter, colours: Tones, x0: float, x1: float, y: float) -> None:
    """Paint a level of effort: hatched, since it drives nothing."""
    body = QRectF(x0, y - 1.25 * UNIT, max(x1 - x0, 2.0), 2 * UNIT)
    painter.fillRect(body, QBrush(colours.summary, Qt.BrushStyle.Dense5Pattern))


def paint_progress(
    painter: QPainter, palette: QPalette, bars: Bars, top: float, row: int, data_date: float
) -> None:
    """Paint the progress line: through the data date, bent to where the work of each row stands."""
    path = QPainterPath(QPointF(data_date, top))
    for k in range(bars.task.size):
        y, x0, x1, done = top + k * row, float(bars.x0[k]), float(bars.x1[k]), float(bars.done[k])
        path.lineTo(data_date, y)
        # Off the line is what is under way, and what should be and is not.
        out = int(bars.kind[k]) in WORKING and (0.0 < done < 1.0 or (done <= 0.0 and x0 < data_date))
        if out and bars.task[k] >= 0:
            path.lineTo(x0 + (x1 - x0) * max(done, 0.0), y + row / 2 - UNIT / 2)
        path.lineTo(data_date, y + row)
    painter.setPen(QPen(tones(palette).late, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _diamond(painter: QPainter, colour: QColor, x: float, y: float, half: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    corners = [QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)]
    painter.drawPolygon(QPolygonF(corners))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _bracket(painter: QPainter, colour: QColor, x0: float, x1: float, y: float) -> None:
    tip = float(UNIT)
    painter.setBrush(colour)
    right = max(x1, x0 + 2.0)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x0, y), QPointF(right, y), QPointF(right, y + 2 * tip), QPointF(right - tip, y + tip),
                QPointF(x0 + tip, y + tip), QPointF(x0, y + 2 * tip),
            ]
        )
    )  # fmt: skip


def paint_arrows(
    painter: QPainter, palette: QPalette, arrows: Arrows, top: float, row: int, critical: bool = True
) -> None:
    """Paint relations as thin stepped lines, critical ones above the others; row 0 stands at `top`."""
    colours = tones(palette)
    red = arrows.critical if critical else np.zeros(arrows.critical.size, np.bool_)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tone, chosen in ((colours.arrow, ~red), (colours.critical, red)):
        path, heads = QPainterPath(), list[QLineF]()
        for k in np.flatnonzero(chosen).tolist():
            _step(path, heads, arrows, k, top, row)
        painter.setPen(QPen(tone))
        painter.drawPath(path)
        painter.drawLines(heads)


def _step(path: QPainterPath, heads: list[QLineF], arrows: Arrows, k: int, top: float, row: int) -> None:
    x0, x1 = float(arrows.x0[k]), float(arrows.x1[k])
    y0 = top + (int(arrows.row0[k]) + 0.5) * row - UNIT / 2
    y1 = top + (int(arrows.row1[k]) + 0.5) * row - UNIT / 2
    side = 1.0 if arrows.to_finish[k] else -1.0
    elbow = x0 + (UNIT if arrows.from_finish[k] else -UNIT)
    path.moveTo(x0, y0)
    path.lineTo(elbow, y0)
    if (x1 - UNIT >= elbow) if side < 0 else (x1 + UNIT <= elbow):
        path.lineTo(elbow, y1)
    else:
        gap = (y0 + y1) / 2 if abs(y1 - y0) < 1.5 * row else y1 - row / 2 * (1.0 if y1 > y0 else -1.0)
        path.lineTo(elbow, gap)
        path.lineTo(x1 + side * 2 * UNIT, gap)
        path.lineTo(x1 + side * 2 * UNIT, y1)
    path.lineTo(x1, y1)
    heads.append(QLineF(x1, y1, x1 + side * UNIT, y1 - 3))
    heads.append(QLineF(x1, y1, x1 + side * UNIT, y1 + 3))


def paint_moment(painter: QPainter, x: float, height: int, colour: QColor, dashed: bool = False) -> None:
    """Paint a moment as a line down the chart: the playhead, or dashed the status date."""
    pen = QPen(colour, 1 if dashed else 2)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QLineF(x, 0, x, height))
