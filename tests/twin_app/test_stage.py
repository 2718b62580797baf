"""The stage tells the scene only what changed."""

from dataclasses import replace

import numpy as np

from kernels.states import LATE
from sim.mesh import no_mesh
from sim.project import Project
from sim.view import View
from twin_app.loading import Shapes
from twin_app.preparation import Preparation
from twin_app.rehearsal import Rehearsal
from twin_app.shell import Shell
from twin_app.stage import Stage
from twin_app.streaming import slices
from viewers.scene.scene import Scene


def make_stage(refreshed: list[int]) -> Stage:
    def note() -> None:
        refreshed.append(1)

    return Stage(Scene(64, 64), Rehearsal(), Preparation(), note, note)


def test_stream_then_document_draws_once(qapp: object, project: Project) -> None:
    refreshed: list[int] = []
    stage = make_stage(refreshed)
    for number, part in enumerate(slices(project.mesh, 60)):
        stage.stream(stage.cut(Shapes(project.elements, part, fresh=number == 0)))
    drawn = sum(len(chunk.triangles) for chunk in stage.scene.chunks)
    assert drawn == project.mesh.drawn_triangles()
    chunks = stage.scene.chunks
    stage.set_project(project, View(), frozenset({"elements", "mesh", "schedule", "links"}))
    assert stage.scene.chunks == chunks
    assert refreshed


def test_a_stream_that_comes_to_nothing_is_taken_back(qapp: object, project: Project) -> None:
    stage = make_stage([])
    stage.stream(stage.cut(Shapes(project.elements, project.mesh, fresh=True)))
    stage.restore(Project(), View())
    assert stage.scene.chunks == ()


def test_playing_alone_needs_no_picture(qapp: object, project: Project) -> None:
    refreshed: list[int] = []
    stage = make_stage(refreshed)
    view = replace(View(), playing=True)
    stage.set_view(replace(project, mesh=no_mesh()), view, frozenset({"playing", "speed"}))
    assert refreshed == []


def test_what_was_late_is_forgotten_with_its_elements(opened: Shell, project: Project) -> None:
    late = np.ones(len(project.elements), np.bool_)
    opened.session.rehearsal.set_late(late)
    opened.session.store.do("Rename", lambda p: replace(p, name="same elements"))
    opened.session.view.set(replace(opened.session.view.value, time=np.datetime64("2026-03-12T12:00", "s")))
    assert (opened.stage.scene.states.code == LATE).any()
    opened.session.store.open(replace(project, elements=replace(project.elements)))
    opened.session.view.set(replace(opened.session.view.value, time=np.datetime64("2026-03-13T12:00", "s")))
    assert not (opened.stage.scene.states.code == LATE).any()
