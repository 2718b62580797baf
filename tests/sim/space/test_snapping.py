"""Corners before middles before edges before faces, and only those in sight."""

import numpy as np
import pytest
from oracles.boxes import box_model

from kernels.paint import SOLID
from sim.space.picker import Drawn, Picker, cut_planes
from sim.space.snapping import Snap, SnapKind, Target, clipped, snap
from sim.viewpoint import Section

EYE = np.array([0.0, -10.0, 0.0])


def screen(scale: float = 1000.0) -> np.ndarray:
    """Return the matrix of an eye at EYE that looks north; the middle of the picture is 0, 0."""
    return np.array([[scale, 0, 0, 0], [0, 0, -scale, 0], [0, 1, 0, 10], [0, 1, 0, 10]], float)


def found(x: float, y: float, filled: int = 255, sections: tuple[Section, ...] = ()) -> Snap | None:
    """Snap near the pixel at which (x, 0, y) is seen, on a cube from -1, 0, -1 to 1, 2, 1."""
    mesh = box_model(np.array([[-1.0, 0, -1, 1, 2, 1]]))[1]
    picker = Picker(mesh)
    texels, spans = np.array([[3, filled, SOLID, 0]], np.uint8), np.array([[0, 0, -1, 1]], np.float32)
    drawn = Drawn(np.zeros(1, np.int32), texels, spans, np.zeros(1), cut_planes(sections))
    way = np.array([x, 10.0, y])
    hit = picker.pick(EYE, way / np.linalg.norm(way), drawn)
    return snap(
        picker, drawn, Target(x * 100, -y * 100, 8.0, EYE, screen()), hit, picker.instances(0).tolist()
    )


@pytest.mark.parametrize(
    ("x", "y", "kind", "point"),
    [
        (0.97, 0.96, SnapKind.CORNER, (1, 0, 1)),
        (1.04, 1.02, SnapKind.CORNER, (1, 0, 1)),
        (0.02, 0.98, SnapKind.MIDDLE, (0, 0, 1)),
        (0.5, 0.98, SnapKind.EDGE, (0.5, 0, 1)),
        (0.5, 0.3, SnapKind.FACE, (0.5, 0, 0.3)),
    ],
)
def test_what_is_found(x: float, y: float, kind: SnapKind, point: tuple[float, float, float]) -> None:
    snapped = found(x, y)
    assert snapped is not None
    assert snapped.kind is kind
    assert snapped.point == pytest.approx(point, abs=1e-9)


def test_nothing_in_the_open() -> None:
    assert found(3.0, 3.0) is None


def test_a_corner_behind_a_face_is_not_offered() -> None:
    # The far corner 1, 2, 1 is seen at 10/12 of its place: through the front face.
    snapped = found(10 / 12, 10 / 12)
    assert snapped is not None
    assert snapped.kind is SnapKind.FACE


def test_growth_moves_the_corners() -> None:
    snapped = found(0.98, -0.21, filled=102)  # 0.4 of two metres
    assert snapped is not None
    assert snapped.kind is SnapKind.CORNER
    assert snapped.point == pytest.approx((1, 0, -0.2))


def test_a_section_makes_corners_of_its_own() -> None:
    snapped = found(0.98, 0.52, sections=(Section((0, 0, 0.5), (0, 0, 1)),))
    assert snapped is not None
    assert snapped.kind is SnapKind.CORNER
    assert snapped.point == pytest.approx((1, 0, 0.5))


def test_edges_are_cut_by_planes() -> None:
    ends = np.array([[[0.0, 0, 0], [0, 0, 2]], [[0, 0, 2], [0, 0, 3]], [[0, 0, 0.5], [1, 0, 0.5]]])
    left = clipped(ends, np.array([[0.0, 0, 1, 1]]))
    assert left.tolist() == [[[0, 0, 0], [0, 0, 1]], [[0, 0, 0.5], [1, 0, 0.5]]]
