"""The baselines of the schedule: set, used, renamed, deleted."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from sim.baseline import Baseline
from sim.project import Project
from sim.view import View
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage


class BaselineList(QWidget):
    """Lists the baselines; the one in use stands first and is ticked.

    Intents
    -------
    set_asked(str)
        Keep the present plan under this name.
    use_asked(str), remove_asked(str)
    renamed(str, str)
        From, to.
    """

    set_asked = Signal(str)
    use_asked = Signal(str)
    remove_asked = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._baselines: tuple[Baseline, ...] = ()
        self._count = -1
        self._name, self._set = QLineEdit(), QToolButton()
        self._set.setIcon(icon("bookmark-plus"))
        self._set.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._set.clicked.connect(self._tell)
        self._name.returnPressed.connect(self._tell)
        first = QHBoxLayout()
        tight(first, UNIT)
        first.addWidget(self._name, 1)
        first.addWidget(self._set)
        self._refusal = QLabel()
        self._refusal.setWordWrap(True)
        self._refusal.setVisible(False)
        self._list = QListWidget()
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._list.itemActivated.connect(lambda item: self._with_name(self.use_asked, self._list.row(item)))
        self._list.itemChanged.connect(self._rename)
        self._use, self._edit, self._remove = (
            self._list.addAction(icon(picture), "") for picture in ("check", "pencil", "trash-2")
        )
        self._use.triggered.connect(lambda: self._with_name(self.use_asked, self._list.currentRow()))
        self._edit.triggered.connect(lambda: self._list.edit(self._list.currentIndex()))
        self._remove.setShortcut(QKeySequence.StandardKey.Delete)
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove.triggered.connect(lambda: self._with_name(self.remove_asked, self._list.currentRow()))
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._nothing = EmptyState()
        self._page = ListPage(
            self, self._nothing, first, self._refusal, self._hint, self._list, gap=UNIT, margin=2 * UNIT
        )
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """List the baselines of a project."""
        schedule = project.schedule
        if schedule.baselines is self._baselines and len(schedule) == self._count:
            return
        self._baselines, self._count = schedule.baselines, len(schedule)
        self._show()

    def set_view(self, view: View) -> None:
        """Baselines do not depend on the view."""

    def refuse(self, reason: str) -> None:
        """Say why nothing was done; "" takes it back. A name being edited is as it was."""
        self._refusal.setText(f"⚠ {reason}" if reason else "")
        self._refusal.setVisible(bool(reason))
        if reason:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        self._page.show_list(self._count > 0)
        row = max(0, self._list.currentRow())
        self._list.blockSignals(True)
        self._list.clear()
        for number, each in enumerate(self._baselines):
            item = QListWidgetItem(icon("check") if number == 0 else icon("bookmark"), each.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            known = each.dates.start[~np.isnat(each.dates.start)]
            ends = each.dates.finish[~np.isnat(each.dates.finish)]
            words = [each.name]
            if known.size and ends.size:
                words.append(f"{date_text(known.min())} – {date_text(ends.max())}")
            if not np.isnat(each.taken):
                words.append(self.tr("Taken {date}").format(date=date_text(each.taken)))
            item.setToolTip("\n".join(words))
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._list.blockSignals(False)
        self._hint.setVisible(True)
        self._hint.setText(
            self.tr("In use: {name}. Double-click another to compare with it.").format(
                name=self._baselines[0].name
            )
            if self._baselines
            else self.tr("No baseline yet: give the present plan a name and set it.")
        )
        for action in (self._use, self._edit, self._remove):
            action.setEnabled(bool(self._baselines))

    def _tell(self) -> None:
        self.refuse("")
        self.set_asked.emit(self._name.text())

    def _with_name(self, intent: object, row: int) -> None:
        if 0 <= row < len(self._baselines):
            self.refuse("")
            intent.emit(self._baselines[row].name)  # type: ignore[attr-defined]

    def _rename(self, item: QListWidgetItem) -> None:
        row, name = self._list.row(item), item.text().strip()
        if name != self._baselines[row].name:
            self.refuse("")
            self.renamed.emit(self._baselines[row].name, name)

    def _retranslate(self) -> None:
        self._name.setPlaceholderText(self.tr("Name of the baseline"))
        self._name.setAccessibleName(self.tr("Name of the baseline"))
        self._set.setText(self.tr("Set"))
        self._use.setText(self.tr("Use"))
        self._edit.setText(self.tr("Rename"))
        self._remove.setText(self.tr("Delete"))
        self._list.setAccessibleName(self.tr("Baselines"))
        self._nothing.say(self.tr("With a schedule, plans that were agreed are kept here as baselines."))
        self._show()
