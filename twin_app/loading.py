"""What happens on the thread of a loading job: files in, a project out, shapes streamed on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sim.elements import Elements
from sim.job import Job
from sim.loaded import LoadedModel
from sim.mesh import Mesh
from sim.problem import Problem
from sim.project import Project
from sim.schedule import Schedule

MODEL_KINDS = {".ifc", ".ifczip"}
PROJECT_KINDS = {".twin"}


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """A slice of a model on its way to the scene; element rows count within the whole project."""

    elements: Elements
    mesh: Mesh


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What the files hold, not yet joined to a document."""

    models: tuple[LoadedModel, ...]
    schedule: Schedule | None


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What a loading job ends with."""

    project: Project
    path: Path | None  # the project file it came from
    parts: Parts
    problems: tuple[Problem, ...]
    remembered: tuple[str, ...]  # for the list of recent documents


def is_project(path: str) -> bool:
    """Return whether a path names a project file."""
    return Path(path).suffix.lower() in PROJECT_KINDS


def open_files(paths: Sequence[str], base: Project, job: Job, deliver: Callable[[Shapes], None]) -> Opened:
    """Read models, schedules and projects into `base`; runs on a thread.

    Raises
    ------
    ReadError
        One of the files could not be read at all.
    Cancelled
        The user stopped the job.
    """
    from sim.loading import load_model
    from sim.readers.schedules import read_schedule

    job.step("job-open", 0, 0)
    source: Path | None = None
    models: list[LoadedModel] = []
    schedule: Schedule | None = None
    problems: list[Problem] = []
    for path in map(Path, paths):
        if is_project(str(path)):
            from sim.reopening import reopen

            base, source = reopen(path, job), path
        elif path.suffix.lower() in MODEL_KINDS:
            models.append(load_model(path, job))
        else:
            schedule, found = read_schedule(path, job)
            problems += found
    parts = Parts(tuple(models), schedule)
    project = join(base, parts, job)
    known = set(map(id, base.problems))
    problems += [problem for problem in project.problems if id(problem) not in known]
    return Opened(project, source, parts, tuple(problems), tuple(str(path) for path in paths))


def join(base: Project, parts: Parts, job: Job) -> Project:
    """Add what was read to a document; runs on a thread."""
    from sim.federation import add_models

    job.step("job-join", 0, 0)
    project = add_models(base, parts.models) if parts.models else base
    if parts.schedule is not None:
        project = replace(project, schedule=parts.schedule)
    if not project.name and project.models:
        project = replace(project, name=Path(project.models[0].name).stem)
    return project
