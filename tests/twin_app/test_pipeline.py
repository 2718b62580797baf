"""From files to an outcome, without a picture."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from same import differences

import resources
from sim.job import silent_job
from sim.problem import ReadError
from sim.schedule import TaskKind
from sim.writers.twin import save_project
from twin_app.pipeline import Request, Stopwatch, next_monday, run

START = np.datetime64("2025-03-03T08:00:00", "s")


@pytest.fixture
def folder(shared_data: Path, tmp_path: Path) -> Path:
    """Return a folder with one small real model."""
    place = tmp_path / "site"
    place.mkdir()
    shutil.copyfile(shared_data / "ifc" / "construction-scheduling-task.ifc", place / "a.ifc")
    shutil.copyfile(shared_data / "ifc" / "simple_with_tasks.ifc", place / "b.ifc")
    return place


def test_folder_is_federated_and_a_bad_file_in_it_told(folder: Path) -> None:
    (folder / "c.ifc").write_text("no model")
    outcome = run(Request((folder,), start=START), silent_job())
    assert outcome.project.name == "site"
    assert [model.name for model in outcome.project.models] == ["a.ifc", "b.ifc"]
    assert [p.place for p in outcome.problems if p.severity == 2] == [str(folder / "c.ifc")]
    assert set(outcome.timings) >= {"load", "schedule", "simulate"}


def test_bad_file_named_by_the_user_ends_the_run(folder: Path) -> None:
    (folder / "c.ifc").write_text("no model")
    with pytest.raises(ReadError) as caught:
        run(Request((folder / "a.ifc", folder / "c.ifc")), silent_job())
    assert caught.value.path == str(folder / "c.ifc")


def test_given_schedule_comes_first(folder: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("ID,Name,Start,Finish\n1,Walls,2025-03-03 08:00,2025-03-05 17:00\n")
    outcome = run(Request((folder / "b.ifc", plan)), silent_job())
    assert outcome.schedule_source == "file"
    assert outcome.project.schedule.id == ("1",)
    assert outcome.inputs == (str(folder / "b.ifc"), str(plan))


def test_schedule_without_dates_is_refused(folder: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("ID,Name,Start,Finish\n1,Walls,,\n")
    with pytest.raises(ReadError):
        run(Request((folder / "b.ifc",), plan), silent_job())


def test_saved_project_runs_the_same(folder: Path, tmp_path: Path) -> None:
    first = run(Request((folder / "b.ifc",), start=START), silent_job())
    save_project(first.project, tmp_path / "p.twin")
    again = run(Request((tmp_path / "p.twin",)), silent_job())
    assert differences(first.simulation, again.simulation) == []
    assert first.coverage.linked.size > 0
    assert (again.project.schedule.kind == TaskKind.TASK).any()


def test_two_projects_are_refused(folder: Path, tmp_path: Path) -> None:
    outcome = run(Request((folder / "a.ifc",), start=START), silent_job())
    for name in ("p.twin", "q.twin"):
        save_project(outcome.project, tmp_path / name)
    with pytest.raises(ReadError, match="one project"):
        run(Request((tmp_path / "p.twin", tmp_path / "q.twin")), silent_job())


def test_schedule_alone_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("ID,Name,Start,Finish\n1,a,2025-03-03,2025-03-04\n")
    with pytest.raises(ReadError, match="no model"):
        run(Request((tmp_path / "plan.csv",)), silent_job())


def test_monday() -> None:
    assert next_monday().astype("datetime64[D]").astype(int) % 7 == 4  # 1970-01-01 was a Thursday
    assert str(next_monday()).endswith("T08:00:00")


def test_stopwatch_adds_up() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.step("a"):
            pass
    assert list(watch.seconds) == ["a"]


def test_a_generated_schedule_takes_the_rates_of_a_file(shared_data: Path, tmp_path: Path) -> None:
    model = shared_data / "ifc" / "AC20-FZK-Haus.ifc"
    text = (resources.folder("rates") / "default.toml").read_text(encoding="utf-8")
    path = tmp_path / "rates.toml"
    path.write_text(text.replace("days = [1, 2, 3, 4, 5]", "days = [6]"), encoding="utf-8")
    request = Request((model,), start=np.datetime64("2026-03-02T00:00:00"), rates=path)
    outcome = run(request, silent_job())
    begins = outcome.project.schedule.start[outcome.project.schedule.kind == TaskKind.TASK]
    assert {int(day.astype("datetime64[D]").astype(int) + 3) % 7 for day in begins} == {5}, "on Saturdays"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        run(request, silent_job())
    assert caught.value.code == "rates-broken"
