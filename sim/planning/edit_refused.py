"""Why an edit of the schedule makes no sense and was not made."""

from collections.abc import Mapping

from resources import messages
from sim.problem import one_line


class EditRefused(Exception):
    """An edit that would leave the schedule contradictory; nothing was changed."""

    def __init__(self, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code, dict(values or {}))
        self.code, self.values = code, dict(values or {})

    def text(self, language: str = "en") -> str:
        """Return the reason on one line."""
        return one_line(messages.text(self.code, language, **self.values))

    def __str__(self) -> str:
        return self.text()
