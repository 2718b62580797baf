"""Every page the window can show, by name: what the tests of pictures open, and a person can look at."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from rich_project import rich_project

import plugins
import twin_app
import viewers
from plugins.registry import load_plugins
from sim.columns import category
from sim.linking.rule_matching import RuleHits, RuleReport
from sim.mesh import Mesh
from sim.problem import Problem, Severity
from sim.project import Project
from sim.revised import MatchedPair, OrphanLink, RevisedModel
from sim.spatial import Spatial
from sim.viewpoint import Section
from twin_app.about import show_about
from twin_app.jobs import Progress
from twin_app.prompts import Prompts
from twin_app.shell import Shell
from viewers.widgets.import_report import ImportReport, ReportTable
from viewers.widgets.message_strip import Message
from viewers.widgets.schedule_update import ScheduleUpdate
from viewers.widgets.start_page import Recent
from viewers.widgets.time_pages import AheadPage, CurvePage, FlowPage, HistogramPage, TimePage, TodayPage

VIEWS = (CurvePage, HistogramPage, FlowPage, AheadPage, TodayPage)
ROOT = Path(__file__).parents[1]
QUESTIONS = {
    "twin_app/about.py:show_about": "about",
    "twin_app/prompts.py:choice_box": "choose",
    "twin_app/prompts.py:unsaved_box": "unsaved",
}
"""Where the program makes one of Qt's own dialogs, and the page that shows it."""
VALUE = {
    "BAC", "PV", "EV", "AC", "SV", "CV", "SPI", "CPI", "EAC", "ETC", "VAC", "TCPI", "ES", "AT", "IEAC", "t",
    "CNY",
}  # fmt: skip
"""Signs of earned value, the same in every language, and a currency."""
THEIRS = {"QFileDialog"}  # the system's, or Qt's own in its own words
TABLE = "编号,名称,开始,完成\n1,一层柱,2026-03-02,2026-03-06\n2,一层墙,2026-03-07,2026-03-12\n"
KINDS = {"IfcColumn": "柱", "IfcWall": "墙", "IfcSlab": "板", "IfcStair": "楼梯"}


def gallery_project() -> Project:
    """Return a building with something for every panel, named in Chinese."""
    base = rich_project()
    elements, schedule = base.elements, base.schedule
    names = tuple(f"{KINDS[elements.ifc_class[row]]} {row:03d}" for row in range(len(elements)))
    types = category(f"{KINDS[elements.ifc_class[row]]}类型" for row in range(len(elements)))
    concrete = category("混凝土" for _ in names)
    count = len(names)
    mesh = _cubes(count)
    low = mesh.matrix[:, :, 3]
    old = base.spatial
    spatial = Spatial(
        old.guid, ("项目", "场地", "楼", "一层", "二层", "三层"), old.ifc_class, old.parent, old.model,
        old.elevation,
    )  # fmt: skip
    return replace(
        base,
        name="小楼",
        profile="construction",
        elements=replace(
            elements, name=names, type_name=types, material=concrete, box=np.hstack([low, low + 1.0])
        ),
        spatial=spatial,
        mesh=mesh,
        schedule=replace(
            schedule,
            name=tuple(f"工序 {k}" for k in range(len(schedule))),
            fields={},
            calendars=tuple(replace(c, name=f"日历 {k}") for k, c in enumerate(schedule.calendars)),
            baselines=tuple(replace(b, name=f"基线 {k}") for k, b in enumerate(schedule.baselines)),
        ),
        changes=tuple(replace(change, what="设置基线") for change in base.changes),
        viewpoints=tuple(replace(v, name=f"视点 {k}") for k, v in enumerate(base.viewpoints)),
        problems=(
            Problem(Severity.WARNING, "too-large", "3", {"limit": "1 GB"}),
            Problem(Severity.ERROR, "too-large", elements.guid[3], {"limit": "2 GB"}),
        ),
    )


def _cubes(count: int) -> Mesh:
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
    sides = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = np.array([t for a, b, c, d in sides for t in ((a, b, c), (a, c, d))], np.int32)
    matrix = np.zeros((count, 3, 4))
    matrix[:, :, :3] = np.eye(3)
    row = np.arange(count)
    matrix[:, :, 3] = np.stack([row % 5 * 2.0, row // 5 % 4 * 2.0, row // 20 * 2.0], axis=1)
    return Mesh(
        corners, triangles, np.array([[0, 1], [1, 3]], np.int32), np.zeros(12, np.int32),
        np.array([0, 8], np.int64), np.array([0, 12], np.int64), np.array([0, 2], np.int64),
        np.array([[0.7, 0.7, 0.7, 1.0]], np.float32), np.zeros(count, np.int32),
        np.arange(count, dtype=np.int32), matrix,
    )  # fmt: skip


class Files(Prompts):
    """Answers with a table when a file is asked for."""

    def __init__(self, parent: QWidget, table: Path) -> None:
        super().__init__(parent)
        table.write_text(TABLE, encoding="utf-8")
        self._table = table

    def open_file(self, kind: str, title: str = "") -> str:
        return str(self._table)


def settle(times: int = 3) -> None:
    """Let layouts, timers of no length and paint events run."""
    for _ in range(times):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class Gallery:
    """Opens the pages of a window one after the other; each is closed before the next."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.project = gallery_project()
        names = (entry.name for entry in load_plugins(()).entries)
        self.words = frozenset(VALUE) | {word for name in names for word in re.split(r"[^A-Za-z]+", name)}
        self._prompts = Prompts(shell.window)
        self.names = (*self.pages(), *self.menus())

    def pages(self) -> dict[str, Callable[[], QWidget]]:
        """Return how each page is opened, menus left out."""
        panels = tuple(self.shell.window.docks._docks)
        return {
            "start": self.start,
            "empty": self.empty,
            **{f"empty-{name}": lambda name=name: self.panel(name) for name in panels},
            "window": self.filled,
            **{name: lambda name=name: self.panel(name) for name in panels},
            **{f"views-{kind.__name__}": lambda kind=kind: self.view(kind) for kind in VIEWS},
            "context-menu": self.context_menu,
            "message": self.message,
            "job": self.job,
            "palette": self.palette,
            "rules": self.rules,
            "revision": self.revision,
            "import-schedule": lambda: self.table("import_schedule"),
            "import-links": lambda: self.table("import_links"),
            "import-progress": lambda: self.table("import_progress"),
            "import-log": lambda: self.table("import_log"),
            "calendars": lambda: self.shell.wiring.plan.controlling.edit_calendars(),
            "task-selected": self.task,
            "constraints": self.constraints,
            "side-by-side": self.side_by_side,
            "markup": self.markup,
            "live": self.live,
            "reports": self.reports,
            "film": lambda: self.shell.wiring.publishing.ask_film(),
            "layouts": self.layouts,
            "plugins": lambda: self.shell.wiring.dialogs.list_plugins(),
            "about": lambda: show_about(self.shell.window, "llvmpipe"),
            "unsaved": self.unsaved,
            "choose": self.choose,
            "schedule-report": self.schedule_report,
            "schedule-update": self.schedule_update,
            "schedule-only": self.schedule_only,
        }

    def menus(self) -> dict[str, QMenu]:
        """Return the menus of the window and those below them."""
        found: dict[str, QMenu] = {}

        def walk(actions: list[QAction], name: str) -> None:
            for number, action in enumerate(actions):
                menu = action.menu()
                if isinstance(menu, QMenu):
                    found[f"{name}-{number}"] = menu
                    walk(menu.actions(), f"{name}-{number}")

        walk(self.shell.window.menuBar().actions(), "menu")
        return found

    def open(self, name: str) -> QWidget:
        """Open a page; the same widget may be another page later."""
        if name in self.pages():
            page: QWidget = self.pages()[name]()
        else:
            self.shell.window.menus.recent.fill(["/项目/小楼.twin"])  # a page before may have emptied it
            page = self.menus()[name]
            self.menus()[name].popup(QPoint(10, 10))
        settle()
        return page

    def close(self, page: QWidget) -> None:
        """Put a page away again."""
        window = self.shell.window
        if page.isWindow() and page is not window:
            page.close()
        window.views.message_strip.clear()
        window.views.job_bar.set_jobs(())
        self.shell.wiring.plan.comparing.set_on(False)

    # The window.

    def start(self) -> QWidget:
        """Show the start page with recent projects."""
        self.shell.window.views.start_page.set_recent([Recent("/项目/小楼.twin", "2026-03-02")])
        self.shell.window.show_start_page(True)
        return self.shell.window

    def empty(self) -> QWidget:
        """Show the window with nothing in it."""
        self.shell.session.store.open(Project())
        self.shell.window.show_start_page(False)
        return self.shell.window

    def filled(self) -> QWidget:
        """Show the window with the building half built."""
        session, window = self.shell.session, self.shell.window
        session.store.open(self.project)
        window.show_start_page(False)
        window.menus.recent.fill(["/项目/小楼.twin"])
        first, last = self.project.schedule.span()
        session.view.set(
            replace(
                session.view.value,
                time=(first + (last - first) // 2).astype("datetime64[s]"),
                selection=np.arange(20, 24, dtype=np.int32),
                hidden=np.array([1, 2], np.int32),
                ghosted=np.array([3], np.int32),
                sections=(Section((0.0, 0.0, 5.0), (0.0, 0.0, 1.0)), Section((5.0, 0, 0), (1.0, 0.5, 0))),
            )
        )
        window.views.viewport.fit()
        for name in ("model", "properties", "time"):
            window.docks.raise_(name)
        return window

    def panel(self, name: str) -> QWidget:
        """Bring a panel to the front."""
        self.shell.window.docks.raise_(name)
        settle()
        return self.shell.window.docks[name]

    def view(self, kind: type[TimePage]) -> QWidget:
        """Bring one of the time views to the front."""
        page = self.panel("views")
        self.shell.window.views.panels["views"].page(kind)
        return page

    def context_menu(self) -> QWidget:
        """Open the menu of the right button."""
        menu = self.shell.window.menus.context_menu()
        menu.popup(QPoint(10, 10))
        return menu

    def message(self) -> QWidget:
        """Say that something went wrong, with its problems listed."""
        strip = self.shell.window.views.message_strip
        strip.say(Message(Severity.ERROR, "出错", "小楼.ifc", "", self.project.problems))
        strip._details.setChecked(True)
        return strip

    def job(self) -> QWidget:
        """Show two jobs at work."""
        bar = self.shell.window.views.job_bar
        bar.set_jobs(
            [
                Progress(1, "小楼.ifc", "job-open", 812, 2636, 4.2),
                Progress(2, "小楼.ifc", "", 0, 0, None),
            ]
        )
        return bar

    # What stands beside it.

    def palette(self) -> QWidget:
        """Open the command palette."""
        return self.shell.wiring.palette.open()

    def rules(self) -> QWidget:
        """Open the rule editor with a rule that works and one that does not."""
        editor = self.shell.wiring.dialogs.rules().edit()
        editor._text.setPlainText('[[rule]]\nname = "柱"\n')
        editor._pause.stop()
        hits = (RuleHits("柱", 15, 3, 15, 15), RuleHits("墙", 0, 0, 0, 0))
        editor.show_report(RuleReport(hits))
        return editor

    def revision(self) -> QWidget:
        """Show what a new revision has done to the links."""
        guids = self.project.elements.guid
        pair = MatchedPair("PLACE", guids[1], "旧柱", guids[2], "新柱", "IfcColumn", 0.12, (("1", "RULE"),))
        counts = (("NONE", 1), ("GUID", 55), ("TAG", 2), ("PLACE", 1), ("NAME", 0))
        orphan = OrphanLink("小楼.ifc", guids[0][::-1], "老墙", "IfcWall", "A1", "RULE")
        revised = RevisedModel("小楼.ifc", counts, (pair,), (guids[4],))
        dialog = self.shell.wiring.dialogs.revising().show()
        dialog.show_revisions((revised,), (orphan,), {guids[4]: "新墙"})
        return dialog

    def live(self) -> QWidget:
        """Ask which readings to play."""
        dialog = self.shell.wiring.dialogs.feed().ask()
        assert dialog is not None
        return dialog

    def reports(self) -> QWidget:
        """Ask which reports to write."""
        dialog = self.shell.wiring.publishing.ask_reports()
        dialog._folder.setText("/项目/报告")
        return dialog

    def layouts(self) -> QWidget:
        """List a saved layout."""
        self.shell.wiring.layouts.save("晨会")
        return self.shell.wiring.layouts.show()

    def table(self, which: str) -> QWidget:
        """Ask what the columns of a table mean."""
        dialog = getattr(self.shell.wiring.dialogs.tables(), which)()
        assert isinstance(dialog, QDialog)
        return dialog

    def task(self) -> QWidget:
        """Show a task with a refused entry."""
        view = self.shell.session.view
        view.set(replace(view.value, tasks=np.array([3, 4], np.int32)))
        panel = self.panel("task").widget()
        panel._tabs.setCurrentIndex(0)
        panel.progress.refuse("实际完成早于实际开始")
        return self.shell.window.docks["task"]

    def constraints(self) -> QWidget:
        """Show what holds a task."""
        dock = self.task()
        self.shell.window.docks["task"].widget()._tabs.setCurrentIndex(1)
        return dock

    def side_by_side(self) -> QWidget:
        """Show two versions of the dates."""
        self.shell.wiring.plan.comparing.set_on(True)
        return self.shell.window

    def markup(self) -> QWidget:
        """Mark up the picture on screen."""
        before = set(QApplication.topLevelWidgets())
        self.shell.wiring.do("markup")
        (editor,) = (w for w in set(QApplication.topLevelWidgets()) - before if isinstance(w, QDialog))
        return editor

    def unsaved(self) -> QWidget:
        """Ask about unsaved changes."""
        return self._shown(self._prompts.unsaved_box("小楼"))

    def choose(self) -> QWidget:
        """Ask by which property to colour."""
        title = QCoreApplication.translate("Commands", "Colour by property")
        question = QCoreApplication.translate("Commands", "Property:")
        return self._shown(self._prompts.choice_box(title, question, ["防火.耐火等级", "数量.净体积"]))

    def schedule_report(self) -> QWidget:
        """Show what was imported."""
        dialog = ImportReport(self.shell.window)
        heads = (("编号", "任务", "计划"), (("A1", "一层柱", "5 天"), ("A2", "一层墙", "8 天")))
        dialog.set_report("28 项任务，3 项关键。", [ReportTable("任务", *heads)])
        return self._shown(dialog)

    def schedule_update(self) -> QWidget:
        """Show what a newer file would change."""
        dialog = ScheduleUpdate(self.shell.window)
        dialog.set_changes("新增：1", [("新增", "A3", "一层板", "任务", "–", "一层板")])
        return self._shown(dialog)

    def schedule_only(self) -> QWidget:
        """Show the window with a schedule and no model."""
        self.shell.session.store.open(Project(schedule=self.project.schedule))
        self.shell.window.show_start_page(False)
        return self.shell.window

    def _shown(self, dialog: QDialog) -> QWidget:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog


def own_widgets() -> Iterator[type[QWidget]]:
    """Yield each class of widget that this program defines; commands and benches have none."""
    for package in (twin_app, viewers, plugins):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__") or module.name.startswith(("twin_app.cli", "twin_app.bench")):
                continue
            for thing in vars(importlib.import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, QWidget) and thing.__module__ == module.name:
                    yield thing


def own_questions() -> Iterator[str]:
    """Yield "file:function" of each place that makes one of Qt's own dialogs."""
    for package in ("twin_app", "viewers", "plugins"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(function, ast.FunctionDef) and any(map(_is_dialog, ast.walk(function))):
                    yield f"{path.relative_to(ROOT).as_posix()}:{function.name}"


def _is_dialog(node: ast.AST) -> bool:
    """Tell whether a node calls QMessageBox(…), QInputDialog.getItem(…) or the like."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.value if isinstance(called, ast.Attribute) else called
    return (
        isinstance(name, ast.Name)
        and name.id.startswith("Q")
        and name.id.endswith(("Dialog", "MessageBox"))
        and name.id not in THEIRS
    )
