"""`twin`: a command if one is named, else the window."""

import os
import sys
from collections.abc import Sequence

from resources import messages
from sim.storage.folders import cache_folder

COMMANDS = ("demo", "run", "info", "schedule", "report", "snapshot", "bench", "selftest", "plugins")


def prepare() -> None:
    """Set what must stand before anything is compiled or drawn."""
    # Kernels are kept in the user's cache, wherever the program lives.
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache_folder("numba")))
    headless = sys.platform.startswith("linux") and not os.environ.get("DISPLAY")
    if headless or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or open the window with the files named; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--tessellate"]:  # a frozen program is its own worker
        from sim.tessellation.worker import main as tessellate

        tessellate()
        return 0
    prepare()
    if arguments[:1] == ["--draw"]:  # and draws for itself
        from twin_app.drawing_worker import main as draw

        draw()
        return 0
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from twin_app.cli import dispatch

        return dispatch(arguments)
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        sys.stderr.write(messages.text("no-display", "en") + "\n")
        return 2
    from twin_app.window_imports import import_window

    import_window()
    from twin_app.shell import run_window

    return run_window(arguments)
