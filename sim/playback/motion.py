"""Elements that tasks carry from place to place: paths of points over the time of a task.

A task's "Motion" field says where to: "-30,0,0 -> 0,0,0" are metres from the place in the model; with
"world" before it, where the middle of what is moved is. "@40%" behind a point says when it is reached.
"""

import re
from dataclasses import dataclass

import numpy as np

from kernels.arrays import F32, F64, I32, I64
from kernels.motion import shifts_at
from sim.columns import check_lengths, freeze
from sim.elements import Elements
from sim.links import Links
from sim.playback.task_looks import column
from sim.problem import Problem, Severity
from sim.schedule import Schedule

FIELD = "Motion"  # a column of the schedule
WORLD = "world"
MOST_POINTS = 1000
FARTHEST = 1e6  # m
_BETWEEN = re.compile(r"→|->|;")


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Points in metres and when each is reached, 0..1; `world` where they are places of the middle."""

    point: F64
    share: F64
    world: bool = False


def path_of(text: str) -> Path:
    """Return the path a text describes; raise ValueError naming what is wrong."""
    words = text.strip()
    world = words.casefold().startswith(WORLD)
    pieces = _BETWEEN.split(words[len(WORLD) :] if world else words)
    if len(pieces) > MOST_POINTS:
        raise ValueError(f"> {MOST_POINTS:,}")
    points, shares = [], []
    for piece in pieces:
        place, _, when = piece.partition("@")
        try:
            numbers = [float(number) for number in re.split(r"[\s,]+", place.strip()) if number]
            share = float(when.strip().removesuffix("%")) / 100 if when.strip() else np.nan
        except ValueError:
            raise ValueError(piece.strip()) from None
        if len(numbers) != 3 or not all(abs(number) <= FARTHEST for number in numbers):
            raise ValueError(piece.strip() or "x,y,z")
        points.append(numbers)
        shares.append(share)
    point = np.array(points, np.float64)
    return Path(point, _shares(point, np.array(shares, np.float64)), world)


def _shares(point: F64, given: F64) -> F64:
    """Return when every point is reached: as given, else by the way between the points that tell it."""
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(point, axis=0), axis=1))])
    known = given.copy()
    known[0] = 0.0 if np.isnan(known[0]) else known[0]
    known[-1] = 1.0 if np.isnan(known[-1]) else known[-1]
    fixed = np.flatnonzero(~np.isnan(known))
    if (np.diff(known[fixed]) < 0).any() or not 0.0 <= known[0] <= known[-1] <= 1.0:
        raise ValueError("@")
    for first, last in zip(fixed[:-1].tolist(), fixed[1:].tolist(), strict=True):
        long = way[last] - way[first]
        inner = slice(first, last + 1)
        part = (way[inner] - way[first]) / long if long else np.linspace(0.0, 1.0, last - first + 1)
        known[inner] = known[first] + part * (known[last] - known[first])
    return known


@dataclass(frozen=True, slots=True, eq=False)
class Motions:
    """The moves of all elements that are moved, ready for any moment; see `kernels.motion.shifts_at`.

    Attributes
    ----------
    element : int32[n]
    offset : int64[n + 1]
    start, finish : int64[m]
    path : int64[m + 1]
    share : float64[p]
    point : float64[p, 3]
    """

    element: I32
    offset: I64
    start: I64
    finish: I64
    path: I64
    share: F64
    point: F64

    def __post_init__(self) -> None:
        check_lengths("Motions", len(self.element) + 1, offset=self.offset)
        check_lengths("Motions", len(self.start), finish=self.finish)
        check_lengths("Motions", len(self.share), point=self.point)
        freeze(*(getattr(self, name) for name in type(self).__slots__))

    def __len__(self) -> int:
        return self.element.size

    def at(self, now: np.datetime64) -> F32:
        """Return float32[n, 3]: metres of each moved element from its place in the model.

        NaT means the finished model: everything in its place.
        """
        out = np.zeros((len(self), 3), np.float32)
        if len(self) and not np.isnat(now):
            moment = int(now.astype("datetime64[s]").astype(np.int64))
            shifts_at(self.offset, self.start, self.finish, self.path, self.share, self.point, moment, out)
        return out


def no_motions() -> Motions:
    """Return the motions of a project in which nothing is moved."""
    i64 = np.empty(0, np.int64)
    none, zero = np.empty(0, np.int32), np.zeros(1, np.int64)
    return Motions(none, zero, i64, i64.copy(), zero.copy(), np.empty(0), np.empty((0, 3)))


def compile_motions(schedule: Schedule, links: Links, elements: Elements) -> Motions:
    """Compile the motions of a schedule; what cannot be read moves nothing, see `motion_problems`."""
    paths = _paths(schedule)
    dated = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
    wanted = np.array([row for row in paths if dated[row]], np.int32)
    used = np.flatnonzero(np.isin(links.task, wanted))
    task, element = links.task[used], links.element[used]
    order = np.lexsort((schedule.start[task], element))
    task, element = task[order], element[order]
    rows, first = np.unique(element, return_index=True)
    points = {
        row: _from_place(paths[row], elements, element[task == row]) for row in np.unique(task).tolist()
    }
    sizes = [len(points[row]) for row in task.tolist()]
    return Motions(
        rows.astype(np.int32),
        np.append(first, element.size).astype(np.int64),
        schedule.start[task].astype("datetime64[s]").astype(np.int64),
        schedule.finish[task].astype("datetime64[s]").astype(np.int64),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.concatenate([np.empty(0), *(paths[row].share for row in task.tolist())]),
        np.concatenate([np.empty((0, 3)), *(points[row] for row in task.tolist())]),
    )


def motion_problems(schedule: Schedule) -> list[Problem]:
    """Return which motions cannot be read."""
    problems = []
    for task, text in zip(schedule.id, column(schedule, FIELD) or ("",) * len(schedule), strict=True):
        try:
            path_of(text) if text.strip() else None
        except ValueError as error:
            values = {"text": text[:80], "task": task, "reason": str(error)}
            problems.append(Problem(Severity.WARNING, "motion-unreadable", task, values))
    return problems


def _paths(schedule: Schedule) -> dict[int, Path]:
    found = {}
    for row, text in enumerate(column(schedule, FIELD) or ()):
        if text.strip():
            try:
                found[row] = path_of(text)
            except ValueError:
                continue
    return found


def _from_place(path: Path, elements: Elements, moved: I32) -> F64:
    """Return the points as metres from the place in the model."""
    box = elements.box[moved]
    box = box[np.isfinite(box).all(axis=1)]
    if not path.world or not len(box):
        return path.point
    middle: F64 = (box[:, :3].min(axis=0) + box[:, 3:].max(axis=0)) / 2.0
    return path.point - middle
