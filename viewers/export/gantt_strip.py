"""A strip of the Gantt chart below a film: the tasks at work, and where the playhead stands."""

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows
from sim.playback.progress import Progress
from sim.playback.time_scale import SECOND, TimeScale
from sim.playback.time_ticks import ticks
from sim.project import Project
from sim.schedule import Action
from viewers.export.gantt_print import paper_palette
from viewers.overlay import FAMILIES
from viewers.widgets import gantt_painter
from viewers.widgets.gantt_painter import PLAYHEAD, Layers

TASKS = 6  # lines
ROW, HEAD, NAMES, PAD = 22, 40, 380, 8  # px of a picture 1080 lines high
AHEAD = 0.6  # of the chart lies after the playhead
SHOWN = 42 * 86400.0  # s over the width of the chart, at most
LAYERS = Layers(critical=True, slack=False, baseline=True, marks=False)


class GanttStrip:
    """Paints the strip for one project; sizes follow the height of the picture."""

    def __init__(self, project: Project, language: str, dark: bool = False) -> None:
        self._rows = TaskRows(TaskFacts(project))
        self._progress = Progress(project.schedule, project.links)
        self._language = language
        self._palette = _dark() if dark else paper_palette()
        first, last = project.schedule.span()
        self._span = 0.0 if np.isnat(first) else float((last - first) / SECOND)

    @staticmethod
    def height(picture: int) -> int:
        """Return the height of the strip below a picture, both together `picture` lines high; even."""
        return round((HEAD + TASKS * ROW + PAD) * picture / 1080 / 2) * 2

    def tasks(self, now: np.datetime64) -> list[int]:
        """Return the tasks listed at a moment, by their start; what is only provided comes last."""
        start, action = self._rows.schedule.start, self._rows.schedule.action
        found = [each.task for each in self._progress.active(now, TASKS)]
        return sorted(found, key=lambda task: (action[task] == Action.PROVIDE, start[task], task))

    def paint(self, painter: QPainter, place: QRectF, now: np.datetime64) -> None:
        """Paint the strip at a moment (NaT: nothing is at work)."""
        factor = place.height() / (HEAD + TASKS * ROW + PAD)
        painter.save()
        painter.setClipRect(place)
        painter.fillRect(place, self._palette.base())
        painter.translate(place.topLeft())
        painter.scale(factor, factor)
        painter.setFont(_font())
        width = round(place.width() / factor)
        names = min(NAMES, width // 3)
        self._names(painter, now, names)
        painter.translate(names, 0)
        self._chart(painter, now, width - names)
        painter.restore()

    def _names(self, painter: QPainter, now: np.datetime64, width: int) -> None:
        schedule, metrics = self._rows.schedule, QFontMetricsF(_font())
        painter.setPen(self._palette.text().color())
        for line, task in enumerate(self.tasks(now)):
            words = schedule.name[task] or schedule.id[task]
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width - 3 * PAD)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(2 * PAD, HEAD + line * ROW, width - 2 * PAD, ROW), side, shown)

    def _chart(self, painter: QPainter, now: np.datetime64, width: int) -> None:
        seconds = min(max(self._span * 1.2, 7 * 86400.0), SHOWN) / width
        moment = self._rows.schedule.span()[1] if np.isnat(now) else now
        if np.isnat(moment):
            return
        scale = TimeScale(
            TimeScale(moment.astype("datetime64[s]"), seconds).at(-(1 - AHEAD) * width), seconds
        )
        height = TASKS * ROW + PAD
        coarse, fine = ticks(scale, width, painter.fontMetrics().horizontalAdvance("W00") + PAD)
        painter.setClipRect(QRectF(0, 0, width, HEAD + height), Qt.ClipOperation.IntersectClip)
        painter.save()
        painter.translate(0, HEAD)
        off = np.empty(0, np.float64)
        gantt_painter.paint_background(painter, self._palette, width, height, fine, off, 0.0)
        for line, task in enumerate(self.tasks(now)):
            row = self._rows.row(task)
            if row >= 0:
                bars = self._rows.bars(scale, row, row + 1)
                gantt_painter.paint_bars(
                    painter, self._palette, bars, line * ROW, ROW, set(), width, LAYERS
                )  # fmt: skip
        painter.restore()
        gantt_painter.paint_ruler(painter, self._palette, width, HEAD, coarse, fine, QLocale(self._language))
        if not np.isnat(now):
            x = (1 - AHEAD) * width
            gantt_painter.paint_moment(painter, x, HEAD + height, PLAYHEAD)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(PLAYHEAD)
            painter.drawPolygon([QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, 9)])


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(14)
    return font


def _dark() -> QPalette:
    palette = QPalette(QColor("#202328"))
    for role, colour in (
        (QPalette.ColorRole.Base, "#202328"), (QPalette.ColorRole.Window, "#2a2e34"),
        (QPalette.ColorRole.Text, "#eceff3"), (QPalette.ColorRole.WindowText, "#eceff3"),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    return palette
