import numpy as np

from sim.browsing.outline import outline_of


def test_depth_and_children_of_a_small_tree() -> None:
    outline = outline_of(np.array([-1, 0, 1, 1, 0, -1], np.int32))
    assert outline.depth.tolist() == [0, 1, 2, 2, 1, 0]
    assert outline.has_children.tolist() == [True, True, False, False, False, False]
    assert outline.ancestors(3) == [1, 0]


def test_a_folded_row_hides_all_below_it() -> None:
    outline = outline_of(np.array([-1, 0, 1, 1, 0, -1], np.int32))
    expanded = np.array([True, False, True, True, True, True])
    assert outline.shown(expanded).tolist() == [True, True, False, False, True, True]
    expanded[0] = False
    assert outline.shown(expanded).tolist() == [True, False, False, False, False, True]


def test_a_parent_below_its_child_is_dropped() -> None:
    assert outline_of(np.array([1, -1], np.int32)).parent.tolist() == [-1, -1]


def test_nothing() -> None:
    outline = outline_of(np.empty(0, np.int32))
    assert outline.shown(np.empty(0, np.bool_)).size == 0
