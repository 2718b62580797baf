"""Which plugins there are: our own, the installed ones, and those in the user's folder."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import ParamSpec, TypeVar

from plugins.fence import PluginError, fenced
from plugins.reason import Reason
from plugins.spec import API_VERSION, Plugin
from sim.storage.folders import data_folder

BUILT_IN = (
    "plugins.replay",
    "plugins.report.plugin",
    "plugins.logic",
    "plugins.icalendar",
    "plugins.today",
    "plugins.mpp",
)
GROUP = "twin_app.plugins"
FOLDER = "plugins"  # below the user's data folder: one module or package each
LOAD_LIMIT = 10.0  # s a plugin may take to load
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One plugin as the user sees it: loaded, disabled (no value, no reason) or failed (a reason)."""

    name: str
    origin: str  # "built-in", "folder" or the distribution it came with
    value: Plugin | None = None
    reason: str = ""
    package: str = ""  # where its code lives, to tell whose frame is on a stack

    @property
    def state(self) -> str:
        """ "loaded", "disabled" or "failed"."""
        if self.value is not None:
            return "loaded"
        return "failed" if self.reason else "disabled"


@dataclass(frozen=True, slots=True)
class Registry:
    """All plugins, loaded or not; `listeners` hear name and reason of each that fails from now on."""

    entries: tuple[Entry, ...] = ()
    listeners: list[Callable[[str, str], None]] = field(default_factory=list)
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

    def owner(self, module: str) -> str:
        """Return the plugin a module belongs to, "" if to none."""
        for entry in self.entries:
            if entry.package and (module == entry.package or module.startswith(f"{entry.package}.")):
                return entry.name
        return ""

    def put_out(self, name: str, reason: str) -> None:
        """Put a plugin out of use, and tell whoever listens."""
        if name not in self._failed:
            self._failed[name] = reason
            for tell in self.listeners:
                tell(name, reason)

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
            self.put_out(plugin.name, error.reason)
            raise


def load_plugins(disabled: Iterable[str] = (), hung: Mapping[str, str] | None = None) -> Registry:
    """Load the built-in, the installed and the user's own plugins, except the disabled ones.

    ``TWIN_DISABLE_PLUGINS`` names further ones, separated by commas.

    Parameters
    ----------
    disabled : iterable of str
    hung : mapping, optional
        Reason by name: plugins that made the program hang. They are not loaded, and count as failed.
    """
    off = {name.strip() for name in (*disabled, *os.environ.get("TWIN_DISABLE_PLUGINS", "").split(","))}
    entries: dict[str, Entry] = {}
    for name, origin, package, load in _offers():
        if name in entries:
            reason = Reason("plugin-name-taken", origin=entries[name].origin)
            entries[f"{name} ({origin})"] = Entry(name, origin, None, reason)
        elif hung and name in hung and name not in off:
            entries[name] = Entry(name, origin, None, hung[name])
        else:
            entries[name] = _entry(name, origin, package, load, off)
    return Registry(tuple(entries.values()))


def _offers() -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    """Yield name, origin, package and a way to load it of each plugin there is."""
    for module in BUILT_IN:
        package = ".".join(module.split(".")[:2])
        yield package.rpartition(".")[2], "built-in", package, partial(_built_in, module)
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        yield point.name, point.dist.name if point.dist else "", point.module.split(".")[0], point.load
    for path in _own_files():
        name = path.stem if path.suffix == ".py" else path.name
        source = path if path.suffix == ".py" else path / "__init__.py"
        if name.isidentifier() and source.is_file():
            package = f"twin_plugin_{name}"
            yield name, "folder", package, partial(_in_folder, package, source)


def _own_files() -> list[Path]:
    """Return what lies in the user's folder of plugins; nothing where that cannot be read."""
    try:
        return sorted(data_folder(FOLDER).iterdir())
    except OSError:
        return []


def _built_in(module: str) -> object:
    return importlib.import_module(module).plugin


def _in_folder(package: str, source: Path) -> object:
    below = [str(source.parent)] if source.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(package, source, submodule_search_locations=below)
    if spec is None or spec.loader is None:
        raise ImportError(f"{source} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[package] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[package]
        raise
    return module.plugin


def _entry(name: str, origin: str, package: str, load: Callable[[], object], off: set[str]) -> Entry:
    if name in off:
        return Entry(name, origin)
    try:
        value = fenced(name, LOAD_LIMIT, load)
    except PluginError as error:
        return Entry(name, origin, None, error.reason)
    if not isinstance(value, Plugin):
        return Entry(name, origin, None, Reason("plugin-no-plugin", kind=type(value).__name__))
    if value.api_version != API_VERSION:
        versions = {"theirs": value.api_version, "ours": API_VERSION}
        return Entry(name, origin, None, Reason("plugin-version", **versions))
    return Entry(name, origin, value, "", package)
