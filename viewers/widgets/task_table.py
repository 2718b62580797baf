"""The task table, painted row by row: a cell costs one text, whatever the model could be asked."""

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from sim.schedule import SPANS
from viewers.widgets.grid import UNIT
from viewers.widgets.icon import icon
from viewers.widgets.outline_table import OutlineTable
from viewers.widgets.task_model import CRITICAL, NAME, TaskModel


class TaskTable(OutlineTable):
    """Shows a `TaskModel` and nothing else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), self.palette().base())
            self._paint_rows(painter)

    def _paint_rows(self, painter: QPainter) -> None:
        model = self.model()
        assert isinstance(model, TaskModel)
        height, top = self.verticalHeader().defaultSectionSize(), self.verticalScrollBar().value()
        first = top // height
        last = min(first + self.viewport().height() // height + 2, len(model.rows))
        palette, head = self.palette(), self.horizontalHeader()
        text, chosen_text = palette.text().color(), palette.highlightedText().color()
        wide = self.viewport().width()
        places = [
            (column, head.sectionViewportPosition(column), head.sectionSize(column), model.is_right(column))
            for column in range(len(model.keys))
        ]
        places = [each for each in places if each[1] < wide and each[1] + each[2] > 0]
        chosen = self._chosen(first, last)
        for row in range(first, last):
            if row in chosen:
                painter.fillRect(0, row * height - top, wide, height, palette.highlight())
        plain, bold = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        measures = (QFontMetrics(plain), QFontMetrics(bold))
        shown = model.rows.task[first:last]
        spans = np.isin(model.rows.schedule.kind[np.maximum(shown, 0)], SPANS) if shown.size else shown < 0
        strong = ((shown < 0) | (spans & (not model.rows.headings))).tolist()
        tasks = shown.tolist()
        for column, left, width, right in places:
            painter.setClipRect(left, 0, width, self.viewport().height())
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            flags = int(side | Qt.AlignmentFlag.AlignVCenter)
            for row, task, heavy in zip(range(first, last), tasks, strong, strict=True):
                painter.setFont(bold if heavy else plain)
                colour = chosen_text if row in chosen else text
                painter.setPen(CRITICAL if row not in chosen and model.is_red(task, column) else colour)
                words, metrics = model.text(row, column), measures[heavy]
                if not words:
                    continue
                place = QRect(left, row * height - top, width, height)
                if column == NAME:
                    place = self._paint_outline(painter, model, row, place)
                else:
                    place.adjust(UNIT, 0, -UNIT, 0)
                if not right and metrics.horizontalAdvance(words) > place.width():
                    words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
                painter.drawText(place, flags, words)
        painter.setClipping(False)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            painter.setPen(palette.text().color())
            painter.drawRect(self.visualRect(current).adjusted(0, 0, -1, -1))

    def _paint_outline(self, painter: QPainter, model: TaskModel, row: int, cell: QRect) -> QRect:
        """Paint the mark that folds a row; return where its name stands."""
        fold, words = self.places_at(cell, int(model.rows.depth[row]))
        folded = model.rows.folded(row)
        if folded is not None:
            icon("chevron-right" if folded else "chevron-down").paint(painter, fold)
        return words

    def _chosen(self, first: int, last: int) -> set[int]:
        """Return the selected rows among those in sight."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for number in range(selection.count()):
            part = selection.at(number)
            rows.update(range(max(part.top(), first), min(part.bottom() + 1, last)))
        return rows
