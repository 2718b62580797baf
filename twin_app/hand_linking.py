"""Links by hand: dragged between tree and tasks, or made and taken away for what is selected."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from kernels.arrays import I32
from sim.linking.by_hand import linked, unlinked
from sim.playback.growth import NAMES
from sim.playback.look_edits import with_class_growth, with_task_field
from sim.playback.motion import FIELD as MOTION
from sim.playback.task_looks import FIELD, GROWTH, task_looks
from sim.project import Project
from twin_app.prompts import Prompts
from twin_app.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QWidget


class HandLinking:
    """Edits links and looks of the selected tasks and elements, each as one step that can be undone."""

    def __init__(self, session: Session, prompts: Prompts, complain: Callable[[str], None]) -> None:
        self._session, self._prompts, self._complain = session, prompts, complain

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for each action."""
        return {
            "link-elements": lambda: self.link(self._elements(), self._tasks()),
            "unlink-elements": lambda: self.unlink(self._elements(), self._tasks()),
            "task-appearance": self.choose_appearance,
            "task-growth": lambda: self._ask_field(
                GROWTH, QCoreApplication.translate("HandLinking", "Growth of tasks"), ["", *NAMES]
            ),
            "task-motion": lambda: self._ask_field(
                MOTION,
                QCoreApplication.translate("HandLinking", "Motion of tasks"),
                ["", "-20,0,0 -> 0,0,0", "0,0,0 -> 0,0,10 @50% -> 10,0,10"],
            ),
            "class-growth": self.choose_class_growth,
        }

    def attach(self, tree: "QWidget", gantt: "QWidget") -> None:
        """Let elements be dragged onto tasks, and tasks onto elements."""
        from viewers.widgets.link_drag import ELEMENTS, TASKS, LinkDrag
        from viewers.widgets.outline_table import OutlineTable

        for table in tree.findChildren(OutlineTable)[:1]:
            LinkDrag(table, ELEMENTS, TASKS, self._elements, partial(self._on_tree, table))
        for table in gantt.findChildren(OutlineTable)[:1]:
            LinkDrag(table, TASKS, ELEMENTS, self._tasks, partial(self._on_task, table))

    def link(self, elements: I32, tasks: I32) -> None:
        """Link elements to tasks."""
        label = QCoreApplication.translate("HandLinking", "Link elements to tasks")
        if elements.size and tasks.size:
            self._do(label, lambda project: linked(project, elements, tasks))

    def unlink(self, elements: I32, tasks: I32) -> None:
        """Take away the links between them."""
        label = QCoreApplication.translate("HandLinking", "Unlink elements")
        self._do(label, lambda project: unlinked(project, elements, tasks))

    def choose_appearance(self) -> None:
        """Ask how the selected tasks are shown."""
        language = self._session.languages.current
        title = QCoreApplication.translate("HandLinking", "Appearance of tasks")
        usual = QCoreApplication.translate("HandLinking", "As the task's action says")
        names = {look.name.get(language, look.name["en"]): look.id for look in task_looks().values()}
        chosen = self._prompts.choose(title, f"{title}:", [usual, *names])
        if chosen:
            tasks = self._tasks()
            self._do(title, lambda p: with_task_field(p, tasks, FIELD, names.get(chosen, "")))

    def choose_class_growth(self) -> None:
        """Ask along which way the classes of the selected elements grow."""
        title = QCoreApplication.translate("HandLinking", "Growth of classes")
        text = self._prompts.write(title, f"{title}:", ["", *NAMES])
        if text is not None:
            elements = self._elements()
            self._try(title, text, lambda project: with_class_growth(project, elements, text))

    def _ask_field(self, name: str, title: str, choices: list[str]) -> None:
        text = self._prompts.write(title, f"{title}:", choices)
        if text is not None:
            tasks = self._tasks()
            self._try(title, text, lambda project: with_task_field(project, tasks, name, text))

    def _try(self, label: str, text: str, edit: Callable[[Project], Project]) -> None:
        try:
            edit(self._session.store.value)
        except ValueError:
            words = QCoreApplication.translate("HandLinking", "“{text}” cannot be understood.")
            self._complain(words.format(text=text[:80]))
            return
        self._do(label, edit)

    def _do(self, label: str, edit: Callable[[Project], Project]) -> None:
        if edit(self._session.store.value) is not self._session.store.value:
            self._session.store.do(label, edit)

    def _on_tree(self, table: "QTableView", tasks: I32, row: int) -> None:
        from viewers.widgets.tree_model import TreeModel

        model = table.model()
        if isinstance(model, TreeModel):
            self.link(model.rows.elements_in(row, row), tasks)

    def _on_task(self, table: "QTableView", elements: I32, row: int) -> None:
        from viewers.widgets.task_model import TaskModel

        model = table.model()
        if isinstance(model, TaskModel):
            self.link(elements, np.array([model.rows.task[row]], np.int32))

    def _elements(self) -> I32:
        return self._session.view.value.selection

    def _tasks(self) -> I32:
        return self._session.view.value.tasks
