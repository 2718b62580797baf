"""What the user chose once and expects to find again: language, theme, units, recent files, docks."""

import contextlib
import json
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLocale, QSettings

from sim.storage.folders import config_folder

RECENT = 10
E = TypeVar("E", bound=Enum)


class Scheme(Enum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Unit(Enum):
    """In which unit lengths are shown; areas and volumes follow."""

    METRE = "m"
    MILLIMETRE = "mm"
    FOOT = "ft"


class Settings:
    """Reads and writes one INI file; a value that makes no sense is taken for the default."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path or config_folder() / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        usual = "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"
        found = self._text("language", usual)
        return found if found in ("en", "zh_CN") else usual

    @language.setter
    def language(self, value: str) -> None:
        self._file.setValue("language", value)

    @property
    def scheme(self) -> Scheme:
        return self._enum("scheme", Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._file.setValue("scheme", value.value)

    @property
    def unit(self) -> Unit:
        return self._enum("unit", Unit.METRE)

    @unit.setter
    def unit(self, value: Unit) -> None:
        self._file.setValue("unit", value.value)

    @property
    def navigation(self) -> str:
        return self._text("navigation", "revit")

    @navigation.setter
    def navigation(self, value: str) -> None:
        self._file.setValue("navigation", value)

    @property
    def date_style(self) -> str:
        """ "iso", or "locale" for dates as the language writes them."""
        return "locale" if self._text("dates", "iso") == "locale" else "iso"

    @date_style.setter
    def date_style(self, value: str) -> None:
        self._file.setValue("dates", value)

    @property
    def hover(self) -> bool:
        """Whether the element under the cursor is outlined."""
        return self._text("hover", "on") == "on"

    @hover.setter
    def hover(self, value: bool) -> None:
        self._file.setValue("hover", "on" if value else "off")

    @property
    def disabled_plugins(self) -> tuple[str, ...]:
        """Names of the plugins that are not to be loaded."""
        return tuple(name for name in self._text("plugins/disabled", "").split("\n") if name)

    @disabled_plugins.setter
    def disabled_plugins(self, value: tuple[str, ...]) -> None:
        self._file.setValue("plugins/disabled", "\n".join(value))

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self._file.fileName())

    @property
    def hung_plugins(self) -> dict[str, str]:
        """Reason by name: plugins that held up the window, and are not loaded again by themselves."""
        with contextlib.suppress(ValueError):
            known = json.loads(self._text("plugins/hung", "{}"))
            if isinstance(known, dict):
                return {str(name): str(reason) for name, reason in known.items()}
        return {}

    @hung_plugins.setter
    def hung_plugins(self, value: dict[str, str]) -> None:
        self._file.setValue("plugins/hung", json.dumps(value))

    def mapping(self, header: tuple[str, ...]) -> dict[str, str]:
        """Return what was last said of a table with these columns: header by role; {} if nothing."""
        with contextlib.suppress(ValueError):
            known = json.loads(self._text(f"tables/{_digest(header)}", "{}"))
            if isinstance(known, dict):
                return {str(role): str(name) for role, name in known.items() if name in header}
        return {}

    def remember_mapping(self, header: tuple[str, ...], columns: dict[str, str]) -> None:
        """Note what the columns of a table mean."""
        self._file.setValue(f"tables/{_digest(header)}", json.dumps(columns))

    @property
    def recent(self) -> tuple[str, ...]:
        """Paths of documents, the last opened first; those no longer there are left out."""
        listed = self._text("recent", "").split("\n")
        return tuple(path for path in listed if path and Path(path).exists())

    def remember(self, path: str) -> None:
        """Put a document first in the list of recent ones."""
        full = str(Path(path).resolve())
        listed = [full, *(known for known in self.recent if known != full)]
        self._file.setValue("recent", "\n".join(listed[:RECENT]))

    def forget(self, path: str) -> None:
        """Take one document off the list of recent ones."""
        self._file.setValue("recent", "\n".join(known for known in self.recent if known != path))

    @property
    def layout(self) -> tuple[QByteArray, QByteArray]:
        """Geometry of the window and state of its docks; empty at first."""
        return self._bytes("window/geometry"), self._bytes("window/state")

    @layout.setter
    def layout(self, value: tuple[QByteArray, QByteArray]) -> None:
        self._file.setValue("window/geometry", value[0])
        self._file.setValue("window/state", value[1])

    @property
    def layouts(self) -> str:
        """The saved layouts as JSON, "" for none; see `twin_app.layouts`."""
        return self._text("layouts", "")

    @layouts.setter
    def layouts(self, value: str) -> None:
        self._file.setValue("layouts", value)

    def sync(self) -> None:
        """Write to disk now."""
        self._file.sync()

    def _text(self, key: str, default: str) -> str:
        value = self._file.value(key, default)
        return value if isinstance(value, str) else default

    def _bytes(self, key: str) -> QByteArray:
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _enum(self, key: str, default: E) -> E:
        try:
            return type(default)(self._text(key, default.value))
        except ValueError:
            return default


def _digest(header: tuple[str, ...]) -> str:
    import hashlib

    return hashlib.blake2b("\n".join(header).encode(), digest_size=8).hexdigest()
