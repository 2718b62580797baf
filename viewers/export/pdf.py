"""PDF files: their unit of length, their fonts, and what writes them."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter

from viewers.overlay import FAMILIES

RESOLUTION = 1440  # dots per inch: 20 to a point, so that rounding to whole dots is never seen
PT = RESOLUTION / 72
MM = RESOLUTION / 25.4


def writer(target: str, size: QPageSize.PageSizeId, landscape: bool, title: str) -> QPdfWriter:
    """Return what writes PDF to a file, without margins of its own."""
    made = QPdfWriter(target)
    made.setResolution(RESOLUTION)
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    made.setPageLayout(QPageLayout(QPageSize(size), turned, QMarginsF()))
    made.setTitle(title)
    made.setCreator("twin_app")
    return made


def font(points: float, bold: bool = False) -> QFont:
    """Return a font with Chinese signs behind the Latin ones.

    Notes
    -----
    With a Chinese font in front, Qt writes digits that cannot be found or copied from the file.
    """
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(round(points * PT))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
