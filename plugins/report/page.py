"""The report as one HTML page: the answer first, then pictures and tables, problems last."""

import base64
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from plugins.report.chart import s_curve
from plugins.report.tables import SHOWN, idle_tasks, late_tasks, problem_kinds, storeys_by_class, versions
from plugins.report.template import environment, style
from resources import messages
from sim.linking.coverage import by_source, coverage_by_class, gaps
from sim.playback.appearance import ALARMS
from sim.playback.outcome import Outcome
from sim.playback.simulation import Simulation
from sim.problem import Severity

MOST_ALARMS = 200
QUALITY = 90  # of the embedded pictures, %


def page(outcome: Outcome, place: Path, language: str) -> str:
    """Return the page; pictures are embedded, the film is linked."""

    def say(code: str, **values: object) -> str:
        return messages.text(f"report-{code}", language, **values)

    project, schedule = outcome.project, outcome.project.schedule
    start, finish = schedule.span()
    cover = outcome.coverage
    late, late_count, has_baseline = late_tasks(project)
    idle, blank = idle_tasks(project, cover.idle.tolist())
    classes, storeys = storeys_by_class(project)
    return environment().get_template("page.html.j2").render(
        say=say,
        language=language.replace("_", "-"),
        outcome=outcome,
        project=project,
        answer=answer(outcome, language),
        style=style(),
        pictures=[
            {"data": _embedded(picture.path), "time": minutes(picture.time) or say("finished"),
             "note": _progress(outcome, picture.time, say)}
            for picture in outcome.pictures
        ],
        video=outcome.video.relative_to(place).as_posix() if outcome.video else "",
        chart=s_curve(
            outcome.simulation, say("planned"), say("baseline"), say("curve-axis"), say("curve-days")
        ),
        start=minutes(start),
        finish=minutes(finish),
        classes=coverage_by_class(project),
        gaps=gaps(project),
        sources=list(by_source(project).items()),
        idle=idle,
        blank=blank,
        shown=SHOWN,
        late=late,
        late_count=late_count,
        has_baseline=has_baseline,
        columns=classes,
        covered=share_of(cover.linked.size, cover.linked.size + cover.unlinked.size),
        storeys=storeys,
        problems=problem_kinds(outcome.problems, language),
        versions=versions(),
        alarms=[
            (a.channel, a.guid, messages.text(f"alarm-{ALARMS[a.level]}", language), minutes(a.start),
             minutes(a.finish))
            for a in outcome.alarms[:MOST_ALARMS]
        ],
        elements=[int((project.elements.model == row).sum()) for row in range(len(project.models))],
    )  # fmt: skip


def _progress(outcome: Outcome, time: np.datetime64, say: Callable[..., str]) -> str:
    """Return how far the work is on the evening of a picture's day, "" where there is none."""
    simulation = outcome.simulation
    if not len(simulation) or np.isnat(time):
        return ""
    row = int(np.searchsorted(simulation.day, time.astype("datetime64[D]"), side="right")) - 1
    row = min(max(row, 0), len(simulation) - 1)
    return say("picture", percent=f"{simulation.planned[row]:.0f}", tasks=int(simulation.active[row]))


def answer(outcome: Outcome, language: str) -> str:
    """Return the paragraph a manager reads: what, how long, how complete, what is wrong."""
    start, finish = outcome.project.schedule.span()
    cover = outcome.coverage
    return answer_from(
        language, outcome.project.name, len(outcome.project.elements), len(outcome.project.models),
        outcome.schedule_source, len(outcome.project.schedule), minutes(start), minutes(finish),
        cover.linked.size, cover.linked.size + cover.unlinked.size, half_time(outcome.simulation),
        sum(p.severity is Severity.ERROR for p in outcome.problems),
        sum(p.severity is Severity.WARNING for p in outcome.problems), len(outcome.alarms),
    )  # fmt: skip


def answer_of(document: dict[str, Any], language: str) -> str:
    """Return the same paragraph from ``result.json``."""
    schedule, cover, simulation = document["schedule"], document["coverage"], document["simulation"]
    half = next(
        (d for d, p in zip(simulation["days"], simulation["planned_percent"], strict=True) if p and p >= 50),
        "",
    )
    severities = Counter(p["severity"] for p in document["problems"])
    return answer_from(
        language, document["project"]["name"], document["elements"], len(document["models"]),
        schedule["source"], schedule["tasks"], _plain(schedule["start"]), _plain(schedule["finish"]),
        cover["linked"], cover["linked"] + cover["unlinked"], half, severities["error"],
        severities["warning"], len(document["alarms"]),
    )  # fmt: skip


def answer_from(
    language: str, name: str, elements: int, models: int, source: str, tasks: int, start: str, finish: str,
    linked: int, visible: int, half: str, errors: int, warnings: int, alarms: int,
) -> str:  # fmt: skip
    """Return the paragraph from its facts."""

    def say(code: str, **values: object) -> str:
        return messages.text(f"report-answer-{code}", language, **values)

    sentences = [say("model", name=name, elements=f"{elements:,}", models=models)]
    if source == "none" or not start:
        sentences.append(say("no-schedule"))
    else:
        days = int((np.datetime64(finish[:10]) - np.datetime64(start[:10])) / np.timedelta64(1, "D")) + 1
        values = {"tasks": f"{tasks:,}", "start": start[:10], "finish": finish[:10], "days": f"{days:,}"}
        sentences.append(say(f"schedule-{source}", **values))
        share = share_of(linked, visible)
        sentences.append(say("coverage", linked=f"{linked:,}", visible=f"{visible:,}", share=share))
        if half:
            sentences.append(say("half", day=half))
    sentences.append(say("problems", errors=errors, warnings=warnings) if errors + warnings else say("clean"))
    if alarms:
        sentences.append(say("alarms", count=alarms))
    return ("" if language == "zh_CN" else " ").join(sentences)


def share_of(part: int, whole: int) -> str:
    """Return a share in %, to one place, never rounded to all or none."""
    if not whole or part in (0, whole):
        return "0" if not part else "100"
    return f"{min(max(100 * part / whole, 0.1), 99.9):.1f}"


def half_time(simulation: Simulation) -> str:
    """Return the day by whose end half of the elements are finished, "" for none."""
    reached = np.flatnonzero(simulation.planned >= 50)
    return str(simulation.day[reached[0]]) if reached.size else ""


def minutes(time: np.datetime64) -> str:
    """Return "2025-03-03 08:00", "" for NaT."""
    return "" if np.isnat(time) else str(time.astype("datetime64[m]")).replace("T", " ")


def _plain(text: str | None) -> str:
    return (text or "").replace("T", " ")[:16]


def _embedded(path: Path) -> str:
    # JPEG, since a page with eight lossless pictures is too large to send around.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(str(path)).save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
    return "data:image/jpeg;base64," + base64.b64encode(buffer.data().data()).decode("ascii")
