"""Files become a project, and their shapes arrive on the way."""

from pathlib import Path

import pytest

from sim.job import silent_job
from sim.problem import ReadError
from sim.project import Project
from twin_app import loading
from twin_app.loading import Shapes


def test_two_models_stream_to_where_they_stand(shared_data: Path) -> None:
    heard: list[Shapes] = []
    names = ["AC20-FZK-Haus.ifc", "TallBuilding.ifc"]
    opened = loading.open_files(
        [str(shared_data / "ifc" / name) for name in names], Project(), silent_job(), heard.append
    )
    assert len(opened.project.models) == 2
    assert [item.fresh for item in heard] == [True, *[False] * (len(heard) - 1)]
    drawn = sum(item.mesh.drawn_triangles() for item in heard)
    assert drawn == opened.project.mesh.drawn_triangles()
    streamed = {int(row) for item in heard for row in item.mesh.element}
    assert streamed == {int(row) for row in opened.project.mesh.element}
    assert opened.project.name == "AC20-FZK-Haus"


def test_nothing_comes_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        loading.open_files([str(tmp_path / "none.ifc")], Project(), silent_job(), lambda item: None)


def test_generate_links_every_element(project: Project) -> None:
    made = loading.generate(project, "en", silent_job())
    assert len(made.links) == len(project.elements)
    assert loading.is_project("a.TWIN")
