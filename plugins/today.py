"""A panel: the tasks in work at the date shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kernels.arrays import I32
from plugins.spec import API_VERSION, Panel, Plugin
from sim.schedule import WORKING, Schedule
from sim.store import Store
from sim.view import View
from sim.watched import Watched

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidget

SHOWN = 500  # tasks listed at most


def tasks_in_work(schedule: Schedule, time: np.datetime64) -> I32:
    """Return the rows of the tasks in work at a moment, those that end first before the others."""
    if np.isnat(time):
        return np.empty(0, np.int32)
    at_work = (schedule.start <= time) & (time < schedule.finish) & schedule.of_kind(*WORKING)
    rows = np.flatnonzero(at_work)
    order: I32 = rows[np.argsort(schedule.finish[rows], kind="stable")].astype(np.int32)
    return order


def make(store: Store, view: Watched[View]) -> "QTreeWidget":
    """Return the list; a click on a task selects what it builds."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

    tree = QTreeWidget()
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    shown: list[int] = [-1]

    def fill() -> None:
        schedule = store.value.schedule
        rows = tasks_in_work(schedule, view.value.time)[:SHOWN].tolist()
        if rows == shown:
            return
        shown[:] = rows
        tree.setHeaderLabels(
            [
                QCoreApplication.translate("Today", "Task in work"),
                QCoreApplication.translate("Today", "Ends"),
                QCoreApplication.translate("Today", "Elements"),
            ]
        )
        count = np.bincount(store.value.links.task, minlength=len(schedule))
        tree.clear()
        for row in rows:
            ends = str(schedule.finish[row].astype("datetime64[D]"))
            tree.addTopLevelItem(QTreeWidgetItem([schedule.name[row], ends, f"{count[row]:,}"]))
        tree.resizeColumnToContents(0)

    def select(item: QTreeWidgetItem) -> None:
        row = shown[tree.indexOfTopLevelItem(item)]
        links = store.value.links
        chosen = np.unique(links.element[links.task == row]).astype(np.int32)
        view.set(replace(view.value, selection=chosen, tasks=np.array([row], np.int32)))

    fill()
    tree.itemClicked.connect(select)
    store.listen(lambda project, changed: fill())
    view.listen(lambda now, changed: fill() if "time" in changed else None)
    return tree


plugin = Plugin(
    "today",
    API_VERSION,
    panels=(Panel("today", {"en": "Today", "zh_CN": "当日工作"}, make),),
    about={"en": "Lists the tasks in work at the date shown.", "zh_CN": "列出所示日期正在进行的任务。"},
)
