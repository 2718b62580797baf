"""An operation: what there is, what is done, what follows what. Data only; see docs/decisions/0009."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sim.operations.length import Length


@dataclass(frozen=True, slots=True)
class Line:
    """Where entities wait: trucks, crews, parts to be lifted.

    Attributes
    ----------
    name : str
    count : int
        How many stand in it at the start.
    attributes : mapping of str to tuple of float
        One value for each of those.
    order : str
        "first" come first served, "last", or the name of an attribute: least first.
    fails, repair : Length or None
        From the start or the last repair to the next failure, by the clock; and until repaired; of each
        entity that began here.
    """

    name: str
    count: int = 0
    attributes: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    order: str = "first"
    fails: Length | None = None
    repair: Length | None = None


@dataclass(frozen=True, slots=True)
class Store:
    """Where an amount is kept: soil, concrete, segments."""

    name: str
    amount: float = 0.0
    capacity: float = math.inf


@dataclass(frozen=True, slots=True)
class Take:
    """So many entities of a line, held until the activity lets them go."""

    line: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount drawn from a store at the start, or put into one at the finish.

    `per` is the attribute of the first entity that `rate` is multiplied by and added.
    """

    store: str
    amount: float
    per: str = ""
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a start.

    `about` is "line" (its length), "store" (its level), "done" or "going" (how often an activity has
    finished, how many of it are going on), at least or at most `bound`.
    """

    about: str
    name: str
    at_least: bool
    bound: float


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes time.

    Attributes
    ----------
    name : str
    length : Length
    takes : tuple of Take
        What it waits for; nothing for a bound activity, which follows others at once.
    draws, puts : tuple of Flow
    tests : tuple of Condition
    goes : mapping of str to str
        By the line an entity was taken from ("" for all others): the line, bound activity or branch it goes
        to; "" leaves the site.
    priority : int
        The greater the sooner.
    calendars : tuple of str
        Gates in whose common open time alone the work counts, and starts.
    gates : tuple of str
        Gates that must all be open at the start.
    fits : tuple of str
        Gates that must all stay open from start to finish.
    force : bool
        Takes what it lacks in one line from work of lower priority that yields.
    yields : bool
    again : bool
        Begins anew after an interruption rather than going on.
    """

    name: str
    length: Length = field(default_factory=Length)
    takes: tuple[Take, ...] = ()
    draws: tuple[Flow, ...] = ()
    puts: tuple[Flow, ...] = ()
    tests: tuple[Condition, ...] = ()
    goes: Mapping[str, str] = field(default_factory=dict)
    priority: int = 0
    calendars: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    force: bool = False
    yields: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """Where entities go one way or another.

    `to` are lines, bound activities or "" (leaves); chosen by `shares`, or where `by` names an attribute of
    the first entity, by that: 0 the first, 1 the second.
    """

    name: str
    to: tuple[str, ...]
    shares: tuple[float, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """When something may be done.

    `spans` is float64[n, 2], opens and closes, by time, neither overlapping nor touching; the last may
    close at infinity.
    """

    name: str
    spans: np.ndarray


@dataclass(frozen=True, slots=True)
class Operation:
    """All of it.

    Attributes
    ----------
    title : str
    lines, stores, activities, branches, gates : tuple
        Names of all but gates differ from each other, and those of gates from each other.
    unit : str
        Of time: "s", "min", "h" or "d".
    until : float
        When to stop.
    goal : str
        The activity that stops all once it has finished `times` times; "" for none.
    times : int
    warm_up : float
        What happens before does not count in the statistics.
    start : datetime64[s] or None
        When time 0 is.
    """

    title: str
    lines: tuple[Line, ...]
    activities: tuple[Activity, ...]
    stores: tuple[Store, ...] = ()
    branches: tuple[Branch, ...] = ()
    gates: tuple[Gate, ...] = ()
    unit: str = "min"
    until: float = math.inf
    goal: str = ""
    times: int = 0
    warm_up: float = 0.0
    start: np.datetime64 | None = None
