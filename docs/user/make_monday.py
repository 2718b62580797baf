"""Makes the pictures of the project manager's Monday with the program itself: `make pictures`."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from make_pictures import HEIGHT, LANGUAGES, WIDTH, picture, settle  # first: it prepares the program

# isort: split
import numpy as np
from monday_update import MONDAY, row_of, write_update
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QWidget

from twin_app.prompts import Prompts
from twin_app.settings import Scheme, Settings
from twin_app.shell import Shell, application, build
from viewers.widgets.gantt_chart import GanttChart
from viewers.widgets.grid import row_height
from viewers.widgets.time_pages import AheadPage, CurvePage, FlowPage, TimePage

DRAGGED, DAYS = "09F beams", 6
BEGUN = "01F façade panels, north"
PAGES: dict[str, type[TimePage]] = {
    "curve": CurvePage, "flowline": FlowPage, "ahead": AheadPage,
}  # fmt: skip
BUILT = tuple(f"T1-{storey:02}F" for storey in range(1, 6))
LEFT = Qt.MouseButton.LeftButton


class Answers(Prompts):
    """Chooses what a reader of the tour would choose."""

    folder_chosen = Path(tempfile.mkdtemp())

    def open_file(self, kind: str, title: str = "") -> str:
        return str(self.folder_chosen / "update.xer")

    def folder(self) -> str:
        return str(self.folder_chosen)


def monday(app: QApplication, code: str) -> None:
    """Go through the morning in one language."""
    settings = Settings(Path(os.environ["TWIN_HOME"]) / f"monday-{code}.ini")
    settings.language, settings.scheme = LANGUAGES[code], Scheme.LIGHT
    prompts = Answers(QWidget())
    shell = build(app, settings, prompts)
    shell.window.resize(WIDTH, HEIGHT)
    shell.window.show()
    shell.wiring.documents.open_sample("tower")
    settle(shell, 3.0)
    shell.wiring.playback.pause()
    write_update(shell.session.store.value.schedule, prompts.folder_chosen / "update.xer")
    shell.wiring.publishing.open = lambda path: None
    for step in (keep_baseline, update, report, drag, compare, control, look_over_time, hand_on):
        step(shell, code)
    shell.session.store.mark_saved()
    shell.window.close()
    settle(shell)


def keep_baseline(shell: Shell, code: str) -> None:
    """Keep the plan as it was, and see that it is in use."""
    shell.wiring.do("baselines")
    settle(shell)
    panel = shell.window.views.panels["baselines"]
    name = panel.findChild(QLineEdit)
    name.setText({"en": "Plan of 4 May", "zh": "5 月 4 日计划"}[code])
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle(shell)


def update(shell: Shell, code: str) -> None:
    """See what the new file changes, and take it."""
    shell.wiring.do("update-schedule")
    settle(shell, 1.0)
    dialog = shell.wiring.dialogs.reports().update_dialog
    dialog._mode.setCurrentIndex(2)
    settle(shell, 1.0)
    picture(shell, f"monday-update-{code}", dialog)
    QTest.mouseClick(dialog._buttons.button(QDialogButtonBox.StandardButton.Apply), LEFT)
    settle(shell, 1.0)
    shell.wiring.playback.go(MONDAY)


def report(shell: Shell, code: str) -> None:
    """Ask whether the schedule can be trusted."""
    shell.wiring.do("schedule-report")
    settle(shell, 1.0)
    dialog = shell.wiring.dialogs.reports().dialog
    dialog._tabs.setCurrentIndex(2)
    picture(shell, f"monday-report-{code}", dialog)
    dialog.reject()


def drag(shell: Shell, code: str) -> None:
    """Pull a bar, see what would follow, and let it go."""
    gantt = shell.window.views.panels.time.gantt
    chart = gantt.findChild(GanttChart)
    task = row_of(shell.session.store.value.schedule, DRAGGED)
    shell.session.view.set(replace(shell.session.view.value, tasks=np.array([task], np.int32)))
    settle(shell)
    for _ in range(5):
        chart.zoom(1.6, chart.scale.x(chart.rows.schedule.start[task]))
    chart.bring_into_view(task)
    settle(shell)
    start, finish = chart.rows.schedule.start[task], chart.rows.schedule.finish[task]
    x = round(float(chart.scale.x(start + (finish - start) // 2)))
    height = row_height(chart.font())
    y = chart._header + chart.rows.row(task) * height - chart._top + height // 2
    days = round(DAYS * 86400 / chart.scale.seconds_per_pixel)
    panel = shell.window.views.panels.time
    picture(shell, f"monday-gantt-{code}", panel)
    QTest.mousePress(chart, LEFT, pos=QPoint(x, y))
    for step in range(1, 7):
        QTest.mouseMove(chart, QPoint(x + days * step // 6, y))
        settle(shell, 0.1)
    picture(shell, f"monday-drag-{code}")
    QTest.mouseRelease(chart, LEFT, pos=QPoint(x + days, y))
    settle(shell)
    picture(shell, f"monday-dragged-{code}", panel)
    shell.wiring.do("undo")
    settle(shell)


def compare(shell: Shell, code: str) -> None:
    """Hold what was planned beside what is, near enough to see it."""
    elements = shell.session.store.value.elements
    near = [row for row, tag in enumerate(elements.tag) if tag.startswith(BUILT)]
    shell.window.views.viewport.fit(np.array(near, np.int32))
    shell.wiring.do("colour-variance")
    picture(shell, f"monday-variance-{code}", shell.window.views.viewport)
    shell.wiring.do("colour-state")
    shell.wiring.do("compare")
    settle(shell)
    picture(shell, f"monday-compare-{code}")
    shell.wiring.do("compare")
    shell.window.views.viewport.fit()


def control(shell: Shell, code: str) -> None:
    """Enter progress, and see what it is worth."""
    task = row_of(shell.session.store.value.schedule, BEGUN)
    shell.session.view.set(replace(shell.session.view.value, tasks=np.array([task], np.int32)))
    shell.wiring.do("progress")
    settle(shell)
    panel = shell.window.views.panels["task"]
    panel.progress._percent.setValue(95.0)
    picture(shell, f"monday-progress-{code}", panel)
    QTest.mouseClick(panel.progress._enter, LEFT)
    settle(shell)
    shell.wiring.do("earned-value")
    picture(shell, f"monday-value-{code}", shell.window.views.panels["value"])


def look_over_time(shell: Shell, code: str) -> None:
    """Turn the pages of the time views."""
    shell.wiring.do("time-views")
    settle(shell)
    views = shell.window.views.panels["views"]
    for name, page in PAGES.items():
        views.page(page)
        picture(shell, f"monday-{name}-{code}", views)


def hand_on(shell: Shell, code: str) -> None:
    """Write the reports, and the models with the schedule in them."""
    shell.wiring.do("planning-reports")
    settle(shell)
    dialog = shell.wiring.publishing.reports_dialog
    folder = Path(tempfile.mkdtemp())
    dialog._folder.setText("~/twin-reports")
    picture(shell, f"monday-reports-{code}", dialog)
    dialog._folder.setText(str(folder))
    QTest.mouseClick(dialog._buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    settle(shell, 1.0)
    print(*sorted(each.name for each in folder.iterdir()))
    if shutil.which("pdftoppm"):
        target = Path(__file__).parent / f"monday-lookahead-{code}"
        pages = ["pdftoppm", "-singlefile", "-r", "80", "-png", str(folder / "lookahead.pdf"), str(target)]
        subprocess.run(pages, check=True)
        print(f"{target.name}.png")
    shell.wiring.do("export-models")
    settle(shell, 1.0)
    print(*sorted(each.name for each in Path(Answers.folder_chosen).iterdir()))


def main() -> None:
    """Make all pictures, or those of the languages named."""
    app = application()
    for code in sys.argv[1:] or LANGUAGES:
        monday(app, code)


if __name__ == "__main__":
    main()
