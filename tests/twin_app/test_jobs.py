"""Jobs deliver on the GUI thread, show progress, fail politely and stop at once."""

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sim.job import Job
from sim.problem import ReadError
from twin_app.jobs import Jobs, Progress, sentence


@pytest.fixture
def jobs(qapp: object) -> Jobs:
    return Jobs()


def fail(error: BaseException) -> None:
    raise AssertionError(error)


def test_items_and_result_arrive_in_order_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[Any] = []
    threads: set[str] = set()

    def work(job: Job, deliver: Any) -> str:
        for k in range(100):
            deliver(k)
        return "done"

    def take(item: Any) -> None:
        threads.add(threading.current_thread().name)
        heard.append(item)

    jobs.run("count", work, heard.append, fail, take)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert heard == [*range(100), "done"]
    assert threads == {threading.main_thread().name}


def test_progress_is_shown_after_a_moment(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[Progress] = []
    jobs.changed.connect(lambda listed: shown.extend(listed))
    go = threading.Event()

    def work(job: Job, deliver: Any) -> None:
        job.step("job-open", 3, 10)
        go.wait(5)

    jobs.run("slow", work, lambda _: None, fail)
    qtbot.waitUntil(lambda: bool(shown))
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert (shown[0].label, shown[0].code, shown[0].done, shown[0].total) == ("slow", "job-open", 3, 10)


def test_cancel_is_immediate_even_if_the_job_is_deaf(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[str] = []
    done: list[object] = []
    go = threading.Event()
    jobs.cancelled.connect(told.append)

    def deaf(job: Job, deliver: Any) -> None:
        go.wait(5)
        deliver("late")

    number = jobs.run("deaf", deaf, done.append, fail, done.append)
    begin = time.perf_counter()
    jobs.cancel(number)
    assert time.perf_counter() - begin < 0.3
    assert told == ["deaf"]
    assert not jobs.busy()
    go.set()
    qtbot.wait(60)
    assert done == []


def test_a_listening_job_is_stopped(qtbot: QtBot, jobs: Jobs) -> None:
    ended = threading.Event()

    def work(job: Job, deliver: Any) -> None:
        try:
            while True:
                job.step("job-open", 0, 0)
                time.sleep(0.005)
        finally:
            ended.set()

    number = jobs.run("loop", work, fail, fail)
    qtbot.wait(40)
    jobs.cancel(number)
    assert ended.wait(0.3)


def test_failure_is_handed_over(qtbot: QtBot, jobs: Jobs) -> None:
    failures: list[BaseException] = []

    def work(job: Job, deliver: Any) -> None:
        raise ReadError("a.ifc", "#1", "not-found")

    jobs.run("bad", work, fail, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert "a.ifc: #1" in sentence(failures[0], "en")
    assert sentence(ValueError("x"), "en") == "ValueError: x"


def test_a_flood_of_items_does_not_block_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    gaps: list[float] = []
    last = time.perf_counter()

    def take(item: Any) -> None:
        time.sleep(0.004)

    def work(job: Job, deliver: Any) -> None:
        for k in range(60):
            deliver(k)

    jobs.run("flood", work, lambda _: None, fail, take)
    while jobs.busy():
        qtbot.wait(1)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    assert sorted(gaps)[len(gaps) // 2] < 0.05


def test_a_result_may_be_shown_in_steps_a_frame_apart(qtbot: QtBot, jobs: Jobs) -> None:
    frames: list[int] = []
    turns = QTimer(interval=0)
    turns.timeout.connect(lambda: frames.append(0))

    def done(value: int) -> Iterator[None]:
        for step in range(value):
            frames.append(step + 1)
            yield

    turns.start()
    jobs.run("steps", lambda job, deliver: 3, done, fail)
    assert jobs.busy()
    qtbot.waitUntil(lambda: not jobs.busy())
    turns.stop()
    marks = [k for k, step in enumerate(frames) if step]
    assert [frames[k] for k in marks] == [1, 2, 3]
    assert all(0 in frames[a:b] for a, b in pairwise(marks))
