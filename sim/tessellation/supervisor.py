"""Runs shards side by side, notices how each ends, and sends the rest down the ladder."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import ifcopenshell

from sim.tessellation.ladder import LAST, PATIENCE
from sim.tessellation.routing import Work, after_crash
from sim.tessellation.shard import Shard

# The variable lets a test take the way of the other systems on this one.
FORKS = sys.platform.startswith("linux") and os.environ.get("TWIN_SHARDS") != "spawn"

LOOK = 0.1
PR_SET_PDEATHSIG = 1  # linux/prctl.h

Tell = Callable[[str, dict[str, Any]], None]


@dataclass(slots=True)
class Running:
    """A shard at work."""

    work: Work
    process: BaseProcess
    line: Connection
    left: dict[int, None]
    reasons: dict[int, str] = field(default_factory=dict)
    heard: float = field(default_factory=time.monotonic)
    ended: bool = False


class Supervisor:
    """Tessellates all works; `tell` hears of batches and of products that nothing could convert."""

    def __init__(
        self, path: Path, file: ifcopenshell.file, folder: Path, tell: Tell,
        patience: float = PATIENCE, hands: int = 0,
    ) -> None:  # fmt: skip
        self.path, self.file, self.folder, self.tell = path, file, folder, tell
        self.patience = patience
        self.hands = hands or cores()
        self.waiting: deque[Work] = deque()
        self.running: list[Running] = []
        self.started = 0

    def run(self, works: list[Work]) -> None:
        """Return when every product is delivered or told as bad."""
        self.start(works)
        while self.busy:
            self.turn(LOOK)

    @property
    def busy(self) -> bool:
        return bool(self.waiting or self.running)

    def start(self, works: list[Work]) -> None:
        """Begin; `turn` must be called until nothing is busy."""
        self.waiting.extend(works)
        self._fill()

    def turn(self, seconds: float, others: Sequence[int] = ()) -> None:
        """Hear what the shards say, for at most `seconds` or until one of `others` is ready."""
        lines = {running.line: running for running in self.running}
        for line in wait([*lines, *others], seconds):
            if line in lines:
                self._hear(lines[line])
        now = time.monotonic()
        for running in tuple(self.running):
            if running.ended:
                self._finish(running, "")
            elif now - running.heard > self.patience:
                running.process.kill()
                self._drain(running)
                self._finish(running, "shape-hung")
        self._fill()

    def stop(self) -> None:
        """Kill all shards."""
        self.waiting.clear()
        for running in self.running:
            running.process.kill()
        self.running.clear()

    def _fill(self) -> None:
        while self.waiting and len(self.running) < self.hands:
            work = self.waiting.popleft()
            context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
            ours, theirs = context.Pipe(duplex=False)
            number = self.started
            self.started += 1
            shared = self.file if FORKS else None
            process = context.Process(
                target=run_shard, args=(number, theirs, self.folder, self.path, shared, work), daemon=True
            )
            process.start()
            theirs.close()
            self.running.append(Running(work, process, ours, dict.fromkeys(work.steps)))

    def _hear(self, running: Running) -> None:
        running.heard = time.monotonic()
        try:
            message = running.line.recv()
        except (EOFError, OSError):
            running.ended = True
            return
        if message[0] == "batch":
            for step in message[2]:
                running.left.pop(step, None)
                running.reasons.pop(step, None)
            self.tell("batch", {"path": message[1], "done": len(message[2])})
        elif message[0] == "bad":
            running.reasons[message[1]] = message[2]
        elif message[0] == "end":
            running.reasons = {step: running.reasons.get(step, "shape-dropped") for step in running.left}

    def _drain(self, running: Running) -> None:
        while not running.ended and running.line.poll():
            self._hear(running)

    def _finish(self, running: Running, reason: str) -> None:
        running.process.join(5.0)
        running.line.close()
        self.running.remove(running)
        work, left = running.work, list(running.left)
        if not left:
            return
        # After an orderly end each product left has its reason; after a crash only those reported.
        refused = [step for step in left if step in running.reasons]
        lost = [step for step in left if step not in running.reasons]
        if refused:
            if work.rung.level < LAST:
                self._send_down(running, refused)
            else:
                for step in refused:
                    self.tell("bad", {"step": step, "reason": running.reasons[step]})
        if len(lost) == 1 and work.rung.level == LAST:
            self.tell("bad", {"step": lost[0], "reason": reason or "shape-crashed"})
        elif lost:
            self.waiting.extend(after_crash(work, lost))

    def _send_down(self, running: Running, refused: list[int]) -> None:
        """Give what a kernel refused to a lower one; what came out empty to the last, which settles it."""
        work = running.work
        empty = [step for step in refused if running.reasons[step] == "shape-no-surface"]
        other = [step for step in refused if running.reasons[step] != "shape-no-surface"]
        for steps, rung in ((empty, work.rung.foot()), (other, work.rung.below())):
            size = -(-len(steps) // self.hands)
            for at in range(0, len(steps), max(size, 1)):
                self.waiting.append(Work(tuple(steps[at : at + size]), rung, work.careful))


def run_shard(
    number: int, line: Connection, folder: Path, path: Path, file: ifcopenshell.file | None, work: Work
) -> None:
    """Be the shard's process."""
    die_with_worker()
    if file is None:
        from sim.readers.ifc.source import open_ifc

        silence()
        file = open_ifc(path).file
    if hasattr(os, "nice"):
        os.nice(1)  # the window and the tables come first
    try:
        Shard(number, line, folder, file, work.careful).run(list(work.steps), work.rung)
    except BrokenPipeError:
        pass  # the supervisor is gone, and nobody waits for the rest
    finally:
        line.close()
    # Nothing here is worth the time a large file takes to be freed.
    os._exit(0)


def die_with_worker() -> None:
    """See to it that this shard does not outlive the worker that started it."""
    worker = multiprocessing.parent_process()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if worker is not None and os.getppid() != worker.pid:
            os._exit(3)  # it died before it could be told
    elif worker is not None:
        sentinel = worker.sentinel
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(3)), daemon=True).start()


def silence() -> None:
    """Send what native code prints to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
