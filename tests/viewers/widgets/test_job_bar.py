from dataclasses import dataclass

from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from viewers.widgets.job_bar import JobBar


@dataclass(frozen=True)
class _Job:
    number: int
    label: str
    code: str
    done: int
    total: int
    seconds_left: float | None


def test_it_says_counts_and_time_left(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    assert bar.sentence(_Job(1, "Tower.ifc", "", 812, 2636, 4.2)) == "Tower.ifc, 812 of 2,636, 4 s left"
    assert bar.sentence(_Job(1, "Tower.ifc", "", 5, 0, None)) == "Tower.ifc, 5 so far"
    assert bar.sentence(_Job(1, "Tower.ifc", "", 1, 9, 170.0)).endswith("3 min left")
    assert "empty" in bar.sentence(_Job(1, "Tower.ifc", "empty-file", 0, 0, None))


def test_the_bar_shows_the_real_fraction_and_hides_when_idle(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.set_jobs([_Job(7, "a", "", 25, 100, None), _Job(8, "b", "", 0, 0, None)])
    progress = bar.findChild(QProgressBar)
    assert progress is not None
    assert (progress.value(), progress.maximum()) == (25, 100)
    assert bar._words.text().endswith("+1")
    with qtbot.waitSignal(bar.cancel_asked) as told:
        bar.findChild(QToolButton).click()  # type: ignore[union-attr]
    assert told.args == [7]
    bar.set_jobs([])
    assert bar.isHidden()
