"""What the window has drawn in a process of its own: reports, or a film."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from plugins.report.planning_reports import Wanted
from sim.job import Job
from sim.project import Project
from sim.viewpoint import Camera


class DrawingOrder(Protocol):
    """Can be sent to another process, and carried out there."""

    def draw(self, job: Job) -> list[Path]:
        """Write the files; returns them. Raises ReadError and WriteError."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ReportOrder:
    """Write reports into a folder, by choice with pictures of the model."""

    project: Project
    wanted: Wanted
    folder: Path
    stills: bool = True

    def draw(self, job: Job) -> list[Path]:
        """Write the reports."""
        from twin_app.planning_reports import write_reports

        return write_reports(self.project, self.wanted, self.folder, self.stills, job)[0]


@dataclass(frozen=True, slots=True, eq=False)
class FilmOrder:
    """Write a film; `camera` is where it is seen from unless it flies along the viewpoints."""

    project: Project
    path: Path
    camera: Camera | None = None
    width: int = 1920
    height: int = 1080
    seconds: float = 20.0
    language: str = "en"
    theme: str = "light"
    strip: bool = True
    flight: bool = False

    def draw(self, job: Job) -> list[Path]:
        """Write the film."""
        from twin_app.moments import film_times
        from twin_app.outputs import path_of
        from viewers.export.film import FPS, FilmOptions, write_film
        from viewers.export.frames import FrameOptions, Frames
        from viewers.export.gantt_strip import GanttStrip

        flight = path_of(self.project) if self.flight else None
        job.step("job-video", 0, 0)
        shown = FrameOptions(
            self.width, self.height, camera=self.camera, language=self.language, theme=self.theme
        )
        strip = GanttStrip(self.project, self.language, self.theme == "dark") if self.strip else None
        times: list[np.datetime64] = film_times(self.project, max(2, round(self.seconds * FPS)))
        options = FilmOptions(self.width, self.height, strip, flight)
        write_film(self.path, Frames(self.project, shown), times, options, job)
        return [self.path]
