"""Where the actions stand: menu bar, toolbar and the context menu of the 3D view."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from twin_app.actions import Actions
from twin_app.languages import translatable as _T

SEPARATOR = ""

MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("file", _T("Menus", "&File"),
     ("new", "open", "add", "replace-model", "revisions", "import-schedule", "update-schedule",
      "import-links", "<recent>", "",
      "save", "save-as", "", "export", "export-models", "",
      "planning-reports", "print-gantt", "save-picture", "export-film",
      "", "start-page", "quit")),
    ("edit", _T("Menus", "&Edit"),
     ("undo", "redo", "", "select-all", "select-none", "select-similar", "select-type",
      "select-storey", "properties", "", "generate", "generate-rates", "link-rules", "link-elements",
      "unlink-elements", "",
      "task-appearance", "task-growth", "task-motion", "class-growth", "",
      "measure", "measure-copy", "measure-clear", "",
      "copy-picture", "markup")),
    ("view", _T("Menus", "&View"),
     ("fit", "<standard>", "orthographic", "", "hide", "isolate", "ghost", "ghost-others", "show-all", "",
      "<section>", "<colour>", "edges", "ghost-absent", "hover", "", "save-viewpoint", "", "<panels>")),
    ("time", _T("Menus", "&Time"),
     ("play", "play-on", "play-back", "pause", "", "next-day", "previous-day", "next-week", "previous-week",
      "", "to-start", "to-finish", "", "follow", "reschedule", "link-tasks", "unlink-tasks", "clear-filter",
      "time-views", "", "schedule-report", "", "live")),
    ("plan", _T("Menus", "&Plan"),
     ("progress", "import-progress", "import-log", "", "baselines", "compare", "earned-value", "",
      "calendars", "", "changes")),
    ("settings", _T("Menus", "&Settings"),
     ("<language>", "<scheme>", "<unit>", "<dates>", "<navigate>", "", "plugins", "layouts", "reset-layout")),
    ("help", _T("Menus", "&Help"), ("palette", "", "problems", "about")),
)  # fmt: skip

SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "<standard>": (_T("Menus", "Standard views"),
                   ("view-iso", "view-top", "view-bottom", "view-front", "view-back", "view-right",
                    "view-left")),
    "<section>": (_T("Menus", "Sections"),
                  ("section-face", "", "section-level", "section-east", "section-north", "section-box", "",
                   "section-flip", "section-clear", "", "sections")),
    "<colour>": (_T("Menus", "Colours"),
                 ("colour-state", "colour-class", "colour-storey", "colour-type", "colour-model",
                  "colour-property", "colour-variance", "", "profile-construction", "profile-colour-blind")),
    "<language>": (_T("Menus", "Language"), ("language-en", "language-zh_CN")),
    "<scheme>": (_T("Menus", "Light or dark"), ("scheme-system", "scheme-light", "scheme-dark")),
    "<unit>": (_T("Menus", "Units"), ("unit-m", "unit-mm", "unit-ft")),
    "<dates>": (_T("Menus", "Dates"), ("dates-iso", "dates-locale")),
    "<navigate>": (_T("Menus", "Navigation"), ("navigate-revit", "navigate-navisworks", "navigate-walk")),
}  # fmt: skip

TOOLS = (
    "open", "save", "", "undo", "redo", "", "fit", "view-iso", "orthographic", "", "hide", "isolate", "ghost",
    "show-all", "", "section-face", "section-box", "measure", "markup", "", "edges", "ghost-absent", "",
    "save-viewpoint", "copy-picture",
)  # fmt: skip

CONTEXT = (
    "fit", "properties", "", "hide", "isolate", "ghost", "ghost-others", "show-all", "", "select-similar",
    "select-type", "select-storey", "", "measure", "measure-clear", "section-face", "section-box",
    "section-clear", "", "markup", "copy-picture",
)  # fmt: skip


class _Recent(QMenu):
    chosen = Signal(str)

    def fill(self, paths: Sequence[str]) -> None:
        """List documents that were open before."""
        self.clear()
        for path in paths:
            self.addAction(
                self.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, 480)
            ).triggered.connect(lambda _checked=False, path=path: self.chosen.emit(path))
        self.setEnabled(bool(paths))


class Menus:
    """Builds the bars of a window from the table of actions."""

    def __init__(self, window: QMainWindow, actions: Actions, panels: Sequence[QAction]) -> None:
        self._window, self._actions = window, actions
        self._titles: list[tuple[QWidget, str]] = []
        self.recent = _Recent(window)
        self._group(window)
        self._panels = panels
        for _name, title, entries in MENUS:
            menu = window.menuBar().addMenu("")
            menu.setToolTipsVisible(True)
            self._titles.append((menu, title))
            self._fill(menu, entries)
        self.toolbar = self._toolbar()
        self.retranslate()

    def context_menu(self) -> QMenu:
        """Return the menu of the right button in the 3D view."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, CONTEXT)
        return menu

    def panel_switches(self) -> list[QAction]:
        """Return the switches of the panels in the View menu."""
        listed = self._panels_menu.actions()
        return listed[: listed.index(self._panels_end)]

    def add_panel(self, switch: QAction) -> None:
        """Put the switch of one more panel below the others."""
        self._panels_menu.insertAction(self._panels_end, switch)

    def retranslate(self) -> None:
        """Write the titles in the language of the window."""
        for widget, title in self._titles:
            text = QCoreApplication.translate("Menus", title)
            if isinstance(widget, QMenu):
                widget.setTitle(text)
            else:
                widget.setWindowTitle(text)

    def _fill(self, menu: QMenu, entries: Sequence[str]) -> None:
        for name in entries:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name == "<recent>":
                menu.addMenu(self.recent)
                self._titles.append((self.recent, _T("Menus", "Recent")))
            elif name == "<panels>":
                menu.addActions(list(self._panels))
                self._panels_menu, self._panels_end = menu, menu.addSeparator()
            elif name in SUBMENUS:
                title, below = SUBMENUS[name]
                sub = menu.addMenu("")
                sub.setToolTipsVisible(True)
                self._titles.append((sub, title))
                self._fill(sub, below)
            else:
                menu.addAction(self._actions[name])

    def _group(self, window: QMainWindow) -> None:
        groups: dict[str, QActionGroup] = {}
        for spec, action in self._actions:
            if spec.group and spec.group != spec.id:
                groups.setdefault(spec.group, QActionGroup(window)).addAction(action)

    def _toolbar(self) -> QToolBar:
        bar = self._window.addToolBar("")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        self._titles.append((bar, _T("Menus", "Tools")))
        for name in TOOLS:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[name])
        spacer = QWidget(bar)
        spacer.setSizePolicy(spacer.sizePolicy().Policy.Expanding, spacer.sizePolicy().Policy.Preferred)
        bar.addWidget(spacer)
        bar.addAction(self._actions["palette"])
        return bar
