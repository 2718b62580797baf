"""The one signal mechanism below Qt: a frozen snapshot that can be replaced and listened to."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Generic, TypeAlias, TypeVar

T = TypeVar("T")
Listener: TypeAlias = Callable[[T, frozenset[str]], None]


class Watched(Generic[T]):
    """Holds one frozen dataclass; listeners hear which of its parts were replaced."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._listeners: list[Listener[T]] = []

    @property
    def value(self) -> T:
        return self._value

    def set(self, value: T) -> None:
        """Replace the snapshot; nobody is told if no part changed."""
        before, self._value = self._value, value
        changed = changed_parts(before, value)
        if changed:
            for listener in tuple(self._listeners):
                listener(value, changed)

    def listen(self, listener: Listener[T]) -> Callable[[], None]:
        """Call `listener(value, changed part names)` after each change; returns the way to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop


def changed_parts(before: Any, after: Any) -> frozenset[str]:
    """Return the names of the fields that are no longer the same object (or equal plain value)."""
    if before is after:
        return frozenset()
    return frozenset(
        f.name for f in fields(after) if _differs(getattr(before, f.name), getattr(after, f.name))
    )


def _differs(a: object, b: object) -> bool:
    if a is b:
        return False
    plain = (str, int, float, bool, type(None))
    return not (isinstance(a, plain) and isinstance(b, plain) and type(a) is type(b) and a == b)
