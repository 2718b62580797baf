"""What a user asks of a course: utilisation, waits, lengths, levels, throughput."""

import math
from collections.abc import Callable
from typing import Final

from kernels import operation as o
from sim.operations.operation import Operation
from sim.operations.replication import Course


def _line(operation: Operation, name: str) -> int:
    return [line.name for line in operation.lines].index(name)


def _store(operation: Operation, name: str) -> int:
    return [store.name for store in operation.stores].index(name)


def _activity(operation: Operation, name: str) -> int:
    return [activity.name for activity in operation.activities].index(name)


def _span(course: Course) -> float:
    return course.time - course.since


def finish(operation: Operation, course: Course, name: str) -> float:
    """Return when it ended."""
    return course.time


def done(operation: Operation, course: Course, name: str) -> float:
    """Return how often an activity finished."""
    return float(course.doing[_activity(operation, name), o.FINISHES])


def rate(operation: Operation, course: Course, name: str) -> float:
    """Return how often an activity finished per unit of time."""
    return _over(done(operation, course, name), _span(course))


def going(operation: Operation, course: Course, name: str) -> float:
    """Return how many of an activity went on on average, breaks not counted."""
    return _over(float(course.spent[_activity(operation, name), o.BUSY]), _span(course))


def held(operation: Operation, course: Course, name: str) -> float:
    """Return how long only a gate kept an activity."""
    return float(course.spent[_activity(operation, name), o.HELD])


def utilisation(operation: Operation, course: Course, name: str) -> float:
    """Return the share of time in which the entities that began in a line were in activities."""
    row = _line(operation, name)
    return _over(float(course.kind_busy[row].sum()), operation.lines[row].count * _span(course))


def length(operation: Operation, course: Course, name: str) -> float:
    """Return the mean length of a line."""
    return _over(float(course.queue[_line(operation, name), o.AREA]), _span(course))


def wait(operation: Operation, course: Course, name: str) -> float:
    """Return the mean wait of those taken from a line."""
    row = _line(operation, name)
    return _over(float(course.queue[row, o.WAITED]), float(course.line[row, o.TAKEN]))


def longest_wait(operation: Operation, course: Course, name: str) -> float:
    """Return the longest wait of those taken from a line."""
    return float(course.queue[_line(operation, name), o.LONGEST_WAIT])


def level(operation: Operation, course: Course, name: str) -> float:
    """Return the mean level of a store."""
    return _over(float(course.store[_store(operation, name), o.AREA]), _span(course))


def content(operation: Operation, course: Course, name: str) -> float:
    """Return the level of a store at the end."""
    return float(course.store[_store(operation, name), o.LEVEL])


MEASURES: Final[dict[str, Callable[[Operation, Course, str], float]]] = {
    "finish": finish,
    "done": done,
    "rate": rate,
    "going": going,
    "held": held,
    "utilisation": utilisation,
    "length": length,
    "wait": wait,
    "longest_wait": longest_wait,
    "level": level,
    "content": content,
}
"""By name; each takes the operation, a course, and the name of a line, store or activity ("" for finish)."""


def _over(a: float, b: float) -> float:
    return a / b if b > 0 else math.nan
