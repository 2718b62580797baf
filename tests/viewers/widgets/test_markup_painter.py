import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sim.markup import Mark, MarkKind
from viewers.widgets.markup_painter import paint_marks, place, spot_at


def painted(mark: Mark, width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    paint_marks(painter, QRectF(image.rect()), [mark])
    painter.end()
    return image


def reds(image: QImage) -> list[tuple[int, int]]:
    wanted = QColor("#d1242f").rgb()
    return [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted
    ]


def test_spots_are_heights_from_the_middle() -> None:
    rect = QRectF(10, 20, 300, 200)
    assert place((0, 0), rect) == QPointF(160, 120)
    assert spot_at(place((0.3, -0.2), rect), rect) == pytest.approx((0.3, -0.2))


@pytest.mark.parametrize("kind", [k for k in MarkKind if k is not MarkKind.TEXT])
def test_every_shape_goes_from_corner_to_corner(qapp: object, kind: MarkKind) -> None:
    found = reds(painted(Mark(kind, ((-0.25, -0.25), (0.25, 0.25)), width=0.02)))
    assert found
    assert min(x for x, _ in found) == pytest.approx(100, abs=5)
    assert max(y for _, y in found) == pytest.approx(150, abs=5)
    assert ((150, 100) in found) == (kind in (MarkKind.PEN, MarkKind.LINE, MarkKind.ARROW))


def test_a_text_is_written_larger_in_a_larger_picture(qapp: object) -> None:
    mark = Mark(MarkKind.TEXT, ((-0.5, -0.2),), width=0.1, text="裂缝")
    small, large = reds(painted(mark)), reds(painted(mark, 600, 400))
    assert small
    assert len(large) > 2 * len(small)
