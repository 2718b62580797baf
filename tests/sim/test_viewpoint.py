import numpy as np

from sim.viewpoint import Camera, Section, Viewpoint


def test_a_viewpoint_begins_with_the_finished_model() -> None:
    viewpoint = Viewpoint("front")
    assert np.isnat(viewpoint.time)
    assert viewpoint.camera == Camera()
    assert viewpoint.sections == viewpoint.hidden == ()


def test_cameras_and_sections_are_compared_by_value() -> None:
    assert Camera(eye=(1, 2, 3)) == Camera(eye=(1, 2, 3)) != Camera()
    assert Section((0, 0, 0), (0, 0, 1)) == Section((0, 0, 0), (0, 0, 1))
