"""What a job has worked out is found again, and only what changed is worked out anew."""

import threading
from dataclasses import replace

from sim.project import Project
from twin_app.preparation import Preparation, Prepared


def test_the_window_finds_what_a_job_worked_out(project: Project) -> None:
    preparation, made = Preparation(), list[Prepared]()
    job = threading.Thread(target=lambda: made.append(preparation.of(project)))
    job.start()
    job.join()
    found = preparation.of(replace(project, name="Renamed"))
    assert found.search is made[0].search
    assert found.tree is made[0].tree
    assert found.picker is made[0].picker
    assert found.extent is made[0].extent
    assert found.timeline is made[0].timeline


def test_another_schedule_leaves_the_shapes(project: Project) -> None:
    preparation = Preparation()
    before = preparation.of(project)
    after = preparation.of(replace(project, schedule=replace(project.schedule)))
    assert after.picker is before.picker
    assert after.tree is before.tree
    assert after.timeline is not before.timeline
    assert preparation.of(project).timeline is before.timeline  # as after undo


def test_nothing_is_prepared_for_an_empty_project() -> None:
    found = Preparation().of(Project())
    assert found.extent is None
    assert found.bounds is None
    assert found.timeline is None
    assert found.picker.element_count == 0
