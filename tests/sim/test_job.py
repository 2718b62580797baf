import pytest

from sim.job import Cancelled, Job, silent_job


def test_steps_are_reported_until_the_job_is_stopped() -> None:
    heard: list[tuple[str, int, int]] = []
    job = Job(lambda code, done, total: heard.append((code, done, total)), silent_job().stop)
    job.step("a", 1, 2)
    job.stop.set()
    with pytest.raises(Cancelled):
        job.step("a", 2, 2)
    assert heard == [("a", 1, 2)]


def test_each_silent_job_has_its_own_stop() -> None:
    first, second = silent_job(), silent_job()
    first.stop.set()
    second.step("a", 0, 0)
    assert not second.stop.is_set()
