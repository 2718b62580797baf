"""What a picture of the whole holds, and where the ground lies under it."""

import numpy as np
from oracles.boxes import box_grid, box_model

from viewers.scene.extent import extent, extent_of

GROUND = np.array([[-200, -200, -1, 200, 200, 0]], float)


def test_works_are_told_from_their_site() -> None:
    boxes = np.concatenate([GROUND, box_grid(8)])
    elements, _ = box_model(boxes, ["IfcSite", *["IfcWall"] * 8])
    found = extent_of(elements)
    assert found is not None
    assert found.bounds.tolist() == [*boxes[:, :3].min(axis=0), *boxes[:, 3:].max(axis=0)]
    assert found.level == -1
    assert sorted(map(tuple, found.works)) == sorted(map(tuple, boxes[1:]))


def test_rows_in_any_order_give_the_same() -> None:
    boxes = box_grid(27)
    elements, _ = box_model(boxes)
    order = np.random.default_rng(3).permutation(27).astype(np.int32)
    one, other = extent_of(elements), extent(elements, order, boxes[order])
    assert one is not None
    assert (one.bounds == other.bounds).all()
    assert one.level == other.level
    assert sorted(map(tuple, one.content)) == sorted(map(tuple, other.content))


def test_a_second_site_far_away_does_not_count() -> None:
    boxes = np.concatenate([box_grid(8), box_grid(2) + 5e6])
    elements, _ = box_model(boxes)
    found = extent_of(elements)
    assert found is not None
    assert found.bounds.tolist() == [*boxes[:8, :3].min(axis=0), *boxes[:8, 3:].max(axis=0)]


def test_nothing_reaches_nowhere() -> None:
    elements, _ = box_model(np.full((2, 6), np.nan))
    assert extent_of(elements) is None
