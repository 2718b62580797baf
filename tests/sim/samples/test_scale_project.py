"""The columns made in memory say what the file says."""

from pathlib import Path

import ifcopenshell
import numpy as np
import pytest

from sim.samples.scale import scale_kinds, write_scale
from sim.samples.scale_project import prism_mesh, scale_project
from sim.samples.solids import Prism


def test_elements_agree_with_the_file(tmp_path: Path) -> None:
    project = scale_project(130)
    model = ifcopenshell.open(write_scale(tmp_path / "s.ifc", 130))
    assert set(project.elements.guid) == {e.GlobalId for e in model.by_type("IfcElement")}
    assert len(project.schedule) == len(model.by_type("IfcTask")) == 2
    assert len(project.links) == 130
    assert sum(project.models[0].classes.values()) == 130


def test_the_mix_is_the_measured_one() -> None:
    project = scale_project(6000)
    assert project.mesh.drawn_triangles() / 6000 == pytest.approx(48.0)
    assert np.isfinite(project.elements.box).all()


@pytest.mark.parametrize("kind", scale_kinds(), ids=lambda kind: kind.name)
def test_meshes_are_closed_and_face_outward(kind: object) -> None:
    for solid in kind.solids:  # type: ignore[attr-defined]
        assert isinstance(solid, Prism)
        points, triangles, edges = prism_mesh(solid)
        corners = points.astype(float)[triangles]
        volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6
        assert volume == pytest.approx(solid.volume(), rel=1e-4)
        sides = [e for a, b, c in triangles.tolist() for e in ((a, b), (b, c), (c, a))]
        assert {(b, a) for a, b in sides} == set(sides)
        assert len(set(sides)) == len(sides)
        assert edges.max() < len(points)
