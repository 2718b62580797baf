"""Readings of a file raise alarms on the elements they are bound to, and the status line says so."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from sim.readers.readings import read_bindings
from twin_app.shell import Shell

READINGS = """time,channel,value
2026-03-02T08:00:00Z,strain-1,1.0
2026-03-02T08:00:01Z,strain-1,9.0
"""


def test_an_alarm_colours_its_element(opened: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    readings, bindings = tmp_path / "readings.csv", tmp_path / "bindings.csv"
    readings.write_text(READINGS)
    bindings.write_text("channel,guid,alarm_high\nstrain-1,guid4,5\n")
    sensors, problems = read_bindings(bindings)
    assert problems == []
    feed = opened.wiring.dialogs.feed()
    said: list[str] = []
    feed.said.connect(said.append)
    feed.start("replay", {"readings": str(readings), "speed": "0"}, sensors)
    assert opened.session.store.undo_label == "Bind sensors"
    qtbot.waitUntil(lambda: not feed.running)
    alarm = opened.stage.scene.states.alarm
    assert alarm.nonzero()[0].tolist() == [4]
    assert said[-1].startswith("Readings ended: 2 readings, 1 alarms")
    feed.stop()
    assert not opened.stage.scene.states.alarm.any()
    assert said[-1] == ""


def test_an_unused_plugin_is_named(opened: Shell, tmp_path: Path) -> None:
    opened.session.settings.disabled_plugins = ("replay",)
    feed = opened.wiring.dialogs.feed()
    feed.start("replay", {"readings": str(tmp_path / "none.csv")}, opened.session.store.value.sensors)
    assert not feed.running
    assert "replay" in opened.window.views.message_strip.sentence()


def test_dialog_asks_before_it_takes_the_place_of_bindings(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path
) -> None:
    readings, first, second = (tmp_path / f"{name}.csv" for name in ("readings", "first", "second"))
    readings.write_text(READINGS)
    first.write_text("channel,guid,alarm_high\nstrain-1,guid4,5\n")
    second.write_text("channel,guid,alarm_high\nstrain-1,guid7,5\n")
    feed = opened.wiring.dialogs.feed()

    def play(**fields: str) -> list[int]:
        dialog = feed.ask()
        assert dialog is not None
        for name, text in fields.items():
            dialog.set_field(name, text)
        dialog.chosen.emit(dialog.choice())
        dialog.close()
        qtbot.waitUntil(lambda: not feed.running, timeout=20_000)
        return [int(row) for row in opened.stage.scene.states.alarm.nonzero()[0]]

    assert play(readings=str(readings), bindings=str(first), speed="0") == [4]
    assert play(readings=str(readings), speed="0") == [4]  # those of the project are kept, unless told
    assert opened.session.store.value.sensors.guid == ("guid4",)
    assert play(readings=str(readings), bindings=str(second), speed="0") == [7]
    assert opened.session.store.value.sensors.guid == ("guid7",)
    opened.session.store.undo()
    assert opened.session.store.value.sensors.guid == ("guid4",)
    opened.window.views.message_strip.clear()
    assert play(readings=str(readings), bindings=str(tmp_path / "none.csv")) == [7]
    assert "none.csv" in opened.window.views.message_strip.sentence()
