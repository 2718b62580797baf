"""A project opens with its models, without them, and with changed ones."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from same import differences
from small_project import small_schedule

from sim.federating.federation import federate
from sim.job import silent_job
from sim.links import LinkSource, links_of
from sim.opening.loading import load_model
from sim.opening.reopening import open_project
from sim.project import Project
from sim.writers.twin import save_project


@pytest.fixture
def project(shared_data: Path, tmp_path: Path) -> Project:
    """Return two real models beside each other, every element linked."""
    (tmp_path / "models").mkdir()
    for name in ("construction-scheduling-task.ifc", "simple_with_tasks.ifc"):
        source = next((shared_data / "ifc").rglob(name))
        shutil.copyfile(source, tmp_path / "models" / name)
    files = sorted((tmp_path / "models").iterdir())
    joined = federate("site", [load_model(file, silent_job()) for file in files])
    element = np.arange(len(joined.elements), dtype=np.int32)
    links = links_of(element, (element % 4 + 2).astype(np.int32), LinkSource.EXPLICIT)
    return replace(joined, schedule=small_schedule(), links=links)


def test_everything_comes_back(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    opened, problems = open_project(tmp_path / "a.twin", silent_job())
    assert problems == []
    assert differences(project, opened) == []


def test_folder_can_be_moved(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    target = tmp_path / "elsewhere"
    target.mkdir()
    shutil.move(tmp_path / "a.twin", target)
    shutil.move(tmp_path / "models", target)
    opened, problems = open_project(target / "a.twin", silent_job())
    assert problems == []
    assert opened.mesh.instance_count == project.mesh.instance_count
    assert Path(opened.models[0].path).parent == target / "models"


def test_missing_model_keeps_elements_and_links(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    Path(project.models[0].path).unlink()
    opened, problems = open_project(tmp_path / "a.twin", silent_job())
    (problem,) = problems
    assert (problem.code, problem.place) == ("twin-model-missing", project.models[0].path)
    assert differences(project.links, opened.links) == []
    assert opened.elements.guid == project.elements.guid
    assert differences(project.models, opened.models) == []
    own = opened.elements.model == 0
    assert not opened.elements.has_geometry()[own].any()
    assert opened.elements.has_geometry()[~own].any()
    save_project(opened, tmp_path / "a.twin")
    again, _ = open_project(tmp_path / "a.twin", silent_job())
    assert differences(opened, again) == []


def test_unreadable_model_keeps_elements_and_links(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    Path(project.models[1].path).write_bytes(b"no model")
    opened, problems = open_project(tmp_path / "a.twin", silent_job())
    assert [p.code for p in problems] == ["twin-model-unreadable"]
    assert "\n" not in problems[0].line()
    assert differences(project.links, opened.links) == []


def test_changed_model_is_joined_by_globalid(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    path = Path(project.models[0].path)
    gone = project.elements.guid[3]
    path.write_text(path.read_text().replace(gone, gone[:-1] + ("0" if gone[-1] != "0" else "1")))
    opened, problems = open_project(tmp_path / "a.twin", silent_job())
    changed = next(p for p in problems if p.code == "twin-model-changed")
    assert (changed.values["lost"], changed.values["new"]) == (1, 1)
    assert not [p for p in problems if p.code == "twin-link-lost"], "it is known by its place or tag"
    (revised,) = opened.revisions
    assert [pair.old_guid for pair in revised.pairs] == [gone]
    assert next(p for p in problems if p.code == "revision-matched").values["orphans"] == 0
    assert len(opened.links) == len(project.links)
    assert opened.models[0].digest != project.models[0].digest


def test_links_without_their_element_are_kept_and_come_back(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    path, other = Path(project.models[0].path), Path(project.models[1].path)
    whole = path.read_bytes()
    shutil.copyfile(other, path)
    opened, problems = open_project(tmp_path / "a.twin", silent_job())
    assert {p.code for p in problems} >= {"twin-model-changed", "revision-matched"}
    assert opened.orphans
    assert len(opened.links) + len(opened.orphans) == len(project.links)
    save_project(opened, tmp_path / "a.twin")
    path.write_bytes(whole)
    again, _ = open_project(tmp_path / "a.twin", silent_job())
    assert not again.orphans
    assert len(again.links) == len(project.links)


def test_models_that_have_become_equal_stay_two(project: Project, tmp_path: Path) -> None:
    save_project(project, tmp_path / "a.twin")
    shutil.copyfile(project.models[0].path, project.models[1].path)
    opened, _ = open_project(tmp_path / "a.twin", silent_job())
    assert len(opened.models) == 2
    assert set(opened.elements.model.tolist()) == {0, 1}
