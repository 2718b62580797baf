"""Plugins that raise, hang or are something else are contained and named."""

import time
from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from plugins import registry
from plugins.fence import PluginError, fenced
from plugins.registry import load_plugins
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


def test_user_may_put_a_module_into_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path))
    folder = tmp_path / "data" / "plugins"
    (folder / "pack").mkdir(parents=True)
    source = "from twin_app.api import API_VERSION, Plugin\nplugin = Plugin({!r}, API_VERSION)\n"
    (folder / "alone.py").write_text(source.format("alone"))
    (folder / "pack" / "inside.py").write_text("NAME = 'pack'\n")
    (folder / "pack" / "__init__.py").write_text("from .inside import NAME\n" + source.format("pack"))
    (folder / "broken.py").write_text("1 / 0\n")
    (folder / "empty.py").write_text("")
    (folder / "notes.txt").write_text("no plugin")
    found = load_plugins()
    assert {e.name: e.state for e in found.entries if e.origin == "folder"} == {
        "alone": "loaded", "pack": "loaded", "broken": "failed", "empty": "failed",
    }  # fmt: skip
    assert "ZeroDivisionError" in found.failures()["broken"]
    assert found.owner("twin_plugin_pack.inside") == "pack"
    assert found.owner("plugins.report.page") == "report"
    assert found.owner("plugins.registry") == found.owner("twin_app") == ""


def test_plugin_that_made_the_window_hang_is_not_loaded() -> None:
    found = load_plugins(hung={"replay": "it slept"})
    assert found.entry("replay") is not None
    assert found.entry("replay").state == "failed"  # type: ignore[union-attr]
    assert found.failures() == {"replay": "it slept"}
