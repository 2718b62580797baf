"""What happens on the thread of a loading job: files in, a project out, shapes streamed on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sim.elements import Elements
from sim.formats import Reader
from sim.job import Job
from sim.links import no_links
from sim.loaded import LoadedModel
from sim.mesh import Mesh, no_mesh
from sim.problem import Problem
from sim.project import Project
from sim.schedule import Schedule
from sim.tessellation.standby import Standby
from twin_app.project_question import ProjectQuestion, chosen_project
from twin_app.streaming import slices

PROJECT_KINDS = {".twin"}


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """A slice of a model on its way to the scene; element rows count within the whole project.

    `fresh` says that the scene is to be emptied first: another document is coming.
    """

    elements: Elements
    mesh: Mesh
    fresh: bool


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What the files hold, not yet joined to a document."""

    models: tuple[LoadedModel, ...]
    schedule: Schedule | None
    problems: tuple[Problem, ...] = ()  # what was odd about the schedule


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


def open_files(
    paths: Sequence[str], base: Project, job: Job, deliver: Callable[[Shapes], None],
    standby: Standby | None = None, more: Callable[[], Sequence[Reader]] = tuple,
    ask: Callable[[ProjectQuestion], object] | None = None,
) -> Opened:  # fmt: skip
    """Read models, schedules and projects into `base`; runs on a thread.

    `more` says which formats of schedules there are beside the core ones; it is asked on this thread.
    `ask` is told where a file holds several projects; without it, all of them are read.

    Raises
    ------
    ReadError
        One of the files could not be read at all.
    Cancelled
        The user stopped the job.
    """
    from sim.opening.loading import load_model
    from sim.opening.reopening import open_project
    from sim.readers.schedules import read_schedule
    from sim.storage.recognition import Kind, expand

    job.step("job-open", 0, 0)
    stream = _Stream(base, deliver)
    source: Path | None = None
    models: list[LoadedModel] = []
    schedule: Schedule | None = None
    problems: list[Problem] = []
    odd: Sequence[Problem] = ()
    readers = more()
    for path, kind in expand([Path(name) for name in paths], readers):
        if kind is Kind.PROJECT:
            base, found = open_project(path, job, stream.show)
            problems += found
            source = path
        elif kind is Kind.MODEL:
            stream.begin(models)
            models.append(load_model(path, job, stream.tables, stream.shapes, standby=standby))
        else:
            schedule, odd = read_schedule(path, None, job, readers)
            if ask is not None:
                schedule = chosen_project(schedule, path, job, ask)
    parts = Parts(tuple(models), schedule, tuple(odd))
    project = join(base, parts, job)
    known = set(map(id, base.problems))
    problems += [problem for problem in project.problems if id(problem) not in known]
    return Opened(project, source, parts, tuple(problems), tuple(str(path) for path in paths))


class _Stream:
    """Brings shapes to where they will stand in the project while the models are still being read."""

    def __init__(self, base: Project, deliver: Callable[[Shapes], None]) -> None:
        self._base, self._deliver = base, deliver
        self._before: list[LoadedModel] = []
        self._project = base
        self._fresh = len(base.elements) == 0
        self._warm = False

    def begin(self, before: list[LoadedModel]) -> None:
        """Expect another model after these."""
        self._before = list(before)

    def tables(self, model: LoadedModel) -> None:
        """Take the model without its shapes."""
        from sim.federating.federation import add_models

        bare = replace(model, mesh=no_mesh(), problems=())
        self._project = add_models(self._base, [*(replace(m, mesh=no_mesh()) for m in self._before), bare])

    def shapes(self, mesh: Mesh) -> None:
        """Take some of its shapes."""
        from sim.federating.joined import placed

        project = self._project
        if len(project.models) != len(self._base.models) + len(self._before) + 1:
            return  # the model is already in the project, and drawn
        first = int(np.searchsorted(project.elements.model, len(project.models) - 1))
        moved = placed(mesh, project.models[-1].placement)
        self.show(project.elements, replace(moved, element=moved.element + np.int32(first)))

    def show(self, elements: Elements, mesh: Mesh) -> None:
        """Send a mesh on its way, in slices; what draws them is compiled on this thread first."""
        if not self._warm:
            from twin_app.warm_up import warm_up

            warm_up()
            self._warm = True
        for part in slices(mesh):
            self._deliver(Shapes(elements, part, self._fresh))
            self._fresh = False


def join(base: Project, parts: Parts, job: Job) -> Project:
    """Add what was read to a document; runs on a thread."""
    from sim.federating.federation import add_models

    job.step("job-join", 0, 0)
    project = add_models(base, parts.models) if parts.models else base
    if parts.schedule is not None:
        from twin_app.linking import link_schedule

        project = replace(project, schedule=parts.schedule, links=no_links())
        project, found = link_schedule(project, None, None, job)
        project = replace(project, problems=(*project.problems, *parts.problems, *found))
    if not project.name and project.models:
        project = replace(project, name=Path(project.models[0].name).stem)
    return project


def generate(project: Project, language: str, job: Job, rates: Path | None = None) -> Project:
    """Make a schedule and its links from the model, with the rates of a file; runs on a thread."""
    from sim.planning.generation import generate_schedule
    from sim.planning.rates import read_rates
    from twin_app.pipeline import next_monday

    job.step("job-schedule", 0, 0)
    schedule, links = generate_schedule(
        project.elements,
        project.spatial,
        project.properties,
        project.mesh,
        next_monday(),
        None if rates is None else read_rates(rates),
        language,
    )
    return replace(project, schedule=schedule, links=links)


def open_sample(name: str, language: str, job: Job, deliver: Callable[[Shapes], None]) -> Opened:
    """Write a built-in sample to the cache, if it is not there, and open it; runs on a thread."""
    from sim.samples.catalogue import entry_of, write_sample

    job.step("job-sample", 0, 0)
    path = write_sample(name, None, None, job)
    opened = open_files([str(path)], Project(), job, deliver)
    if not len(opened.project.schedule):
        opened = replace(opened, project=generate(opened.project, language, job))
    named = replace(opened.project, name=entry_of(name).title(language))
    return replace(opened, project=named, remembered=())
