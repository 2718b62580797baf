"""The one grid all panels stand on: 4 px steps, one row height, quiet colours mixed from the palette."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QProgressBar, QTableView, QWidget

UNIT = 4


def row_height(font: QFont) -> int:
    """Return the height of one table row in `font`: text and 4 px above and below, in 4 px steps."""
    text = QFontMetrics(font).height()
    return (text + 2 * UNIT + UNIT - 1) // UNIT * UNIT


def mixed(palette: QPalette, share: float) -> QColor:
    """Return the panel's base colour with `share` (0..1) of its text colour in it."""
    base, text = palette.base().color(), palette.text().color()
    return blend(base, text, share)


def blend(below: QColor, above: QColor, share: float) -> QColor:
    """Return `below` with `share` (0..1) of `above` in it."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        below.redF() * keep + above.redF() * share,
        below.greenF() * keep + above.greenF() * share,
        below.blueF() * keep + above.blueF() * share,
    )


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is lighter than what it stands on."""
    return palette.text().color().lightness() > palette.base().color().lightness()


def tight(layout: QBoxLayout, spacing: int = 0, margin: int = 0) -> None:
    """Set a layout to the grid."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)


def quiet(table: QTableView) -> None:
    """Give a table our rows: no grid lines, no row numbers, one height, smooth scrolling."""
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(UNIT)
    rows.setDefaultSectionSize(row_height(table.font()))
    rows.setSectionResizeMode(rows.ResizeMode.Fixed)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fill(bar: QProgressBar, value: int) -> None:
    """Set how far a bar is; `setValue` alone paints at once, and with it all that is due in the window."""
    bar.setUpdatesEnabled(False)
    bar.setValue(value)
    bar.setUpdatesEnabled(True)


class EmptyState(QLabel):
    """What a panel says while it has nothing to show; its link is the way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(4 * UNIT)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().highlight().color())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), UNIT, UNIT)

    def say(self, what: str, action: str = "", address: str = "action") -> None:
        """Show one sentence, and below it the action as a link that emits `linkActivated(address)`."""
        link = f'<p><a href="{address}">{action}</a></p>' if action else ""
        self.setText(f"<p>{what}</p>{link}")
