import numpy as np
import pytest
from oracles.boxes import box_model
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewers.scene.bodies import Bodies
from viewers.scene.looks import Palette

CUBE = np.array([[0, 0, 0, 1, 1, 1]], float)


def test_bodies_are_placed_in_the_world() -> None:
    bodies = Bodies(vtkRenderer(), Palette())
    bodies.add("crane", box_model(CUBE)[1])
    matrix = np.eye(4)
    matrix[:3, 3] = (500_000.0, 5_000_000.0, 2.0)
    bodies.place("crane", matrix)
    wanted = CUBE + np.tile(matrix[:3, 3], 2)
    assert bodies.boxes() == pytest.approx(wanted)
    bodies.set_base(np.array([499_000.0, 4_999_000.0, 0.0]))
    assert bodies.boxes() == pytest.approx(wanted)


def test_a_name_stands_for_one_body() -> None:
    renderer = vtkRenderer()
    bodies = Bodies(renderer, Palette())
    bodies.add("crane", box_model(CUBE)[1])
    count = renderer.GetActors().GetNumberOfItems()
    bodies.add("crane", box_model(CUBE)[1])
    assert renderer.GetActors().GetNumberOfItems() == count
    bodies.remove("crane")
    bodies.remove("crane")
    assert renderer.GetActors().GetNumberOfItems() == 0
    assert bodies.boxes().shape == (0, 6)
