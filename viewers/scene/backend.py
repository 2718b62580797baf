"""Which OpenGL there is: probed before VTK is asked, since VTK crashes where there is none."""

import ctypes
import os
import sys
from dataclasses import dataclass
from typing import Any

from resources.messages import text

CANDIDATES = (
    ("vtkXOpenGLRenderWindow", ("libGL.so.1", "libX11.so.6")),
    ("vtkEGLRenderWindow", ("libEGL.so.1",)),
    ("vtkOSOpenGLRenderWindow", ("libOSMesa.so.8",)),
)
SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swr", "software", "gdi generic", "basic render")


class NoOpenGLError(RuntimeError):
    """No OpenGL library can be loaded on this machine."""

    def __init__(self, tried: str, language: str = "en") -> None:
        super().__init__(text("no-opengl", language, tried=tried))
        self.tried = tried


@dataclass(frozen=True, slots=True)
class Backend:
    """The window class in use and what draws for it."""

    window_class: str
    renderer: str
    software: bool


def loadable(library: str) -> bool:
    """Return whether a shared library can be opened."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def choose_window_class(platform: str = sys.platform, display: str | None = None) -> str:
    """Return VTK's window class for this machine, "" to leave the choice to VTK.

    Offscreen pictures need no X server, so EGL comes first even where there is a display: it is also
    faster. Raises `NoOpenGLError` where nothing can be loaded.
    """
    if not platform.startswith("linux"):
        return ""
    wanted = os.environ.get("VTK_DEFAULT_OPENGL_WINDOW", "")
    shown = os.environ.get("DISPLAY", "") if display is None else display
    order = sorted(CANDIDATES, key=lambda c: (c[0] != wanted, c[0] != "vtkEGLRenderWindow"))
    for name, libraries in order:
        if name == "vtkXOpenGLRenderWindow" and not shown:
            continue
        if all(loadable(library) for library in libraries):
            return name
    raise NoOpenGLError(", ".join(library for _, libraries in order for library in libraries))


def make_window(width: int, height: int) -> Any:
    """Return a new offscreen render window; raise `NoOpenGLError` where there can be none."""
    name = choose_window_class()
    if name:
        os.environ["VTK_DEFAULT_OPENGL_WINDOW"] = name
    import vtkmodules.vtkRenderingOpenGL2
    from vtkmodules.vtkRenderingCore import vtkRenderWindow

    assert vtkmodules.vtkRenderingOpenGL2
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetMultiSamples(0)
    window.SetSize(width, height)
    return window


def describe(window: Any) -> Backend:
    """Return what draws for a window; starts its OpenGL context."""
    window.Render()
    lines = window.ReportCapabilities().splitlines()
    name = next((line.split(":", 1)[1].strip() for line in lines if "renderer string" in line), "unknown")
    software = any(word in name.lower() for word in SOFTWARE)
    return Backend(window.GetClassName(), name, software)
