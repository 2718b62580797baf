"""Plugins that raise, hang or are something else are contained and named."""

import time
from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from plugins import registry
from plugins.registry import PluginError, fenced, load_plugins
from plugins.spec import API_VERSION, Plugin


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a way to pretend that other distributions bring plugins of these names from this module."""

    def pretend(*names: str) -> None:
        points = [EntryPoint(name, f"test_registry_plugins:{name}", registry.GROUP) for name in names]
        monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints(points))

    return pretend


@pytest.fixture(autouse=True)
def _modules(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from types import ModuleType

    module = ModuleType("test_registry_plugins")
    module.good = Plugin("good", API_VERSION)  # type: ignore[attr-defined]
    module.old = Plugin("old", 0)  # type: ignore[attr-defined]
    module.number = 7  # type: ignore[attr-defined]
    module.replay = Plugin("replay", API_VERSION)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "test_registry_plugins", module)


def test_built_ins_come_through_the_same_door() -> None:
    assert {p.name for p in load_plugins().loaded()} >= {"replay", "report"}


def test_installed_plugins_are_found_and_bad_ones_named(installed: Callable[..., None]) -> None:
    installed("good", "old", "number", "absent", "replay")
    found = load_plugins()
    assert "good" in {p.name for p in found.loaded()}
    reasons = {e.name: e.reason for e in found.entries if e.state == "failed"}
    assert set(reasons) == {"old", "number", "absent", "replay"}
    assert "version 0" in reasons["old"]
    assert "int" in reasons["number"]
    assert "taken" in reasons["replay"]
    assert found.entry("replay").state == "loaded"  # type: ignore[union-attr]


def test_plugin_can_be_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIN_DISABLE_PLUGINS", "report, other")
    found = load_plugins(["replay"])
    assert {e.name: e.state for e in found.entries}["replay"] == "disabled"
    assert {e.name: e.state for e in found.entries}["report"] == "disabled"
    assert found.failures() == {}


def test_raising_plugin_is_out_of_use() -> None:
    found = load_plugins()
    plugin = next(found.loaded())

    def work() -> None:
        raise SystemExit("off\nwe go")

    with pytest.raises(PluginError, match="off we go"):
        found.call(plugin, 5.0, work)
    assert plugin not in list(found.loaded())
    assert list(found.failures()) == [plugin.name]


def test_hanging_plugin_is_left_behind() -> None:
    begin = time.monotonic()
    with pytest.raises(PluginError, match="did not answer"):
        fenced("sleeper", 0.1, time.sleep, 5)
    assert time.monotonic() - begin < 2
