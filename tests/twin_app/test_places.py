"""A problem's place leads to what it names."""

from dataclasses import replace

from sim.project import Project
from twin_app.places import elements_at, tasks_at


def test_places(project: Project) -> None:
    guid = "2O2Fr$t4X7Zf8NOew3FLOH"
    elements = replace(project.elements, guid=(guid, *project.elements.guid[1:]))
    named = replace(project, elements=elements)
    assert elements_at("guid3", named).tolist() == [3]
    assert elements_at(f"IfcWall {guid} (Wall)", named).tolist() == [0]
    assert elements_at("#104", named).tolist() == [4]
    assert elements_at("line 12", named).size == 0
    assert tasks_at(project.schedule.id[5], named).tolist() == [5]
    assert tasks_at("", named).size == 0
