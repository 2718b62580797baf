"""The example to copy: a source that plays back recorded readings.

A sensor plugin is three short parts.

1. `parse(topic, payload)` turns one message into a `Reading` or a `Problem`. It opens no socket and no
   file, so its tests need no broker. (Here it comes from `sim.readers.readings`, which knows the two
   common payloads.)
2. `run(settings, put, stop)` fetches messages and calls `put` with what `parse` made of them. It runs on
   a thread of its own and touches nothing else: no Qt, no viewers, no document. It ends when there is
   nothing more to fetch or `stop` is set.
3. `plugin` is the one value the registry looks for.

What happens next is not the plugin's business: a queue, one drain per frame into the log, the limits of
the binding table, the alarm colour of the element.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import Event

import numpy as np

from plugins.spec import API_VERSION, Plugin, Put, Source
from sim.job import Job
from sim.readers.readings import parse, read_readings

__all__ = ["parse", "plugin", "run"]


def run(settings: Mapping[str, str], put: Put, stop: Event) -> None:
    """Play a table of readings.

    ``readings`` is its path; ``speed`` says how many times faster than it was recorded, 0 (the default)
    as fast as it goes.
    """
    speed = float(settings.get("speed", "0"))
    readings, problems = read_readings(Path(settings["readings"]), Job(lambda code, done, total: None, stop))
    for problem in problems:
        put(problem)
    before = readings[0].time if readings else np.datetime64(0, "us")
    for reading in readings:
        if speed > 0:
            # `stop.wait` instead of `sleep`: the thread ends at once when it is told to.
            stop.wait((reading.time - before) / np.timedelta64(1, "s") / speed)
            before = reading.time
        if stop.is_set():
            return
        put(reading)


plugin = Plugin(
    "replay",
    API_VERSION,
    sources=(Source("replay", run, ("readings", "speed")),),
    about={"en": "Plays back recorded sensor readings.", "zh_CN": "回放已记录的传感器读数。"},
)
