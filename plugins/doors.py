"""What the plugins in use bring to files and documents; every call goes through the fence."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from plugins.fence import PluginError, paced
from plugins.reason import said
from plugins.registry import Registry
from plugins.spec import Check, Plugin
from resources.messages import LANGUAGES
from sim.formats import Reader
from sim.job import Job
from sim.problem import Problem, ReadError, Severity, WriteError
from sim.project import Project
from sim.schedule import Schedule
from sim.writers.schedules import Writer

ASK = 5.0  # s a plugin may take to say whether it knows a file
SILENCE = 30.0  # s a plugin may work without reporting
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Doors:
    """The formats and checks of a registry's plugins; not for the GUI thread, since they take their time.

    A plugin that raises, hangs or returns something else is out of use from then on; the file it was asked
    for is refused, its check becomes a problem that names it.
    """

    registry: Registry
    silence: float = SILENCE

    def readers(self) -> tuple[Reader, ...]:
        """Return the formats of schedules the plugins read."""
        return tuple(
            self._reader(plugin, reader) for plugin in self.registry.loaded() for reader in plugin.readers
        )

    def lacks(self, name: str, language: str = "en") -> str:
        """Return what this computer lacks to run the readers of a plugin, "" for nothing."""
        plugin = next((plugin for plugin in self.registry.loaded() if plugin.name == name), None)
        if plugin is None:
            return ""
        asked = [self._asked(plugin, "", reader.lacks) for reader in plugin.readers]
        reasons = [said(each, language) if isinstance(each, str) else str(each) for each in asked]
        return ", ".join(dict.fromkeys(reason for reason in reasons if reason))

    def writers(self) -> tuple[Writer, ...]:
        """Return the formats of schedules the plugins write."""
        return tuple(
            self._writer(plugin, writer) for plugin in self.registry.loaded() for writer in plugin.writers
        )

    def check(self, project: Project, job: Job) -> list[Problem]:
        """Return what the plugins' checks find; a check that fails is one of the findings."""
        found: list[Problem] = []
        for plugin in list(self.registry.loaded()):
            for check in plugin.checks:
                job.step("job-check", 0, 0)
                try:
                    found += self._done(plugin, job, _checking(check, project))
                except PluginError as error:
                    found.append(Problem(Severity.ERROR, "plugin-error", "", _facts(error)))
                except ReadError as error:
                    found.append(Problem(Severity.ERROR, error.code, error.place, error.values))
        return found

    def _reader(self, plugin: Plugin, reader: Reader) -> Reader:
        def recognises(path: Path, head: bytes) -> bool:
            return bool(self._asked(plugin, False, lambda: reader.recognises(path, head)))

        def lacks() -> str:
            return self.registry.failures().get(plugin.name) or str(self._asked(plugin, "", reader.lacks))

        def read(path: Path, job: Job) -> tuple[Schedule, list[Problem]]:
            def work(watch: Job) -> tuple[Schedule, list[Problem]]:
                schedule, problems = reader.read(path, watch)
                if not isinstance(schedule, Schedule):
                    raise TypeError(f"the reader returned a {type(schedule).__name__}, not a Schedule")
                return schedule, _sound(problems)

            try:
                return self._done(plugin, job, work)
            except PluginError as error:
                raise ReadError(str(path), "", "plugin-error", _facts(error)) from error

        return replace(reader, recognises=recognises, read=read, lacks=lacks)

    def _writer(self, plugin: Plugin, writer: Writer) -> Writer:
        def write(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
            try:
                return self._done(plugin, job, lambda watch: _sound(writer.write(schedule, path, watch)))
            except PluginError as error:
                raise WriteError(str(path), "", "plugin-error", _facts(error)) from error

        return replace(writer, write=write)

    def _asked(self, plugin: Plugin, otherwise: T, question: Callable[[], T]) -> T:
        if plugin.name in self.registry.failures():
            return otherwise
        try:
            return self.registry.call(plugin, ASK, question)
        except PluginError:
            return otherwise

    def _done(self, plugin: Plugin, job: Job, work: Callable[[Job], T]) -> T:
        try:
            try:
                return paced(plugin.name, self.silence, job, work)
            except ReadError as error:
                _say(error.text, error.code)
                raise
        except (PluginError, ValueError) as error:
            failure = error if isinstance(error, PluginError) else PluginError(plugin.name, str(error))
            self.registry.put_out(plugin.name, failure.reason)
            raise failure from error


def _checking(check: Check, project: Project) -> Callable[[Job], list[Problem]]:
    return lambda watch: _sound(check.run(project, watch))


def _facts(error: PluginError) -> dict[str, object]:
    return {"name": error.plugin, "reason": error.reason}


def _sound(problems: object) -> list[Problem]:
    """Return the problems if they can be shown in every language; else raise ValueError or TypeError."""
    if not isinstance(problems, list | tuple):
        raise TypeError(f"the problems are a {type(problems).__name__}, not a list")
    for problem in problems:
        if not isinstance(problem, Problem):
            raise TypeError(f"a problem is a {type(problem).__name__}")
        _say(problem.line, problem.code)
    return list(problems)


def _say(sentence: Callable[[str], str], code: str) -> None:
    for language in LANGUAGES:
        try:
            sentence(language)
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"it says {code!r}, for which there is no sentence: {error}") from None
