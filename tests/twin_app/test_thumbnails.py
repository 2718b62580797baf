"""The cards of the start page have small pictures of the samples."""

import pytest
from PySide6.QtGui import QImage

from twin_app import thumbnails
from twin_app.thumbnails import LARGEST, SIZE, path_of
from viewers.widgets.start_page import SAMPLES


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_has_a_small_picture(sample: str) -> None:
    image = QImage(str(path_of(sample)))
    assert (image.width(), image.height()) == SIZE
    assert path_of(sample).stat().st_size <= LARGEST
    seen = {image.pixel(x, y) for x in range(0, SIZE[0], 8) for y in range(0, SIZE[1], 8)}
    assert len(seen) > 200  # a picture, not a plain colour


def test_all_samples_are_drawn() -> None:
    assert set(thumbnails.SHARE) == set(thumbnails.NEAR) == set(SAMPLES)
