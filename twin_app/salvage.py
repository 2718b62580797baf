"""Offers the unsaved work of a window that ended suddenly."""

from resources.messages import text
from sim.opening.recovery import RecoveryCopy, recovery_copies
from twin_app.documents import Documents
from twin_app.prompts import Prompts
from twin_app.session import Session


class Salvage:
    """Asks once per start; a copy goes only when its work is saved, or when the user gives it up."""

    def __init__(self, session: Session, documents: Documents, prompts: Prompts) -> None:
        self._session, self._documents, self._prompts = session, documents, prompts
        self._open: RecoveryCopy | None = None
        documents.path_changed.connect(self._settle)

    def offer(self) -> None:
        """Ask about each copy, newest first, until one is opened or the user puts it off."""
        language = self._session.languages.current
        choices = [text(f"recovery-{what}", language) for what in ("open", "later", "discard")]
        for copy in recovery_copies():
            name = copy.name or (copy.original.name if copy.original else text("recovery-unnamed", language))
            question = text("recovery-question", language, name=name, saved=f"{copy.saved:%Y-%m-%d %H:%M}")
            answer = self._prompts.choose(text("recovery-title", language), question, choices)
            if answer == choices[2]:
                copy.discard()
                continue
            if answer == choices[0]:
                self._open = copy
                self._documents.recover(copy)
            return

    def _settle(self) -> None:
        """Let go of the copy once nothing in it is unsaved any more."""
        if self._open is not None and not self._session.store.dirty:
            self._open.discard()
            self._open = None
