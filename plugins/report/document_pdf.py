"""A report on a schedule as A4 sheets: text stays text, charts stay drawings, nothing is cut off."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize
from PySide6.QtSvg import QSvgRenderer

from plugins.report.document import Block, Cards, Chart, Document, Heading, Paragraph, Still, Stills, Table
from plugins.report.paper import DEEP, INK, SOFT, WARM, Furniture, Sheet, Words
from plugins.report.paper_table import draw_table
from sim.problem import WriteError
from sim.writers.atomic import replacing
from viewers.export.pdf import MM, font, writer

IN_A_ROW = 2  # pictures
CARDS = 4  # side by side, at most
_KEPT = 30 * MM  # what must fit below a heading


def write_pdf(document: Document, path: Path) -> int:
    """Write the sheets in one step; returns how many there are.

    Raises
    ------
    WriteError
        The file cannot be written.
    """
    application = QGuiApplication.instance() or QGuiApplication([])  # fonts need one
    with replacing(path) as temporary:
        pages = _fill(document, str(temporary), 0)
        pages = _fill(document, str(temporary), pages)
        if not temporary.stat().st_size:
            raise WriteError(str(path), "", "write-failed", {"reason": "PDF"})
    del application
    return pages


def _fill(document: Document, target: str, pages: int) -> int:
    device = writer(target, QPageSize.PageSizeId.A4, False, f"{document.title} · {document.subtitle}")
    head = f"{document.title} · {document.subtitle}"
    sheet = Sheet(device, Furniture(head, "twin_app", pages))
    sheet.write(document.title, 20, bold=True, leading=1.1)
    sheet.y += 1 * MM
    sheet.write(document.subtitle, 10, SOFT)
    sheet.y += 2 * MM
    sheet.rule(sheet.y, WARM, 2.2)
    sheet.y += 5 * MM
    sheet.write(document.answer, 11.5, leading=1.35)
    sheet.y += 4 * MM
    for place, block in enumerate(document.blocks):
        following = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
        _draw(sheet, block, following)
    return sheet.close()


def _draw(sheet: Sheet, block: Block, following: Block | None) -> None:
    if isinstance(block, Heading):
        _heading(sheet, block, following)
    elif isinstance(block, Paragraph):
        sheet.write(block.text, 8.5 if block.faint else 9.5, SOFT if block.faint else INK)
        sheet.y += 2 * MM
    elif isinstance(block, Cards):
        for k in range(0, len(block.figures), CARDS):
            _cards(sheet, block.figures[k : k + CARDS])
    elif isinstance(block, Table):
        draw_table(sheet, block)
    elif isinstance(block, Chart):
        _chart(sheet, block)
    else:
        _stills(sheet, block)


def _heading(sheet: Sheet, block: Heading, following: Block | None) -> None:
    kept = _KEPT
    if isinstance(following, Chart):
        kept = sheet.width * following.height / following.width + 10 * MM
    elif isinstance(following, Stills) and following.pictures:
        kept = _picture_size(sheet, following.pictures[0])[1] + 20 * MM
    if not sheet.need(kept):
        sheet.y += (5 if block.level == 2 else 3) * MM
    sheet.write(block.text, 13 if block.level == 2 else 10.5, bold=True)
    sheet.y += 1.5 * MM


def _cards(sheet: Sheet, figures: tuple[tuple[str, str], ...]) -> None:
    gap, pad = 3 * MM, 2.4 * MM
    wide = (sheet.width - gap * (CARDS - 1)) / CARDS
    set_ = [
        (
            Words(value, font(13, True), wide - 2 * pad),
            Words(name, font(8), wide - 2 * pad),
        )
        for value, name in figures
    ]
    height = max(value.height + name.height for value, name in set_) + 2 * pad
    sheet.need(height)
    for k, (value, name) in enumerate(set_):
        x = sheet.left + k * (wide + gap)
        sheet.box(QRectF(x, sheet.y, wide, height))
        value.draw(sheet.painter, x + pad, sheet.y + pad, INK)
        name.draw(sheet.painter, x + pad, sheet.y + pad + value.height, SOFT)
    sheet.y += height + gap


def _chart(sheet: Sheet, chart: Chart) -> None:
    height = sheet.width * chart.height / chart.width
    sheet.need(height)
    sheet.painter.setFont(font(9))
    renderer = QSvgRenderer(QByteArray(chart.svg.encode("utf-8")))
    sheet.painter.save()
    renderer.render(sheet.painter, QRectF(sheet.left, sheet.y, sheet.width, height))
    sheet.painter.restore()
    sheet.y += height + 2 * MM


def _picture_size(sheet: Sheet, still: Still) -> tuple[float, float]:
    image = QImage.fromData(still.data)
    wide = (sheet.width - 4 * MM * (IN_A_ROW - 1)) / IN_A_ROW
    return wide, wide * image.height() / max(image.width(), 1)


def _stills(sheet: Sheet, block: Stills) -> None:
    for k in range(0, len(block.pictures), IN_A_ROW):
        row = block.pictures[k : k + IN_A_ROW]
        sizes = [_picture_size(sheet, still) for still in row]
        below = [
            (
                Words(still.caption, font(8.5, True), wide),
                Words(still.note, font(8), wide),
            )
            for still, (wide, _) in zip(row, sizes, strict=True)
        ]
        tall = max(height for _, height in sizes)
        height = tall + max(caption.height + note.height for caption, note in below) + 1.5 * MM
        sheet.need(height)
        x = sheet.left
        for still, (wide, high), (caption, note) in zip(row, sizes, below, strict=True):
            sheet.painter.drawImage(QRectF(x, sheet.y, wide, high), QImage.fromData(still.data))
            caption.draw(sheet.painter, x, sheet.y + tall + 1 * MM, DEEP)
            note.draw(sheet.painter, x, sheet.y + tall + 1 * MM + caption.height, SOFT)
            x += wide + 4 * MM
        sheet.y += height + 3 * MM
