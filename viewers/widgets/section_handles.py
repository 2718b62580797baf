"""Outlines of the cutting planes over the picture, each with a handle to drag it along its normal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kernels.arrays import F64
from sim.space.section_outline import along_axis, clip, outlines
from sim.viewpoint import Section

Projecting: TypeAlias = Callable[[F64], F64]
Ray: TypeAlias = Callable[[float, float], tuple[F64, F64]]

TONE = QColor("#c2410c")
PAPER = QColor(255, 255, 255, 236)
REACH = 11.0  # logical pixels round a handle in which it is grabbed
ARROW = 34.0  # logical pixels


@dataclass(frozen=True, slots=True, eq=False)
class _Handle:
    row: int
    normal: F64
    outline: F64  # m


class SectionHandles(QObject):
    """Shows where the model is cut.

    Intents
    -------
    dragged(int, float)
        Section row, and how far along its normal it is to move, m.
    released()
        The drag is over.
    """

    dragged = Signal(int, float)
    released = Signal()

    keys: frozenset[int] = frozenset()

    def __init__(self, project: Projecting, ray: Ray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._ray = project, ray
        self._sections: tuple[Section, ...] = ()
        self._handles: list[_Handle] = []
        self._hover = -1
        self._held: tuple[_Handle, F64, float] | None = None
        self._ratio = 1.0
        self._size: tuple[float, float] | None = None  # of the picture, device pixels
        self.cursor: Qt.CursorShape | None = None

    def set_sections(self, sections: Sequence[Section], bounds: F64 | None) -> None:
        """Show these planes; `bounds` float64[2, 3] are those of the model, m."""
        self._sections = tuple(sections)
        self._handles = []
        if bounds is None:
            return
        for row, (section, outline) in enumerate(zip(sections, outlines(sections, bounds), strict=True)):
            if len(outline):
                normal = np.array(section.normal) / np.linalg.norm(section.normal)
                self._handles.append(_Handle(row, normal, outline))

    def press(self, x: float, y: float) -> bool:
        """Take hold of the handle under the cursor."""
        handle = self._at(x, y)
        if handle is None:
            return False
        anchor = self._anchor(handle)
        begin = along_axis(anchor, handle.normal, *self._ray(x, y))
        self._held = (handle, anchor, begin) if begin is not None else None
        return begin is not None

    def move(self, x: float, y: float) -> bool:
        """Drag what is held, or light up what could be."""
        if self._held is None:
            before, handle = self._hover, self._at(x, y)
            self._hover = -1 if handle is None else handle.row
            self.cursor = None if handle is None else Qt.CursorShape.SizeAllCursor
            return before != self._hover
        handle, anchor, begin = self._held
        along = along_axis(anchor, handle.normal, *self._ray(x, y))
        now = next((h for h in self._handles if h.row == handle.row), None)
        if along is not None and now is not None:
            gone = float((now.outline[0] - handle.outline[0]) @ handle.normal)
            self.dragged.emit(handle.row, along - begin - gone)
        return True

    def release(self, x: float, y: float) -> bool:
        """Let go."""
        held, self._held = self._held, None
        if held is not None:
            self.released.emit()
        return held is not None

    def key(self, key: int) -> bool:
        """Want no keys."""
        return False

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint outlines and handles."""
        self._ratio = painter.device().devicePixelRatio()
        self._size = rect.width() * self._ratio, rect.height() * self._ratio
        for handle in self._handles:
            active = handle.row == (self._held[0].row if self._held else self._hover)
            corners = self._pixels(handle.outline)
            if corners is not None:
                tone = QColor(TONE)
                tone.setAlpha(34 if active else 0)
                painter.setBrush(tone)
                tone.setAlpha(255 if active else 150)
                painter.setPen(QPen(tone, 1.6 if active else 1.1, Qt.PenStyle.DashLine))
                painter.drawPolygon(QPolygonF(corners))
            self._arrow(painter, handle, active)

    def _arrow(self, painter: QPainter, handle: _Handle, active: bool) -> None:
        tips = self._ends(handle)
        if tips is None:
            return
        begin, end = tips
        way = end - begin
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5
        painter.setBrush(TONE if active else TONE.lighter(118))
        if length > 6:
            unit = way / length
            side = QPointF(-unit.y(), unit.x())
            head = QPolygonF([end, end - unit * 11 + side * 6, end - unit * 11 - side * 6])
            for pen in (QPen(PAPER, 5.0), QPen(TONE, 2.4)):
                painter.setPen(pen)
                painter.drawLine(begin, end - unit * 9)
            painter.setPen(QPen(PAPER, 1.2))
            painter.drawPolygon(head)
        painter.setPen(QPen(PAPER, 1.6))
        painter.drawEllipse(begin, 6.0, 6.0)

    def _at(self, x: float, y: float) -> _Handle | None:
        where = QPointF(x, y) / self._ratio
        for handle in self._handles:
            tips = self._ends(handle)
            if tips and min(_distance(where, tips[0]), _distance(where, tips[1])) <= REACH:
                return handle
        return None

    def _ends(self, handle: _Handle) -> tuple[QPointF, QPointF] | None:
        """Return where the handle's arrow begins and ends, always as long as seen from the side."""
        anchor = self._anchor(handle)
        here = self._project(anchor.reshape(1, 3))
        if not np.isfinite(here).all() or here[0, 2] <= 0:
            return None
        aside = self._scale(anchor, here)
        tip = self._project((anchor + handle.normal * aside * ARROW * self._ratio).reshape(1, 3))
        if not np.isfinite(tip).all():
            return None
        begin, end = (QPointF(float(p[0, 0]), float(p[0, 1])) / self._ratio for p in (here, tip))
        return begin, end

    def _anchor(self, handle: _Handle) -> F64:
        """Return the middle of what is in the picture of an outline, so that it can be grabbed."""
        outline = handle.outline
        if self._size is not None:
            width, height = self._size
            corners = [self._ray(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
            for k in range(4):
                (eye, way), (next_eye, next_way) = corners[k], corners[(k + 1) % 4]
                normal = np.cross(next_eye + next_way - eye, way)
                normal = normal / np.linalg.norm(normal)
                outline = clip(outline, np.array([*normal, float(normal @ eye)]))
        middle: F64 = (outline if len(outline) else handle.outline).mean(axis=0)
        return middle

    def _scale(self, point: F64, seen: F64) -> float:
        """Return how many metres one device pixel is at a point."""
        x, y = float(seen[0, 0]), float(seen[0, 1])
        spots = []
        for shift in (0.0, 10.0):
            eye, direction = self._ray(x + shift, y)
            _, middle = self._ray(x, y)
            spots.append(eye + direction * (float((point - eye) @ middle) / float(direction @ middle)))
        return float(np.linalg.norm(spots[1] - spots[0])) / 10.0

    def _pixels(self, points: F64) -> list[QPointF] | None:
        seen = self._project(points)
        if not np.isfinite(seen).all():
            return None
        return [QPointF(float(x), float(y)) / self._ratio for x, y, _ in seen]


def _distance(a: QPointF, b: QPointF) -> float:
    gap = a - b
    return float((gap.x() ** 2 + gap.y() ** 2) ** 0.5)
