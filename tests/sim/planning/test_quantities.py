import numpy as np
import pytest
from small_project import small_project

from sim.mesh import Mesh
from sim.planning.quantities import mesh_measure, quantities
from sim.properties import no_properties


def cube(size: float) -> Mesh:
    corners = np.array([[x, y, z] for x in (0, size) for y in (0, size) for z in (0, size)], np.float32)
    faces = [
        (0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1), (2, 3, 7), (2, 7, 6), (0, 2, 6),
        (0, 6, 4), (1, 5, 7), (1, 7, 3),
    ]  # fmt: skip
    return Mesh(
        corners, np.array(faces, np.int32), np.empty((0, 2), np.int32), np.zeros(12, np.int32),
        np.array([0, 8]), np.array([0, 12]), np.array([0, 0]), np.ones((1, 4), np.float32),
        np.zeros(2, np.int32), np.array([0, 2], np.int32), np.tile(np.eye(3, 4), (2, 1, 1)),
    )  # fmt: skip


def test_a_cube() -> None:
    assert mesh_measure("volume", cube(2.0), 3).tolist() == pytest.approx([8, 0, 8])
    assert mesh_measure("area", cube(2.0), 3).tolist() == pytest.approx([12, 0, 12])


@pytest.mark.parametrize("measure", ["count", "length", "area", "volume"])
def test_every_element_has_an_amount(measure: str) -> None:
    project = small_project()
    count = len(project.elements)
    for properties in (project.properties, no_properties(count)):
        found = quantities(measure, project.elements, properties, None)
        assert found.shape == (count,)
        assert np.isfinite(found).all()
        assert (found >= 0).all()
