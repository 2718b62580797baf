"""The window's plugins: chosen by the settings, loaded once, failures told and noted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from twin_app.extensions import Extensions, log_path
from twin_app.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    return Settings(tmp_path / "settings.ini")


def test_loaded_once_and_anew_when_others_are_chosen(settings: Settings, qtbot: QtBot) -> None:
    extensions = Extensions(settings)
    assert extensions.known.entries == ()
    registry = extensions.registry()
    assert extensions.registry() is registry is extensions.known
    with qtbot.waitSignal(extensions.changed):
        extensions.use("today", False)
    assert settings.disabled_plugins == ("today",)
    assert "today" not in {plugin.name for plugin in extensions.registry().loaded()}
    extensions.use("today", True)
    assert "today" in {plugin.name for plugin in extensions.registry().loaded()}


def test_failure_is_told_and_logged(settings: Settings, qtbot: QtBot) -> None:
    extensions = Extensions(settings)
    extensions.registry()
    with qtbot.waitSignal(extensions.failed) as told:
        extensions.put_out("today", "it\nbroke")
    assert told.args == ["today", "it\nbroke"]
    assert log_path().read_text(encoding="utf-8").endswith(" today: it broke\n")
    assert "today" not in {plugin.name for plugin in extensions.registry().loaded()}
    assert settings.hung_plugins == {}


def test_hang_is_kept_until_the_user_gives_another_chance(settings: Settings) -> None:
    extensions = Extensions(settings)
    registry = extensions.registry()
    extensions.note_hang("today", "it slept")
    assert extensions.registry() is registry
    later = Extensions(Settings(settings.path))
    assert later.registry().failures() == {"today": "it slept"}
    later.use("today", True)
    assert later.registry().failures() == {}
    assert settings.hung_plugins == {}
