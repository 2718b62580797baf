"""All reports on a schedule by name, and their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plugins.report.curve_report import curve_report
from plugins.report.delay_report import delay_report
from plugins.report.document import Document
from plugins.report.document_page import document_page
from plugins.report.document_pdf import write_pdf
from plugins.report.health_report import health_report
from plugins.report.look_ahead_report import Photograph, look_ahead_report
from sim.job import Job
from sim.planning.cpm import solve
from sim.planning.health import check_health, health_facts
from sim.problem import ReadError
from sim.project import Project
from sim.reporting.delays import delays
from sim.reporting.look_ahead import first_day, look_ahead
from sim.reporting.progress_curve import progress_curve
from sim.writers.atomic import write_text

KINDS = ("lookahead", "delay", "scurve", "health")
MOST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports, from when on, in which language.

    Attributes
    ----------
    kinds : tuple of str
        Of `KINDS`.
    first : datetime64[s] or None
        Of the look-ahead; None for the data date.
    weeks : int
    pdf : bool
        Write PDF beside HTML.
    """

    kinds: tuple[str, ...] = KINDS
    first: np.datetime64 | None = None
    weeks: int = 3
    language: str = "en"
    pdf: bool = False


def planning_documents(
    project: Project, wanted: Wanted, job: Job, photograph: Photograph | None = None
) -> list[Document]:
    """Return the reports asked for.

    Raises
    ------
    ReadError
        The project has no schedule with dates.
    """
    schedule, language = project.schedule, wanted.language
    if np.isnat(schedule.span()[0]):
        raise ReadError(schedule.source or project.name, "", "doc-no-schedule")
    solution = solve(schedule)
    found = []
    for k, kind in enumerate(wanted.kinds):
        job.step("job-report", k, len(wanted.kinds))
        if kind == "lookahead":
            first = first_day(schedule) if wanted.first is None else wanted.first
            ahead = look_ahead(schedule, solution, first, wanted.weeks)
            found.append(look_ahead_report(project, solution, ahead, language, photograph))
        elif kind == "delay":
            found.append(delay_report(project, delays(schedule, solution), language))
        elif kind == "scurve":
            found.append(curve_report(project, progress_curve(schedule), language))
        else:
            facts = health_facts(check_health(schedule, solution, solve), schedule, language)
            found.append(health_report(project, facts, language))
    return found


def write_documents(documents: Sequence[Document], folder: Path, pdf: bool, job: Job) -> list[Path]:
    """Write ``<kind>.html``, and ``<kind>.pdf`` where asked for; returns what was written.

    Raises
    ------
    WriteError
        A file could not be written.
    """
    written = []
    for k, document in enumerate(documents):
        job.step("job-report", k, len(documents))
        path = folder / f"{document.kind}.html"
        write_text(path, document_page(document))
        written.append(path)
        if pdf:
            sheets = path.with_suffix(".pdf")
            write_pdf(document, sheets)
            written.append(sheets)
    return written
