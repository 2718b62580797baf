"""The open document: new, open, add, save, close, and the questions asked before anything is lost."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sim.job import Job
from sim.problem import Problem, ReadError
from sim.project import Project
from twin_app import loading
from twin_app.loading import Opened, Shapes
from twin_app.project_question import ProjectQuestion
from twin_app.prompts import Answer, Prompts
from twin_app.session import Session

if TYPE_CHECKING:
    from sim.formats import Reader
    from sim.opening.recovery import RecoveryCopy


class Documents(QObject):
    """Opens and saves through jobs; the store is touched on the GUI thread only."""

    opening = Signal()  # another document is coming: show the 3D view
    streamed = Signal(object)  # stage.Slice
    opened = Signal()  # another document is open
    abandoned = Signal()  # a file that was coming will not come
    complained = Signal(str, str)  # what went wrong, details
    found = Signal(list)  # problems the readers reported
    imported = Signal()  # a schedule was read from a file
    path_changed = Signal()
    saved = Signal(bool)  # whether the document stands on disk now
    sample_opened = Signal()
    readers: "Callable[[], Sequence[Reader]]" = tuple  # of plugins; asked on the thread of a job

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        cut: Callable[[Shapes], object],
        parent: QObject | None = None,
    ) -> None:
        """`cut` makes shapes ready to be streamed, on the thread of the job that reads them."""
        super().__init__(parent)
        self._session, self._prompts, self._cut = session, prompts, cut
        self.path: Path | None = None
        self._stamp: tuple[int, ...] | None = None  # of its file, when it was last read or written
        self._saving = 0  # the number of the job
        self._after: Callable[[], None] | None = None  # what waits until the document stands on disk
        session.jobs.cancelled.connect(self._cancelled)

    @property
    def title(self) -> str:
        """Name of the document, as the window's title shows it."""
        name = self.path.name if self.path else self._session.store.value.name
        return name or QCoreApplication.translate("Documents", "Untitled project")

    def complain(self, what: str, details: str = "") -> None:
        """Tell the user that something could not be done."""
        self.complained.emit(what, details)

    def new(self) -> None:
        """Begin with an empty project."""

        def begin() -> None:
            self._session.store.open(Project())
            self._set_path(None)

        self.leave(begin)

    def open(self, paths: Sequence[str]) -> None:
        """Open files as a new document."""
        if paths:
            self.leave(lambda: self._read(paths, Project(), self._take))

    def open_sample(self, name: str) -> None:
        """Open one of the built-in samples, made on the spot the first time."""
        self.leave(lambda: self._open_sample(name))

    def _open_sample(self, name: str) -> None:
        self.opening.emit()
        language = self._session.languages.current
        self.run(
            QCoreApplication.translate("Documents", "Open sample"),
            lambda job, deliver: self._ready(
                loading.open_sample(name, language, job, lambda part: deliver(self._cut(part)))
            ),
            self._take_sample,
            self.take,
        )

    def recover(self, copy: "RecoveryCopy") -> None:
        """Open unsaved work that was kept; it belongs to its own file and is still unsaved."""
        self._read([str(copy.path)], Project(), lambda opened: self._take_recovered(copy, opened))

    def add(self, paths: Sequence[str]) -> None:
        """Read files into the open document, as one step that can be undone."""
        if not paths:
            return
        if any(loading.is_project(path) for path in paths):
            self.open(paths)
            return
        base = self._session.store.value
        if not len(base.elements) and not len(base.schedule) and not self._session.store.dirty:
            self._read(paths, base, self._take)
            return
        self._read(paths, base, lambda opened: self._merge(base, opened))

    def save(self) -> None:
        """Save to the document's file; ask for one if it has none. `saved` tells how it went."""
        if self.path is None:
            self.save_as()
        elif _stamp(self.path) not in (self._stamp, None):  # another window, or another program
            self.complain(ReadError(str(self.path), "", "twin-changed").text(self._session.languages.current))
            self.save_as()
        else:
            self._save(self.path)

    def save_as(self) -> None:
        """Ask for a file and save there."""
        proposal = str(self.path or f"{self._session.store.value.name or 'project'}.twin")
        chosen = self._prompts.save_project(proposal)
        if chosen:
            self._save(Path(chosen))
        else:
            self._end_saving(False)

    def leave(self, then: Callable[[], None]) -> None:
        """Do `then` once the document may be given up.

        Asks if there are unsaved changes; where they are to be saved, or the document is being saved,
        `then` waits until it stands on disk, and never comes if that fails.
        """
        if self._saving:
            self._after = then
        elif not self._session.store.dirty:
            then()
        else:
            answer = self._prompts.unsaved(self.title)
            if answer is Answer.SAVE:
                self._after = then
                self.save()
            elif answer is Answer.DISCARD:
                then()

    def generate(self, rates: Path | None = None) -> None:
        """Make a schedule from the model, with the rates of a file, as one step that can be undone."""
        base = self._session.store.value
        label = QCoreApplication.translate("Documents", "Generate schedule")

        language = self._session.languages.current

        def work(job: Job) -> Project:
            project = loading.generate(base, language, job, rates)
            self._session.preparation.of(project)
            return project

        def done(project: Project) -> None:
            self._session.store.do(
                label, lambda now: replace(now, schedule=project.schedule, links=project.links)
            )

        self.run(label, lambda job, deliver: work(job), done)

    # Reading.

    def _read(
        self, paths: Sequence[str], base: Project, done: Callable[[Opened], Iterator[None] | None]
    ) -> None:
        self.opening.emit()
        names = ", ".join(Path(path).name for path in paths)
        label = QCoreApplication.translate("Documents", "Open {names}").format(names=names)
        self.run(
            label,
            lambda job, deliver: self._ready(
                loading.open_files(
                    paths,
                    base,
                    job,
                    lambda part: deliver(self._cut(part)),
                    self._session.standby,
                    self.readers,
                    deliver,
                )
            ),
            done,
            self.take,
        )

    def _ready(self, opened: Opened) -> Opened:
        """Work out, still on the thread of the job, what the window will derive from the document."""
        self._session.preparation.of(opened.project)
        return opened

    def _take(self, opened: Opened) -> Iterator[None]:
        self._session.store.open(opened.project)
        yield
        self._set_path(opened.path)
        for path in opened.remembered:
            self._session.settings.remember(path)
        self.opened.emit()
        self._tell(opened.problems)
        self._tell_imported(opened)

    def _take_sample(self, opened: Opened) -> Iterator[None]:
        yield from self._take(opened)
        self.sample_opened.emit()

    def _take_recovered(self, copy: "RecoveryCopy", opened: Opened) -> None:
        self._session.store.open(opened.project, saved=False)
        self._set_path(copy.original)
        self.opened.emit()
        self._tell(opened.problems)

    def _merge(self, base: Project, opened: Opened) -> None:
        now = self._session.store.value
        label = QCoreApplication.translate("Documents", "Add files")
        if now is base:
            self._session.store.do(label, lambda _: opened.project)
            self._tell(opened.problems)
            self._tell_imported(opened)
            return
        # The document was edited while the files were read: join again, to what it is now.
        self.run(
            label,
            lambda job, deliver: self._ready(replace(opened, project=loading.join(now, opened.parts, job))),
            lambda joined: self._merge(now, joined),
        )

    def _tell_imported(self, opened: Opened) -> None:
        if opened.parts.schedule is not None:
            self.imported.emit()

    def _tell(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.found.emit(list(problems))

    # Saving.

    def _save(self, path: Path) -> None:
        """Write the document as it is now; what is changed meanwhile stays unsaved."""
        from sim.writers.twin import save_project

        if self._saving:
            return  # one after the other; what changed since is still marked as unsaved
        project = self._session.store.value
        logged = replace(project, changes=self._session.store.log)

        def done(_: object) -> None:
            self._session.store.mark_saved(project)
            self._session.settings.remember(str(path))
            self._set_path(path)
            self._end_saving(True)

        def failed(error: BaseException) -> None:
            self.failed(error)
            self._end_saving(False)

        label = QCoreApplication.translate("Documents", "Save {name}").format(name=path.name)
        self._saving = self._session.jobs.run(
            label, lambda job, deliver: save_project(logged, path, job), done, failed
        )

    def _end_saving(self, good: bool) -> None:
        self._saving, after, self._after = 0, self._after, None
        self.saved.emit(good)
        if good and after:
            self.leave(after)

    def _cancelled(self, label: str) -> None:
        if self._saving and not self._session.jobs.runs(self._saving):
            self._end_saving(False)
        else:
            self.abandoned.emit()

    def _set_path(self, path: Path | None) -> None:
        self.path, self._stamp = path, _stamp(path) if path else None
        self.path_changed.emit()

    # Jobs.

    def take(self, item: object) -> None:
        """Take what a job that reads files delivers: a slice to draw, or a question."""
        if isinstance(item, ProjectQuestion):
            self._ask(item)
        else:
            self.streamed.emit(item)

    def _ask(self, question: ProjectQuestion) -> None:
        title = QCoreApplication.translate("Documents", "Import schedule")
        words = QCoreApplication.translate("Documents", "{file} holds {count} projects. Which is to be read?")
        every = QCoreApplication.translate("Documents", "All of them, as one schedule")
        choices = [every, *question.projects]

        def answered(choice: str) -> None:
            question.answer(choices.index(choice) - 1 if choice in choices else None)

        self._prompts.pick(
            title, words.format(file=question.file, count=f"{len(question.projects):,}"), choices, answered
        )

    def run(
        self,
        label: str,
        work: Callable[[Any, Callable[[Any], None]], Any],
        done: Callable[[Any], Iterator[None] | None],
        take: Callable[[Any], None] = lambda item: None,
    ) -> None:
        """Do something long; what goes wrong is told to the user."""
        self._session.jobs.run(label, work, done, self.failed, take)

    def failed(self, error: BaseException) -> None:
        """Tell the user what ended a job."""
        self.abandoned.emit()
        if isinstance(error, ReadError):
            self.complain(error.text(self._session.languages.current))
        else:
            what = QCoreApplication.translate("Documents", "Something unforeseen went wrong: {what}")
            self.complain(what.format(what=error), "".join(traceback.format_exception(error)))


def _stamp(path: Path) -> tuple[int, ...] | None:
    """Return what tells one state of a file from another; None if it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns
