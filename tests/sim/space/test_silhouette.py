"""The outline of a box is the hexagon its corners project to, cut as the box is."""

import numpy as np
import pytest
from oracles.boxes import box_model

from sim.space import silhouette
from sim.space.picker import Drawn, Picker, cut_planes
from sim.space.silhouette import Silhouettes, kept
from sim.viewpoint import Section

BOXES = np.array([[0, 0, 0, 1, 1, 1], [4, 0, 0, 5, 1, 1]], float)
EYE = np.array([10.0, -8.0, 9.0])


def drawn(filled: int = 255, shown: int = 1, *sections: Section) -> Drawn:
    """Return two elements as the screen knows them."""
    texels = np.array([[3, filled, shown, 0]] * 2, np.uint8)
    spans = np.tile(np.array([0, 0, 0, 1], np.float32), (2, 1))
    return Drawn(np.arange(2, dtype=np.int32), texels, spans, np.zeros(2), cut_planes(sections))


@pytest.fixture
def outlines() -> Silhouettes:
    return Silhouettes(Picker(box_model(BOXES)[1]))


@pytest.mark.parametrize("forward", [None, np.array([-0.6, 0.5, -0.62])])
def test_a_box_seen_from_a_corner_is_a_hexagon(outlines: Silhouettes, forward: np.ndarray | None) -> None:
    lines = outlines.outline(0, drawn(), EYE, forward)
    assert len(lines) == 6
    ends, count = np.unique(lines.reshape(-1, 3).round(6), axis=0, return_counts=True)
    assert (count == 2).all()  # closed
    missing = {(0.0, 1.0, 0.0), (1.0, 0.0, 1.0)}  # the nearest corner and the one behind it
    assert missing.isdisjoint(map(tuple, ends.tolist()))


def test_seen_from_in_front_it_is_a_rectangle(outlines: Silhouettes) -> None:
    assert len(outlines.outline(0, drawn(), np.array([0.5, -5, 0.5]))) == 4


def test_it_is_as_high_as_it_has_grown(outlines: Silhouettes) -> None:
    lines = outlines.outline(0, drawn(filled=102), EYE)
    assert lines[:, :, 2].max() == pytest.approx(0.4, abs=1e-6)


def test_a_section_shortens_it(outlines: Silhouettes) -> None:
    lines = outlines.outline(0, drawn(255, 1, Section((0, 0, 0.25), (0, 0, 1))), EYE)
    assert 0 < len(lines) < 6
    assert lines[:, :, 2].max() == pytest.approx(0.25)


def test_what_is_not_drawn_has_none(outlines: Silhouettes) -> None:
    assert outlines.outline(0, drawn(255, 0), EYE).shape == (0, 2, 3)


def test_large_shapes_have_their_feature_edges(
    outlines: Silhouettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silhouette, "LARGEST", 2)
    lines = outlines.outline(1, drawn(), EYE)
    assert len(lines) == len(outlines._picker.edges(1))


def test_few_shapes_are_remembered(outlines: Silhouettes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silhouette, "KEPT", 1)
    for element in (0, 1, 0):
        outlines.outline(element, drawn(), EYE)
    assert len(outlines._edges) == 1


def test_lines_are_cut_at_both_ends() -> None:
    lines = np.array([[[0.0, 0, 0], [4, 0, 0]], [[5, 0, 0], [6, 0, 0]]])
    planes = np.array([[1.0, 0, 0, 3], [-1.0, 0, 0, -1]])
    assert kept(lines, planes)[:, :, 0].tolist() == [[1.0, 3.0]]
