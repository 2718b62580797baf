"""The whole program in a real window, and a bug of Qt's binding that must stay away."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from twin_app.shell import application

ROOT = Path(__file__).parents[2]


class Emitter(QObject):
    """Emits as a busy program does."""

    said = Signal(bool)


def test_a_million_signals(qapp: QApplication) -> None:
    # PySide6 6.12.0 on Python 3.11 drops a reference to True in each emit, and aborts.
    emitter = Emitter()
    heard = [0]
    emitter.said.connect(lambda on: heard.__setitem__(0, heard[0] + on))
    for _ in range(1_000_000):
        emitter.said.emit(True)
    assert heard == [1_000_000]


def test_there_is_one_application(qapp: QApplication) -> None:
    assert application() is qapp


@pytest.fixture
def display() -> Iterator[str]:
    """Start an X server of our own; yield its name."""
    if not shutil.which("Xvfb") or not shutil.which("import"):
        pytest.skip("Xvfb or ImageMagick is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.xvfb
def test_the_real_window_shows_the_model(display: str, shared_data: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TWIN_HOME": str(tmp_path)}
    environment.pop("WAYLAND_DISPLAY", None)
    program = subprocess.Popen(
        [sys.executable, "-m", "twin_app", str(shared_data / "ifc" / "AC20-FZK-Haus.ifc")],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    picture = tmp_path / "window.png"
    try:
        shown = QImage()
        for _ in range(60):
            time.sleep(1)
            assert program.poll() is None, program.communicate()[0]
            subprocess.run(["import", "-display", display, "-window", "root", str(picture)], check=True)
            shown = QImage(str(picture))
            if model_pixels(shown) > 5000:
                break
        assert model_pixels(shown) > 5000, "the roof is not on screen"
        assert different(shown, 0, 0, 1440, 60) > 20, "there is no menu and no toolbar"
        assert different(shown, 0, 80, 250, 400) > 20, "there is no model tree"
    finally:
        program.terminate()
        program.communicate(timeout=20)


def model_pixels(picture: QImage) -> int:
    """Count the pixels in the middle that have the colour of roof tiles."""
    count = 0
    for x in range(320, 1080, 2):
        for y in range(80, 580, 2):
            colour = picture.pixelColor(x, y)
            count += colour.red() - colour.blue() > 40 and colour.red() > 120
    return count * 4


def different(picture: QImage, x: int, y: int, width: int, height: int) -> int:
    """Count the different colours in a rectangle."""
    return len({picture.pixel(x + i, y + j) for i in range(0, width, 3) for j in range(0, height, 3)})
