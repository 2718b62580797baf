"""The list of baselines: what is in use, and what each gesture asks for."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QToolButton
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.planning.baselines import set_baseline
from sim.project import Project
from viewers.widgets.baseline_list import BaselineList

TAKEN = np.datetime64("2026-03-02T08:00", "s")


@pytest.fixture
def project() -> Project:
    project = small_project()
    plan = set_baseline(replace(project.schedule, baselines=()), "Contract", TAKEN)
    return replace(project, schedule=set_baseline(plan, "合同", TAKEN))


@pytest.fixture
def panel(qtbot: QtBot, project: Project) -> BaselineList:
    made = BaselineList()
    qtbot.addWidget(made)
    made.set_project(project)
    return made


def test_the_one_in_use_stands_first(panel: BaselineList) -> None:
    (rows,) = panel.findChildren(QListWidget)
    assert [rows.item(k).text() for k in range(rows.count())] == ["合同", "Contract"]
    assert "2026-03-02" in rows.item(1).toolTip()
    assert any("合同" in label.text() for label in panel.findChildren(QLabel))


def test_asks(panel: BaselineList) -> None:
    heard: list[tuple[str, ...]] = []
    panel.set_asked.connect(lambda name: heard.append(("set", name)))
    panel.use_asked.connect(lambda name: heard.append(("use", name)))
    panel.remove_asked.connect(lambda name: heard.append(("remove", name)))
    panel.renamed.connect(lambda old, new: heard.append(("rename", old, new)))
    field = next(w for w in panel.findChildren(QLineEdit) if w.placeholderText())
    field.setText("March")
    next(w for w in panel.findChildren(QToolButton) if w.text() == "Set").click()
    (rows,) = panel.findChildren(QListWidget)
    rows.setCurrentRow(1)
    rows.itemActivated.emit(rows.item(1))
    use, _, remove = rows.actions()
    use.trigger()
    remove.trigger()
    rows.item(1).setText("Old")
    assert heard == [
        ("set", "March"), ("use", "Contract"), ("use", "Contract"), ("remove", "Contract"),
        ("rename", "Contract", "Old"),
    ]  # fmt: skip


def test_a_refused_name_is_taken_back(panel: BaselineList) -> None:
    (rows,) = panel.findChildren(QListWidget)
    rows.item(1).setText("合同")
    panel.refuse("there is one already")
    assert rows.item(1).text() == "Contract"
    assert any("there is one already" in label.text() for label in panel.findChildren(QLabel))


def test_says_what_goes_here(panel: BaselineList) -> None:
    panel.set_project(Project())
    assert any("With a schedule" in label.text() for label in panel.findChildren(QLabel))
