"""Makes the pictures of the tour with the program itself: `make pictures`."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TWIN_HOME"] = tempfile.mkdtemp()

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from twin_app.main import prepare

prepare()

from sim.view import ColourBy, View
from sim.viewpoint import Section
from twin_app.settings import Scheme, Settings
from twin_app.shell import Shell, application, build

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1440, 900
LANGUAGES = {"en": "en", "zh": "zh_CN"}


def settle(shell: Shell, seconds: float = 0.6) -> None:
    """Let events, jobs and the painter finish."""
    loop = QEventLoop()
    for _ in range(200):
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        if not shell.session.jobs.busy():
            return
    sys.exit("a job did not end")


def picture(shell: Shell, name: str, widget: QWidget | None = None) -> None:
    """Save what a widget, by default the window, shows."""
    settle(shell)
    (widget or shell.window).grab().save(str(HERE / f"{name}.png"))
    print(f"{name}.png")


def look(shell: Shell, change: Callable[[View], View]) -> None:
    """Change what is looked at."""
    shell.session.view.set(change(shell.session.view.value))


def tour(app: QApplication, code: str, scheme: Scheme) -> None:
    """Make the pictures of one language and one scheme."""
    settings = Settings(Path(os.environ["TWIN_HOME"]) / f"{code}-{scheme.value}.ini")
    settings.language, settings.scheme = LANGUAGES[code], scheme
    shell = build(app, settings)
    window, playback = shell.window, shell.wiring.playback
    window.resize(WIDTH, HEIGHT)
    window.show()
    name = f"{code}-{scheme.value}"
    picture(shell, f"start-{name}")
    shell.wiring.documents.open_sample("tower")
    settle(shell, 3.0)
    playback.pause()
    project = shell.session.store.value
    start, finish = project.schedule.span()
    playback.go(start + (finish - start) * 45 // 100)
    picture(shell, f"window-{name}")
    if scheme is Scheme.LIGHT:
        steps(shell, code)
    shell.session.store.mark_saved()
    window.close()
    settle(shell)


def steps(shell: Shell, code: str) -> None:
    """Make the pictures of the single steps of the tour."""
    project = shell.session.store.value
    elements = project.elements
    panel = next(
        row
        for row in np.flatnonzero(elements.ifc_class.codes == elements.ifc_class.labels.index("IfcWall"))
        if elements.tag[row].startswith("T1-06F")
    )
    look(shell, lambda view: replace(view, selection=np.array([panel], np.int32)))
    picture(shell, f"selection-{code}")
    box = np.nanmean(project.elements.box, axis=0)
    middle = tuple(float(value) for value in (box[:3] + box[3:]) / 2)
    empty = np.empty(0, np.int32)
    look(shell, lambda view: replace(view, selection=empty, sections=(Section(middle, (0.0, -1.0, 0.0)),)))
    picture(shell, f"section-{code}", shell.window.views.viewport)
    look(shell, lambda view: replace(view, sections=(), colour_by=ColourBy.CLASS))
    picture(shell, f"classes-{code}", shell.window.views.viewport)
    look(shell, lambda view: replace(view, colour_by=ColourBy.STATE, ghost_absent=True))
    picture(shell, f"ghost-{code}", shell.window.views.viewport)
    look(shell, lambda view: replace(view, ghost_absent=False))


def main() -> None:
    """Make all pictures."""
    app = application()
    for code in LANGUAGES:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            tour(app, code, scheme)


if __name__ == "__main__":
    main()
