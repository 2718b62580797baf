"""The longest time the window does not answer while a model is opened."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sim.job import silent_job
from twin_app.bench.result import Result, this_machine

GOAL = 50.0  # ms
SCRIPT = """
import sys, time
from twin_app.main import prepare
prepare()
from PySide6.QtCore import QTimer
from twin_app.shell import application, build
from twin_app.collecting import Collector
from twin_app.warm_up import start_warm_up
from twin_app.window_imports import end_start
app = application()
shell = build(app)
shell.window.show()
collector = Collector(lambda: True)
end_start()
start_warm_up()
shell.window.views.panels.make()
for _ in range(20):
    app.processEvents()
beats, drawn, settled = [], [], []
shell.window.views.viewport.drawn.connect(drawn.append)
last = time.perf_counter()

def beat():
    global last
    now = time.perf_counter()
    beats.append((now - last) * 1000 - sum(drawn))
    drawn.clear()
    last = now
    if shell.session.jobs.busy():
        settled.clear()
    else:
        settled.append(now)
    if len(settled) > 50:  # what showing the result has left to paint belongs to it
        app.quit()

timer = QTimer(interval=0)
timer.timeout.connect(beat)
shell.wiring.documents.add([sys.argv[1]])
timer.start()
app.exec()
print(max(beats), flush=True)
"""


def run(small: bool) -> list[Result]:
    """Open a generated model once into the cache, then measure the opening from it."""
    from sim.samples.catalogue import write_sample

    with tempfile.TemporaryDirectory() as home:
        count = 200 if small else 100_000
        path = write_sample("scale", Path(home), {"scale": {"elements": count}}, silent_job())
        longest_stall(path, home)
        longest = longest_stall(path, home)
    note = f"{count:,} elements from the cache, rasterising taken off"
    return [
        Result(
            "stall", longest, None, None, f"at most {GOAL:g} ms", longest <= GOAL, count,
            this_machine(), "ms", note,
        )
    ]  # fmt: skip


def longest_stall(path: Path, home: str) -> float:
    """Return the longest time between two turns of the event loop while a file is opened, ms."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TWIN_HOME": home,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]),
    }
    if sys.platform.startswith("linux"):
        environment["VTK_DEFAULT_OPENGL_WINDOW"] = "vtkEGLRenderWindow"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])
