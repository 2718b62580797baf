"""Code behind the fence may raise, hang, fall silent or refuse: each ends in its own way."""

import threading
import time

import pytest

from plugins.fence import PluginError, fenced, paced
from sim.job import Cancelled, Job, silent_job
from sim.problem import ReadError


def test_answer_comes_through() -> None:
    assert fenced("p", 5.0, divmod, 7, 2) == (3, 1)
    assert paced("p", 5.0, silent_job(), lambda job: 7) == 7


def test_what_raises_is_named() -> None:
    def work(job: Job) -> int:
        raise SystemExit("off\nwe go")

    with pytest.raises(PluginError, match=r"^p: SystemExit: off we go$"):
        paced("p", 5.0, silent_job(), work)


def test_refusal_is_no_failure() -> None:
    def work(job: Job) -> int:
        raise ReadError("a.b", "line 3", "empty-file")

    with pytest.raises(ReadError, match="line 3"):
        paced("p", 5.0, silent_job(), work)


def test_slow_is_allowed_while_it_reports_and_silence_is_not() -> None:
    def busy(job: Job) -> int:
        for step in range(6):
            time.sleep(0.1)
            job.step("job-check", step, 6)
        return 1

    assert paced("p", 0.4, silent_job(), busy) == 1
    begin = time.monotonic()
    with pytest.raises(PluginError, match=r"nothing for 0\.2 s"):
        paced("p", 0.2, silent_job(), lambda job: time.sleep(20))
    assert time.monotonic() - begin < 5


def test_user_is_not_kept_waiting_by_who_does_not_listen() -> None:
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        paced("p", 60.0, Job(lambda code, done, total: None, stop), lambda job: time.sleep(20))
    assert time.monotonic() - begin < 10
