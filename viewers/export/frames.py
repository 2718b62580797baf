"""Pictures of a project at given moments: the scene, with the overlay painted on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kernels.arrays import U8
from sim.playback.appearance import LegendEntry, Profile, legend, load_profile
from sim.playback.element_growth import element_growths
from sim.playback.motion import compile_motions
from sim.playback.overlay import overlay_content
from sim.playback.progress import Progress
from sim.playback.timeline import compile_timeline, finished_states, states_in_use
from sim.problem import WriteError
from sim.project import Project
from sim.schedule import Schedule
from sim.viewpoint import Camera
from sim.writers.atomic import replacing
from viewers.overlay import DARK, LIGHT, paint_overlay
from viewers.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class FrameOptions:
    """How pictures are made.

    `view` is a standard view of the scene, used where `camera` is None; `supersample` draws each pixel
    so many times as wide and as high.
    """

    width: int = 1920
    height: int = 1080
    supersample: int = 2
    view: str = "iso"
    camera: Camera | None = None
    language: str = "en"
    ghost: bool = False
    edges: bool = True
    overlay: bool = True
    theme: str = "light"


class Frames:
    """One scene, set up once, photographed as often as wished."""

    def __init__(self, project: Project, options: FrameOptions, profile: Profile | None = None) -> None:
        self._project, self.options = project, options
        self._app = QGuiApplication.instance() or QGuiApplication([])  # fonts need one
        self._states = finished_states(len(project.elements))
        self.play(project.schedule)
        self._profile = profile or load_profile(project.profile)
        self._entries: tuple[LegendEntry, ...] = ()
        self.scene = Scene(options.width, options.height)
        self.scene.set_profile(self._profile)
        self.scene.set_theme(options.theme)
        self.tones = DARK if options.theme == "dark" else LIGHT
        self.scene.set_model(project.elements, project.mesh)
        self.scene.set_growths(element_growths(project, self._profile))
        self.scene.set_edges(options.edges)
        self.scene.set_ghost_absent(options.ghost)
        if options.camera is None:
            self.scene.view(options.view)
        else:
            self.scene.set_camera(options.camera)

    def play(self, schedule: Schedule) -> None:
        """Play these dates from now on: another version of the schedule, with the same tasks."""
        project = self._project = replace(self._project, schedule=schedule)
        self._timeline = compile_timeline(schedule, project.links, len(project.elements), project.elements)
        self._motions = compile_motions(schedule, project.links, project.elements)
        self._shown = states_in_use(schedule, project.links)
        self._progress = Progress(schedule, project.links)

    def colour(self, rgba: U8, entries: Sequence[LegendEntry]) -> None:
        """Colour the elements by uint8[n, 4] instead of by their state; `entries` say what it means."""
        self.scene.set_colours(rgba)
        self._entries = tuple(entries)

    def pixels(self, time: np.datetime64, alarm: U8 | None = None) -> U8:
        """Return uint8[height, width, 3] at a moment (NaT: the finished model), without the overlay."""
        self._timeline.write_states(time, self._states)
        self._states.alarm[:] = 0 if alarm is None else alarm
        self.scene.show(self._states)
        self.scene.move(self._motions.element, self._motions.at(time))
        return self.scene.image(self.options.width, self.options.height, self.options.supersample)

    def image(self, time: np.datetime64, alarm: U8 | None = None) -> QImage:
        """Return the picture at a moment."""
        pixels = np.ascontiguousarray(self.pixels(time, alarm))
        height, width, _ = pixels.shape
        image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        if self.options.overlay:
            language = self.options.language
            alarms = bool(self._states.alarm.any())
            entries = self._entries or legend(
                self._profile, language, glass_absent=self.options.ghost, alarms=alarms, shown=self._shown
            )
            content = overlay_content(self._project, time, language, entries, self._progress)
            painter = QPainter(image)
            paint_overlay(painter, QRectF(0, 0, width, height), content, self.tones)
            painter.end()
        return image

    def save(self, time: np.datetime64, path: Path, alarm: U8 | None = None) -> None:
        """Write the picture at a moment to a PNG file; raises WriteError."""
        save_png(self.image(time, alarm), path)


def save_png(image: QImage, path: Path) -> None:
    """Write a PNG file in one step; raises WriteError."""
    with replacing(path) as temporary:
        if not image.save(str(temporary), "PNG"):  # type: ignore[call-overload]
            raise WriteError(str(path), "", "picture-failed")


def image_bytes(image: QImage) -> bytes:
    """Return the picture's pixels, rgb24, rows without padding."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = plain.width(), plain.height(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8, height * stride).reshape(height, stride)
    return rows[:, : 3 * width].tobytes()
