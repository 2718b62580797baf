"""Linking by rules: the editor, what its rules would find, and the step that links by them."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sim.job import Job
from sim.linking.rule_matching import RuleReport, apply_rules
from sim.linking.rules import read_rules
from sim.links import Links, merge_links
from sim.problem import ReadError
from sim.project import Project
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.rule_editor import RuleEditor

RULES = "(*.toml *.json)"


class RuleLinking:
    """Opens the editor and answers it; rules are tried and applied on a thread."""

    def __init__(
        self, session: Session, window: Window, prompts: Prompts, complain: Callable[[str], None]
    ) -> None:
        self._session, self._window, self._prompts, self._complain = session, window, prompts, complain
        self._editor: RuleEditor | None = None
        self._trial = 0

    def edit(self) -> RuleEditor:
        """Show the editor."""
        if self._editor is None:
            self._editor = RuleEditor(self._window)
            self._editor.trial_asked.connect(self._try)
            self._editor.apply_asked.connect(self._apply)
            self._editor.open_asked.connect(self._open)
            self._editor.save_asked.connect(self._save)
        self._editor.show()
        self._editor.raise_()
        return self._editor

    def _try(self, text: str) -> None:
        assert self._editor is not None
        editor, project = self._editor, self._session.store.value
        self._session.jobs.cancel(self._trial)  # only the latest text counts
        self._trial = self._session.jobs.run(
            QCoreApplication.translate("RuleLinking", "Try rules"),
            lambda job, deliver: _linked(text, project, job),
            lambda found: editor.show_report(found[1]),
            lambda error: editor.show_error(self._sentence(error)),
        )

    def _apply(self, text: str) -> None:
        assert self._editor is not None
        editor, project = self._editor, self._session.store.value
        label = QCoreApplication.translate("RuleLinking", "Link by rules")

        def done(found: tuple[Links, RuleReport]) -> None:
            links = found[0]
            if len(links):
                self._session.store.do(label, lambda p: replace(p, links=merge_links(p.links, links)))
            editor.accept()

        self._session.jobs.run(
            label,
            lambda job, deliver: _linked(text, project, job),
            done,
            lambda error: editor.show_error(self._sentence(error)),
        )

    def _open(self) -> None:
        path = self._prompts.open_file(QCoreApplication.translate("RuleLinking", "Rules") + f" {RULES}")
        if path and self._editor is not None:
            try:
                self._editor.set_rules(Path(path).read_text(encoding="utf-8-sig"))
            except (OSError, ValueError) as error:
                self._editor.show_error(f"{path}: {error}")

    def _save(self, text: str) -> None:
        from sim.writers.atomic import write_text

        kind = QCoreApplication.translate("RuleLinking", "Rules") + " (*.toml)"
        path = self._prompts.save_file("rules.toml", kind)
        if path and self._editor is not None:
            try:
                write_text(Path(path), text)
            except (ReadError, OSError) as error:
                self._editor.show_error(self._sentence(error))

    def _sentence(self, error: BaseException) -> str:
        return error.text(self._session.languages.current) if isinstance(error, ReadError) else str(error)


def _linked(text: str, project: Project, job: Job) -> tuple[Links, RuleReport]:
    job.step("job-link", 0, 0)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "rules.toml"
        path.write_text(text, encoding="utf-8")
        try:
            rules = read_rules(path).rules
        except ReadError as error:
            raise ReadError("", error.place, error.code, error.values) from error
    return apply_rules(rules, project)
