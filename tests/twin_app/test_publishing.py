"""Reports, print and film from the window."""

from pathlib import Path
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from twin_app.shell import Shell
from viewers.widgets.film_dialog import FilmChoice
from viewers.widgets.reports_dialog import ReportChoice

FIRST = np.datetime64("2026-03-02", "s")


def test_reports_are_written_and_the_first_is_opened(opened: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    publishing = opened.wiring.publishing
    seen: list[Path] = []
    publishing.open = seen.append
    opened.window.actions_["planning-reports"].trigger()
    dialog = publishing.reports_dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.chosen.emit(ReportChoice(("health", "delay"), FIRST, 3, "zh_CN", str(tmp_path), False, False))
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    assert seen == [tmp_path / "health.html"]
    assert "健康检查" in seen[0].read_text(encoding="utf-8")
    dialog.close()


def test_the_gantt_chart_is_printed(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    publishing = opened.wiring.publishing
    seen: list[Path] = []
    publishing.open = seen.append
    prompts.answers["export"] = str(tmp_path / "plan")
    opened.window.actions_["print-gantt"].trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    assert seen[0].name == "plan.pdf"
    assert seen[0].read_bytes().startswith(b"%PDF")


def test_no_file_no_print(opened: Shell, prompts: Any) -> None:
    prompts.answers["export"] = ""
    opened.window.actions_["print-gantt"].trigger()
    assert not opened.session.jobs.busy()


def test_a_film_is_made_beside_the_window(opened: Shell, prompts: Any, qtbot: QtBot, tmp_path: Path) -> None:
    publishing = opened.wiring.publishing
    seen: list[Path] = []
    publishing.open = seen.append
    prompts.answers["export"] = str(tmp_path / "film.mp4")
    opened.window.actions_["export-film"].trigger()
    dialog = publishing.film_dialog
    assert dialog is not None
    dialog.chosen.emit(FilmChoice(320, 240, 1, True, False))
    qtbot.waitUntil(lambda: bool(seen), timeout=120_000)
    assert seen[0].stat().st_size > 1000
    dialog.close()
