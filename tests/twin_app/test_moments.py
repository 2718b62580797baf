"""Which moments are meant and shown."""

import numpy as np
import pytest
from small_project import small_project

from sim.playback.simulation import active_tasks
from sim.problem import ReadError
from sim.project import Project
from twin_app.moments import film_times, moment_of, picture_times, work_span

PROJECT = small_project()
FIRST, LAST = work_span(PROJECT)


def test_texts() -> None:
    assert moment_of("start", PROJECT) == FIRST
    assert moment_of(" Finish ", PROJECT) == LAST
    assert moment_of("50%", PROJECT) == FIRST + (LAST - FIRST) // 2
    assert moment_of("2025-03-05", PROJECT) == np.datetime64("2025-03-05T00:00:00")
    assert moment_of("2025-03-05T10:30", PROJECT) == np.datetime64("2025-03-05T10:30:00")
    assert np.isnat(moment_of("finish", Project()))


@pytest.mark.parametrize(
    ("text", "code"), [("101%", "bad-time"), ("", "bad-time"), ("2025-13-01", "bad-time")]
)
def test_no_moment(text: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        moment_of(text, PROJECT)
    assert caught.value.code == code


def test_share_needs_dates() -> None:
    with pytest.raises(ReadError, match="no dated schedule"):
        moment_of("50%", Project())


def test_pictures_show_work() -> None:
    times = picture_times(PROJECT, 6)
    assert times == sorted(times)
    assert len(times) == 6
    assert times[-1] == LAST
    at_work = [active_tasks(PROJECT.schedule, t, t + np.timedelta64(1, "s")).size > 0 for t in times[:-1]]
    assert sum(at_work) >= 4
    assert [str(t) for t in picture_times(Project(), 6)] == ["NaT"]


def test_film_runs_from_start_to_finish() -> None:
    for count in (10, 1000):
        times = film_times(PROJECT, count)
        assert len(times) == count
        assert times == sorted(times)
        assert times[-1] == LAST
        assert times[0] >= FIRST
