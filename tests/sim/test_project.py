import dataclasses

import pytest

from sim.project import Model, Project


def test_an_empty_project_has_every_table() -> None:
    project = Project()
    assert [
        len(t) for t in (project.elements, project.spatial, project.schedule, project.links, project.sensors)
    ] == [0] * 5
    assert project.zone == "UTC"


def test_a_project_is_replaced_never_changed() -> None:
    project = Project()
    with pytest.raises(dataclasses.FrozenInstanceError):
        project.name = "x"  # type: ignore[misc]
    assert dataclasses.replace(project, name="x").elements is project.elements


def test_a_model_stands_where_it_is_until_it_is_moved() -> None:
    assert Model("a", "d", "IFC4", "a").placement.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]
