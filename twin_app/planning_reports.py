"""Reports on a project's schedule, with pictures of the model: what command line and window both do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from plugins.report.document import Document
from plugins.report.planning_reports import Wanted, planning_documents, write_documents
from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows
from sim.job import Job
from sim.planning.cpm import solve
from sim.problem import ReadError
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


def write_gantt(project: Project, folder: Path, language: str, job: Job) -> Path:
    """Write the whole Gantt chart as ``gantt.pdf``, A3; raises as `write_reports` does."""
    from viewers.export.gantt_print import GanttPrint, print_gantt

    schedule = project.schedule
    if np.isnat(schedule.span()[0]):
        raise ReadError(schedule.source or project.name, "", "doc-no-schedule")
    make_folder(folder)
    rows = TaskRows(TaskFacts(project, solve(schedule)))
    path = folder / "gantt.pdf"
    print_gantt(GanttPrint(rows, schedule.title or project.name, language), path, job)
    return path


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
