"""The viewpoints saved with the project."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from sim.project import Project
from sim.view import View
from sim.viewpoint import Viewpoint
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage


class ViewpointList(QWidget):
    """Lists viewpoints by name, with the date each was saved for.

    Intents
    -------
    save_asked()
        Save what the window shows as a new viewpoint.
    chosen(int)
        Number in `Project.viewpoints`: show it.
    renamed(int, str)
    remove_asked(int)
    """

    save_asked = Signal()
    chosen = Signal(int)
    renamed = Signal(int, str)
    remove_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewpoints: tuple[Viewpoint, ...] = ()
        self._list = QListWidget()
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setIconSize(QSize(4 * UNIT, 4 * UNIT))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._list.itemActivated.connect(lambda item: self.chosen.emit(self._list.row(item)))
        self._list.itemClicked.connect(lambda item: self.chosen.emit(self._list.row(item)))
        self._list.itemChanged.connect(self._rename)
        self._edit = self._list.addAction(icon("pencil"), "")
        self._edit.triggered.connect(lambda: self._list.edit(self._list.currentIndex()))
        self._remove = self._list.addAction(icon("trash-2"), "")
        self._remove.setShortcut(QKeySequence.StandardKey.Delete)
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove.triggered.connect(self._ask_remove)
        self._save = QToolButton()
        self._save.setAutoRaise(True)
        self._save.setIcon(icon("bookmark-plus"))
        self._save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._save.clicked.connect(self.save_asked)
        tools = QHBoxLayout()
        tight(tools, UNIT, UNIT)
        tools.addWidget(self._save)
        tools.addStretch(1)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.save_asked.emit())
        self._stack = ListPage(self, self._nothing, tools, self._list)
        self.setFocusProxy(self._list)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """List the project's viewpoints."""
        if project.viewpoints is not self._viewpoints:
            self._viewpoints = project.viewpoints
            row = self._list.currentRow()
            self._list.blockSignals(True)
            self._list.clear()
            for viewpoint in project.viewpoints:
                item = QListWidgetItem(icon("bookmark"), viewpoint.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setToolTip(f"{viewpoint.name}\n{date_text(viewpoint.time)}".strip())
                self._list.addItem(item)
            self._list.setCurrentRow(min(row, self._list.count() - 1))
            self._list.blockSignals(False)
        self._stack.show_list(bool(self._viewpoints))

    def set_view(self, view: View) -> None:
        """Viewpoints do not depend on the view."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._save.setText(self.tr("Save this view"))
        self._edit.setText(self.tr("Rename"))
        self._remove.setText(self.tr("Remove"))
        self._list.setAccessibleName(self.tr("Viewpoints"))
        self._nothing.say(
            self.tr("Views you want to come back to stand here: camera, sections, hidden parts and date."),
            self.tr("Save this view"),
        )

    def _rename(self, item: QListWidgetItem) -> None:
        number, name = self._list.row(item), item.text().strip()
        if name and name != self._viewpoints[number].name:
            self.renamed.emit(number, name)
        else:
            self._list.blockSignals(True)
            item.setText(self._viewpoints[number].name)
            self._list.blockSignals(False)

    def _ask_remove(self) -> None:
        index: QModelIndex = self._list.currentIndex()
        if index.isValid():
            self.remove_asked.emit(index.row())
