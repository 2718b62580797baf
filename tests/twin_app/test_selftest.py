"""The test picture is drawn the same each time."""

from twin_app.selftest import box_project, examine


def test_same_picture_twice() -> None:
    assert examine()["picture"] == examine()["picture"]


def test_boxes() -> None:
    project = box_project(3)
    assert project.mesh.drawn_triangles() == 36
    assert project.elements.has_geometry().all()
