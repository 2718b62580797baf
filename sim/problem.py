"""What was wrong with an input, where, and what was done about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from resources import messages

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return text from a file fit to be shown: no line breaks, no codes that steer a terminal."""
    return _CONTROL.sub(" ", text)


class Severity(IntEnum):
    """How much a problem matters to the person who brought the file."""

    INFO = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a reader or a check.

    `code` names an entry of ``resources/text/*.toml``; `values` fill its places. `place` is where
    in the input: a line, ``#123`` (STEP id), a GlobalId, an XML path, a task ID.
    """

    severity: Severity
    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """Return what was wrong and what was done, in `language` ("en" or "zh_CN")."""
        return one_line(messages.text(self.code, language, **self.values))

    def line(self, language: str = "en") -> str:
        """Return place and text on one line."""
        return f"{one_line(self.place)}: {self.text(language)}" if self.place else self.text(language)


class ReadError(Exception):
    """Nothing can be had from an input. Carries the path, the place in it, and a message code.

    Notes
    -----
    Picklable, since readers run in worker processes.
    """

    def __init__(self, path: str, place: str, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(path, place, code, dict(values or {}))
        self.path, self.place, self.code, self.values = path, place, code, dict(values or {})

    def text(self, language: str = "en") -> str:
        """Return one line: path and place, where there are any, and message."""
        said = messages.text(self.code, language, **self.values)
        return one_line(": ".join(part for part in (self.path, self.place, said) if part))

    def __str__(self) -> str:
        return self.text()


class WriteError(ReadError):
    """Nothing could be written; what was there before is untouched."""
