"""`twin report KIND INPUTS… --out DIR`: look-ahead, delays, S-curve, health check, Gantt chart."""

import argparse
from dataclasses import replace
from pathlib import Path

from plugins.doors import Doors
from plugins.registry import load_plugins
from plugins.report.planning_reports import KINDS, MOST_WEEKS, Wanted
from sim.moment import moment
from sim.problem import Problem, ReadError, Severity
from sim.project import Project
from sim.readers.schedules import read_schedule
from sim.storage.recognition import Kind, expand
from twin_app import pipeline
from twin_app.cli.console import Console
from twin_app.cli.values import start_of
from twin_app.pipeline import Request, Stopwatch
from twin_app.planning_reports import write_gantt, write_reports

CHOICES = (*KINDS, "gantt", "all")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which report, on what, and where it goes."""
    parser.add_argument("kind", choices=CHOICES, metavar=f"{{{','.join(CHOICES)}}}")
    parser.add_argument("inputs", nargs="+", type=Path, metavar="PROJECT|INPUT")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--from", dest="first", metavar="DATE", help="of the look-ahead; else the data date")
    parser.add_argument("--weeks", type=int, default=3, metavar="N", help="of the look-ahead, such as 3 or 6")
    parser.add_argument("--pdf", action="store_true", help="write PDF for A4 beside HTML")
    parser.add_argument("--no-stills", action="store_true", help="draw no pictures of the model")
    parser.add_argument("--schedule", type=Path, metavar="FILE")
    parser.add_argument("--links", type=Path, metavar="FILE")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--start", metavar="DATE", help="of a schedule made from the model")


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the reports; exit 1 if the inputs hold an error."""
    if not 1 <= options.weeks <= MOST_WEEKS:
        raise ReadError("--weeks", "", "bad-weeks", {"weeks": options.weeks, "most": MOST_WEEKS})
    first = None
    if options.first is not None:
        try:
            first = moment(options.first).astype("datetime64[D]").astype("datetime64[s]")
        except ValueError:
            raise ReadError("--from", "", "bad-time", {"text": options.first}) from None
    wanted = Wanted(
        KINDS if options.kind == "all" else tuple(k for k in (options.kind,) if k in KINDS),
        first,
        options.weeks,
        console.language,
        options.pdf,
    )
    job = console.job()
    project, problems = _project(options, console)
    console.problems(problems)
    written, documents = write_reports(project, wanted, options.out, not options.no_stills, job)
    if options.kind == "gantt" or (options.kind == "all" and options.pdf):
        written.append(write_gantt(project, options.out, console.language, job))
    for document in documents:
        console.say(document.answer)
    for path in written:
        console.say(f"  {path}")
    console.result(
        {
            "reports": [
                {"kind": d.kind, "title": d.title, "subtitle": d.subtitle, "answer": d.answer}
                for d in documents
            ],
            "files": [str(path) for path in written],
            "problems": [p.line(console.language) for p in problems],
        }
    )
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _project(options: argparse.Namespace, console: Console) -> tuple[Project, list[Problem]]:
    """Return what to report on; a schedule alone needs no model."""
    doors = Doors(load_plugins(options.disable_plugin))
    request = Request(
        tuple(options.inputs), options.schedule, options.links, options.rules, None, start_of(options.start),
        console.language, doors=doors,
    )  # fmt: skip
    job, watch = console.job(), Stopwatch()
    found = expand(options.inputs, request.readers())
    if found and all(kind is Kind.SCHEDULE for _, kind in found):
        path = found[0][0]
        schedule, problems = read_schedule(path, None, job, request.readers())
        passed = [Problem(Severity.WARNING, "schedule-passed-over", str(other)) for other, _ in found[1:]]
        return replace(Project(), name=path.stem, schedule=schedule), [*problems, *passed]
    project, schedule_file, problems, _ = pipeline.load(request, job, watch)
    project, _, more = pipeline.plan(project, schedule_file, request, job, watch)
    return project, [*problems, *more]
