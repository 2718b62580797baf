import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewers.scene.backend import make_window
from viewers.scene.gizmo import SIZE, Gizmo
from viewers.scene.looks import THEMES


def test_compass_keeps_its_size_and_turns() -> None:
    window = make_window(400, 200)
    window.AddRenderer(vtkRenderer())
    gizmo = Gizmo(window)
    gizmo.set_theme(THEMES["dark"])
    gizmo.turn(np.array([0.0, 1, 0]), np.array([0.0, 0, 1]), 1)
    left, low, right, high = gizmo._renderer.GetViewport()
    assert (right - left) * 400 == SIZE
    assert (high - low) * 200 == SIZE
    assert gizmo._eye.GetDirectionOfProjection() == (0.0, 1.0, 0.0)
