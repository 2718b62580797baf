"""The schedule that is open is reported on, and updated as one step."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sim.job import silent_job
from sim.writers.csv_schedule import write_csv_schedule
from twin_app.shell import Shell


def test_report_on_what_is_open(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    reports = opened.wiring.dialogs.reports()
    opened.window.actions_["schedule-report"].trigger()
    qtbot.waitUntil(lambda: reports.dialog is not None, timeout=60_000)  # kernels may be compiled
    assert reports.dialog is not None
    assert reports.dialog.isVisible()
    assert "relations" in reports.dialog._answer.text()
    assert reports.dialog._tabs.count() == 4
    prompts.answers["export"] = str(tmp_path / "r.html")
    reports.dialog.save_asked.emit()
    assert "<h2>" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", ["merge", "overwrite"])
def test_update_after_a_look(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    before = opened.session.store.value
    path = tmp_path / "newer.csv"
    write_csv_schedule(before.schedule, path, silent_job())
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([*lines[:-1], lines[1].replace(before.schedule.id[0], "brand-new", 1)]))
    prompts.answers["file"] = [str(path)]
    reports = opened.wiring.dialogs.reports()
    opened.window.actions_["update-schedule"].trigger()
    qtbot.waitUntil(lambda: reports.update_dialog is not None)
    dialog = reports.update_dialog
    assert dialog is not None
    assert opened.session.store.value is before  # nothing is done yet
    qtbot.waitUntil(lambda: "added: 1" in dialog._summary.text())
    dialog._mode.setCurrentIndex(["merge", "append", "overwrite"].index(mode))
    qtbot.waitUntil(lambda: not dialog._waiting)
    assert ("deleted: 1" in dialog._summary.text()) is (mode == "overwrite")
    dialog._apply()
    qtbot.waitUntil(lambda: opened.session.store.value is not before)
    now = opened.session.store.value.schedule
    assert "brand-new" in now.id
    assert (before.schedule.id[-1] in now.id) is (mode == "merge")
    assert opened.session.store.undo_label == "Update schedule"
    opened.window.actions_["undo"].trigger()
    assert opened.session.store.value.schedule is before.schedule
