"""Has things drawn in a process of its own: the window never waits, and a stop ends it at once."""

import json
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from sim.job import Job
from sim.problem import ReadError
from sim.storage.folders import cache_folder
from sim.tessellation.standby import end_worker
from twin_app.drawing_orders import DrawingOrder
from twin_app.drawing_worker import ORDER

FLAG = "--draw"
LOOK = 0.1  # s between two looks at whether the user has stopped it
ROOT = Path(__file__).parents[1]


def draw_apart(order: DrawingOrder, job: Job) -> list[Path]:
    """Carry out an order in another process; returns the files it has written.

    Raises
    ------
    ReadError
        What the process met, or that it ended without a word.
    Cancelled
    """
    with tempfile.TemporaryDirectory(dir=cache_folder("drawing"), ignore_cleanup_errors=True) as folder:
        with (Path(folder) / ORDER).open("wb") as file:
            pickle.dump(order, file, pickle.HIGHEST_PROTOCOL)
        job.step("job-video", 0, 0)
        process = subprocess.Popen(
            [*command(), folder], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=ROOT, start_new_session=os.name == "posix", env=_surroundings(),
        )  # fmt: skip
        try:
            return _listen(process, job)
        finally:
            end_worker(process)


def command() -> list[str]:
    """Return how to start the process; a frozen program starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "twin_app", FLAG]


def _listen(process: "subprocess.Popen[bytes]", job: Job) -> list[Path]:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stream = process.stdout
    assert stream is not None

    def read() -> None:
        for line in stream:
            lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, name="drawing", daemon=True).start()
    step = ("job-video", 0, 0)
    while True:
        job.step(*step)
        try:
            line = lines.get(timeout=LOOK)
        except queue.Empty:
            continue
        if not line:
            raise ReadError("", "", "drawing-ended", {"status": process.wait()})
        told = json.loads(line)
        if "files" in told:
            return [Path(path) for path in told["files"]]
        if "error" in told:
            raise ReadError(**told["error"])
        step = (str(told["step"][0]), int(told["step"][1]), int(told["step"][2]))


def _surroundings() -> dict[str, str]:
    # It needs no display: what it draws, it draws off screen.
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
