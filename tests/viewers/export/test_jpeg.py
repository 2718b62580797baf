"""Pictures in memory."""

import pytest
from PySide6.QtGui import QColor, QImage

from viewers.export.jpeg import jpeg_bytes


@pytest.mark.usefixtures("qapp")
def test_the_picture_comes_back() -> None:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 40, 20))
    back = QImage.fromData(jpeg_bytes(image, 95), "JPEG")
    assert (back.width(), back.height()) == (64, 36)
    assert abs(back.pixelColor(30, 20).red() - 200) < 6
