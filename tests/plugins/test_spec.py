"""The extension surface stays one short file, and a plugin is a plain value."""

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from plugins import spec
from plugins.spec import API_VERSION, Plugin

ROOT = Path(__file__).parents[2]


def test_plugin_is_a_value() -> None:
    plugin = Plugin("moisture", API_VERSION)
    assert all(getattr(plugin, f.name) == () for f in fields(plugin)[2:-1])
    with pytest.raises(FrozenInstanceError):
        plugin.name = "x"  # type: ignore[misc]


def test_surface_is_documented_and_short() -> None:
    assert len((ROOT / "plugins/spec.py").read_text().splitlines()) <= 150
    for name in ("Reader", "Writer", "Source", "Machine", "Check", "Report", "Panel", "Plugin"):
        assert getattr(spec, name).__doc__
