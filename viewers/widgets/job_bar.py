"""The job bar: what is going on, how far it is, and a way to stop it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from resources import messages
from viewers.widgets.grid import UNIT, fill, tight
from viewers.widgets.icon import icon
from viewers.widgets.language import language


class ShownJob(Protocol):
    """What the bar reads of a running job; `total` 0 means unknown."""

    @property
    def number(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def seconds_left(self) -> float | None: ...


class JobBar(QWidget):
    """Shows the first of the running jobs, and how many wait behind it.

    Intents
    -------
    cancel_asked(int)
        Number of a job.
    """

    cancel_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[ShownJob, ...] = ()
        self._words, self._bar, self._stop = QLabel(), QProgressBar(), QToolButton()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(40 * UNIT, 2 * UNIT)
        self._stop.setAutoRaise(True)
        self._stop.setIcon(icon("circle-stop"))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        tight(row, 2 * UNIT)
        row.addWidget(self._words)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._stop)
        self.set_jobs(())
        self._retranslate()

    def set_jobs(self, jobs: Sequence[ShownJob]) -> None:
        """Show these jobs, oldest first; none hides the bar."""
        self._jobs = tuple(jobs)
        self.setVisible(bool(jobs))
        if not jobs:
            return
        job = jobs[0]
        self._words.setText(self.sentence(job) + (f"  +{len(jobs) - 1}" if len(jobs) > 1 else ""))
        self._words.setToolTip("\n".join(self.sentence(job) for job in jobs))
        self._bar.setRange(0, job.total)
        fill(self._bar, job.done)

    def sentence(self, job: ShownJob) -> str:
        """Return "Tower.ifc: reading elements, 812 of 2,636, 4 s left"."""
        what = messages.text(job.code, language()) if job.code else ""
        words = ": ".join(part for part in (job.label, what) if part)
        unit = f"unit-{job.code}"
        if job.total > 0 and unit in messages.catalogue():
            noun = messages.text(unit, language())
            words += self.tr(", {0} of {1} {2}").format(f"{job.done:,}", f"{job.total:,}", noun)
        elif job.total > 0:
            words += self.tr(", {0} of {1}").format(f"{job.done:,}", f"{job.total:,}")
        elif job.done > 0:
            words += self.tr(", {0} so far").format(f"{job.done:,}")
        if job.seconds_left is not None:
            seconds = round(job.seconds_left)
            if seconds >= 90:
                words += self.tr(", {0} min left").format(round(seconds / 60))
            else:
                words += self.tr(", {0} s left").format(max(seconds, 1))
        return words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._stop.setToolTip(self.tr("Cancel"))
        self._stop.setAccessibleName(self._stop.toolTip())
        self._bar.setAccessibleName(self.tr("Progress"))
        self.set_jobs(self._jobs)

    def _cancel(self) -> None:
        if self._jobs:
            self.cancel_asked.emit(self._jobs[0].number)
