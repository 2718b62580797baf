"""What a format could not hold, counted by kind."""

from collections import Counter

from sim.problem import Problem, Severity


class Losses:
    """Counts what is left out or changed on the way into a file."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, bool]] = Counter()
        self._names: dict[str, dict[str, None]] = {}

    def lost(self, code: str, count: int = 1, name: str = "") -> None:
        """Note what the file does not hold, or not as it was."""
        self._add(code, count, name, lost=True)

    def kept(self, code: str, count: int = 1, name: str = "") -> None:
        """Note what the file holds where other tools do not reckon with it."""
        self._add(code, count, name, lost=False)

    def _add(self, code: str, count: int, name: str, lost: bool) -> None:
        if count:
            self._counts[code, lost] += count
            if name:
                self._names.setdefault(code, {})[name] = None

    def problems(self) -> list[Problem]:
        """Return one problem for each kind."""
        return [
            Problem(
                Severity.WARNING if lost else Severity.INFO,
                code,
                "",
                {"count": count, "names": ", ".join(list(self._names.get(code, {}))[:20])},
            )
            for (code, lost), count in self._counts.items()
        ]
