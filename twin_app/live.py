"""Readings played against the project: log, alarms, and a picture of the worst moment."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from kernels.alarms import ALARM, CALM, STALE
from kernels.arrays import U8
from plugins.feed import Feed
from plugins.registry import Registry
from plugins.spec import Source
from sim.input_file import input_size
from sim.job import Job
from sim.playback.outcome import AlarmSpan, Outcome, Picture
from sim.playback.wall_clock import site_time
from sim.problem import Problem, ReadError, Severity
from sim.readers.readings import Reading
from sim.sensing.alarms import Alarms
from sim.sensing.telemetry import Telemetry
from twin_app.outputs import OutputOptions
from viewers.export.frames import FrameOptions, Frames

PATIENCE = 60.0  # s without a reading after which a source counts as hanging
IDLE = 0.01  # s between two looks at an empty queue
RANK = {CALM: 0, STALE: 1, 1: 2, ALARM: 3}


def replay(
    outcome: Outcome, readings: Path, folder: Path, registry: Registry, options: OutputOptions, job: Job
) -> Outcome:
    """Play a file of readings through the same way as a live source.

    Raises
    ------
    ReadError
        The plugin is not in use, or nothing can be had from the file.
    """
    source = _source(registry)
    input_size(readings)
    begin = time.perf_counter()
    (folder / "telemetry.sqlite").unlink(missing_ok=True)  # of an earlier run: results are replaced
    log = Telemetry(folder / "telemetry.sqlite")
    watch = _Watch(outcome)
    feed = Feed(source, {"readings": str(readings)})
    problems: list[Problem] = []
    count, heard = 0, time.monotonic()
    try:
        while not feed.ended:
            job.step("job-readings", count, 0)
            batch, found = feed.drain()
            problems += found
            if batch:
                heard = time.monotonic()
                log.append(batch)
                watch.take(batch)
                count += len(batch)
            elif time.monotonic() - heard > PATIENCE:
                problems.append(Problem(Severity.ERROR, "source-silent", source.name, {"name": source.name}))
                break
            else:
                time.sleep(IDLE)
    finally:
        feed.stop()
        log.close()
    failed = next((p for p in problems if p.code == "source-failed"), None)
    if failed and not count:
        raise ReadError(str(readings), "", failed.code, failed.values)
    problems += watch.alarms.problems()
    timings = {**outcome.timings, "readings": time.perf_counter() - begin}
    after = replace(
        outcome,
        alarms=watch.spans(),
        readings=count,
        timings=timings,
        problems=(*outcome.problems, *problems),
    )
    if watch.worst is None:
        return after
    picture = _draw(after, watch.worst, folder, options)
    return replace(after, pictures=(*after.pictures, picture))


def _source(registry: Registry) -> Source:
    for plugin in registry.loaded():
        for source in plugin.sources:
            if source.name == "replay":
                return source
    raise ReadError("replay", "", "plugin-unavailable", {"name": "replay"})


class _Watch:
    """Follows each channel's alarm from reading to reading, and remembers the worst moment."""

    def __init__(self, outcome: Outcome) -> None:
        self.alarms = Alarms(outcome.project.sensors, outcome.project.elements)
        self.worst: tuple[np.datetime64, U8] | None = None
        self._sensors = outcome.project.sensors
        self._level = np.zeros(len(outcome.project.elements), np.uint8)
        self._open: dict[int, AlarmSpan] = {}
        self._closed: list[AlarmSpan] = []
        self._score = (0, 0)

    def take(self, readings: list[Reading]) -> None:
        for reading in readings:
            self.alarms.take((reading,))
            self.alarms.write(reading.time, self._level)
            self._follow(self.alarms.channel_codes(), reading.time)
            score = (int((self._level == ALARM).sum()), int((self._level == 1).sum()))
            if score > self._score:
                self._score, self.worst = score, (reading.time, self._level.copy())

    def _follow(self, codes: U8, now: np.datetime64) -> None:
        for row, code in enumerate(codes.tolist()):
            span = self._open.get(row)
            if code == CALM and span is not None:
                self._closed.append(replace(span, finish=now))
                del self._open[row]
            elif code != CALM and span is None:
                never = np.datetime64("NaT", "us")
                channel, guid = self._sensors.channel[row], self._sensors.guid[row]
                self._open[row] = AlarmSpan(guid, channel, code, now, never)
            elif span is not None and RANK[code] > RANK[span.level]:
                self._open[row] = replace(span, level=code)

    def spans(self) -> tuple[AlarmSpan, ...]:
        every = [*self._closed, *self._open.values()]
        return tuple(sorted(every, key=lambda span: (span.start, span.channel)))


def _draw(outcome: Outcome, worst: tuple[np.datetime64, U8], folder: Path, options: OutputOptions) -> Picture:
    """Show the alarms on the building as it stood then; before work began or after its end, finished."""
    moment = site_time(worst[0], outcome.project.zone)
    first, last = outcome.project.schedule.span()
    shown = moment if not np.isnat(first) and first <= moment <= last else np.datetime64("NaT", "s")
    frames = Frames(outcome.project, FrameOptions(options.width, options.height, language=options.language))
    path = folder / "frames" / "alarm.png"
    frames.save(shown, path, worst[1])
    return Picture(path, shown)
