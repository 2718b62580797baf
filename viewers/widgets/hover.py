"""The light outline round what the cursor rests on."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kernels.arrays import F64

Projecting: TypeAlias = Callable[[F64], F64]

HALO = QColor(255, 255, 255, 190)
LINE = QColor("#0b7fd4")


class HoverPainter:
    """Paints lines over the picture; the scene itself is not drawn again."""

    def __init__(self, project: Projecting) -> None:
        self._project = project
        self.lines: F64 = np.empty((0, 2, 3))  # float64[s, 2, 3], m

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint over a picture."""
        if not len(self.lines):
            return
        ratio = painter.device().devicePixelRatio()
        seen = self._project(self.lines.reshape(-1, 3))[:, :2].reshape(-1, 4) / ratio
        drawn = [QLineF(*line) for line in seen[np.isfinite(seen).all(axis=1)].tolist()]
        for colour, width in ((HALO, 3.4), (LINE, 1.5)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLines(drawn)
