"""A long thing that lies askew shades a band, not the square around it; what is small shades its box."""

import numpy as np
import pytest

from kernels.arrays import F32
from viewers.scene import footprints
from viewers.scene.chunk import Chunk
from viewers.scene.footprints import Footprints

CELLS = 32


def beam(high: float) -> Chunk:
    """Return one strip from corner to corner of the map, its far end `high` above the ground."""
    vertices = np.array([[1, 2, 0], [2, 1, 0], [31, 30, high], [30, 31, high]], np.float32)
    return Chunk(
        0, np.zeros(1, np.int32), np.array([100.0, 200, 0]), vertices - np.float32(0),
        np.zeros(4, np.float32), np.array([[0, 1, 2], [0, 2, 3]], np.int32), 0,
        np.empty((0, 2), np.int32), np.array([[101.0, 201, 0, 131, 231, high + 1]]),
    )  # fmt: skip


def cast(chunk: Chunk, solid: int = 1, boxes: np.ndarray | None = None) -> F32:
    """Return the shade of a chunk on a map of metres."""
    boxes = chunk.box if boxes is None else boxes
    out = np.empty((CELLS, CELLS), np.float32)
    prints = Footprints([chunk], boxes, np.ones(len(boxes), np.bool_), np.array([100.0, 200]), 1.0, CELLS)
    prints.cast(np.tile(np.array([3, 255, solid, 0], np.uint8), (len(boxes), 1)), 0.0, 4.0, out)
    return out


def test_askew_it_shades_a_band() -> None:
    shade = cast(beam(0.0))
    assert shade[15, 15] == 1.0
    assert shade[3, 28] == shade[28, 3] == 0.0
    assert (shade > 0).mean() < 0.2


def test_higher_up_the_shade_is_fainter() -> None:
    shade = cast(beam(8.0))
    assert shade[2, 2] > 0.8
    assert shade[8, 8] == pytest.approx(0.5, abs=0.15)
    assert shade[28, 28] == 0.0


def test_what_is_not_solid_casts_none() -> None:
    assert not cast(beam(0.0), solid=2).any()


def test_small_things_shade_their_box() -> None:
    shade = cast(beam(0.0), boxes=np.array([[105.0, 205, 0, 107, 207, 3]]))
    assert shade[6, 6] == 1.0
    assert shade[15, 15] == 0.0


def test_more_cells_than_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = cast(beam(0.0))
    monkeypatch.setattr(footprints, "ROOM", 3)
    assert (cast(beam(0.0)) == wanted).all()
