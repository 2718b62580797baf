"""A source's thread reaches nobody but through the queue."""

import time
from collections.abc import Mapping
from threading import Event

import numpy as np

from plugins.feed import Feed
from plugins.spec import Put, Source
from sim.problem import Problem
from sim.readers.readings import Reading


def _all(feed: Feed) -> tuple[list[Reading], list[Problem]]:
    readings: list[Reading] = []
    problems: list[Problem] = []
    deadline = time.monotonic() + 10
    while not feed.ended and time.monotonic() < deadline:
        batch, found = feed.drain()
        readings, problems = readings + batch, problems + found
        time.sleep(0.001)
    return readings, problems


def _reading(k: int) -> Reading:
    return Reading(np.datetime64(k, "us"), "c", float(k))


def test_everything_arrives_in_order() -> None:
    def run(settings: Mapping[str, str], put: Put, stop: Event) -> None:
        for k in range(int(settings["count"])):
            put(_reading(k))

    readings, problems = _all(Feed(Source("s", run), {"count": "2500"}))
    assert [r.value for r in readings] == list(map(float, range(2500)))
    assert problems == []


def test_one_drain_takes_no_more_than_its_share() -> None:
    def run(settings: Mapping[str, str], put: Put, stop: Event) -> None:
        for k in range(50):
            put(_reading(k))

    feed = Feed(Source("s", run), {})
    feed.stop()
    assert len(feed.drain(20)[0]) == 20
    assert not feed.ended


def test_failing_source_is_named() -> None:
    def run(settings: Mapping[str, str], put: Put, stop: Event) -> None:
        put(_reading(1))
        raise ConnectionError("broker\ngone")

    readings, problems = _all(Feed(Source("mqtt", run), {}))
    assert len(readings) == 1
    assert [(p.code, p.place) for p in problems] == [("source-failed", "mqtt")]
    assert "broker gone" in problems[0].text()


def test_source_that_does_not_listen_is_left_behind() -> None:
    def run(settings: Mapping[str, str], put: Put, stop: Event) -> None:
        time.sleep(3)

    feed = Feed(Source("deaf", run), {})
    begin = time.monotonic()
    feed.stop(0.05)
    assert time.monotonic() - begin < 1
