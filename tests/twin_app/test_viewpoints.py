"""A viewpoint brings back what was seen, by GlobalId."""

from dataclasses import replace

import numpy as np

from sim.project import Project
from sim.view import View
from sim.viewpoint import Camera
from twin_app import viewpoints, visibility
from twin_app.shell import Shell


def test_there_and_back(project: Project) -> None:
    view = visibility.hide(visibility.select(View(), np.array([4], np.int32)), np.array([7], np.int32))
    view = visibility.ghost(view, np.array([5], np.int32))
    saved = viewpoints.viewpoint("V", view, Camera(eye=(1, 2, 3)), project.elements)
    assert saved.hidden == ("guid7",)
    assert saved.ghosted == ("guid5",)
    again = viewpoints.restored(visibility.ghost(View(), np.array([1])), saved, project.elements)
    assert again.ghosted.tolist() == [5]
    assert again.selection.tolist() == [4]
    assert again.hidden.tolist() == [7]
    assert again.camera.eye == (1, 2, 3)
    lost = viewpoints.restored(View(), replace(saved, hidden=("gone",)), project.elements)
    assert lost.hidden.tolist() == []


def test_saving_is_an_edit_that_can_be_undone(opened: Shell) -> None:
    opened.wiring.do("save-viewpoint")
    opened.wiring.do("save-viewpoint")
    names = [saved.name for saved in opened.session.store.value.viewpoints]
    assert names == ["View 1", "View 2"]
    opened.wiring.do("undo")
    assert len(opened.session.store.value.viewpoints) == 1


def test_rename_and_remove(opened: Shell) -> None:
    opened.wiring.do("save-viewpoint")
    project = viewpoints.rename(opened.session.store.value, 0, "From the street")
    assert project.viewpoints[0].name == "From the street"
    assert viewpoints.remove(project, 0).viewpoints == ()
