"""The parent's side of the worker: starts it, hears it, and survives it."""

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.job import Cancelled, Job
from sim.problem import ReadError
from sim.tessellation.ladder import PATIENCE

ROOT = Path(__file__).parents[2]
LOOK = 0.05
# What an interrupted message looks like to the reader.
Message = dict[str, Any]


class Client:
    """A running worker; use as a context, so that nothing of it is left behind."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self.folder = Path(tempfile.mkdtemp(prefix="twin-", dir=_memory(path)))
        try:
            self.process = subprocess.Popen(
                [*command(), str(path.resolve()), str(self.folder), str(patience)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=ROOT, start_new_session=os.name == "posix", env=_surroundings(),
            )  # fmt: skip
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self.lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.listener = threading.Thread(target=self._listen, name="tessellation", daemon=True)
        self.listener.start()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.listener.join(2.0)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
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

    def kill(self) -> None:
        """End the worker and its shards."""
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        else:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(self.process.pid)], capture_output=True, check=False
            )
        self.process.wait()

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


def command() -> list[str]:
    """Return how to start a worker; a frozen program starts itself with "--tessellate"."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--tessellate"]
    return [sys.executable, "-m", "sim.tessellation.worker"]


def _surroundings() -> dict[str, str]:
    # One thread per shard: the shards are the parallelism.
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


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
