"""The peer measures what it says."""

from pathlib import Path

import numpy as np

from twin_app.bench.default_kernel import measure
from twin_app.bench.scale_model import write_scale_model


def test_boxes_and_areas_of_columns(tmp_path: Path) -> None:
    write_scale_model(tmp_path / "a.ifc", 2)
    shapes = measure(tmp_path / "a.ifc", tmp_path / "out.npz")
    assert shapes.seconds > 0.0
    width = shapes.box[:, 3] - shapes.box[:, 0]
    np.testing.assert_allclose(shapes.box[:, 5] - shapes.box[:, 2], 3.0)
    np.testing.assert_allclose(shapes.area, 2 * (width * 0.3 + width * 3 + 0.3 * 3))
