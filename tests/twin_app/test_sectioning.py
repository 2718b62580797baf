"""Planes and boxes stand where they are asked for."""

import numpy as np
import pytest

from sim.elements import no_elements
from sim.project import Project
from sim.view import View
from twin_app import sectioning, visibility


def test_across_cuts_at_the_middle(project: Project) -> None:
    section = sectioning.across(View(), project.elements, 2).sections[0]
    assert section.point[2] == pytest.approx(1.5)
    assert section.normal == (0.0, 0.0, 1.0)


def test_box_holds_the_selection(project: Project) -> None:
    view = visibility.select(View(), np.array([3], np.int32))
    planes = sectioning.box(view, project.elements).sections
    assert len(planes) == 6
    for plane in planes:
        side = (np.array([6.5, 0.5, 0.5]) - plane.point) @ np.array(plane.normal)
        assert side == pytest.approx(-0.55)


def test_at_face_keeps_what_is_behind() -> None:
    section = sectioning.at_face(View(), np.zeros(3), np.array([0.0, 0.0, 2.0])).sections[0]
    assert section.normal == (0.0, 0.0, 1.0)
    assert section.point[2] == pytest.approx(-0.001)
    assert sectioning.at_face(View(), np.zeros(3), np.zeros(3)).sections == ()


def test_a_plane_replaces_a_box_flip_and_clear(project: Project) -> None:
    view = sectioning.across(sectioning.box(View(), project.elements), project.elements, 0)
    assert len(view.sections) == 1
    assert sectioning.flip(view).sections[0].normal == (-1.0, 0.0, 0.0)
    assert sectioning.clear(view).sections == ()


def test_nothing_to_cut() -> None:
    assert sectioning.bounds(no_elements()) is None
    view = View()
    assert sectioning.box(view, no_elements()) is view
    assert sectioning.across(view, no_elements(), 0) is view


def test_one_of_several_is_turned_moved_and_taken_away(project: Project) -> None:
    view = sectioning.across(sectioning.across(View(), project.elements, 0), project.elements, 2)
    assert sectioning.flip(view, 0).sections[0].normal == (-1.0, 0.0, 0.0)
    assert sectioning.flip(view, 0).sections[1] is view.sections[1]
    assert sectioning.drag(view, 1, 0.5).sections[1].point[2] == pytest.approx(2.0)
    turned = sectioning.flip(view, 1)
    assert sectioning.put(turned, 1, 2.75).sections[1].point[2] == pytest.approx(2.75)
    assert sectioning.remove(view, 0).sections == view.sections[1:]
