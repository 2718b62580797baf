"""What a run leaves in its folder: pictures, film, project, result, report."""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from kernels.states import STATE_COUNT
from plugins.registry import Registry
from sim.job import Job
from sim.linking.coverage import by_source, coverage_by_class, gaps
from sim.planning.schedule_versions import version_facts
from sim.playback.appearance import STATES
from sim.playback.camera_path import CameraPath, camera_path
from sim.playback.outcome import Outcome, Picture
from sim.problem import ReadError, WriteError
from sim.project import Project
from sim.writers.atomic import write_text
from sim.writers.twin import save_project
from twin_app.moments import film_times, picture_times
from twin_app.pipeline import Stopwatch
from viewers.export.film import FPS, FilmOptions, write_film
from viewers.export.frames import FrameOptions, Frames
from viewers.export.gantt_strip import GanttStrip

RESULT_SCHEMA = "twin_app/result"
RESULT_VERSION = 1
REPORT_LIMIT = 120.0  # s a report may take


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How much is drawn."""

    width: int = 1920
    height: int = 1080
    pictures: int = 8
    seconds: float = 8.0  # of film; 0 for none
    language: str = "en"
    still_width: int = 0  # of the pictures; 0: as the film
    still_height: int = 0
    gantt_strip: bool = False  # below the film
    camera_path: bool = False  # fly through the saved viewpoints that have a date


def make_folder(path: Path) -> None:
    """Make the output folder; raises ReadError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise ReadError(str(path), "", "out-not-folder", reason) from None


def draw(outcome: Outcome, folder: Path, options: OutputOptions, job: Job) -> Outcome:
    """Write ``frames/*.png`` and ``4d.mp4``."""
    watch = Stopwatch()
    if options.camera_path:
        path_of(outcome.project)  # refused before the work, not after it
    make_folder(folder / "frames")
    for old in (folder / "frames").glob("[0-9][0-9]_*.png"):
        old.unlink()
    shown = FrameOptions(
        options.still_width or options.width,
        options.still_height or options.height,
        language=options.language,
    )
    frames = Frames(outcome.project, shown)
    pictures = []
    with watch.step("pictures"):
        times = picture_times(outcome.project, options.pictures)
        for k, time in enumerate(times):
            job.step("job-pictures", k, len(times))
            date = "finished" if np.isnat(time) else str(time.astype("datetime64[D]"))
            path = folder / "frames" / f"{k + 1:02d}_{date}.png"
            frames.save(time, path)
            pictures.append(Picture(path, time))
    video = None
    if options.seconds > 0:
        with watch.step("video"):
            video = _film(outcome, folder / "4d.mp4", frames, options, job)
    return replace(
        outcome, pictures=tuple(pictures), video=video, timings={**outcome.timings, **watch.seconds}
    )


def _film(outcome: Outcome, path: Path, frames: Frames, options: OutputOptions, job: Job) -> Path:
    project = outcome.project
    made = FilmOptions(
        options.width, options.height,
        GanttStrip(project, options.language) if options.gantt_strip else None,
        path_of(project) if options.camera_path else None,
    )  # fmt: skip
    write_film(path, frames, film_times(project, round(options.seconds * FPS)), made, job)
    return path


def path_of(project: Project) -> CameraPath:
    """Return the flight through the project's viewpoints; raises ReadError where too few have a date."""
    found = camera_path(project.viewpoints)
    if found is None:
        raise ReadError("--camera-path", "", "camera-path-short", {"count": len(project.viewpoints)})
    return found


def result(outcome: Outcome, folder: Path, language: str) -> dict[str, Any]:
    """Return the content of ``result.json``; all but ``timings`` is the same for the same input."""
    project, simulation, schedule = outcome.project, outcome.simulation, outcome.project.schedule
    first, last = schedule.span()
    cover = outcome.coverage
    return {
        "schema": RESULT_SCHEMA,
        "schema_version": RESULT_VERSION,
        "project": {"name": project.name, "zone": project.zone, "profile": project.profile},
        "inputs": list(outcome.inputs),
        "models": [
            {"name": m.name, "schema": m.schema, "digest": m.digest, "crs": m.crs,
             "elements": int((project.elements.model == row).sum()),
             "classes": dict(sorted(m.classes.items())), "unconverted": len(m.unconverted)}
            for row, m in enumerate(project.models)
        ],
        "elements": len(project.elements),
        "elements_with_geometry": int(project.elements.has_geometry().sum()),
        "triangles": project.mesh.drawn_triangles(),
        "schedule": {
            "source": outcome.schedule_source, "title": schedule.title, "tasks": len(schedule),
            "relations": len(schedule.relations), "start": _text(first), "finish": _text(last),
            "merged": _merged(outcome, language),
        },
        "links": len(project.links),
        "coverage": {
            "linked": int(cover.linked.size), "unlinked": int(cover.unlinked.size),
            "multiple": int(cover.multiple.size), "share": _number(cover.share),
            "idle_tasks": [schedule.id[row] for row in cover.idle.tolist()], "works": cover.works,
            "classes": [
                {"class": c.label, "count": c.count, "linked": c.linked, "multiple": c.multiple}
                for c in coverage_by_class(project)
            ],
            "sources": by_source(project),
            "gaps": [
                {"model": g.model, "class": g.ifc_class, "count": g.count, "examples": list(g.examples)}
                for g in gaps(project)
            ],
        },
        "simulation": {
            "elements_with_work": simulation.scheduled,
            "days": [str(day) for day in simulation.day],
            "states": {STATES[k]: simulation.counts[:, k].tolist() for k in range(STATE_COUNT)},
            "planned_percent": [_number(x) for x in simulation.planned.tolist()],
            "baseline_percent": [_number(x) for x in simulation.baseline.tolist()],
            "active_tasks": simulation.active.tolist(),
        },
        "readings": outcome.readings,
        "alarms": [
            {"guid": a.guid, "channel": a.channel, "level": a.level, "start": _text(a.start),
             "finish": _text(a.finish)}
            for a in outcome.alarms
        ],
        "problems": [
            {"severity": p.severity.name.lower(), "code": p.code, "place": p.place, "text": p.text(language)}
            for p in outcome.problems
        ],
        "outputs": {
            "frames": [{"file": _inside(p.path, folder), "time": _text(p.time)} for p in outcome.pictures],
            "video": _inside(outcome.video, folder) if outcome.video else None,
            "project": "project.twin",
        },
        "timings": {name: round(seconds, 3) for name, seconds in outcome.timings.items()},
    }  # fmt: skip


def _merged(outcome: Outcome, language: str) -> dict[str, Any] | None:
    """Return what joining a file to the schedule of the project changed, ready for JSON."""
    if outcome.merged is None:
        return None
    lost = [{"task": x.task, "name": x.name, "elements": x.elements} for x in outcome.merged.lost]
    sides = zip(("added", "removed", "changed"), outcome.merged.versions.tasks(), strict=True)
    facts = version_facts(outcome.merged.versions, language)
    return {**{side: list(tasks) for side, tasks in sides}, "lost_links": lost, "versions": facts}


def write(
    outcome: Outcome, folder: Path, registry: Registry, options: OutputOptions, job: Job
) -> tuple[dict[str, Any], Outcome, list[str]]:
    """Write project, report and result; returns the result, the outcome and the reports written.

    Raises
    ------
    WriteError
        A file could not be written.
    PluginError
        A report plugin failed.
    """
    watch = Stopwatch()
    with watch.step("save"):
        save_project(outcome.project, folder / "project.twin")
    outcome = replace(outcome, timings={**outcome.timings, **watch.seconds})
    reports = []
    for plugin in registry.loaded():
        for report in plugin.reports:
            job.step("job-report", 0, 0)
            files = registry.call(plugin, REPORT_LIMIT, report.write, outcome, folder, options.language)
            reports += [_inside(file, folder) for file in files]
    document = result(outcome, folder, options.language)
    document["outputs"]["reports"] = reports
    try:
        write_text(
            folder / "result.json", json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
        )
    except ValueError as error:
        raise WriteError(str(folder / "result.json"), "", "write-failed", {"reason": str(error)}) from None
    return document, outcome, reports


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _text(time: np.datetime64) -> str | None:
    return None if np.isnat(time) else str(time.astype("datetime64[s]"))


def _number(x: float) -> float | None:
    return round(x, 4) if math.isfinite(x) else None
