"""What stands beside the window for a while: rules, tables, readings, plugins."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from plugins.reason import said
from sim.problem import Problem
from twin_app.documents import Documents
from twin_app.extensions import Extensions
from twin_app.hand_linking import HandLinking
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window

if TYPE_CHECKING:
    from twin_app.live_feed import LiveFeed
    from twin_app.revising import Revising
    from twin_app.rule_linking import RuleLinking
    from twin_app.schedule_reports import ScheduleReports
    from twin_app.tables import Tables
    from viewers.widgets.plugin_list import PluginList


class Dialogs(QObject):
    """Makes each when it is first asked for: none of them is needed to show the window."""

    alarmed = Signal(object)  # uint8[n], or None: alarms of the readings that are played
    said = Signal(str)  # how the readings stand
    found = Signal(list)  # of Problem
    element_asked = Signal(str)  # GlobalId of an element to show

    def __init__(
        self,
        session: Session,
        window: Window,
        documents: Documents,
        prompts: Prompts,
        extensions: Extensions,
    ) -> None:
        super().__init__(window)
        self._extensions = extensions
        self._session, self._window = session, window
        self._documents, self._prompts = documents, prompts
        self._list: PluginList | None = None
        self._rules: RuleLinking | None = None
        self._revising: Revising | None = None
        self._tables: Tables | None = None
        self._reports: ScheduleReports | None = None
        self._feed: LiveFeed | None = None
        documents.found.connect(self.tell_revisions)
        self._by_hand = HandLinking(session, prompts, documents.complain)
        panels = window.views.panels
        panels.made.append(lambda: self._by_hand.attach(panels["model"], panels.time.gantt))
        documents.imported.connect(lambda: self.reports().report())

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions that open a dialog."""
        return {
            **self._by_hand.commands(),
            "link-rules": lambda: self.rules().edit(),
            "generate-rates": self.generate_with_rates,
            "replace-model": lambda: self.revising().replace_model(),
            "revisions": lambda: self.revising().show(),
            "import-schedule": lambda: self.tables().import_schedule(),
            "import-links": lambda: self.tables().import_links(),
            "import-progress": lambda: self.tables().import_progress(),
            "import-log": lambda: self.tables().import_log(),
            "update-schedule": lambda: self.reports().update(),
            "schedule-report": lambda: self.reports().report(),
            "live": lambda: self.feed().ask(),
            "plugins": self.list_plugins,
        }

    def rules(self) -> "RuleLinking":
        """Return what links by rules."""
        if self._rules is None:
            from twin_app.rule_linking import RuleLinking

            self._rules = RuleLinking(self._session, self._window, self._prompts, self._documents.complain)
        return self._rules

    def revising(self) -> "Revising":
        """Return what replaces models by new revisions."""
        if self._revising is None:
            from twin_app.revising import Revising

            self._revising = Revising(
                self._session, self._window, self._documents, self._prompts, self.element_asked.emit
            )
        return self._revising

    def generate_with_rates(self) -> None:
        """Ask for a file of rates, and make a schedule from the model with it."""
        path = self._prompts.open_file("TOML (*.toml)")
        if path:
            self._documents.generate(Path(path))

    def tell_revisions(self, problems: list[Problem]) -> None:
        """Show what became of links if a model has changed since the project was saved."""
        if any(problem.code == "twin-model-changed" for problem in problems):
            self.revising().show()

    def tables(self) -> "Tables":
        """Return what reads tables."""
        if self._tables is None:
            from twin_app.tables import Tables

            self._tables = Tables(self._session, self._window, self._documents, self._prompts)
        return self._tables

    def reports(self) -> "ScheduleReports":
        """Return what reports on the schedule and updates it."""
        if self._reports is None:
            from twin_app.schedule_reports import ScheduleReports

            self._reports = ScheduleReports(self._session, self._window, self._documents, self._prompts)
        return self._reports

    def feed(self) -> "LiveFeed":
        """Return what plays readings."""
        if self._feed is None:
            from twin_app.live_feed import LiveFeed

            complain = self._documents.complain
            self._feed = LiveFeed(self._session, self._prompts, self._extensions, complain, self._window)
            self._feed.alarmed.connect(self.alarmed)
            self._feed.said.connect(self.said)
            self._feed.found.connect(self.found)
        return self._feed

    def stop_feed(self) -> None:
        """End the readings: the elements they watched are no longer open."""
        if self._feed is not None:
            self._feed.stop()

    def list_plugins(self) -> "PluginList":
        """Show which plugins there are."""
        from viewers.widgets.plugin_list import PluginList

        if self._list is None:
            self._list = PluginList(self._window)
            self._list.switched.connect(self._switch)
        self._fill()
        self._list.show()
        self._list.raise_()
        return self._list

    def _switch(self, name: str, used: bool) -> None:
        self._extensions.use(name, used)
        self._fill()

    def _fill(self) -> None:
        from viewers.widgets.plugin_list import PluginLine

        language, settings = self._session.languages.current, self._session.settings
        off = {*settings.disabled_plugins, *settings.hung_plugins}
        doors = self._extensions.doors()
        registry = doors.registry
        reasons = registry.failures()
        lines = []
        for entry in registry.entries:
            about = entry.value.about if entry.value else {}
            reason = said(reasons.get(entry.name, ""), language)
            words = reason or about.get(language, about.get("en", ""))
            lacks = doors.lacks(entry.name, language)
            words = f"{words} ({lacks})" if lacks else words
            state = "failed" if entry.name in reasons else entry.state
            lines.append(PluginLine(entry.name, entry.origin, state, words, entry.name not in off))
        if self._list is not None:
            self._list.set_plugins(lines)
