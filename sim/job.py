"""What a long job needs from whoever started it: a way to report and a way to be stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event


class Cancelled(Exception):
    """The user stopped the job."""


@dataclass(frozen=True, slots=True)
class Job:
    """Passed to every long function.

    Attributes
    ----------
    report : callable
        Takes (message code, items done, items in all); 0 in all means unknown.
    stop : Event
        Set when the user cancels.
    """

    report: Callable[[str, int, int], None]
    stop: Event

    def step(self, code: str, done: int, total: int) -> None:
        """Report progress; raises Cancelled if the user has stopped the job."""
        if self.stop.is_set():
            raise Cancelled
        self.report(code, done, total)


def silent_job() -> Job:
    """Return a job nobody watches."""
    return Job(lambda code, done, total: None, Event())
