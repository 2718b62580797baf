import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkProperty

from sim.viewpoint import Section
from viewers.scene.part import Part
from viewers.scene.shader import Pass, fragment_code

FAR = np.array([500_000.0, 5_000_000.0, 10.0])
CORNERS = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)


def corner() -> Part:
    return Part(CORNERS, np.zeros(3, np.float32), FAR, 7, FAR - 2.0, vtkProperty())


def test_passes_share_their_vertices() -> None:
    part = corner()
    triangles = np.array([[0, 1, 2]], np.int32)
    faces = part.add(Pass.SOLID, triangles)
    edges = part.add(Pass.EDGES, np.array([[0, 1]], np.int32))
    glass = part.add(Pass.GLASS, triangles)
    data = [actor.GetMapper().GetInput() for actor in (faces, edges, glass)]
    assert data[0].GetPoints() is data[1].GetPoints() is data[2].GetPoints()
    assert data[0].GetPolys() is data[2].GetPolys()
    assert (data[0].GetNumberOfPolys(), data[1].GetNumberOfLines()) == (1, 1)
    assert glass.GetForceTranslucent()
    assert faces.GetForceOpaque()


def test_actors_stand_relative_to_the_base() -> None:
    actor = corner().add(Pass.SOLID, np.array([[0, 1, 2]], np.int32))
    assert actor.GetPosition() == (2.0, 2.0, 2.0)


def test_cuts_are_exact_far_from_zero() -> None:
    part = corner()
    actor = part.add(Pass.SOLID, np.array([[0, 1, 2]], np.int32))
    part.set_sections([Section((500_000.25, 0.0, 0.0), (2.0, 0.0, 0.0))])
    shader = actor.GetShaderProperty()
    cut = [0.0] * 4
    shader.GetFragmentCustomUniforms().GetUniform4f("cut0", cut)
    assert cut == pytest.approx([1.0, 0.0, 0.0, -0.25])
    assert shader.GetFragmentShaderCode() == fragment_code(Pass.SOLID, 1)
    part.set_sections([])
    assert shader.GetFragmentShaderCode() == fragment_code(Pass.SOLID, 0)
