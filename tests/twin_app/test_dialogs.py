"""Dialogs are made when asked for; plugins can be switched off and on."""

from twin_app.shell import Shell


def test_plugins_are_switched(opened: Shell) -> None:
    dialogs, settings = opened.wiring.dialogs, opened.session.settings
    listed = dialogs.list_plugins()
    assert {line.name: line.state for line in listed._lines}["replay"] == "loaded"
    listed.switched.emit("replay", False)
    assert settings.disabled_plugins == ("replay",)
    assert {line.name: line.state for line in listed._lines}["replay"] == "disabled"
    listed.switched.emit("replay", True)
    assert settings.disabled_plugins == ()


def test_coverage_asks_for_the_rules(opened: Shell) -> None:
    opened.window.views.panels["coverage"].rules_asked.emit()
    assert opened.wiring.dialogs.rules().edit().isVisible()
