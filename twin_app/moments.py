"""Which moments of a schedule to show."""

import re

import numpy as np

from sim.moment import moment
from sim.playback.simulation import active_tasks, span_of
from sim.playback.timeline import compile_timeline
from sim.problem import ReadError
from sim.project import Project

DAY = 86400
MORNING = 10 * 3600  # s after midnight: when most sites are at work


def work_span(project: Project) -> tuple[np.datetime64, np.datetime64]:
    """Return when work on elements begins and ends; NaT, NaT without dated links."""
    return span_of(compile_timeline(project.schedule, project.links, len(project.elements)))


def moment_of(text: str, project: Project) -> np.datetime64:
    """Return the moment that "start", "finish", "50%" or an ISO date means; NaT is the finished model.

    Raises
    ------
    ReadError
        It means no moment, or there is no dated schedule it could refer to.
    """
    plain = text.strip().lower()
    first, last = work_span(project)
    share = re.fullmatch(r"(\d+(?:\.\d+)?)\s*%", plain)
    if plain == "finish":
        return last
    if np.isnat(first):  # nothing is linked, but the schedule may still say when
        first, last = project.schedule.span()
    if plain == "start" or (share and float(share[1]) <= 100):
        if np.isnat(first):
            raise ReadError("--at", text, "no-dates")
        part = float(share[1]) / 100 if share else 0.0
        return first + np.timedelta64(round(part * int((last - first) / np.timedelta64(1, "s"))), "s")
    try:
        return moment(text)
    except ValueError:
        raise ReadError("--at", "", "bad-time", {"text": text}) from None


def picture_times(project: Project, count: int) -> list[np.datetime64]:
    """Return `count` moments from the first day of work to its end, at hours when work goes on.

    One NaT, the finished model, without a dated schedule.
    """
    first, last = work_span(project)
    if np.isnat(first):
        return [first]
    found = [first]
    for k in range(1, count - 1):
        target = first + (last - first) * k // max(count - 1, 1)
        found.append(_at_work(project, target, last))
    return sorted({*found[1:], first + np.timedelta64(3600, "s"), last})


def film_times(project: Project, count: int) -> list[np.datetime64]:
    """Return `count` moments in equal steps; of steps over a quarter of a day, each in the morning."""
    first, last = work_span(project)
    if np.isnat(first):
        return [first]
    total = int((last - first) / np.timedelta64(1, "s"))
    times = [first + np.timedelta64(total * k // max(count - 1, 1), "s") for k in range(count)]
    if total / max(count - 1, 1) > DAY / 4:
        times = [min(max(_morning(time), first), last) for time in times[:-1]] + [last]
    return times


def _at_work(project: Project, target: np.datetime64, last: np.datetime64) -> np.datetime64:
    for away in (0, 1, -1, 2, -2, 3, -3):
        time = _morning(target) + np.timedelta64(away, "D")
        if active_tasks(project.schedule, time, time + np.timedelta64(1, "s")).size:
            return min(time, last)
    return target


def _morning(time: np.datetime64) -> np.datetime64:
    found: np.datetime64 = time.astype("datetime64[D]").astype("datetime64[s]") + np.timedelta64(MORNING, "s")
    return found
