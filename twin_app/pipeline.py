"""From input files to an outcome: load, schedule, link, simulate; `twin_app.outputs` draws and writes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from plugins.doors import Doors
from sim.federating.federation import federate
from sim.formats import Reader
from sim.job import Job
from sim.linking.coverage import coverage
from sim.loaded import LoadedModel
from sim.opening.loading import load_model
from sim.opening.reopening import open_project
from sim.planning.generation import generate_schedule
from sim.planning.merging import Merged, Mode, merge_schedule
from sim.planning.rates import read_rates
from sim.playback.outcome import Outcome
from sim.playback.simulation import simulate
from sim.problem import Problem, ReadError, Severity
from sim.project import Project
from sim.readers.readings import read_bindings
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule
from sim.storage.recognition import Kind, expand
from twin_app.linking import link_schedule

WORKDAY_START = np.timedelta64(8 * 3600, "s")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be run."""

    inputs: tuple[Path, ...]
    schedule: Path | None = None
    links: Path | None = None
    rules: Path | None = None
    bindings: Path | None = None
    start: np.datetime64 | None = None  # of a generated schedule
    language: str = "en"
    name: str = ""
    doors: Doors | None = None  # of the plugins in use
    rates: Path | None = None  # of a generated schedule; the program's own without
    merge: Mode | None = None  # the schedule file with that of the project; without, it takes its place

    def readers(self) -> tuple[Reader, ...]:
        """Return the formats of schedules beside the core ones."""
        return () if self.doors is None else self.doors.readers()


class Stopwatch:
    """Seconds by step, in the order the steps began."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure the body."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin


@dataclass(slots=True)
class _Inputs:
    models: list[LoadedModel] = field(default_factory=list)
    project: Project | None = None
    schedule: Path | None = None
    read: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(
    request: Request, job: Job, watch: Stopwatch
) -> tuple[Project, Path | None, list[Problem], list[str]]:
    """Return the project, the schedule file among the inputs, what was odd, and the files read.

    Raises
    ------
    ReadError
        A file the user named cannot be used; one found in a folder becomes a problem instead.
    """
    found = _Inputs(schedule=request.schedule)
    with watch.step("load"):
        for path, kind in expand(request.inputs, request.readers()):
            try:
                _take(found, path, kind, job)
            except ReadError as error:
                if path in request.inputs:
                    raise
                found.problems.append(Problem(Severity.ERROR, error.code, str(path), error.values))
        if not found.models and found.project is None:
            raise ReadError(", ".join(map(str, request.inputs)), "", "no-input")
        if found.project is not None:
            from sim.federating.federation import add_models

            project = add_models(found.project, found.models) if found.models else found.project
        else:
            project = federate(request.name or _name(request.inputs, found.models), found.models)
    return project, found.schedule, found.problems, found.read


def _take(found: _Inputs, path: Path, kind: Kind, job: Job) -> None:
    if kind is Kind.PROJECT:
        if found.project is not None:
            raise ReadError(str(path), "", "two-projects")
        found.project, problems = open_project(path, job)
        found.problems += problems
    elif kind is Kind.MODEL:
        found.models.append(load_model(path, job))
    elif found.schedule is None:
        found.schedule = path
    else:
        found.problems.append(Problem(Severity.WARNING, "schedule-passed-over", str(path)))
        return
    found.read.append(str(path))


def _name(inputs: tuple[Path, ...], models: list[LoadedModel]) -> str:
    return inputs[0].resolve().name if inputs[0].is_dir() else Path(models[0].model.name).stem


def plan(
    project: Project, schedule: Path | None, request: Request, job: Job, watch: Stopwatch
) -> tuple[Project, str, list[Problem]]:
    """Return the project with schedule and links, where the schedule is from, and what was odd.

    A schedule file comes before the project's or the models' own; without dates in any, one is
    generated from the model.
    """
    problems: list[Problem] = []
    source = ""
    with watch.step("schedule"):
        if schedule is not None:
            tasks, problems = _tasks(schedule, request, job)
            project, source = replace(project, schedule=tasks, links=Project().links), "file"
        elif not np.isnat(project.schedule.span()[0]):
            source = "model" if project.schedule.source in {m.path for m in project.models} else "project"
    if not source:
        with watch.step("schedule"):
            job.step("job-schedule", 0, 0)
            tasks, links = generate_schedule(
                project.elements, project.spatial, project.properties, project.mesh,
                request.start if request.start is not None else next_monday(),
                read_rates(request.rates) if request.rates else None, request.language,
            )  # fmt: skip
            return (
                replace(project, schedule=tasks, links=links),
                "generated" if len(tasks) else "none",
                problems,
            )
    with watch.step("link"):
        project, found = link_schedule(project, request.links, request.rules, job)
    return project, source, problems + found


def join(
    project: Project, schedule: Path | None, request: Request, job: Job, watch: Stopwatch
) -> tuple[Merged, list[Problem]]:
    """Return the project with the schedule file joined to its own, and what was odd.

    Raises
    ------
    ReadError
        There is no schedule file, or it cannot be used.
    """
    if schedule is None:
        raise ReadError(", ".join(map(str, request.inputs)), "", "merge-needs-schedule")
    with watch.step("schedule"):
        tasks, problems = _tasks(schedule, request, job)
        return merge_schedule(project, tasks, request.merge or Mode.MERGE), problems


def _tasks(path: Path, request: Request, job: Job) -> tuple[Schedule, list[Problem]]:
    tasks, problems = read_schedule(path, None, job, request.readers())
    if np.isnat(tasks.span()[0]):
        raise ReadError(str(path), "", "schedule-no-dates")
    return tasks, problems


def next_monday() -> np.datetime64:
    """Return 8:00 on the first Monday from today on."""
    today = np.datetime64("today", "D")
    monday = np.busday_offset(today, 0, roll="forward", weekmask="Mon")
    found: np.datetime64 = monday.astype("datetime64[s]") + WORKDAY_START
    return found


def run(request: Request, job: Job) -> Outcome:
    """Do everything up to the simulation; no picture is drawn, nothing is written."""
    watch = Stopwatch()
    project, schedule, problems, read = load(request, job, watch)
    merged: Merged | None = None
    if request.merge is not None:
        merged, found = join(project, schedule, request, job, watch)
        project, schedule, problems = merged.project, None, problems + found
    project, source, found = plan(project, schedule, request, job, watch)
    problems += found
    if request.bindings is not None:
        sensors, found = read_bindings(request.bindings)
        project, problems = replace(project, sensors=sensors), problems + found
    project = replace(project, problems=(*project.problems, *problems))
    with watch.step("simulate"):
        simulation = simulate(project, job)
    with watch.step("check"):
        found = request.doors.check(project, job) if request.doors else []
    # Findings of checks belong to the run: they are made anew whenever the project is opened.
    return Outcome(
        project, simulation, coverage(project), "file" if merged else source, (*project.problems, *found),
        inputs=tuple(read), timings=watch.seconds, merged=merged,
    )  # fmt: skip
