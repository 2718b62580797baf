import numpy as np

from viewers.scene.ground import CELLS, Ground


def test_shade_lies_in_the_middle_of_its_map() -> None:
    ground = Ground()
    assert not ground.actor.GetVisibility()
    ground.set_bounds(np.array([100.0, 200, 5, 110, 210, 15]), np.array([100.0, 200, 0]))
    assert ground.actor.GetVisibility()
    assert ground.actor.GetPosition()[:2] == (5.0, 5.0)
    assert 4.9 < ground.actor.GetPosition()[2] < 5.0
    texel = np.array([[3, 255, 1, 0]], np.uint8)
    ground.shade(np.array([[102.0, 202, 5, 108, 208, 15]]), texel)
    dark = ground._pixels[:, 3].reshape(CELLS, CELLS).astype(int)
    assert dark[CELLS // 2, CELLS // 2] > 80
    assert dark[:10].max() == 0
    ys, xs = np.nonzero(dark > 40)
    assert abs(xs.mean() - CELLS / 2) < 2
    assert abs(ys.mean() - CELLS / 2) < 2
