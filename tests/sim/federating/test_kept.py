import numpy as np
from loaded_box import cubes

from sim.federating.kept import (
    keep_elements,
    keep_links,
    keep_mesh,
    keep_properties,
    keep_spatial,
    renumbered,
)

KEEP = np.array([False, True, True])


def test_rows_that_go_become_none() -> None:
    assert renumbered(KEEP)[np.array([0, 1, 2, -1])].tolist() == [-1, 0, 1, -1]


def test_some_elements_keep_their_columns() -> None:
    loaded = cubes("a", [(0, 0, 0), (5, 0, 0)])
    all_rows = renumbered(np.ones(2, np.bool_))
    left = keep_elements(loaded.elements, KEEP, all_rows, renumbered(np.ones(1, np.bool_)))
    assert left.guid == ("a1", "a2")
    assert left.parent.tolist() == [-1, -1]  # its parent went
    assert left.storey.tolist() == [1, -1]
    assert left.step_id.tolist() == [1, 2]


def test_shapes_nobody_has_go() -> None:
    mesh = cubes("a", [(0, 0, 0), (5, 0, 0)]).mesh
    left = keep_mesh(mesh, KEEP)
    assert (left.shape_count, left.element.tolist(), left.matrix[0, 0, 3]) == (1, [0], 5.0)
    nothing = keep_mesh(mesh, np.zeros(3, np.bool_))
    assert (nothing.shape_count, len(nothing.vertices), len(nothing.triangles), len(nothing.edges)) == (
        0,
        0,
        0,
        0,
    )


def test_sets_nobody_has_go() -> None:
    properties = cubes("a", [(0, 0, 0), (5, 0, 0)]).properties
    assert list(keep_properties(properties, KEEP).of(1)) == list(properties.of(2))
    assert keep_properties(properties, np.zeros(3, np.bool_)).set_name == ()


def test_links_and_places_follow() -> None:
    loaded = cubes("a", [(0, 0, 0), (5, 0, 0)], tasks=1)
    assert len(keep_links(loaded.links, KEEP)) == 0
    assert keep_links(loaded.links, np.array([True, False, True])).element.tolist() == [0]
    spatial = keep_spatial(loaded.spatial, np.array([False, True]), renumbered(np.ones(1, np.bool_)))
    assert (spatial.name, spatial.parent.tolist()) == (("Ground",), [-1])
