"""What a plugin raises on the window's thread is named; what we raise goes where it went before."""

import sys
from types import ModuleType

import pytest

from twin_app.shell import Shell


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return a module that counts as the code of the plugin "today"."""
    module = ModuleType("plugins.today.inner")
    exec("def slot():\n    raise KeyError('gone')", module.__dict__)
    return module


def test_exception_of_a_slot_is_the_plugins(
    opened: Shell, bad: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: before.append(kind))
    plugins = opened.wiring.plugins
    plugins.extensions.registry()
    plugins.guard.watch()
    try:
        for act in (bad.slot, lambda: int("x")):
            try:
                act()
            except (KeyError, ValueError):
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        plugins.guard.close()
    assert before == [ValueError]
    assert plugins.extensions.known.failures()["today"] == "KeyError: 'gone'"
    assert "KeyError" in opened.window.views.message_strip.sentence()
