"""The worker says each step and how it ended."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.job import Job
from sim.problem import ReadError
from twin_app.drawing_worker import draw


@dataclass(frozen=True)
class Order:
    fails: bool

    def draw(self, job: Job) -> list[Path]:
        job.step("job-video", 3, 4)
        if self.fails:
            raise ReadError("a.twin", "line 1", "bad-time", {"text": Path("x")})
        return [Path("a.mp4")]


@pytest.mark.parametrize("fails", [False, True])
def test_lines(capsys: pytest.CaptureFixture[str], fails: bool) -> None:
    draw(Order(fails))
    step, end = map(json.loads, capsys.readouterr().out.splitlines())
    assert step == {"step": ["job-video", 3, 4]}
    if fails:
        assert end["error"] == {
            "path": "a.twin", "place": "line 1", "code": "bad-time", "values": {"text": "x"},
        }  # fmt: skip
    else:
        assert end == {"files": ["a.mp4"]}
