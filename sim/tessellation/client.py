"""The parent's side of the worker: starts it, hears it, and survives it."""

import contextlib
import json
import os
import queue
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.job import Cancelled, Job
from sim.problem import ReadError
from sim.tessellation.ladder import PATIENCE
from sim.tessellation.standby import Standby, end_worker, start_worker

LOOK = 0.05
PREFIX = "twin-shapes-"
# What an interrupted message looks like to the reader.
Message = dict[str, Any]


class Client:
    """A running worker; use as a context, so that nothing of it is left behind."""

    def __init__(self, path: Path, patience: float = PATIENCE, standby: Standby | None = None) -> None:
        self.path = path
        self.folder = transit_folder(path)
        order = {"path": str(path.resolve()), "folder": str(self.folder), "patience": patience}
        try:
            self.process = standby.take() if standby else start_worker()
            stream = self.process.stdin
            assert stream is not None
            with contextlib.suppress(BrokenPipeError):  # its death is told by what it no longer says
                stream.write(json.dumps(order).encode() + b"\n")
                stream.flush()
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self.lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.listener = threading.Thread(target=self._listen, name="tessellation", daemon=True)
        self.listener.start()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            end_worker(self.process)
        self.listener.join(2.0)
        shutil.rmtree(self.folder, ignore_errors=True)

    def messages(self, job: Job) -> Iterator[Message]:
        """Yield what the worker says, until it says it has finished.

        Raises Cancelled, or ReadError if the worker refuses the file or dies.
        """
        while True:
            if job.stop.is_set():
                raise Cancelled
            try:
                line = self.lines.get(timeout=LOOK)
            except queue.Empty:
                continue
            if not line:
                raise self._death()
            message: Message = json.loads(line)
            if message["kind"] == "error":
                raise ReadError(str(self.path), message["place"], message["code"], message["values"])
            yield message
            if message["kind"] == "end":
                return

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        for line in stream:
            self.lines.put(line)
        self.lines.put(b"")

    def _death(self) -> ReadError:
        code = self.process.wait()
        if code < 0:
            return ReadError(str(self.path), "", "worker-crashed", {"reason": _signal_name(-code)})
        said = self.folder / "stderr.txt"
        lines = said.read_text(encoding="utf-8").strip().splitlines() if said.is_file() else []
        return ReadError(
            str(self.path), "", "worker-crashed", {"reason": lines[-1] if lines else f"exit code {code}"}
        )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def transit_folder(path: Path) -> Path:
    """Return a new folder for what a worker sends, and remove those whose owner was killed."""
    parent = Path(_memory(path) or tempfile.gettempdir())
    for stale in parent.glob(f"{PREFIX}*-*"):
        owner = stale.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not is_alive(int(owner)):
            shutil.rmtree(stale, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))


def is_alive(process: int) -> bool:
    """Return whether a process with this number runs; where that cannot be asked, True."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass  # another user's
    return True


def _memory(path: Path) -> str | None:
    """Return a folder in memory if there is one with room for a model of this size."""
    shared = Path("/dev/shm")
    try:
        room = 8 * path.stat().st_size + (256 << 20)
        if os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > room:
            return str(shared)
    except OSError:
        pass
    return None
