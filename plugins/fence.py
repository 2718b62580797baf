"""The fence around a plugin's code: what raises, hangs or falls silent is named and left behind."""

import threading
import time
from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from plugins.reason import Reason
from sim.job import Cancelled, Job
from sim.problem import ReadError

PATIENCE = 1.0  # s a plugin may take to end after the user has stopped its job
LOOK = 0.05  # s between two looks at whether it still answers
P = ParamSpec("P")
T = TypeVar("T")


class PluginError(Exception):
    """A plugin raised or hung; carries its name and one line of reason."""

    def __init__(self, plugin: str, reason: str) -> None:
        super().__init__(f"{plugin}: {reason}")
        self.plugin, self.reason = plugin, reason


def fenced(name: str, limit: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a plugin's function on a thread that can be left behind.

    Raises
    ------
    PluginError
        It raised, or was not done within `limit` seconds.
    """
    call = _Call(name, lambda: function(*args, **kwargs))
    call.thread.join(limit)
    return call.result(Reason("plugin-no-answer", seconds=f"{limit:g}"))


def paced(name: str, silence: float, job: Job, function: Callable[[Job], T]) -> T:
    """Run a plugin's long function, which may take its time as long as it reports.

    Raises
    ------
    PluginError
        It raised, or reported nothing for `silence` seconds.
    ReadError
        It refused its input, or could not write.
    Cancelled
        The user stopped the job, whether the plugin listened or not.
    """
    heard = time.monotonic()

    def report(code: str, done: int, total: int) -> None:
        nonlocal heard
        heard = time.monotonic()
        job.report(code, done, total)

    call = _Call(name, lambda: function(Job(report, job.stop)))
    stopped = 0.0
    while call.thread.is_alive():
        call.thread.join(LOOK)
        now = time.monotonic()
        if job.stop.is_set():
            stopped = stopped or now
            if now - stopped > PATIENCE:
                raise Cancelled
        elif now - heard > silence:
            break
    if isinstance(call.raised, ReadError | Cancelled):
        raise call.raised
    return call.result(Reason("plugin-silent", seconds=f"{silence:g}"))


def one_line(error: BaseException) -> str:
    """Return kind and message of an error on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


class _Call(Generic[T]):
    def __init__(self, name: str, function: Callable[[], T]) -> None:
        self.name = name
        self.raised: BaseException | None = None
        self._function = function
        self._result: list[T] = []
        self.thread = threading.Thread(target=self._body, name=f"plugin {name}", daemon=True)
        self.thread.start()

    def _body(self) -> None:
        try:
            self._result.append(self._function())
        except BaseException as error:  # noqa: BLE001 - a plugin may raise anything; `result` tells it
            self.raised = error

    def result(self, unanswered: str) -> T:
        if self.raised is not None:
            raise PluginError(self.name, one_line(self.raised)) from self.raised
        if not self._result:
            raise PluginError(self.name, unanswered)
        return self._result[0]
