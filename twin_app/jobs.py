"""Long jobs: each on a thread of its own, reporting through queues that the GUI thread drains."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from sim.job import Cancelled, Job
from sim.problem import ReadError

FRAME = 16  # ms between two drains
BUDGET = 0.012  # s of each frame that may go to what jobs deliver
SHOWN_AFTER = 0.2  # s until a job appears in the status line


@dataclass(frozen=True, slots=True)
class Progress:
    """What the status line says of a running job; `total` 0 means unknown."""

    number: int
    label: str
    code: str
    done: int
    total: int
    seconds_left: float | None


@dataclass(slots=True)
class _Running:
    number: int
    label: str
    stop: threading.Event
    done: Callable[[Any], Iterator[None] | None]
    failed: Callable[[BaseException], None]
    take: Callable[[Any], None]
    began: float
    items: "queue.SimpleQueue[Any]" = field(default_factory=queue.SimpleQueue)
    step: tuple[str, int, int] = ("", 0, 0)
    outcome: tuple[bool, Any] | None = None

    def progress(self) -> Progress:
        code, done, total = self.step
        spent = time.monotonic() - self.began
        left = spent * (total - done) / done if 0 < done <= total and spent > 0.5 else None
        return Progress(self.number, self.label, code, done, total, left)


class Jobs(QObject):
    """Runs jobs; everything a job delivers arrives on the GUI thread, a slice per frame.

    A cancelled job is gone for the user at once, whatever its thread is still finishing: nothing it
    delivers afterwards is taken.
    """

    changed = Signal(list)  # of Progress: what the status line shows now
    cancelled = Signal(str)  # label

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[int, _Running] = {}
        self._ending: list[Iterator[None]] = []  # of jobs that are done and still being shown
        self._count = 0
        self._shown: list[Progress] = []
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self._drain)

    def run(
        self,
        label: str,
        work: Callable[[Job, Callable[[Any], None]], Any],
        done: Callable[[Any], Iterator[None] | None],
        failed: Callable[[BaseException], None],
        take: Callable[[Any], None] = lambda item: None,
    ) -> int:
        """Start a job and return its number.

        Parameters
        ----------
        label : str
            What the user sees.
        work : callable
            Runs on the thread with (job, deliver); `deliver(item)` hands an immutable value over.
        done, failed : callable
            Called on the GUI thread with the result or the exception. Where `done` has much to show it
            is a generator: each of its steps has a frame of its own.
        take : callable
            Called on the GUI thread with each delivered item; keep each call short.
        """
        self._count += 1
        running = _Running(self._count, label, threading.Event(), done, failed, take, time.monotonic())
        self._running[running.number] = running

        def report(code: str, count: int, total: int) -> None:
            running.step = (code, count, total)

        def body() -> None:
            try:
                running.outcome = (True, work(Job(report, running.stop), running.items.put))
            except BaseException as error:  # noqa: BLE001 - handed over whole to `failed`
                running.outcome = (False, error)

        threading.Thread(target=body, name=f"job {label}", daemon=True).start()
        self._timer.start()
        return running.number

    def cancel(self, number: int) -> None:
        """Stop a job: it is told, forgotten, and nothing more of it is taken."""
        running = self.drop(number)
        if running:
            self.cancelled.emit(running.label)

    def drop(self, number: int) -> "_Running | None":
        """Stop a job nobody wants any more, without a word; return it if it was running."""
        running = self._running.pop(number, None)
        if running:
            running.stop.set()
            self._show()
        return running

    def cancel_all(self) -> None:
        """Stop every job."""
        for number in tuple(self._running):
            self.cancel(number)

    def runs(self, number: int) -> bool:
        """Return whether a job is still running."""
        return number in self._running

    def busy(self) -> bool:
        """Return whether a job is running, or its result still being shown."""
        return bool(self._running or self._ending)

    def _drain(self) -> None:
        deadline = time.monotonic() + BUDGET
        if self._ending:
            if next(self._ending[0], self) is self:
                del self._ending[0]
            return
        for running in tuple(self._running.values()):
            # All it delivered is in the queue by now; the end has a turn of its own.
            finished = running.outcome if running.items.empty() else None
            while running.number in self._running:
                try:
                    item = running.items.get_nowait()
                except queue.Empty:
                    break
                running.take(item)
                if time.monotonic() > deadline:
                    break
            if finished and running.items.empty() and running.number in self._running:
                del self._running[running.number]
                self._conclude(running, finished)
        self._show()
        if not self.busy():
            self._timer.stop()

    def _conclude(self, running: _Running, outcome: tuple[bool, Any]) -> None:
        good, value = outcome
        if good:
            steps = running.done(value)
            if isinstance(steps, Iterator):
                self._ending.append(steps)
        elif isinstance(value, Cancelled):
            self.cancelled.emit(running.label)
        else:
            running.failed(value)

    def _show(self) -> None:
        now = time.monotonic()
        shown = [r.progress() for r in self._running.values() if now - r.began > SHOWN_AFTER]
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(shown)


def sentence(error: BaseException, language: str) -> str:
    """Return one line a user can read about what ended a job."""
    if isinstance(error, ReadError):
        return error.text(language)
    return f"{type(error).__name__}: {error}"
