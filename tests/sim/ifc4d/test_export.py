"""The copy is valid, holds the whole schedule, and reading it gives the same plan."""

import zipfile
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.sequence
import ifcopenshell.validate
import numpy as np
import pytest
from planned_project import GUIDS, planned_project

from sim.federating.federation import federate
from sim.ifc4d.export import export_model, export_schedule, task_guids
from sim.job import silent_job
from sim.opening.loading import load_model
from sim.problem import WriteError
from sim.project import Project
from sim.schedule import Action

# The validator leaves its rule files open.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def messages(path: Path, rules: bool = False) -> Counter[str]:
    """Return what ifcopenshell's validator has to say about a file."""
    log = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(str(path), log, express_rules=rules)
    return Counter(str(entry["message"]) for entry in log.statements)


def opened(path: Path) -> Project:
    built = federate(path.stem, [load_model(path, silent_job())])
    return Project(
        name=built.name, models=built.models, elements=built.elements, spatial=built.spatial,
        properties=built.properties, mesh=built.mesh, schedule=built.schedule, links=built.links,
    )  # fmt: skip


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3_ADD2", "IFC2X3"])
def test_a_copy_is_as_valid_as_its_model(tmp_path: Path, schema: str) -> None:
    project = planned_project(tmp_path, schema)
    assert not messages(Path(project.models[0].path), rules=True)
    export_model(project, 0, tmp_path / "out.ifc", silent_job())
    assert not messages(tmp_path / "out.ifc", rules=True)


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3_ADD2", "IFC2X3"])
def test_exporting_an_export_changes_nothing(tmp_path: Path, schema: str) -> None:
    project = planned_project(tmp_path, schema)
    first, second = tmp_path / "first.ifc", tmp_path / "second.ifc"
    export_model(project, 0, first, silent_job())
    again = replace(project, models=opened(first).models)
    export_model(again, 0, second, silent_job())
    before, after = ifcopenshell.open(first), ifcopenshell.open(second)
    assert Counter(i.is_a() for i in before) == Counter(i.is_a() for i in after)
    assert {i.GlobalId for i in before.by_type("IfcRoot")} == {i.GlobalId for i in after.by_type("IfcRoot")}


def test_other_programs_find_the_plan(tmp_path: Path) -> None:
    project = planned_project(tmp_path)
    export_model(project, 0, tmp_path / "out.ifc", silent_job())
    file = ifcopenshell.open(tmp_path / "out.ifc")
    planned = next(s for s in file.by_type("IfcWorkSchedule") if s.PredefinedType == "PLANNED")
    tasks = {t.Name: t for t in ifcopenshell.util.sequence.get_work_schedule_tasks(planned)}
    assert set(tasks) == set(project.schedule.name)
    built = ifcopenshell.util.sequence.get_task_outputs(tasks["Wall 0 墙"])
    assert [product.GlobalId for product in built] == [GUIDS[0]]
    temporary = ifcopenshell.util.sequence.get_task_inputs(tasks["Wall 1"])
    assert [product.GlobalId for product in temporary] == [GUIDS[1]]
    assert (tasks["Wall 1"].PredefinedType, tasks["Wall 1"].ObjectType) == ("USERDEFINED", "TEMPORARY")
    assert tasks["Wall 2 out"].PredefinedType == "DEMOLITION"
    time_ = tasks["Wall 0 墙"].TaskTime
    assert (time_.ScheduleDuration, time_.ActualFinish) == ("PT16H", "2026-03-03T17:00:00")
    lags = sorted(
        (s.SequenceType, s.TimeLag.LagValue.wrappedValue, s.TimeLag.DurationType)
        for s in file.by_type("IfcRelSequence") if s.TimeLag
    )  # fmt: skip
    assert lags == [
        ("FINISH_FINISH", -0.25, "WORKTIME"), ("FINISH_START", "PT4H", "WORKTIME"),
        ("START_START", "PT24H", "ELAPSEDTIME"),
    ]  # fmt: skip
    calendar = ifcopenshell.util.sequence.derive_calendar(tasks["Wall 1"])
    assert calendar.Name == "Nights 夜班"
    assert {s.Name for s in file.by_type("IfcWorkSchedule") if s.PredefinedType == "BASELINE"} == {"Baseline"}
    assert len(file.by_type("IfcLaborResource")) == 2  # the masons, and their use on one task


@pytest.mark.parametrize("schema", ["IFC4", "IFC2X3"])
def test_links_come_back(tmp_path: Path, schema: str) -> None:
    project = planned_project(tmp_path, schema)
    export_model(project, 0, tmp_path / "out.ifc", silent_job())
    again = opened(tmp_path / "out.ifc")
    built = {
        (again.elements.guid[e], again.schedule.name[t])
        for e, t in zip(again.links.element.tolist(), again.links.task.tolist(), strict=True)
    }
    assert built == {(GUIDS[0], "Wall 0 墙"), (GUIDS[1], "Wall 1"), (GUIDS[2], "Wall 2 out")}
    actions = dict(zip(again.schedule.name, again.schedule.action.tolist(), strict=True))
    assert actions["Wall 1"] == Action.PROVIDE
    if schema == "IFC4":
        assert actions["Wall 2 out"] == Action.DEMOLISH


def test_what_ifc2x3_cannot_hold_is_said(tmp_path: Path) -> None:
    problems = export_model(planned_project(tmp_path, "IFC2X3"), 0, tmp_path / "out.ifc", silent_job())
    counts = {problem.code: problem.values["count"] for problem in problems}
    assert counts == {
        "ifc-lost-percent-lag": 1, "ifc-lost-elapsed-lag": 1, "ifc-lost-calendars": 2,
        "ifc-lost-baselines": 1, "ifc-lost-resources": 3, "ifc-lost-settings": 1,
    }  # fmt: skip
    assert all(problem.text("zh_CN") != problem.text("en") for problem in problems)


def test_a_schedule_alone_names_the_elements(tmp_path: Path) -> None:
    project = planned_project(tmp_path, "IFC2X3")
    assert export_schedule(project, tmp_path / "plan.ifc") == []
    assert not messages(tmp_path / "plan.ifc", rules=True)
    file = ifcopenshell.open(tmp_path / "plan.ifc")
    assert {p.GlobalId for p in file.by_type("IfcProduct")} == set(GUIDS)
    assert len(file.by_type("IfcRelAssignsToProduct")) == 1
    assert len(file.by_type("IfcRelAssignsToProcess")) == 2 + 2  # products, and resources in use


def test_a_packed_copy(tmp_path: Path) -> None:
    project = planned_project(tmp_path)
    export_model(project, 0, tmp_path / "out.ifczip", silent_job())
    with zipfile.ZipFile(tmp_path / "out.ifczip") as archive:
        assert archive.namelist() == ["out.ifc"]
    assert len(opened(tmp_path / "out.ifczip").links) == 3


def test_a_model_that_changed_is_refused(tmp_path: Path) -> None:
    project = planned_project(tmp_path)
    path = Path(project.models[0].path)
    path.write_text(path.read_text() + "\n")
    with pytest.raises(WriteError, match="changed"):
        export_model(project, 0, tmp_path / "out.ifc", silent_job())
    path.unlink()
    with pytest.raises(WriteError, match="cannot be read"):
        export_model(project, 0, tmp_path / "out.ifc", silent_job())
    assert not (tmp_path / "out.ifc").exists()


def test_tasks_keep_a_global_id_they_have(tmp_path: Path) -> None:
    schedule = planned_project(tmp_path).schedule
    own = replace(schedule, id=(GUIDS[0], *schedule.id[1:]))
    assert task_guids(own)[0] == GUIDS[0]
    assert len(set(task_guids(own))) == len(own)


def test_real_models_read_back_alike(shared_data: Path, tmp_path: Path) -> None:
    for name in ("simple_with_tasks", "Duplex_House_4D_Complete", "pgsuper_precast_girder_bridge"):
        path = shared_data / "ifc" / f"{name}.ifc"
        project = opened(path)
        export_model(project, 0, tmp_path / "out.ifc", silent_job())
        assert not messages(tmp_path / "out.ifc") - messages(path)
        again = opened(tmp_path / "out.ifc")
        for column in ("id", "name", "wbs"):
            assert getattr(again.schedule, column) == getattr(project.schedule, column), column
        for column in ("parent", "kind", "action", "start", "finish", "baseline_start", "calendar"):
            assert np.array_equal(
                getattr(again.schedule, column), getattr(project.schedule, column),
                equal_nan=column in ("start", "finish", "baseline_start"),
            ), column  # fmt: skip
        pairs = {tuple(pair) for pair in np.stack([project.links.element, project.links.task], 1).tolist()}
        assert pairs == {tuple(p) for p in np.stack([again.links.element, again.links.task], 1).tolist()}


def test_the_whole_plan_reads_back_from_ifc4(tmp_path: Path) -> None:
    """Columns the model's own attributes and our sets hold are equal, one by one."""
    project = planned_project(tmp_path)
    export_model(project, 0, tmp_path / "out.ifc", silent_job())
    before, after = project.schedule, load_model(tmp_path / "out.ifc", silent_job()).schedule
    assert differences(before, after) == [
        ".source",  # the file it was read from
        ".fields",  # IFC's own attributes come beside them
        ".plan.project",  # what was not told is the first
    ]
    assert after.fields["Phase"] == before.fields["Phase"]


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Return the columns in which two records differ."""
    if is_dataclass(one):
        return [
            d
            for f in fields(one)
            for d in differences(getattr(one, f.name), getattr(other, f.name), f"{path}.{f.name}")
        ]
    if isinstance(one, tuple) and one and is_dataclass(one[0]) and len(one) == len(other):
        return [
            d
            for k, pair in enumerate(zip(one, other, strict=True))
            for d in differences(*pair, f"{path}[{k}]")
        ]
    if isinstance(one, (np.ndarray, np.datetime64)):
        kind = np.asarray(one).dtype.kind
        return [] if np.array_equal(one, other, equal_nan=kind in "fM") else [path]
    return [] if one == other else [path]
