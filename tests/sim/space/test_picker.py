"""A ray meets what is drawn, as it is drawn."""

import numpy as np
import pytest
from oracles.boxes import box_model

from kernels.paint import GLASS, SOLID, UNSEEN
from sim.mesh import Mesh
from sim.space.picker import Drawn, Picker, cut_planes
from sim.viewpoint import Section

BOXES = np.array([[0, 5, 0, 1, 6, 1], [0, 2, 0, 1, 3, 1]], float)
EYE, NORTH = np.array([0.4, -3.0, 0.3]), np.array([0.0, 1.0, 0.0])


@pytest.fixture
def mesh() -> Mesh:
    return box_model(BOXES)[1]


def drawn(shown: tuple[int, ...] = (SOLID, SOLID), filled: int = 255, *sections: Section) -> Drawn:
    """Return two elements as the screen knows them."""
    count = len(shown)
    texels = np.array([[3, filled, show, 0] for show in shown], np.uint8).reshape(-1, 4)
    spans = np.tile(np.array([0, 0, 0, 1], np.float32), (count, 1))
    return Drawn(np.arange(count, dtype=np.int32), texels, spans, np.zeros(count), cut_planes(sections))


def test_the_nearer_is_hit_with_its_face(mesh: Mesh) -> None:
    hit = Picker(mesh).pick(EYE, NORTH, drawn())
    assert hit is not None
    assert hit.element == 1
    assert hit.point == pytest.approx([0.4, 2, 0.3])
    assert hit.normal == pytest.approx([0, -1, 0])


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ((SOLID, UNSEEN), 0),
        ((SOLID, GLASS), 0),
        ((GLASS, GLASS), 1),
        ((UNSEEN, GLASS), 1),
        ((UNSEEN, UNSEEN), None),
    ],
)
def test_glass_only_where_nothing_solid_is_behind(
    mesh: Mesh, shown: tuple[int, ...], expected: int | None
) -> None:
    hit = Picker(mesh).pick(EYE, NORTH, drawn(shown))
    assert (hit.element if hit else None) == expected


def test_sections_and_growth_open_the_way(mesh: Mesh) -> None:
    picker = Picker(mesh)
    cut = Section((0, 4, 0), (0, -2, 0))
    hit = picker.pick(EYE, NORTH, drawn((SOLID, SOLID), 255, cut))
    assert hit is not None
    assert hit.element == 0
    assert picker.pick(EYE, NORTH, drawn(filled=51)) is None
    low = picker.pick(EYE - [0, 0, 0.2], NORTH, drawn(filled=51))
    assert low is not None
    assert low.element == 1


def test_an_element_that_is_not_drawn_at_all(mesh: Mesh) -> None:
    picker = Picker(mesh)
    seen = drawn()
    absent = Drawn(np.array([0, -1], np.int32), seen.texels[:1], seen.spans[:1], seen.along[:1], seen.planes)
    hit = picker.pick(EYE, NORTH, absent)
    assert hit is not None
    assert hit.element == 0
    assert absent.is_drawn(0)
    assert not absent.is_drawn(1)
    with pytest.raises(ValueError, match="1 slots"):
        picker.pick(EYE, NORTH, drawn((SOLID,)))


def test_vertices_where_they_are_drawn(mesh: Mesh) -> None:
    picker = Picker(mesh)
    row = int(picker.instances(1)[0])
    assert picker.world(row, drawn())[:, 2].max() == pytest.approx(1.0)
    assert picker.world(row, drawn(filled=51))[:, 2].max() == pytest.approx(0.2)
    assert picker.edges(row).shape[1] == 2


def test_nothing_to_pick() -> None:
    assert Picker().pick(EYE, NORTH, drawn(())) is None
    assert Picker().element_count == 0
