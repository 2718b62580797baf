"""Builds the window and everything it works with, in the order in which a user sees it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from resources import folder
from sim.project import Project
from sim.store import Store
from sim.view import View
from sim.watched import Watched
from twin_app.collecting import Collector
from twin_app.focus_keys import FocusKeys
from twin_app.jobs import Jobs
from twin_app.languages import Languages
from twin_app.panels import Panels
from twin_app.prompts import Prompts
from twin_app.rehearsal import Rehearsal
from twin_app.session import Session
from twin_app.settings import Settings
from twin_app.stage import Stage
from twin_app.themes import Themes
from twin_app.warm_up import start_warm_up
from twin_app.window import Views, Window
from twin_app.window_imports import end_start
from twin_app.wiring import Wiring
from viewers.scene.scene import Scene
from viewers.widgets.job_bar import JobBar
from viewers.widgets.message_strip import MessageStrip
from viewers.widgets.start_page import SAMPLES, StartPage
from viewers.widgets.viewport import Viewport

PLUGINS_AFTER = 1000  # ms: first the window, then what is beside it

GIVE_WAY = 0.0005  # s after which a job's thread lets the window's thread go on


@dataclass(frozen=True, slots=True)
class Shell:
    """A built window; keep it as long as the window is wanted."""

    session: Session
    window: Window
    wiring: Wiring
    stage: Stage


def application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the running application, made if there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["twin", *arguments])
    app.setApplicationName("twin_app")
    app.setApplicationDisplayName("twin_app")
    return app


def build(app: QApplication, settings: Settings | None = None, prompts: Prompts | None = None) -> Shell:
    """Build the window, not yet shown."""
    settings = settings or Settings()
    sys.setswitchinterval(GIVE_WAY)
    languages = Languages(app)
    languages.set(settings.language)
    themes = Themes(app, settings.scheme)
    FocusKeys(app)
    session = Session(Store(Project()), Watched(View()), settings, Jobs(app), themes, languages, Rehearsal())
    scene = Scene()
    viewport = Viewport(scene)
    start_page = StartPage()
    for sample in SAMPLES:
        start_page.set_picture(sample, QPixmap(str(folder("thumbnails") / f"{sample}.jpg")))
    window = Window(Views(viewport, start_page, MessageStrip(), JobBar(), Panels()))
    stage = Stage(scene, session.rehearsal, session.preparation, viewport.refresh, viewport.refresh_soon)
    wiring = Wiring(session, window, stage, prompts or Prompts(window))
    window.say_renderer(viewport.backend())
    window.resize(window.sizeHint())
    window.docks.set_away(False)
    window.docks.restore(settings)
    window.docks.set_away(True)
    window.painted.connect(window.views.panels.make, Qt.ConnectionType.QueuedConnection)
    return Shell(session, window, wiring, stage)


def run_window(paths: Sequence[str]) -> int:
    """Open the window with files, and run until it is closed; returns the exit status."""
    app = application()
    shell = build(app)
    shell.window.show()
    shell.window.painted.connect(end_start)
    QTimer.singleShot(0, start_warm_up)
    collector = Collector(lambda: shell.session.jobs.busy() or shell.session.view.value.playing)
    kept: list[object] = []
    shell.window.painted.connect(lambda: QTimer.singleShot(0, lambda: kept.append(_offer_salvage(shell))))
    QTimer.singleShot(0, shell.session.standby.prepare)
    shell.window.painted.connect(lambda: QTimer.singleShot(PLUGINS_AFTER, shell.wiring.plugins.load))
    if paths:
        QTimer.singleShot(0, lambda: shell.wiring.documents.add(paths))
    status = app.exec()
    collector.close()
    shell.stage.scene.window.Finalize()  # while there is still a context to release it in
    shell.session.standby.close()
    return status


def _offer_salvage(shell: Shell) -> object:
    """Offer what a crash has left; who answers must live as long as the window."""
    from twin_app.salvage import Salvage

    salvage = Salvage(shell.session, shell.wiring.documents, Prompts(shell.window))
    salvage.offer()
    return salvage
