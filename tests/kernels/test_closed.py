import numpy as np
import pytest
from oracles.boxes import CORNERS, FACES

from kernels.closed import closed_shapes


def closed(*shapes: tuple[np.ndarray, np.ndarray]) -> list[bool]:
    vertices = np.concatenate([v for v, _ in shapes]).astype(np.float32)
    triangles = np.concatenate([t for _, t in shapes]).astype(np.int32)
    out = np.zeros(len(shapes), np.bool_)
    closed_shapes(
        np.cumsum([0, *(len(v) for v, _ in shapes)]), vertices,
        np.cumsum([0, *(len(t) for _, t in shapes)]), triangles, out,
    )  # fmt: skip
    return out.tolist()


def test_a_box_is_closed_either_way_round_and_anywhere() -> None:
    assert closed((CORNERS, FACES), (CORNERS + 5000.0, FACES), (CORNERS, FACES[:, ::-1])) == [True] * 3


@pytest.mark.parametrize("missing", range(12))
def test_a_box_with_a_hole_is_open(missing: int) -> None:
    assert closed((CORNERS, np.delete(FACES, missing, axis=0))) == [False]


def test_one_turned_triangle_makes_it_unsafe() -> None:
    turned = FACES.copy()
    turned[4] = turned[4, ::-1]
    assert closed((CORNERS, turned)) == [False]


def test_bodies_must_face_the_same_way() -> None:
    two = np.concatenate([CORNERS, CORNERS + 3.0])
    assert closed((two, np.concatenate([FACES, FACES + 8]))) == [True]
    assert closed((two, np.concatenate([FACES, FACES[:, ::-1] + 8]))) == [False]


def test_unshared_vertices_and_nothing_count_as_open() -> None:
    assert closed((CORNERS[FACES.ravel()], np.arange(36).reshape(12, 3))) == [False]
    assert closed((CORNERS, FACES), (CORNERS, np.empty((0, 3), np.int32))) == [True, False]


def test_a_two_sided_sheet_is_closed() -> None:
    assert closed((CORNERS, np.array([[0, 1, 2], [0, 2, 1]]))) == [True]
