"""Boxes and areas of placed shapes, against plain numpy."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.bounds import instance_areas, instance_bounds

TETRA = np.array([[0, 0, 0], [2, 0, 0], [0, 3, 0], [0, 0, 4]], np.float32)
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], np.int32)
VERTEX_OFFSET, TRIANGLE_OFFSET = np.array([0, 4], np.int64), np.array([0, 4], np.int64)


def _turned(angle: float, shift: tuple[float, float, float]) -> np.ndarray:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0, shift[0]], [s, c, 0, shift[1]], [0, 0, 1, shift[2]]])


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-1, 2), st.floats(0, 6.3), st.tuples(*[st.floats(-1e6, 1e6)] * 3)), max_size=8
    )
)
def test_boxes_and_areas_are_those_of_all_corners(
    placed: list[tuple[int, float, tuple[float, float, float]]],
) -> None:
    element = np.array([e for e, _, _ in placed], np.int32)
    matrix = np.array([_turned(a, s) for _, a, s in placed]).reshape(-1, 3, 4)
    shape = np.zeros(len(placed), np.int32)
    box, area = np.full((3, 6), np.nan), np.zeros(3)
    instance_bounds(TETRA, VERTEX_OFFSET, shape, element, matrix, box)
    instance_areas(TETRA, FACES, VERTEX_OFFSET, TRIANGLE_OFFSET, shape, element, matrix, area)
    sides = TETRA[FACES].astype(float)
    one = np.linalg.norm(np.cross(sides[:, 1] - sides[:, 0], sides[:, 2] - sides[:, 0]), axis=1).sum() / 2
    for e in range(3):
        mine = [m for m, owner in zip(matrix, element, strict=True) if owner == e]
        np.testing.assert_allclose(area[e], one * len(mine), rtol=1e-9)
        if not mine:
            assert np.isnan(box[e]).all()
            continue
        corners = np.concatenate([TETRA @ m[:, :3].T + m[:, 3] for m in mine])
        np.testing.assert_allclose(box[e], [*corners.min(axis=0), *corners.max(axis=0)], atol=1e-6)
