"""Paints date, progress, tasks and legend over a picture: the same in the window, exports and video."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sim.playback.appearance import LegendEntry
from sim.playback.overlay import OverlayContent, OverlayTask

# The first that is installed wins; the last ones carry Chinese.
FAMILIES = (
    "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Microsoft YaHei", "PingFang SC",
    "Noto Sans CJK SC", "WenQuanYi Micro Hei",
)  # fmt: skip
WORK = QColor("#d98a00")
LATE = QColor("#d9480f")
COMPASS = 84.0  # px, kept free in the lower right corner
LEGIBLE = 11.0  # px, the smallest text


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours of the cards, on a light or a dark picture."""

    paper: QColor
    ink: QColor
    faint: QColor
    track: QColor


LIGHT = Tones(QColor(255, 255, 255, 216), QColor("#1f2328"), QColor("#5b626b"), QColor(31, 35, 40, 38))
DARK = Tones(QColor(32, 35, 40, 224), QColor("#eceff3"), QColor("#a9b1bb"), QColor(236, 239, 243, 46))


class _Sheet:
    """Sizes that follow the height of the picture: 1.0 at 1080 lines."""

    def __init__(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        self.painter, self.rect, self.tones = painter, rect, tones
        self.scale = max(rect.height() / 1080.0, LEGIBLE / 16.0)

    def px(self, size: float) -> float:
        return size * self.scale

    def font(self, size: float, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(max(round(self.px(size)), round(LEGIBLE)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def paper(self, place: QRectF) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.tones.paper)
        self.painter.drawRoundedRect(place, self.px(8), self.px(8))

    def write(self, x: float, y: float, words: str, font: QFont, colour: QColor, width: float) -> float:
        """Write one line with its top at `y`, elided in the middle; returns its height."""
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width)
        self.painter.drawText(QPointF(x, y + metrics.ascent()), shown)
        return metrics.height()

    def bar(self, x: float, y: float, width: float, height: float, share: float, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        for part, tone in ((1.0, self.tones.track), (min(max(share, 0.0), 1.0), colour)):
            self.painter.setBrush(tone)
            self.painter.drawRoundedRect(QRectF(x, y, width * part, height), height / 2, height / 2)


def paint_overlay(painter: QPainter, rect: QRectF, content: OverlayContent, tones: Tones = LIGHT) -> None:
    """Paint the overlay into `rect`; sizes follow its height, so 1080p and 4K look alike."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setClipRect(rect)
    sheet = _Sheet(painter, rect, tones)
    _paint_moment(sheet, content)
    if content.legend:
        _paint_legend(sheet, content.legend)
    painter.restore()


def _paint_moment(sheet: _Sheet, content: OverlayContent) -> None:
    margin, pad = sheet.px(20), sheet.px(16)
    width = min(sheet.px(380), sheet.rect.width() - 2 * margin)
    inner = width - 2 * pad
    title, date, small = sheet.font(16), sheet.font(34, bold=True), sheet.font(16)
    line, gap = QFontMetricsF(small).height(), sheet.px(8)
    height = 2 * pad + QFontMetricsF(date).height() + (line if content.title else 0.0)
    height += line if content.week else 0.0
    height += line + gap + sheet.px(10) if content.progress_text else 0.0
    height += len(content.tasks) * (line + sheet.px(14)) + (gap if content.tasks else 0.0)
    height += line + gap if content.more else 0.0
    left, y = sheet.rect.left() + margin, sheet.rect.top() + margin
    sheet.paper(QRectF(left, y, width, height))
    x, y = left + pad, y + pad
    if content.title:
        y += sheet.write(x, y, content.title, title, sheet.tones.faint, inner)
    y += sheet.write(x, y, content.date, date, sheet.tones.ink, inner)
    if content.week:
        y += sheet.write(x, y, content.week, small, sheet.tones.faint, inner)
    if content.progress_text:
        y += gap
        sheet.bar(x, y, inner, sheet.px(6), content.progress, sheet.tones.ink)
        y += sheet.px(10)
        y += sheet.write(x, y, content.progress_text, small, sheet.tones.ink, inner)
    if content.tasks:
        y += gap
    for task in content.tasks:
        y = _paint_task(sheet, x, y, inner, small, task)
    if content.more:
        sheet.write(x, y + gap, content.more, small, sheet.tones.faint, inner)


def _paint_task(sheet: _Sheet, x: float, y: float, width: float, font: QFont, task: OverlayTask) -> float:
    metrics = QFontMetricsF(font)
    detail = min(metrics.horizontalAdvance(task.detail), width * 0.45)
    colour = LATE if task.late else sheet.tones.faint
    sheet.write(x, y, task.name, font, sheet.tones.ink, width - detail - sheet.px(12))
    y += sheet.write(x + width - detail, y, task.detail, font, colour, detail + 1.0)
    sheet.bar(x, y + sheet.px(2), width, sheet.px(4), task.share, LATE if task.late else WORK)
    return y + sheet.px(14)


def _paint_legend(sheet: _Sheet, entries: tuple[LegendEntry, ...]) -> None:
    """Paint the legend along the bottom left, in as many rows as it takes."""
    font = sheet.font(16)
    metrics = QFontMetricsF(font)
    margin, pad, chip, gap = sheet.px(20), sheet.px(12), sheet.px(16), sheet.px(7)
    room = max(sheet.rect.width() - 2 * margin - 2 * pad - COMPASS, 0.5 * sheet.rect.width())
    line = max(metrics.height(), chip) + sheet.px(6)
    rows: list[list[tuple[float, LegendEntry]]] = [[]]
    x = longest = 0.0
    for entry in entries:
        width = (chip + gap if entry.state else 0.0) + metrics.horizontalAdvance(entry.text)
        if rows[-1] and x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        longest = max(longest, min(x + width, room))
        x += width + sheet.px(18)
    height = len(rows) * line - sheet.px(6) + 2 * pad
    left, top = sheet.rect.left() + margin, sheet.rect.bottom() - margin - height
    sheet.paper(QRectF(left, top, longest + 2 * pad, height))
    for k, row in enumerate(rows):
        y = top + pad + k * line
        for x, entry in row:
            at = left + pad + x
            if entry.state:
                paint_chip(sheet.painter, QRectF(at, y + (metrics.height() - chip) / 2, chip, chip), entry)
                at += chip + gap
            sheet.write(at, y, entry.text, font, sheet.tones.ink, left + pad + longest - at + 1.0)


def paint_chip(painter: QPainter, place: QRectF, entry: LegendEntry) -> None:
    """Paint a legend's colour, hatched as the elements are."""
    colour = QColor(*entry.rgb)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(place, place.width() / 6, place.width() / 6)
    if entry.hatch:
        dark = colour.lightnessF() < 0.5
        painter.setPen(QPen(QColor(255, 255, 255, 220) if dark else QColor(0, 0, 0, 190), place.width() / 9))
        painter.setClipRect(place)
        step = place.width() / 3
        for k in range(-3, 4):
            x = place.left() + k * step
            painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()))
            if entry.hatch > 1:
                painter.drawLine(QPointF(x, place.top()), QPointF(x + place.height(), place.bottom()))
    painter.restore()


def paint_name(painter: QPainter, rect: QRectF, name: str, tones: Tones) -> None:
    """Paint the name of a version of the dates at the top of its picture, on the right."""
    scale = max(rect.height() / 1080.0, 0.55)
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setBold(True)
    font.setPixelSize(round(max(24.0 * scale, LEGIBLE)))
    text = QFontMetricsF(font)
    wide, high = text.horizontalAdvance(name) + 1.6 * text.height(), 1.5 * text.height()
    box = QRectF(rect.right() - wide - 0.8 * text.height(), rect.top() + 0.8 * text.height(), wide, high)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.paper)
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setPen(tones.ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
