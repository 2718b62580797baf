"""From the start of the process to a painted window, beside a bare PySide6 window with VTK in it."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from twin_app.bench.result import Result, this_machine

RUNS = 5
GOAL = 1.3
SHOWN = b"shown\n"

OURS = """
from twin_app.main import prepare
prepare()
from twin_app.window_imports import import_window
import_window()
from twin_app.shell import application, build
app = application()
shell = build(app)
shell.window.show()
shell.window.grab()
print("shown", flush=True)
"""
# The smallest window that can show a VTK picture, as VTK's own Qt example writes it.
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import vtkmodules.vtkInteractionStyle
import vtkmodules.vtkRenderingOpenGL2
from vtkmodules.vtkFiltersSources import vtkConeSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
renderer, drawing = vtkRenderer(), vtkRenderWindow()
drawing.SetOffScreenRendering(1)
drawing.SetSize(900, 600)
drawing.AddRenderer(renderer)
cone, mapper, actor = vtkConeSource(), vtkPolyDataMapper(), vtkActor()
mapper.SetInputConnection(cone.GetOutputPort())
actor.SetMapper(mapper)
renderer.AddActor(actor)
drawing.Render()
window.show()
window.grab()
print("shown", flush=True)
"""


def run(small: bool) -> list[Result]:
    """Start both in turn, five times each; once when `small`."""
    with tempfile.TemporaryDirectory() as home:
        seconds_until_shown(OURS, home)  # what the very first start writes to the caches does not count
        pairs = [
            (seconds_until_shown(OURS, home), seconds_until_shown(BARE, home))
            for _ in range(1 if small else RUNS)
        ]
    ours = statistics.median(pair[0] for pair in pairs) * 1000
    peer = statistics.median(pair[1] for pair in pairs) * 1000
    note = "bare PySide6 window with one VTK cone; both on Qt's offscreen platform; ratio is bare over ours"
    return [
        Result(
            "startup", ours, peer, peer / ours, f"at most {GOAL} × the bare window", ours <= GOAL * peer,
            len(pairs), this_machine(), "ms", note,
        )
    ]  # fmt: skip


def seconds_until_shown(script: str, home: str) -> float:
    """Return how long a fresh interpreter takes until it says that its window is painted."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "VTK_DEFAULT_OPENGL_WINDOW": "vtkEGLRenderWindow",
        "TWIN_HOME": home,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]),
    }
    if not sys.platform.startswith("linux"):
        environment.pop("VTK_DEFAULT_OPENGL_WINDOW")
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        seconds = time.perf_counter() - begin
        process.communicate()
    if said != SHOWN:
        raise RuntimeError("the window was not shown")
    return seconds
