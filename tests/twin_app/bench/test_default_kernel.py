"""The peer measures what it says."""

from pathlib import Path

import numpy as np
from shaped_ifc import columns, write

from twin_app.bench._default_kernel import measure


def test_boxes_and_areas_of_columns(tmp_path: Path) -> None:
    shapes = measure(write(tmp_path / "a.ifc", columns(2)), tmp_path / "out.npz")
    assert shapes.seconds > 0.0
    np.testing.assert_allclose(shapes.box, [[-0.5, -1, 0, 0.5, 1, 3], [4.5, -1, 0, 5.5, 1, 3]], atol=1e-9)
    np.testing.assert_allclose(shapes.area, 22.0)
