"""`twin plugins`: which plugins there are, what they bring, and how they fare."""

import argparse

from plugins.doors import Doors
from plugins.reason import said
from plugins.registry import load_plugins
from plugins.spec import Plugin
from twin_app.cli.console import Console

KINDS = ("readers", "writers", "sources", "machines", "checks", "reports", "panels")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing of its own."""


def run(options: argparse.Namespace, console: Console) -> int:
    """List them; a plugin that failed makes the check fail, one that lacks something does not."""
    registry = load_plugins(options.disable_plugin)
    doors = Doors(registry)
    listed = []
    for entry in registry.entries:
        brings = _brings(entry.value) if entry.value else []
        about = entry.value.about.get(console.language, "") if entry.value else ""
        lacks = doors.lacks(entry.name, console.language)
        reason = said(entry.reason, console.language)
        listed.append(
            {"name": entry.name, "origin": entry.origin, "state": entry.state, "reason": reason,
             "brings": brings, "about": about, "lacks": lacks}
        )  # fmt: skip
        note = reason or ", ".join((*brings, lacks) if lacks else brings)
        state = console.text(f"plugin-{entry.state}")
        console.say(f"{entry.name:16} {state:10} {entry.origin:14} {note}")
    console.result({"plugins": listed})
    return 1 if registry.failures() else 0


def _brings(plugin: Plugin) -> list[str]:
    return [f"{kind[:-1]} {item.name}" for kind in KINDS for item in getattr(plugin, kind)]
