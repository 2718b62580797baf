"""A worker that has its imports behind it and waits for a file."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLAG = "--tessellate"


class Standby:
    """Keeps one worker ready; it ends with this process at the latest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: subprocess.Popen[bytes] | None = None
        self._wanted = False

    def prepare(self) -> None:
        """See to it that from now on a worker waits, until `close`."""
        self._wanted = True
        self.renew()

    def renew(self) -> None:
        """Start the next worker after one was taken; where none can be started, the next load says so."""
        with self._lock, contextlib.suppress(OSError):
            if self._wanted and self._waiting is None:
                self._waiting = start_worker()

    def take(self) -> subprocess.Popen[bytes]:
        """Return the worker that waits, or a new one; raises OSError."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            if waiting.poll() is None:
                return waiting
            end_worker(waiting)
        return start_worker()

    def close(self) -> None:
        """End the worker that waits."""
        self._wanted = False
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            end_worker(waiting)


def command() -> list[str]:
    """Return how to start a worker; a frozen program starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "sim.tessellation.worker"]


def start_worker() -> subprocess.Popen[bytes]:
    """Start a worker; the first line of its input is its order."""
    return subprocess.Popen(
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=ROOT, start_new_session=os.name == "posix", env=_surroundings(),
    )  # fmt: skip


def end_worker(process: subprocess.Popen[bytes]) -> None:
    """End a worker and its shards."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _surroundings() -> dict[str, str]:
    # One thread per shard: the shards are the parallelism.
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}
