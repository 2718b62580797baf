"""What is written over a picture of the site: when it is, how far the work is, what goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resources.messages import text
from sim.playback.appearance import LegendEntry
from sim.playback.progress import Progress
from sim.playback.time_ticks import iso_week
from sim.project import Project

TASKS = 3  # at most so many are named


@dataclass(frozen=True, slots=True)
class OverlayTask:
    """One task at work: its name, what it does in a few words, share of its time gone, whether late."""

    name: str
    detail: str
    share: float
    late: bool


@dataclass(frozen=True, slots=True)
class OverlayContent:
    """All words in the reader's language; "" where there is nothing to say.

    `progress` is the share of the planned work that should be done, 0..1, NaN without a schedule.
    """

    title: str
    date: str
    week: str
    progress: float
    progress_text: str
    tasks: tuple[OverlayTask, ...]
    more: str
    legend: tuple[LegendEntry, ...]


def overlay_content(
    project: Project,
    now: np.datetime64,
    language: str = "en",
    legend: Sequence[LegendEntry] = (),
    progress: Progress | None = None,
) -> OverlayContent:
    """Return what to write at `now` (NaT: the finished model); pass `progress` when asked often."""
    if np.isnat(now):
        return OverlayContent(
            project.name, text("overlay-finished", language), "", float("nan"), "", (), "", tuple(legend)
        )
    year, week = iso_week(now)
    known = progress or Progress(project.schedule, project.links)
    share = known.share(now)
    active = known.active(now, len(project.schedule))
    tasks = tuple(
        OverlayTask(
            project.schedule.name[a.task] or project.schedule.id[a.task],
            " · ".join(_details(a.late, a.linked, language)), a.share, a.late,
        )
        for a in active[:TASKS]
    )  # fmt: skip
    more = ""
    if len(active) > TASKS:
        more = text("overlay-more", language, count=len(active) - TASKS)
    elif not active and len(project.schedule):
        more = text("overlay-idle", language)
    return OverlayContent(
        title=project.name,
        date=str(now.astype("datetime64[D]")),
        week=text("overlay-week", language, week=week, year=year),
        progress=share,
        progress_text=""
        if np.isnan(share)
        else text("overlay-progress", language, percent=f"{100 * share:.0f}"),
        tasks=tasks,
        more=more,
        legend=tuple(legend),
    )


def _details(late: bool, linked: int, language: str) -> list[str]:
    words = [text("overlay-late", language)] if late else []
    if linked:
        words.append(text("overlay-part" if linked == 1 else "overlay-parts", language, count=f"{linked:,}"))
    return words
