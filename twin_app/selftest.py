"""Facts about this machine that a report of a fault needs, and proof that a picture can be drawn."""

import hashlib
import os
import platform
import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from sim.columns import category
from sim.elements import no_elements
from sim.mesh import Mesh
from sim.project import Project

PACKAGES = (
    "twin-app", "PySide6-Essentials", "vtk", "pyvista", "ifcopenshell", "numpy", "numba", "defusedxml",
    "platformdirs", "imageio-ffmpeg", "pyproj", "jinja2",
)  # fmt: skip


def examine() -> dict[str, Any]:
    """Return system, versions, renderer and the checksum of a rendered picture, ready for JSON."""
    versions = {name: _version(name) for name in PACKAGES}
    facts: dict[str, Any] = {
        "system": platform.platform(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 0,
        "python": sys.version.split()[0],
        "packages": versions,
        "ffmpeg": _ffmpeg(),
    }
    try:
        facts |= _picture()
    except RuntimeError as error:
        facts |= {"renderer": "", "software": False, "picture": "", "drawn": False, "reason": str(error)}
    facts["good"] = bool(facts["drawn"] and facts["ffmpeg"] and all(versions.values()))
    return facts


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _ffmpeg() -> str:
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_version())
    except (RuntimeError, OSError):
        return ""


def _picture() -> dict[str, Any]:
    from viewers.export.frames import FrameOptions, Frames

    frames = Frames(box_project(), FrameOptions(320, 240, supersample=1, overlay=False))
    pixels = frames.pixels(np.datetime64("NaT", "s"))
    backend = frames.scene.backend
    drawn = len(np.unique(pixels.reshape(-1, 3), axis=0)) > 100  # a background gradient and shaded faces
    return {
        "renderer": backend.renderer,
        "software": backend.software,
        "picture": hashlib.sha256(pixels.tobytes()).hexdigest(),
        "drawn": drawn,
        "reason": "",
    }


def box_project(count: int = 1) -> Project:
    """Return a project of `count` boxes in a row, 1 m each."""
    corners = np.array([[x, y, z] for z in (0, 1) for y in (0, 1) for x in (0, 1)], np.float32)
    sides = ((0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5))
    triangles = np.array([t for a, b, c, d in sides for t in ((a, b, c), (a, c, d))], np.int32)
    edges = np.array([(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b) in (1, 2, 4)], np.int32)
    matrix = np.tile(np.eye(3, 4), (count, 1, 1))
    matrix[:, 0, 3] = 1.5 * np.arange(count)
    rows = np.arange(count, dtype=np.int32)
    mesh = Mesh(
        corners, triangles, edges, np.zeros(12, np.int32), np.array([0, 8]), np.array([0, 12]),
        np.array([0, 12]), np.array([[0.7, 0.7, 0.68, 1.0]], np.float32), np.zeros(count, np.int32),
        rows, matrix,
    )  # fmt: skip
    box = np.zeros((count, 6))
    box[:, 0] = 1.5 * rows
    box[:, 3:] = box[:, :3] + 1
    none = np.full(count, -1, np.int32)
    texts, blank = ("",) * count, category([""] * count)
    elements = replace(
        no_elements(), guid=tuple(f"box{k:019d}" for k in range(count)), name=texts, tag=texts,
        ifc_class=category(["IfcWall"] * count), type_name=blank, predefined=blank, material=blank,
        container=none, storey=none.copy(), parent=none.copy(), model=np.zeros(count, np.int32),
        step_id=np.arange(count), box=box,
    )  # fmt: skip
    return Project(name="boxes", elements=elements, mesh=mesh)
