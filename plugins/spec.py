"""The whole extension surface: what a plugin is and what it may bring.

A plugin is one value, named ``plugin``, in a module of its own::

    plugin = Plugin("moisture", API_VERSION, sources=(Source("moisture", run),))

Built-ins are listed in `plugins.registry`; other distributions name theirs in the entry-point group
``twin_app.plugins``; a user may put a module into the folder ``plugins`` of the program's data. Whatever a
plugin raises, or however long it hangs, is contained and named. The examples to copy: `plugins/replay.py`
(a source), `plugins/icalendar.py` (a writer), `plugins/logic.py` (a check), `plugins/today.py` (a panel),
`plugins/report` (a report). What a plugin says beside the program's own sentences is
``Problem(severity, "plugin-says", place, {"text": …})``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any, TypeAlias

from sim.formats import Reader
from sim.job import Job
from sim.playback.outcome import Outcome
from sim.problem import Problem
from sim.project import Project
from sim.readers.readings import Reading
from sim.writers.schedules import Writer

__all__ = [
    "API_VERSION", "Check", "Machine", "Panel", "Plugin", "Put", "Reader", "Report", "Source", "Writer",
]  # fmt: skip

API_VERSION = 1


Put: TypeAlias = Callable[[Reading | Problem], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Brings readings; `run(settings, put, stop)` works on its own thread until it ends or `stop` is set.

    It may only call `put`, with immutable values; no Qt, no viewers, no document.
    """

    name: str
    run: Callable[[Mapping[str, str], Put, Event], None]
    settings: tuple[str, ...] = ()  # names of what it wants to be told
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # setting → language → words


@dataclass(frozen=True, slots=True)
class Machine:
    """Adds a kind of machine; `cards` is a folder of machine cards (TOML)."""

    name: str
    cards: Path


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at a project and says what it finds; calls ``job.step`` now and then while it does."""

    name: str
    run: Callable[[Project, Job], list[Problem]]


@dataclass(frozen=True, slots=True)
class Report:
    """Writes documents about a run into a folder; returns the files it wrote, the main one first."""

    name: str
    write: Callable[[Outcome, Path, str], list[Path]]  # outcome, folder, language


@dataclass(frozen=True, slots=True)
class Panel:
    """Adds a dock to the window; `make` gets the store and the watched view, returns a QWidget.

    It is made when first shown. It runs on the thread of the window: one that blocks for five seconds is
    interrupted and out of use.
    """

    name: str
    title: Mapping[str, str]  # by language
    make: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Plugin:
    """One optional feature: a name, the version of this file it was written for, and what it adds."""

    name: str
    api_version: int
    readers: tuple[Reader, ...] = ()
    writers: tuple[Writer, ...] = ()
    sources: tuple[Source, ...] = ()
    machines: tuple[Machine, ...] = ()
    checks: tuple[Check, ...] = ()
    reports: tuple[Report, ...] = ()
    panels: tuple[Panel, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)  # one sentence, by language
