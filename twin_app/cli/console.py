"""What a command says: results on standard output, everything else on standard error."""

import json
import sys
import time
from threading import Event
from typing import Any

from resources.messages import catalogue, text
from sim.job import Job
from sim.problem import Problem, ReadError, Severity

STEP = 0.1  # s between two redraws of the progress line


class Console:
    """Speaks one language, either to a person or (JSON) to a program."""

    def __init__(self, as_json: bool, language: str, stop: Event | None = None) -> None:
        self.as_json, self.language = as_json, language
        self.stop = stop or Event()
        self._shown = 0.0
        self._drawn = False

    def job(self) -> Job:
        """Return a job whose progress is drawn where a person watches, and which Ctrl-C stops."""
        return Job(self._progress, self.stop)

    def text(self, code: str, **values: object) -> str:
        """Return a sentence in the user's language."""
        return text(code, self.language, **values)

    def say(self, line: str = "") -> None:
        """Write one line of the result for a person; nothing in JSON mode."""
        if not self.as_json:
            self._clear()
            print(line, flush=True)

    def log(self, line: str) -> None:
        """Write one line beside the result."""
        self._clear()
        print(line, file=sys.stderr, flush=True)

    def problems(self, problems: tuple[Problem, ...] | list[Problem], most: int = 10) -> None:
        """Log the weightiest problems, and how many more there are."""
        weighty = sorted((p for p in problems if p.severity > Severity.INFO), key=lambda p: -p.severity)
        for problem in weighty[:most]:
            self.log(f"{problem.severity.name.lower()}: {problem.line(self.language)}")
        if len(weighty) > most:
            self.log(f"… +{len(weighty) - most}")

    def result(self, document: dict[str, Any]) -> None:
        """Write the one JSON document; nothing for a person."""
        if self.as_json:
            self._clear()
            print(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False), flush=True)

    def error(self, error: ReadError) -> None:
        """Say what was wrong with the input: one line, and the JSON document in JSON mode."""
        line = error.text(self.language)
        self.log(f"twin: {line}")
        facts = {"path": error.path, "place": error.place, "code": error.code, "text": line}
        self.result({"error": facts})

    def _progress(self, code: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._shown < STEP and done != total):
            return
        self._shown = now
        words = self.text(code) if code in catalogue() else code
        count = f" {done:,} / {total:,}" if total else f" {done:,}" if done else ""
        print(f"\r\x1b[K{words}{count}", end="", file=sys.stderr, flush=True)
        self._drawn = True

    def _clear(self) -> None:
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._drawn = False


def problem_facts(problem: Problem, language: str) -> dict[str, Any]:
    """Return a problem, ready for JSON."""
    return {
        "severity": problem.severity.name.lower(), "code": problem.code, "place": problem.place,
        "text": problem.text(language),
    }  # fmt: skip
