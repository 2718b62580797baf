"""Pictures as JPEG in memory, to be embedded in a document."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage


def jpeg_bytes(image: QImage, quality: int) -> bytes:
    """Return the picture as a JPEG file; `quality` in %."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
