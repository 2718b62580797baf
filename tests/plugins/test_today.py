"""The panel lists the tasks in work at the date shown, and selects what a task builds."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from plugins.today import make, tasks_in_work
from sim.links import LinkSource, links_of
from sim.project import Project
from sim.readers.csv_schedule import read_csv_schedule
from sim.store import Store
from sim.view import View
from sim.watched import Watched


def at(text: str) -> np.datetime64:
    """Return a moment."""
    return np.datetime64(text, "s")


def test_list_follows_the_date(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "ID,Name,Start,Finish\n1,Dig,2026-03-02 08:00,2026-03-06 17:00\n"
        "2,Pour,2026-03-04 08:00,2026-03-05 17:00\n"
    )
    schedule, _ = read_csv_schedule(tmp_path / "a.csv")
    assert tasks_in_work(schedule, at("NaT")).tolist() == []
    assert tasks_in_work(schedule, at("2026-03-04T09:00")).tolist() == [1, 0]
    assert tasks_in_work(schedule, at("2026-03-06T17:00")).tolist() == []
    links = links_of(np.array([5, 3, 4], np.int32), np.array([1, 1, 0], np.int32), LinkSource.EXPLICIT)
    store, view = Store(replace(Project(), schedule=schedule, links=links)), Watched(View())
    tree = make(store, view)
    qtbot.addWidget(tree)
    assert tree.topLevelItemCount() == 0
    view.set(replace(view.value, time=at("2026-03-04T09:00")))
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert [[item.text(column) for column in range(3)] for item in items] == [
        ["Pour", "2026-03-05", "2"], ["Dig", "2026-03-06", "1"],
    ]  # fmt: skip
    tree.itemClicked.emit(items[0], 0)
    assert view.value.selection.tolist() == [3, 5]
    assert view.value.tasks.tolist() == [1]
    store.open(Project())
    assert tree.topLevelItemCount() == 0
