"""Earned value on screen: figures only where progress says more than the plan, else the reason."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.planning.value_facts import value_facts, value_table
from sim.project import Project
from sim.schedule import no_dates
from viewers.widgets.value_panel import ValuePanel


def seen_project() -> Project:
    """Return a project of which every task began a day late, at a data date."""
    project = small_project()
    plan = project.schedule
    late = np.timedelta64(86400, "s")
    now = plan.start[8] + late
    begun = (plan.start + late <= now) & (plan.kind == 0)
    over = begun & (plan.finish + late <= now)
    nat = np.datetime64("NaT", "s")
    schedule = replace(
        plan, baseline_start=plan.start.copy(), baseline_finish=plan.finish.copy(), status_date=now,
        actual_start=np.where(begun, plan.start + late, nat),
        actual_finish=np.where(over, plan.finish + late, nat),
        percent=np.where(over, 100.0, np.where(begun, 50.0, 0.0)),
        plan=replace(plan.plan, duration=np.full(len(plan), 16 * 3600)),
    )  # fmt: skip
    return replace(project, schedule=schedule)


@pytest.fixture
def panel(qtbot: QtBot) -> ValuePanel:
    made = ValuePanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_figures(panel: ValuePanel) -> None:
    panel.set_project(seen_project())
    lines = {line.split("\t")[0]: line.split("\t")[2] for line in panel.text().splitlines()[1:]}
    assert set(lines) >= {"BAC", "PV", "EV", "AC", "SPI", "CPI", "EAC", "ETC", "VAC", "TCPI", "ES", "IEAC(t)"}
    assert lines["BAC"].endswith(" h")
    assert lines["AC"] == "–", "nobody entered what was spent"
    table = value_table(value_facts(seen_project().schedule))
    assert lines["SPI"] == f"{table['spi']:.2f}"
    assert lines["ES"] == f"{table['es_days']:,.1f} d"


def test_says_why_there_are_none(panel: ValuePanel) -> None:
    project = seen_project()
    plan = project.schedule
    asked: list[int] = []
    panel.progress_asked.connect(lambda: asked.append(1))
    for schedule, words in (
        (replace(plan, actual_start=no_dates(len(plan)), actual_finish=no_dates(len(plan))), "Nobody"),
        (replace(plan, baseline_start=no_dates(len(plan))), "no baseline"),
        (replace(plan, status_date=np.datetime64("NaT", "s")), "data date"),
    ):
        panel.set_project(replace(project, schedule=schedule))
        (label,) = [w for w in panel.findChildren(QLabel) if "href" in w.text()]
        assert words in label.text()
    label.linkActivated.emit("action")
    assert asked == [1]


def test_nothing_is_calculated_while_nobody_looks(panel: ValuePanel) -> None:
    panel.hide()
    panel.set_project(seen_project())
    assert len(panel.text().splitlines()) == 1
    panel.show()
    assert len(panel.text().splitlines()) > 10
