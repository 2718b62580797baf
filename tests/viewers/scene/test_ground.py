import numpy as np
import pytest
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - whoever draws first loads it
from oracles.boxes import box_model

from kernels.arrays import F64
from viewers.scene.chunk import Chunk, build_chunks
from viewers.scene.ground import CELLS, Ground


def blocks(boxes: F64) -> list[Chunk]:
    """Return the boxes as they are drawn."""
    return build_chunks(box_model(boxes)[1], np.zeros(64, np.int32))


def test_shade_lies_in_the_middle_of_its_map() -> None:
    ground = Ground()
    assert not ground.actor.GetVisibility()
    ground.set_bounds(np.array([100.0, 200, 5, 110, 210, 15]), np.array([100.0, 200, 0]), 5.0)
    assert ground.actor.GetVisibility()
    assert ground.actor.GetPosition()[:2] == (5.0, 5.0)
    assert 4.9 < ground.actor.GetPosition()[2] < 5.0
    texel = np.array([[3, 255, 1, 0]], np.uint8)
    boxes = np.array([[102.0, 202, 5, 108, 208, 15]])
    ground.shade(blocks(boxes), boxes, texel)
    dark = ground._pixels[:, 3].reshape(CELLS, CELLS).astype(int)
    assert dark[CELLS // 2, CELLS // 2] > 80
    assert dark[:10].max() == 0
    ys, xs = np.nonzero(dark > 40)
    assert abs(xs.mean() - CELLS / 2) < 2
    assert abs(ys.mean() - CELLS / 2) < 2


def test_it_lies_on_its_level_and_buried_things_cast_no_shade() -> None:
    ground = Ground()
    ground.set_bounds(np.array([0.0, 0, -20, 40, 40, 30]), np.zeros(3), -2.0)
    assert ground.actor.GetPosition()[2] == pytest.approx(-2.0, abs=0.1)
    texel = np.array([[3, 255, 1, 0]] * 2, np.uint8)
    boxes = np.array([[10.0, 10, -20, 30, 30, -3], [18, 18, -2, 22, 22, 9]])
    ground.shade(blocks(boxes), boxes, texel)
    with_pile = ground._pixels.copy()
    texel[0, 2] = 0
    ground.shade(blocks(boxes), boxes, texel)
    assert (ground._pixels == with_pile).all()
    texel[1, 2] = 0
    ground.shade(blocks(boxes), boxes, texel)
    assert not ground._pixels[:, 3].any()
