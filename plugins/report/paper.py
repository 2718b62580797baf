"""A sheet of A4 as it is filled from top to bottom: pages, margins, page numbers, lines of text."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPdfWriter, QPen, QTextLayout, QTextOption

from viewers.export.pdf import MM, PT, font

INK, SOFT, LINE = QColor("#22262b"), QColor("#667079"), QColor("#dde1e5")
WARM, DEEP = QColor("#f4a722"), QColor("#2f6f9f")
TONES = {"good": QColor("#2f7d4f"), "warning": QColor("#9a5b00"), "error": QColor("#b3261e"), "soft": SOFT}


class Words:
    """Some text set to a width; nothing runs over it, words too long are broken."""

    def __init__(
        self, text: str, font: QFont, width: float, right: bool = False, leading: float = 1.0
    ) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        y = self.longest = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0.0, y))
            y += line.height() * leading
            self.longest = max(self.longest, line.naturalTextWidth())
        self._layout.endLayout()
        self.height = y

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))


@dataclass(slots=True)
class Furniture:
    """What stands on every page: at the head of all but the first, and at the foot."""

    head: str
    foot: str
    pages: int = 0  # 0 while they are being counted


class Sheet:
    """A pencil that goes down the page and on to the next."""

    top, bottom, side = 16 * MM, 18 * MM, 15 * MM

    def __init__(self, device: QPdfWriter, furniture: Furniture) -> None:
        self._device, self._furniture = device, furniture
        self.painter = QPainter(device)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.left, self.width = self.side, device.width() - 2 * self.side
        self._end = device.height() - self.bottom
        self.page, self.y = 1, self.top
        self._finish_page()

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return self._end - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self._begin

    @property
    def _begin(self) -> float:
        return self.top if self.page == 1 else self.top + 7 * MM

    def need(self, height: float) -> bool:
        """Go on to the next page unless so much is left; returns whether it did."""
        if height <= self.room or self.fresh:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Begin the next page."""
        self._device.newPage()
        self.page += 1
        self.y = self._begin
        self._finish_page()

    def write(
        self, text: str, points: float, colour: QColor = INK, bold: bool = False, leading: float = 1.25
    ) -> None:
        """Write a paragraph over the whole width."""
        words = Words(text, font(points, bold), self.width, leading=leading)
        self.need(words.height)
        words.draw(self.painter, self.left, self.y, colour)
        self.y += words.height

    def rule(self, y: float, colour: QColor = LINE, thick: float = 0.5) -> None:
        """Draw a line across."""
        self.painter.setPen(QPen(colour, thick * PT))
        self.painter.drawLine(QPointF(self.left, y), QPointF(self.left + self.width, y))

    def box(self, place: QRectF, radius: float = 3.0) -> None:
        """Draw the frame of a card."""
        self.painter.setPen(QPen(LINE, 0.6 * PT))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(place, radius * PT, radius * PT)

    def close(self) -> int:
        """End the last page; returns how many there are."""
        self.painter.end()
        return self.page

    def _finish_page(self) -> None:
        small = font(7.5)
        total = f" / {self._furniture.pages}" if self._furniture.pages else ""
        number = Words(f"{self.page}{total}", small, self.width, right=True)
        y = self._device.height() - 11 * MM
        number.draw(self.painter, self.left, y, SOFT)
        Words(self._furniture.foot, small, self.width * 0.8).draw(self.painter, self.left, y, SOFT)
        if self.page > 1:
            head = Words(self._furniture.head, small, self.width)
            head.draw(self.painter, self.left, self.top - 4 * MM, SOFT)
            self.rule(self.top + head.height - 3 * MM)
