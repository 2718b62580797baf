"""`twin schedule FILE`: what is in a schedule, whether it is sound, and what changed since another."""

import argparse
import json
from pathlib import Path
from typing import Any

from plugins.doors import Doors
from plugins.registry import load_plugins
from sim.planning.cpm import solve
from sim.planning.date_comparison import compare_dates
from sim.planning.health import check_health, health_facts
from sim.planning.import_report import report_document
from sim.planning.schedule_versions import compare_versions, version_facts
from sim.planning.task_subset import project_row, project_subset
from sim.planning.value_facts import value_facts, value_table
from sim.problem import Problem, ReadError, Severity
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule
from sim.writers.atomic import write_bytes
from twin_app.cli.console import Console
from twin_app.outputs import make_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, one of its projects, another version of it, and where the report goes."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--project", metavar="ID", help="one of the projects in the file, by ID or name")
    parser.add_argument("--against", type=Path, metavar="OTHER", help="an older version of the schedule")
    parser.add_argument("--report", type=Path, metavar="DIR", help="write report.html and report.json there")


def run(options: argparse.Namespace, console: Console) -> int:
    """Read, solve, compare and report; exit 1 if something in the file is an error."""
    job = console.job()
    more = Doors(load_plugins(options.disable_plugin)).readers()
    schedule, problems = _read(options.file, options.project, console, more)
    solution = solve(schedule)
    comparison = compare_dates(schedule, solution, solve, job)
    document = report_document(schedule, problems, solution, comparison, console.language)
    document["value"] = value_table(value_facts(schedule))
    document["health"] = health_facts(check_health(schedule, solution, solve), schedule, console.language)
    if options.against is not None:
        older, _ = _read(options.against, options.project, console, more)
        document["changes"] = version_facts(compare_versions(older, schedule), console.language)
        document["against"] = str(options.against)
    found = [*problems, *solution.problems]
    if options.report is not None:
        _write(document, options.report, console)
    _tell(document, found, console)
    console.result(document)
    return 1 if any(problem.severity is Severity.ERROR for problem in found) else 0


def _read(path: Path, project: str | None, console: Console, more: Any) -> tuple[Schedule, list[Problem]]:
    schedule, problems = read_schedule(path, None, console.job(), more)
    if project is None:
        return schedule, problems
    row = project_row(schedule, project)
    if row < 0:
        known = ", ".join(each.id or each.name for each in schedule.projects) or "–"
        raise ReadError(str(path), "", "no-such-project", {"project": project, "known": known})
    return project_subset(schedule, row), problems


def _write(document: dict[str, Any], folder: Path, console: Console) -> None:
    from plugins.report.schedule_page import schedule_page

    make_folder(folder)
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    write_bytes(folder / "report.json", text.encode("utf-8"))
    write_bytes(folder / "report.html", schedule_page(document, console.language).encode("utf-8"))


def _tell(document: dict[str, Any], found: list[Problem], console: Console) -> None:
    from plugins.report.schedule_page import answer

    console.problems(found)
    console.say(answer(document, console.language))
    for cause, count in document["dates_differ_by_cause"].items():
        console.say(f"  {count:8,}  {cause}")
