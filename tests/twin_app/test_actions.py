"""The table of actions is whole: every id once, every icon there, every key used once, every action done."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from resources import folder
from twin_app.actions import ACTIONS
from twin_app.shell import Shell

CONDITIONS = {
    "",
    "document",
    "model",
    "schedule",
    "selection",
    "section",
    "measurement",
    "undo",
    "redo",
    "task",
    "tasks",
    "linkable",
    "linked",
}


def test_ids_and_keys_are_used_once() -> None:
    assert max(Counter(spec.id for spec in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(spec.key).toString() for spec in ACTIONS if spec.key)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_every_action_is_described() -> None:
    for spec in ACTIONS:
        assert spec.sentence.endswith("."), spec.id
        assert spec.when in CONDITIONS, spec.id
        assert not spec.icon or (folder("icons") / f"{spec.icon}.svg").is_file(), spec.id


def test_every_action_does_something(shell: Shell) -> None:
    assert {spec.id for spec in ACTIONS} == set(shell.wiring.commands)


def test_conditions_enable_and_disable(shell: Shell) -> None:
    actions = shell.window.actions_
    assert not actions["fit"].isEnabled()
    assert actions["open"].isEnabled()
    actions.enable(lambda when: when == "model")
    assert actions["fit"].isEnabled()
    assert not actions["undo"].isEnabled()


def test_groups_tick_one(shell: Shell) -> None:
    actions = shell.window.actions_
    actions.check("colour", "colour-class")
    assert actions["colour-class"].isChecked()
    assert not actions["colour-state"].isChecked()
