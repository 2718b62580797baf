"""`twin plugins`: which plugins there are, and how they fare."""

import argparse

from plugins.registry import load_plugins
from twin_app.cli.console import Console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing of its own."""


def run(options: argparse.Namespace, console: Console) -> int:
    """List them; a plugin that failed makes the check fail."""
    registry = load_plugins(options.disable_plugin)
    listed = []
    for entry in registry.entries:
        brings = []
        if entry.value is not None:
            kinds = ("readers", "writers", "sources", "machines", "checks", "reports", "panels")
            brings = [f"{kind[:-1]} {item.name}" for kind in kinds for item in getattr(entry.value, kind)]
        about = entry.value.about.get(console.language, "") if entry.value else ""
        listed.append(
            {"name": entry.name, "origin": entry.origin, "state": entry.state, "reason": entry.reason,
             "brings": brings, "about": about}
        )  # fmt: skip
        note = entry.reason or ", ".join(brings)
        state = console.text(f"plugin-{entry.state}")
        console.say(f"{entry.name:16} {state:10} {entry.origin:14} {note}")
    console.result({"plugins": listed})
    return 1 if registry.failures() else 0
