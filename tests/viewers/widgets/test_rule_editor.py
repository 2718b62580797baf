import tomllib

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.linking.rule_matching import RuleReport, apply_rules
from sim.linking.rules import rule_of
from viewers.widgets.rule_editor import EXAMPLES, RuleEditor


def _report(text: str) -> RuleReport:
    rules = [rule_of(entry, k) for k, entry in enumerate(tomllib.loads(text)["rule"], start=1)]
    return apply_rules(rules, small_project())[1]


@pytest.fixture
def editor(qtbot: QtBot) -> RuleEditor:
    editor = RuleEditor()
    qtbot.addWidget(editor)
    editor.trial_asked.connect(lambda text: editor.show_report(_report(text)))
    return editor


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_rules(name: str) -> None:
    report = _report(EXAMPLES[name])
    assert len(report.rules) == 1
    # Nothing in the project has the zone of the third.
    assert (report.rules[0].links > 0) == (name != "property")


def test_the_storey_example_links_storey_by_storey() -> None:
    hits = _report(EXAMPLES["storey"]).rules[0]
    assert (hits.links, hits.linked_elements) == (15, 15)


def test_rules_are_tried_as_they_are_written(editor: RuleEditor, qtbot: QtBot) -> None:
    assert not editor._apply.isEnabled()
    field = editor.findChild(QPlainTextEdit)
    assert field is not None
    with qtbot.waitSignal(editor.trial_asked) as told:
        field.setPlainText(EXAMPLES["name"] + EXAMPLES["property"])
    assert told.args == [editor.rules()]
    table = editor.findChild(QTableView)
    assert table is not None
    lines = [[table.model().index(r, c).data() for c in range(5)] for r in range(2)]
    assert lines == [["Columns by task name", "15", "3", "45", "15"], ["By a property", "0", "0", "0", "0"]]
    assert editor._result.text() == "1 of 2 rules find nothing."
    with qtbot.waitSignal(editor.apply_asked) as applied:
        editor._apply.click()
    assert applied.args == [editor.rules()]


def test_what_is_wrong_is_said_and_cannot_be_used(editor: RuleEditor) -> None:
    editor.set_rules(EXAMPLES["name"])
    assert editor._apply.isEnabled()
    editor.show_error("rule 1: class")
    assert editor._result.text() == "rule 1: class"
    assert not editor._apply.isEnabled()
    editor.set_rules("")
    assert "No rules yet" in editor._result.text()


def test_examples_files_and_language(editor: RuleEditor, qtbot: QtBot) -> None:
    editor._examples.actions()[1].trigger()
    assert "storey by storey" in editor.rules()
    with qtbot.waitSignal(editor.save_asked) as saved:
        editor._save.click()
    assert saved.args == [editor.rules()]
    with qtbot.waitSignal(editor.open_asked):
        editor._open.click()
    QApplication.sendEvent(editor, QEvent(QEvent.Type.LanguageChange))
    assert len(editor._examples.actions()) == 3
