"""A file with several projects: one of them is read, all of them, or nothing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sim.job import Cancelled, silent_job
from sim.readers.xer import read_xer
from twin_app.project_question import EVERY, ProjectQuestion, chosen_project
from twin_app.shell import Shell

XER = """ERMHDR\t8.4\t2026-01-01\tProject\tadmin\tadmin\tdb\tProject Management\tUSD
%T\tPROJECT
%F\tproj_id\tproj_short_name\tlast_recalc_date\tplan_start_date
%R\t1\tEAST\t2026-03-02 08:00\t2026-03-02 08:00
%R\t2\tWEST\t2026-03-02 08:00\t2026-03-02 08:00
%T\tPROJWBS
%F\twbs_id\tproj_id\twbs_short_name\twbs_name\tproj_node_flag\tparent_wbs_id
%R\t10\t1\tE\tEast wing\tY\t
%R\t20\t2\tW\tWest wing\tY\t
%T\tTASK
%F\ttask_id\tproj_id\twbs_id\ttask_code\ttask_name\ttask_type\ttarget_start_date\ttarget_end_date
%R\t100\t1\t10\tE1\tWalls east\tTT_Task\t2026-03-02 08:00\t2026-03-04 17:00
%R\t200\t2\t20\tW1\tWalls west\tTT_Task\t2026-03-05 08:00\t2026-03-06 17:00
%E
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with two projects."""
    file = tmp_path / "two.xer"
    file.write_text(XER, encoding="cp1252")
    return file


def test_the_job_waits_for_the_answer(path: Path) -> None:
    schedule, _ = read_xer(path)
    assert len(schedule.projects) == 2

    def later(row: int | None) -> Any:
        return lambda asked: threading.Timer(0.05, asked.answer, (row,)).start()

    one = chosen_project(schedule, path, silent_job(), later(1))
    assert "Walls west" in one.name
    assert "Walls east" not in one.name
    assert chosen_project(schedule, path, silent_job(), later(EVERY)) is schedule
    with pytest.raises(Cancelled):
        chosen_project(schedule, path, silent_job(), later(None))


def test_a_stopped_job_waits_no_longer(path: Path) -> None:
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        ProjectQuestion("a.xer", ("1", "2")).wait(job)


@pytest.mark.parametrize(("picked", "names"), [(0, {"Walls east", "Walls west"}), (2, {"Walls west"})])
def test_the_window_asks_and_reports(
    shell: Shell, prompts: Any, qtbot: QtBot, path: Path, picked: int, names: set[str]
) -> None:
    prompts.answers["pick"] = picked
    shell.wiring.documents.open([str(path)])
    reports = shell.wiring.dialogs.reports()
    qtbot.waitUntil(lambda: reports.dialog is not None, timeout=60_000)
    found = {name for name in shell.session.store.value.schedule.name if name.startswith("Walls")}
    assert found == names
    assert reports.dialog is not None
    assert not reports.dialog.isModal()


def test_whoever_changes_their_mind_opens_nothing(
    shell: Shell, prompts: Any, qtbot: QtBot, path: Path
) -> None:
    prompts.answers["pick"] = None
    shell.wiring.documents.open([str(path)])
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=60_000)
    assert len(shell.session.store.value.schedule) == 0
    assert shell.window.views.message_strip.sentence() == ""
