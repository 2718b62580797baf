"""Each model has its copy; old models may be left as they are."""

from dataclasses import replace
from pathlib import Path

import ifcopenshell
import pytest
from planned_project import planned_project

from sim.ifc4d.model_set import export_models
from sim.job import silent_job
from sim.problem import WriteError


def test_two_models_of_one_name_have_two_copies(tmp_path: Path) -> None:
    project = planned_project(tmp_path)
    both = replace(project, models=project.models * 2)
    paths, problems = export_models(both, tmp_path / "out", silent_job())
    assert [path.name for path in paths] == ["walls-IFC4-4d.ifc", "walls-IFC4-4d-2.ifc"]
    assert problems == []
    tasks = [len(ifcopenshell.open(path).by_type("IfcRelAssignsToProduct")) for path in paths]
    assert tasks == [1, 0]  # the links are those of the first model's elements


def test_the_schedule_can_stay_apart_from_an_old_model(tmp_path: Path) -> None:
    project = planned_project(tmp_path, "IFC2X3")
    paths, problems = export_models(project, tmp_path / "out", silent_job(), apart=True)
    assert [path.name for path in paths] == ["Walls-4d.ifc"]
    assert ifcopenshell.open(paths[0]).schema == "IFC4"
    assert problems == []
    inside, lost = export_models(project, tmp_path / "out", silent_job())
    assert ifcopenshell.open(inside[0]).schema == "IFC2X3"
    assert lost


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError):
        export_models(planned_project(tmp_path), tmp_path / "file" / "out", silent_job())
