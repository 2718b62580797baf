import numpy as np
import pytest
from oracles.boxes import box_grid, box_model

from sim.mesh import no_mesh
from viewers.scene.chunk import FEWEST_ROWS, MOST_SPAN, build_chunks

COLOUR = np.zeros(1, np.int32)


def test_every_element_is_drawn_once() -> None:
    count = 4000
    _, mesh = box_model(box_grid(count))
    chunks = build_chunks(mesh, COLOUR, first_slot=10)
    rows = np.concatenate([chunk.rows for chunk in chunks])
    assert sorted(rows.tolist()) == list(range(count))
    assert all(chunk.rows.size <= FEWEST_ROWS for chunk in chunks)
    first = 10
    for chunk in chunks:
        assert chunk.first_slot == first
        first += chunk.rows.size


def test_neighbours_stand_together() -> None:
    _, mesh = box_model(box_grid(8000))
    volume = sum(np.prod(chunk.bounds()[3:] - chunk.bounds()[:3]) for chunk in build_chunks(mesh, COLOUR))
    assert volume < 3 * 20.0**3


def test_chunks_end_where_clusters_part() -> None:
    boxes = box_grid(20)
    boxes[10:, [0, 3]] += 5_000_000.0
    chunks = build_chunks(box_model(boxes)[1], COLOUR)
    assert len(chunks) == 2
    for chunk in chunks:
        assert np.abs(chunk.vertices).max() < MOST_SPAN
        drawn = chunk.vertices.astype(float) + chunk.origin
        assert drawn.min(axis=0) == pytest.approx(chunk.bounds()[:3], abs=1e-5)
        assert drawn.max(axis=0) == pytest.approx(chunk.bounds()[3:], abs=1e-5)


def test_nothing_makes_no_chunks() -> None:
    assert build_chunks(no_mesh(), np.empty(0, np.int32)) == []


def test_unsound_coordinates_are_left_out() -> None:
    boxes = box_grid(3)
    _, mesh = box_model(boxes)
    matrix = mesh.matrix.copy()
    matrix[1, 0, 3] = np.nan
    from dataclasses import replace

    chunks = build_chunks(replace(mesh, matrix=matrix), COLOUR)
    assert sorted(np.concatenate([chunk.rows for chunk in chunks]).tolist()) == [0, 2]


def test_arrays_are_read_only() -> None:
    (chunk,) = build_chunks(box_model(box_grid(2))[1], COLOUR)
    with pytest.raises(ValueError):
        chunk.vertices[0, 0] = 1.0
