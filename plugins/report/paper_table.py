"""A table on paper: columns as wide as they need, titles again on every page, no row torn apart."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen

from plugins.report.document import Row, Table, cell
from plugins.report.paper import INK, LINE, SOFT, TONES, Sheet, Words
from viewers.export.pdf import MM, PT, font

SIZE, SMALL = 8.5, 7.5  # pt
_GAP, _PAD = 3 * MM, 0.9 * MM
_LONGEST = 600  # signs of one cell: no row may be higher than a page
_LOOK = 200  # rows that widths are measured on
_NARROWEST = 14 * MM  # of a column of text


@dataclass(slots=True)
class _Set:
    """One row, set."""

    cells: list[list[tuple[Words, QColor]]]
    height: float


def draw_table(sheet: Sheet, table: Table) -> None:
    """Draw the table from where the sheet stands."""
    widths = column_widths(sheet, table)
    head = _set(sheet, table, widths, tuple(column.title for column in table.columns), True)
    rows = [_set(sheet, table, widths, row, False) for row in table.rows]
    first = rows[0].height if rows else 0.0
    sheet.need(head.height + first)
    _draw(sheet, table, widths, head, True)
    for row in rows:
        if row.height > sheet.room:
            sheet.turn()
            _draw(sheet, table, widths, head, True)
        _draw(sheet, table, widths, row, False)
    sheet.y += 1.5 * MM
    if table.more:
        sheet.write(table.more, 8, SOFT)
    sheet.y += 2 * MM


def column_widths(sheet: Sheet, table: Table) -> list[float]:
    """Return the width of each column: numbers get what they need, text shares what is left."""
    endless = 1e7
    natural = []
    for k, column in enumerate(table.columns):
        texts = [(column.title, SIZE, True)]
        for row in table.rows[:_LOOK]:
            value = cell(row[k])
            texts += [(value.text[:_LONGEST], SIZE, bool(value.tone)), (value.about[:_LONGEST], SMALL, False)]
        longest = sorted(texts, key=lambda each: -len(each[0].encode()) * each[1])[:12]
        measured = (Words(t, font(size, bold), endless).longest for t, size, bold in longest)
        natural.append(max(measured) + 0.5 * MM)
    room = sheet.width - _GAP * (len(natural) - 1)
    if sum(natural) <= room:
        spare = room - sum(natural)
        text = [w if not c.number else 0.0 for w, c in zip(natural, table.columns, strict=True)]
        whole = sum(text)
        return [w + (spare * t / whole if whole else 0.0) for w, t in zip(natural, text, strict=True)]
    # The widest give way first, down to one width for all that are wider.
    floor = [w if c.number else min(w, _NARROWEST) for w, c in zip(natural, table.columns, strict=True)]
    if sum(floor) >= room:
        return [w * room / sum(floor) for w in floor]
    low, high = 0.0, max(natural)
    for _ in range(40):
        middle = (low + high) / 2
        total = sum(max(f, min(w, middle)) for f, w in zip(floor, natural, strict=True))
        low, high = (middle, high) if total <= room else (low, middle)
    return [max(f, min(w, low)) for f, w in zip(floor, natural, strict=True)]


def _set(sheet: Sheet, table: Table, widths: list[float], row: Row, title: bool) -> _Set:
    cells = []
    for value, width, column in zip(map(cell, row), widths, table.columns, strict=True):
        colour = SOFT if title else TONES.get(value.tone, INK)
        bold = title or value.tone in ("good", "warning", "error")
        lines = [(Words(_cut(value.text), font(SIZE, bold), width, column.number), colour)]
        if value.about:
            lines.append((Words(_cut(value.about), font(SMALL), width, column.number), SOFT))
        cells.append(lines)
    height = max((sum(words.height for words, _ in lines) for lines in cells), default=0.0)
    return _Set(cells, height + 2 * _PAD)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _draw(sheet: Sheet, table: Table, widths: list[float], row: _Set, title: bool) -> None:
    x = sheet.left
    for lines, width in zip(row.cells, widths, strict=True):
        y = sheet.y + _PAD
        for words, colour in lines:
            words.draw(sheet.painter, x, y, colour)
            y += words.height
        x += width + _GAP
    sheet.y += row.height
    sheet.painter.setPen(QPen(LINE, (1.2 if title else 0.5) * PT))
    sheet.painter.drawLine(QPointF(sheet.left, sheet.y), QPointF(sheet.left + sheet.width, sheet.y))
