"""The row above the Gantt chart: which tasks it lists, under which headings, and what it draws."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from sim.browsing.arrangement import Arrangement
from sim.browsing.task_facts import FIELD
from viewers.widgets.gantt_painter import Layers
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.icon import icon

GROUPS = ("", "storey", "resources", "calendar", "critical", "finish")
ONLY = ("", "critical", "late", "ahead-3", "ahead-6", "unlinked")
WEEK = np.timedelta64(7 * 86400, "s")


class GanttFilter(QWidget):
    """Asks for an arrangement of the tasks, for columns and for layers.

    Intents
    -------
    arranged()
        `arrangement` is another now.
    layers_changed(), keys_changed()
        `layers` or `keys` are others now.
    follow_toggled(bool)
        Whether dates follow from edits.
    """

    arranged = Signal()
    layers_changed = Signal()
    keys_changed = Signal()
    follow_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = Layers()
        self.keys: tuple[str, ...] = ()
        self._all_keys: tuple[tuple[str, str], ...] = ()
        self._text = QLineEdit()
        self._text.setClearButtonEnabled(True)
        self._text.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._only, self._group = QComboBox(), QComboBox()
        for box in (self._only, self._group):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self.arranged)
        self._text.textChanged.connect(self.arranged)
        self._columns, self._show, self._follow = QToolButton(), QToolButton(), QToolButton()
        self._columns_menu, self._show_menu = QMenu(self), QMenu(self)
        for button, picture, menu in (
            (self._columns, "table-properties", self._columns_menu), (self._show, "layers", self._show_menu),
        ):  # fmt: skip
            button.setIcon(icon(picture))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setAutoRaise(True)
        self._follow.setIcon(icon("refresh-cw"))
        self._follow.setCheckable(True)
        self._follow.setAutoRaise(True)
        self._follow.toggled.connect(self.follow_toggled)
        self._layer_actions = {each.name: QAction(self) for each in fields(Layers)}
        for name, action in self._layer_actions.items():
            action.setCheckable(True)
            action.setChecked(getattr(self.layers, name))
            action.toggled.connect(self._take_layers)
            self._show_menu.addAction(action)
        row = QHBoxLayout(self)
        tight(row, UNIT)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.addWidget(self._text, 1)
        row.addWidget(self._only)
        row.addWidget(self._group)
        for button in (self._columns, self._show, self._follow):
            row.addWidget(button)
        self._text.setMinimumWidth(30 * UNIT)
        self._text.setMaximumWidth(90 * UNIT)
        row.addStretch(1)
        self._retranslate()

    def arrangement(self, now: np.datetime64) -> Arrangement:
        """Return what is asked for; weeks ahead count from `now`."""
        only = self._only.currentData() or ""
        how = Arrangement(text=self._text.text(), only=only, group=self._group.currentData() or "")
        if only.startswith("ahead"):
            how = replace(how, only="ahead", first=now, last=now + int(only[-1]) * WEEK)
        return how

    def set_columns(self, known: tuple[tuple[str, str], ...], shown: tuple[str, ...]) -> None:
        """Offer columns, (key, heading), of which some are shown; fields may be headings, too."""
        self._all_keys, self.keys = known, shown
        self._columns_menu.clear()
        for key, heading in known:
            action = self._columns_menu.addAction(heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in shown)
            action.setEnabled(key != "name")
            action.setData(key)
            action.toggled.connect(self._take_columns)
        self._fill_groups()

    def state(self) -> dict[str, Any]:
        """Return columns, filter, group and layers, to be kept as JSON."""
        return {
            "columns": list(self.keys), "text": self._text.text(), "only": self._only.currentData() or "",
            "group": self._group.currentData() or "",
            "layers": {each.name: getattr(self.layers, each.name) for each in fields(Layers)},
        }  # fmt: skip

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for what `state` has told; what there is no more is left out."""
        known = dict(self._all_keys)
        columns, layers = state.get("columns"), state.get("layers")
        if isinstance(columns, list) and known:
            shown = tuple(dict.fromkeys(key for key in ("name", *columns) if key in known))
            self.set_columns(self._all_keys, shown)
            self.keys_changed.emit()
        with QSignalBlocker(self):
            self._text.setText(str(state.get("text", "")))
            for box, key in ((self._only, "only"), (self._group, "group")):
                box.setCurrentIndex(max(0, box.findData(str(state.get(key, "")))))
        if isinstance(layers, dict):
            for name, action in self._layer_actions.items():
                action.setChecked(bool(layers.get(name, action.isChecked())))
        self.arranged.emit()

    def columns_menu(self) -> QMenu:
        """Return the menu of the columns."""
        return self._columns_menu

    def set_follow(self, on: bool, possible: bool) -> None:
        """Show whether dates follow from edits, and whether they can."""
        with QSignalBlocker(self._follow):
            self._follow.setChecked(on)
        self._follow.setEnabled(possible)

    def clear(self) -> None:
        """Ask for everything again, in the order of the WBS."""
        with QSignalBlocker(self):
            self._text.clear()
            self._only.setCurrentIndex(0)
            self._group.setCurrentIndex(0)
        self.arranged.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _take_columns(self) -> None:
        actions = self._columns_menu.actions()
        wanted = [str(action.data()) for action in actions if action.isChecked()]
        kept = [key for key in self.keys if key in wanted]
        self.keys = (*kept, *(key for key in wanted if key not in kept))
        self.keys_changed.emit()

    def _take_layers(self) -> None:
        self.layers = Layers(**{name: action.isChecked() for name, action in self._layer_actions.items()})
        self.layers_changed.emit()

    def _fill_groups(self) -> None:
        words = {
            "": self.tr("By WBS"), "storey": self.tr("By storey"), "resources": self.tr("By resource"),
            "calendar": self.tr("By calendar"), "critical": self.tr("By criticality"),
            "finish": self.tr("By month of finish"),
        }  # fmt: skip
        entries = [(words[key], key) for key in GROUPS]
        entries += [(heading, key) for key, heading in self._all_keys if key.startswith(FIELD)]
        _fill(self._group, entries)

    def _retranslate(self) -> None:
        words = {
            "": self.tr("All tasks"), "critical": self.tr("Critical"), "late": self.tr("Late"),
            "ahead-3": self.tr("Next 3 weeks"), "ahead-6": self.tr("Next 6 weeks"),
            "unlinked": self.tr("Without elements"),
        }  # fmt: skip
        _fill(self._only, [(words[key], key) for key in ONLY])
        self._fill_groups()
        self._text.setPlaceholderText(self.tr("Filter tasks"))
        layers = {
            "critical": self.tr("Critical path"), "slack": self.tr("Float"), "baseline": self.tr("Baseline"),
            "marks": self.tr("Deadlines and constraints"), "progress": self.tr("Progress line"),
        }  # fmt: skip
        for name, action in self._layer_actions.items():
            action.setText(layers[name])
        for widget, text in (
            (self._text, self.tr("Show tasks with these words in name, ID or WBS code")),
            (self._only, self.tr("Which tasks are listed")),
            (self._group, self.tr("What the tasks are grouped by")),
            (self._columns, self.tr("Columns")),
            (self._show, self.tr("What the chart draws")),
            (self._follow, self.tr("Let dates follow from durations and logic after each edit")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Offer entries, and keep to the one that is chosen."""
    with QSignalBlocker(box):
        chosen = box.currentData()
        box.clear()
        for words, key in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(chosen, Qt.ItemDataRole.UserRole)))
