"""Slices hold everything once, no element twice."""

import numpy as np
import pytest

from sim.mesh import no_mesh
from sim.project import Project
from twin_app.streaming import slices


@pytest.mark.parametrize("triangles", [12, 60, 10_000])
def test_slices_are_the_whole(project: Project, triangles: int) -> None:
    parts = list(slices(project.mesh, triangles))
    assert sum(part.drawn_triangles() for part in parts) == project.mesh.drawn_triangles()
    rows = np.concatenate([part.element for part in parts])
    assert sorted(rows.tolist()) == list(range(20))
    for part in parts:
        assert part.drawn_triangles() <= max(triangles, 12) + 12
        place = project.mesh.matrix[part.element, :, 3]
        assert (part.matrix[:, :, 3] == place).all()


def test_nothing_gives_nothing() -> None:
    assert list(slices(no_mesh())) == []
