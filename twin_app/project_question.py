"""Which of several projects in a file is wanted: asked by a job, answered in the window."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from sim.job import Cancelled, Job
from sim.planning.task_subset import project_subset
from sim.schedule import Schedule

LOOK = 0.05  # s between two looks whether the user has stopped the job
EVERY = -1


class ProjectQuestion:
    """Handed from the thread of a job to the window; the job waits for the answer.

    Attributes
    ----------
    file : str
    projects : tuple of str
        "name (ID)", in the order of the file.
    """

    def __init__(self, file: str, projects: tuple[str, ...]) -> None:
        self.file, self.projects = file, projects
        self._row: int | None = None
        self._answered = Event()

    def answer(self, row: int | None) -> None:
        """Say which project: its row, `EVERY`, or None to read nothing."""
        self._row = row
        self._answered.set()

    def wait(self, job: Job) -> int:
        """Return the answer; raises Cancelled where there is none, or the job is stopped."""
        while not self._answered.wait(LOOK):
            if job.stop.is_set():
                raise Cancelled
        if self._row is None:
            raise Cancelled
        return self._row


def chosen_project(
    schedule: Schedule, path: Path, job: Job, ask: Callable[[ProjectQuestion], object]
) -> Schedule:
    """Return what the user wants of a schedule that was read; asked only if it holds several."""
    if len(schedule.projects) < 2:
        return schedule
    question = ProjectQuestion(path.name, _names(schedule))
    ask(question)
    row = question.wait(job)
    return schedule if row == EVERY else project_subset(schedule, row)


def _names(schedule: Schedule) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for row, each in enumerate(schedule.projects):
        name = f"{each.name} ({each.id})" if each.name and each.id else each.name or each.id or str(row + 1)
        names[f"{name} [{row + 1}]" if name in names else name] = None
    return tuple(names)
