"""A table's columns are explained once, and read into the document as one step."""

from pathlib import Path
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from kernels.states import LATE
from sim.links import LinkSource
from twin_app.shell import Shell


def test_schedule_table(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Nr,What,Von,Bis\n1,Pour slab,2026-03-02,2026-03-04\n2,Walls,2026-03-05,2026-03-09\n")
    prompts.answers["file"] = [str(path), str(path)]
    dialog = opened.wiring.dialogs.tables().import_schedule()
    assert dialog is not None
    columns = {"id": "Nr", "name": "What", "start": "Von", "finish": "Bis"}
    dialog.chosen.emit(columns, "ymd")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    assert opened.session.store.value.schedule.name == ("Pour slab", "Walls")
    assert opened.session.store.undo_label == "Import schedule"
    again = opened.wiring.dialogs.tables().import_schedule()
    assert again is not None
    assert again.columns() == columns


def test_link_table(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    project = opened.session.store.value
    path = tmp_path / "links.csv"
    path.write_text(f"Part,Job\n{project.elements.guid[3]},{project.schedule.id[7]}\n")
    prompts.answers["file"] = [str(path)]
    dialog = opened.wiring.dialogs.tables().import_links()
    assert dialog is not None
    dialog.chosen.emit({"element": "Part", "task": "Job"}, "")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    links = opened.session.store.value.links
    pairs = set(zip(links.element.tolist(), links.task.tolist(), strict=True))
    assert (3, 7) in pairs
    assert LinkSource.EXPLICIT in links.source


def test_a_file_that_is_no_table_is_refused(opened: Shell, prompts: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(b"\x00\x01\x02" * 100)
    prompts.answers["file"] = [str(path)]
    assert opened.wiring.dialogs.tables().import_schedule() is None
    assert "broken.csv" in opened.window.views.message_strip.sentence()


def test_progress_table(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "progress.csv"
    path.write_text("Code,Began,Over,Far\n3,2026-03-05,2026-03-06,\n4,2026-03-06,,40%\n9,,2026-03-01,\n")
    prompts.answers["file"] = [str(path)]
    dialog = opened.wiring.dialogs.tables().import_progress()
    assert dialog is not None
    dialog.chosen.emit(
        {"id": "Code", "actual_start": "Began", "actual_finish": "Over", "percent": "Far"}, "ymd"
    )
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    assert opened.session.store.value.schedule.percent[[3, 4, 9]].tolist() == [100.0, 40.0, 0.0]
    assert opened.session.store.undo_label == "Import progress"
    assert "problems" in opened.window.views.message_strip.sentence(), "the third line was refused"


def test_log_of_what_was_built(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    project = opened.session.store.value
    path = tmp_path / "log.csv"
    path.write_text(
        "TaskID,TaskName,TaskStart,TaskFinish,GUID,Element on time or not\n"
        f"3,Task 3,2026-03-09,2026-03-11,{project.elements.guid[3]},Too late\n"
        f"4,Task 4,2026-03-06,2026-03-07,{project.elements.guid[4]},On time\n"
    )
    prompts.answers["file"] = [str(path)]
    dialog = opened.wiring.dialogs.tables().import_log()
    assert dialog is not None
    dialog.chosen.emit(dialog.columns(), "")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    schedule = opened.session.store.value.schedule
    assert schedule.baselines[0].name == "Plan"
    assert str(schedule.actual_start[3]) == "2026-03-09T08:00:00"
    assert opened.session.view.value.selection.tolist() == [3], "what came late is selected"
    code = opened.stage.scene.states.code
    assert np.flatnonzero(code == LATE).tolist() == [3], "and looks late"
