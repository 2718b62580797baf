"""`twin selftest`: what this machine offers."""

import argparse

from twin_app.cli.console import Console
from twin_app.selftest import examine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing of its own."""


def run(options: argparse.Namespace, console: Console) -> int:
    """Say it; exit 1 if no picture can be drawn or a package is missing."""
    facts = examine()
    for name, value in facts.items():
        if isinstance(value, dict):
            console.say(f"{name}:")
            for key, detail in value.items():
                console.say(f"  {key:24} {detail}")
        else:
            console.say(f"{name:26} {value}")
    console.result(facts)
    return 0 if facts["good"] else 1
