"""The open document: new, open, add, save, close, and the questions asked before anything is lost."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sim.problem import Problem, ReadError
from sim.project import Project
from twin_app import loading
from twin_app.loading import Opened, Shapes
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
    path_changed = Signal()
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
        session.jobs.cancelled.connect(lambda label: self.abandoned.emit())

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
        if self.may_close():
            self._session.store.open(Project())
            self._set_path(None)

    def open(self, paths: Sequence[str]) -> None:
        """Open files as a new document."""
        if paths and self.may_close():
            self._read(paths, Project(), self._take)

    def open_sample(self, name: str) -> None:
        """Open one of the built-in samples, made on the spot the first time."""
        if not self.may_close():
            return
        self.opening.emit()
        language = self._session.languages.current
        self.run(
            QCoreApplication.translate("Documents", "Open sample"),
            lambda job, deliver: self._ready(
                loading.open_sample(name, language, job, lambda part: deliver(self._cut(part)))
            ),
            self._take_sample,
            self.streamed.emit,
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

    def save(self) -> bool:
        """Save to the document's file; ask for one if it has none. Returns whether it was saved."""
        if self.path is None:
            return self.save_as()
        if _stamp(self.path) not in (self._stamp, None):  # another window, or another program
            self.complain(ReadError(str(self.path), "", "twin-changed").text(self._session.languages.current))
            return self.save_as()
        return self._save(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        proposal = str(self.path or f"{self._session.store.value.name or 'project'}.twin")
        chosen = self._prompts.save_project(proposal)
        return bool(chosen) and self._save(Path(chosen))

    def may_close(self) -> bool:
        """Return whether the document may be given up; asks if there are unsaved changes."""
        if not self._session.store.dirty:
            return True
        answer = self._prompts.unsaved(self.title)
        return self.save() if answer is Answer.SAVE else answer is Answer.DISCARD

    def generate(self) -> None:
        """Make a schedule from the model, as one step that can be undone."""
        base = self._session.store.value
        label = QCoreApplication.translate("Documents", "Generate schedule")

        def done(project: Project) -> None:
            self._session.store.do(
                label, lambda now: replace(now, schedule=project.schedule, links=project.links)
            )

        self.run(
            label, lambda job, deliver: loading.generate(base, self._session.languages.current, job), done
        )

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
                )  # fmt: skip
            ),
            done,
            self.streamed.emit,
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
            return
        # The document was edited while the files were read: join again, to what it is now.
        self.run(
            label,
            lambda job, deliver: loading.join(now, opened.parts, job),
            lambda project: self._merge(now, replace(opened, project=project)),
        )

    def _tell(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.found.emit(list(problems))

    # Saving.

    def _save(self, path: Path) -> bool:
        from sim.writers.twin import save_project

        project = self._session.store.value
        try:
            save_project(project, path)
        except ReadError as error:
            self.complain(error.text(self._session.languages.current))
            return False
        self._session.store.mark_saved()
        self._session.settings.remember(str(path))
        self._set_path(path)
        return True

    def _set_path(self, path: Path | None) -> None:
        self.path, self._stamp = path, _stamp(path) if path else None
        self.path_changed.emit()

    # Jobs.

    def run(
        self,
        label: str,
        work: Callable[[Any, Callable[[Any], None]], Any],
        done: Callable[[Any], Iterator[None] | None],
        take: Callable[[Any], None] = lambda item: None,
    ) -> None:
        """Do something long; what goes wrong is told to the user."""
        self._session.jobs.run(label, work, done, self._failed, take)

    def _failed(self, error: BaseException) -> None:
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
