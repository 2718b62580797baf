"""Commands with questions do what the answers say."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication, QImage

from sim.view import ColourBy
from twin_app.settings import Unit
from twin_app.shell import Shell


def test_picture_to_clipboard_and_file(opened: Shell, prompts: Any, tmp_path: Path) -> None:
    opened.wiring.do("copy-picture")
    assert not QGuiApplication.clipboard().image().isNull()
    prompts.answers["picture"] = tmp_path / "a.png"
    opened.wiring.do("save-picture")
    assert QImage(str(tmp_path / "a.png")).width() == opened.window.views.viewport.width()
    prompts.answers["picture"] = tmp_path / "none" / "a.png"
    opened.wiring.do("save-picture")
    assert "could not be written" in opened.window.views.message_strip.sentence()


def test_colour_by_property_asks_which(opened: Shell, prompts: Any) -> None:
    prompts.answers["choose"] = ""
    opened.wiring.do("colour-property")
    assert opened.session.view.value.colour_by is ColourBy.STATE
    prompts.answers["choose"] = "P.Load"
    opened.wiring.do("colour-property")
    assert opened.session.view.value.colour_property == "P.Load"


def test_units_are_remembered(opened: Shell) -> None:
    opened.wiring.do("unit-ft")
    assert opened.session.settings.unit is Unit.FOOT
    assert opened.window.actions_["unit-ft"].isChecked()


def test_generate_replaces_the_schedule_as_one_step(opened: Shell, qtbot: Any) -> None:
    opened.wiring.do("generate")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=60_000)
    assert opened.session.store.value.schedule.title != "Plan"
    opened.wiring.do("undo")
    assert opened.session.store.value.schedule.title == "Plan"
