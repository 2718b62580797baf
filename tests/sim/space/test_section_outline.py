"""Outlines are where plane and model meet; dragging follows the cursor along the normal."""

import numpy as np
import pytest

from sim.space.section_outline import MARGIN, THINNEST, across, along_axis, clip, offset_of, outlines, shifted
from sim.viewpoint import Section

BOUNDS = np.array([[0.0, 0, 0], [10, 20, 30]])


def area(polygon: np.ndarray) -> float:
    turned = np.cross(polygon, np.roll(polygon, -1, axis=0)).sum(axis=0)
    return float(np.linalg.norm(turned)) / 2


def test_a_level_cut_has_the_size_of_the_model() -> None:
    (outline,) = outlines([Section((3, 3, 12), (0, 0, 2))], BOUNDS)
    grown = 2 * MARGIN * 30
    assert outline[:, 2] == pytest.approx(12)
    assert area(outline) == pytest.approx((10 + grown) * (20 + grown))


def test_a_box_has_six_faces_within_each_other() -> None:
    sections = []
    for axis in range(3):
        normal = np.eye(3)[axis]
        sections += [Section((4, 4, 4), tuple(normal)), Section((1, 1, 1), tuple(-normal))]  # type: ignore[arg-type]
    found = outlines(sections, BOUNDS)
    assert [area(face) for face in found] == pytest.approx([9] * 6)


def test_an_oblique_cut_lies_in_its_plane_and_in_the_model() -> None:
    normal = np.array([1, 2, 3]) / np.sqrt(14)
    (outline,) = outlines([Section((5, 10, 15), (1, 2, 3))], BOUNDS)
    assert outline @ normal == pytest.approx(np.array([5, 10, 15]) @ normal)
    assert (outline >= -MARGIN * 30 - 1e-9).all()
    assert (outline <= BOUNDS[1] + MARGIN * 30 + 1e-9).all()


@pytest.mark.parametrize("point", [(0, 0, 40), (0, 0, -5)])
def test_a_plane_beside_the_model_has_no_outline(point: tuple[float, float, float]) -> None:
    assert len(outlines([Section(point, (0, 0, 1))], BOUNDS)[0]) == 0


def test_clip_keeps_what_is_behind() -> None:
    square = np.array([[0.0, 0, 0], [2, 0, 0], [2, 2, 0], [0, 2, 0]])
    assert area(clip(square, np.array([1.0, 0, 0, 0.5]))) == pytest.approx(1)
    assert len(clip(square, np.array([1.0, 0, 0, -1]))) == 0


def test_across_is_square() -> None:
    for normal in ([0, 0, 1.0], [0.6, 0, 0.8], [0, -1.0, 0]):
        u, v = across(np.array(normal))
        assert [u @ v, u @ normal, v @ normal] == pytest.approx([0, 0, 0])


def test_along_the_normal_to_where_the_cursor_points() -> None:
    anchor, axis = np.zeros(3), np.array([0.0, 0, 1])
    assert along_axis(anchor, axis, np.array([0, -10.0, 4]), np.array([0, 1.0, 0])) == pytest.approx(4)
    slanted = np.array([0, 10, -3]) / np.sqrt(109)
    assert along_axis(anchor, axis, np.array([0, -10.0, 5]), slanted) == pytest.approx(2)
    assert along_axis(anchor, axis, np.array([0, 0, 9.0]), np.array([0, 0, -1.0])) is None


def test_offsets_are_coordinates_whichever_way_a_plane_faces() -> None:
    assert offset_of(Section((1, 2, 12), (0, 0, 1))) == pytest.approx(12)
    assert offset_of(Section((1, 2, 12), (0, 0, -3))) == pytest.approx(12)


def test_moving_stops_before_the_facing_plane() -> None:
    pair = (Section((0, 0, 5), (0, 0, 1)), Section((0, 0, 1), (0, 0, -1)))
    assert shifted(pair, 0, 2.0)[0].point == (0, 0, 7)
    assert shifted(pair, 0, -9.0)[0].point[2] == pytest.approx(1 + THINNEST)
    assert shifted(pair, 1, -9.0)[1].point[2] == pytest.approx(5 - THINNEST)
    assert shifted(pair, 0, -9.0)[1] is pair[1]
