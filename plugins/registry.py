"""Which plugins there are, and a fence around each."""

import importlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import entry_points
from typing import ParamSpec, TypeVar

from plugins.spec import API_VERSION, Plugin

BUILT_IN = ("plugins.replay", "plugins.report.plugin")
GROUP = "twin_app.plugins"
LOAD_LIMIT = 10.0  # s a plugin may take to load
P = ParamSpec("P")
T = TypeVar("T")


class PluginError(Exception):
    """A plugin raised or hung; carries its name and one line of reason."""

    def __init__(self, plugin: str, reason: str) -> None:
        super().__init__(f"{plugin}: {reason}")
        self.plugin, self.reason = plugin, reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One plugin as the user sees it: loaded, disabled (no value, no reason) or failed (a reason)."""

    name: str
    origin: str  # "built-in" or the distribution it came with
    value: Plugin | None = None
    reason: str = ""

    @property
    def state(self) -> str:
        """ "loaded", "disabled" or "failed"."""
        if self.value is not None:
            return "loaded"
        return "failed" if self.reason else "disabled"


@dataclass(frozen=True, slots=True)
class Registry:
    """All plugins, loaded or not."""

    entries: tuple[Entry, ...] = ()
    _failed: dict[str, str] = field(default_factory=dict)

    def loaded(self) -> Iterator[Plugin]:
        """Yield the plugins in use."""
        for entry in self.entries:
            if entry.value is not None and entry.name not in self._failed:
                yield entry.value

    def entry(self, name: str) -> Entry | None:
        """Return the plugin of that name, loaded or not."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def failures(self) -> dict[str, str]:
        """Return the reasons of the plugins that failed, at loading or since."""
        return {e.name: e.reason for e in self.entries if e.reason} | self._failed

    def call(
        self, plugin: Plugin, limit: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call into a plugin for at most `limit` seconds.

        Raises
        ------
        PluginError
            It raised or hung; it is out of use from now on.
        """
        try:
            return fenced(plugin.name, limit, function, *args, **kwargs)
        except PluginError as error:
            self._failed[plugin.name] = error.reason
            raise


def load_plugins(disabled: Iterable[str] = ()) -> Registry:
    """Load the built-in and the installed plugins, except the disabled ones.

    ``TWIN_DISABLE_PLUGINS`` names further ones, separated by commas.
    """
    off = {name.strip() for name in (*disabled, *os.environ.get("TWIN_DISABLE_PLUGINS", "").split(","))}
    entries: dict[str, Entry] = {}
    for module in BUILT_IN:
        name = module.split(".")[1]
        entries[name] = _entry(name, "built-in", partial(_built_in, module), off)
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        origin = point.dist.name if point.dist else ""
        if point.name in entries:
            reason = f"the name is taken by {entries[point.name].origin}"
            entries[f"{point.name} ({origin})"] = Entry(point.name, origin, None, reason)
        else:
            entries[point.name] = _entry(point.name, origin, point.load, off)
    return Registry(tuple(entries.values()))


def fenced(name: str, limit: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a plugin's function on a thread that can be left behind.

    Raises
    ------
    PluginError
        It raised, or was not done within `limit` seconds.
    """
    result: list[T] = []
    raised: list[BaseException] = []

    def body() -> None:
        try:
            result.append(function(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - a plugin may raise anything; it is told below
            raised.append(error)

    thread = threading.Thread(target=body, name=f"plugin {name}", daemon=True)
    thread.start()
    thread.join(limit)
    if raised:
        raise PluginError(name, one_line(raised[0])) from raised[0]
    if not result:
        raise PluginError(name, f"did not answer within {limit:g} s")
    return result[0]


def one_line(error: BaseException) -> str:
    """Return kind and message of an error on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _built_in(module: str) -> object:
    return importlib.import_module(module).plugin


def _entry(name: str, origin: str, load: Callable[[], object], off: set[str]) -> Entry:
    if name in off:
        return Entry(name, origin)
    try:
        value = fenced(name, LOAD_LIMIT, load)
    except PluginError as error:
        return Entry(name, origin, None, error.reason)
    if not isinstance(value, Plugin):
        return Entry(name, origin, None, f"is a {type(value).__name__}, not a Plugin")
    if value.api_version != API_VERSION:
        return Entry(name, origin, None, f"written for version {value.api_version}, this is {API_VERSION}")
    return Entry(name, origin, value)
