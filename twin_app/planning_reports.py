"""Reports on a project's schedule, with pictures of the model: what command line and window both do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from plugins.report.document import Document
from plugins.report.planning_reports import Wanted, planning_documents, write_documents
from sim.job import Job
from sim.project import Project
from twin_app.outputs import make_folder

WIDTH, HEIGHT = 1280, 720  # of a picture
QUALITY = 88


def write_reports(
    project: Project, wanted: Wanted, folder: Path, stills: bool, job: Job
) -> tuple[list[Path], list[Document]]:
    """Write the reports asked for; returns the files and what is in them.

    Raises
    ------
    ReadError
        The project has no schedule with dates.
    WriteError
        A file could not be written.
    """
    make_folder(folder)
    drawn = stills and len(project.links) > 0 and bool(project.elements.has_geometry().any())
    photograph = _photographer(project, wanted, job) if drawn and "lookahead" in wanted.kinds else None
    documents = planning_documents(project, wanted, job, photograph)
    return write_documents(documents, folder, wanted.pdf, job), documents


def _photographer(project: Project, wanted: Wanted, job: Job) -> Callable[[np.datetime64], bytes]:
    """Return what draws the model at a moment; the scene is set up when the first picture is asked for."""
    from viewers.export.frames import FrameOptions, Frames
    from viewers.export.jpeg import jpeg_bytes

    made: list[Frames] = []
    count = 0

    def photograph(moment: np.datetime64) -> bytes:
        nonlocal count
        job.step("job-pictures", count, wanted.weeks)
        count += 1
        if not made:
            made.append(Frames(project, FrameOptions(WIDTH, HEIGHT, language=wanted.language)))
            if made[0].scene.backend.software:
                made[0].options = replace(made[0].options, supersample=1)
        return jpeg_bytes(made[0].image(moment), QUALITY)

    return photograph
