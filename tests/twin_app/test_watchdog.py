"""A main thread that hangs in a plugin's code is named, and got out of there; nobody else is disturbed."""

import sys
import time
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from twin_app.watchdog import PluginHung, Watchdog

LIMIT = 0.4
CODE = """
import time

def sleep():
    time.sleep(30)

def spin():
    while True:
        pass

def stubborn():
    for _ in range(3):
        try:
            time.sleep(30)
        except Exception:
            pass
"""


@pytest.fixture
def told() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def watchdog(told: list[tuple[str, str]]) -> Iterator[Watchdog]:
    whose: Callable[[str], str] = lambda module: "hanger" if module == "a_hanging_plugin" else ""  # noqa: E731
    made = Watchdog(whose, lambda name, place, seconds: told.append((name, place)), LIMIT)
    yield made
    made.close()


@pytest.mark.parametrize("act", ["sleep", "spin", "stubborn"])
def test_plugin_is_left(watchdog: Watchdog, told: list[tuple[str, str]], act: str) -> None:
    module = ModuleType("a_hanging_plugin")
    exec(CODE, module.__dict__)
    begin = time.monotonic()
    with pytest.raises(PluginHung, match="hanger"):
        getattr(module, act)()
    assert LIMIT * 0.9 < time.monotonic() - begin < 10
    assert told[0][0] == "hanger"
    assert told[0][1].startswith(f"{act}, ")
    watchdog.beat()


def test_our_own_slowness_is_let_be(watchdog: Watchdog, told: list[tuple[str, str]]) -> None:
    time.sleep(LIMIT * 3)
    assert told == []


def test_nothing_is_left_behind() -> None:
    import signal

    from twin_app.watchdog import SIGNAL

    before = signal.getsignal(SIGNAL)
    dog = Watchdog(lambda module: "", lambda name, place, seconds: None)
    assert dog.culprit(sys._getframe()) == ("", "")
    dog.close()
    assert signal.getsignal(SIGNAL) is before
