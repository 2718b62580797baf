"""The document's only door: every edit goes through `Store.do`."""

from collections.abc import Callable
from dataclasses import replace

from sim.changes import LIMIT as LOGGED
from sim.changes import ChangeKind, change
from sim.project import Project
from sim.watched import Watched

LIMIT = 200  # steps kept for undo


class Store(Watched[Project]):
    """The current `Project`, and the snapshots before and after it."""

    def __init__(self, value: Project) -> None:
        super().__init__(value)
        self._past: list[tuple[str, Project]] = []
        self._future: list[tuple[str, Project]] = []
        self._saved = value
        self.log = value.changes  # never taken back: an undone edit is one more entry

    def do(self, label: str, edit: Callable[[Project], Project]) -> None:
        """Replace the document by `edit(document)`; an edit that changes nothing leaves no step."""
        before = self.value
        after = edit(before)
        if after is before:
            return
        self._past = [*self._past[-LIMIT + 1 :], (label, before)]
        self._future = []
        self._note(label, ChangeKind.DONE)
        self.set(after)

    def open(self, project: Project, saved: bool = True) -> None:
        """Begin with another document: no history; nothing unsaved, unless it stands nowhere on disk."""
        self._past, self._future, self._saved = [], [], project if saved else replace(project)
        self.log = project.changes
        self.set(project)

    def undo(self) -> None:
        """Go back one step, if there is one."""
        if self._past:
            label, project = self._past.pop()
            self._future.append((label, self.value))
            self._note(label, ChangeKind.UNDONE)
            self.set(project)

    def redo(self) -> None:
        """Go forward one step, if there is one."""
        if self._future:
            label, project = self._future.pop()
            self._past.append((label, self.value))
            self._note(label, ChangeKind.REDONE)
            self.set(project)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back, "" for nothing."""
        return self._past[-1][0] if self._past else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again, "" for nothing."""
        return self._future[-1][0] if self._future else ""

    @property
    def dirty(self) -> bool:
        """Whether the document differs from what was last saved or opened."""
        return self.value is not self._saved

    def mark_saved(self, project: Project | None = None) -> None:
        """Take a state of the document, by default as it is now, for what stands on disk."""
        self._saved = project or self.value

    def _note(self, label: str, kind: ChangeKind) -> None:
        self.log = (*self.log[-LOGGED + 1 :], change(label, kind))
