"""A rectangle of the picture takes what is drawn in it, by its shape and not by its box."""

import numpy as np
import pytest
from oracles.boxes import box_model

from kernels.pick import growth_plane
from sim.mesh import no_mesh
from sim.space.enclosing import enclosed, roofs, sides_of
from sim.space.picker import Drawn, Picker, cut_planes
from sim.viewpoint import Section

BOXES = np.array([[0, 0, 0, 1, 1, 1], [4, 0, 0, 5, 1, 1], [8, 0, 0, 9, 1, 1]], float)
FROM_ABOVE = np.array([[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, -1.0, 50], [0, 0, 0, 1.0]])  # a pixel a metre
WIDE = np.array([[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, -1.0, 50], [0, 0, -1.0, 50.0]])  # perspective


def drawn(shown: tuple[int, ...] = (1, 1, 1), filled: int = 255, *sections: Section) -> Drawn:
    """Return three elements as the screen knows them."""
    texels = np.array([[3, filled, show, 0] for show in shown], np.uint8)
    spans = np.tile(np.array([1, 0, 0, 1], np.float32), (3, 1))
    return Drawn(np.arange(3, dtype=np.int32), texels, spans, np.array([0.0, 4, 8]), cut_planes(sections))


def found(low: tuple[float, float], high: tuple[float, float], crossing: bool, screen: Drawn) -> list[int]:
    """Return the rows within a rectangle seen from above."""
    picker = Picker(box_model(BOXES)[1])
    return enclosed(picker, screen, sides_of(FROM_ABOVE, low, high), crossing).tolist()


def test_a_window_takes_the_whole_and_a_crossing_the_part() -> None:
    assert found((-1, -1), (4.5, 2), False, drawn()) == [0]
    assert found((-1, -1), (4.5, 2), True, drawn()) == [0, 1]
    assert found((-1, -1), (20, 2), False, drawn()) == [0, 1, 2]
    assert found((6, -1), (7, 2), True, drawn()) == []


def test_what_is_hidden_is_left_out() -> None:
    assert found((-1, -1), (20, 2), False, drawn((1, 0, 2))) == [0, 2]


def test_what_is_cut_away_does_not_count() -> None:
    section = Section((4.4, 0, 0), (1, 0, 0))
    assert found((-1, -1), (4.45, 2), False, drawn((1, 1, 1), 255, section)) == [0, 1]
    assert found((4.42, -1), (20, 2), True, drawn((1, 1, 1), 255, section)) == []


def test_what_is_not_grown_yet_does_not_count() -> None:
    assert found((-1, -1), (4.5, 2), False, drawn(filled=51)) == [0, 1]
    assert found((4.5, -1), (5, 2), True, drawn(filled=51)) == []


def test_behind_the_eye_is_nothing() -> None:
    assert len(sides_of(FROM_ABOVE, (0, 0), (1, 1))) == 4
    sides = sides_of(WIDE, (-1e6, -1e6), (1e6, 1e6))
    assert len(sides) == 5
    high = BOXES + np.array([0, 0, 60, 0, 0, 60.0])
    assert enclosed(Picker(box_model(high)[1]), drawn(), sides, True).size == 0
    assert enclosed(Picker(box_model(BOXES)[1]), drawn(), sides, True).size == 3


def test_roofs_are_those_of_the_kernel() -> None:
    screen = drawn(filled=100)
    planes, one = roofs(screen), np.empty(4)
    for slot in range(3):
        growth_plane(screen.spans, screen.along, 100, slot, one)
        assert planes[slot] == pytest.approx(one)
    assert np.isinf(roofs(drawn())).all()


def test_no_model_and_too_few_slots() -> None:
    sides = sides_of(FROM_ABOVE, (0, 0), (1, 1))
    assert enclosed(Picker(no_mesh()), drawn(), sides, True).size == 0
    few = Drawn(
        np.zeros(1, np.int32),
        np.zeros((1, 4), np.uint8),
        np.zeros((1, 4), np.float32),
        np.zeros(1),
        cut_planes(()),
    )
    with pytest.raises(ValueError, match="1 slots for 3"):
        enclosed(Picker(box_model(BOXES)[1]), few, sides, True)
