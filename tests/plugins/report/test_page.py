"""The page: complete, escaped, the same answer as the result, in both languages."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rich_project import rich_project

from plugins.report.page import answer, answer_of, page, share_of
from sim.job import silent_job
from sim.linking.coverage import coverage
from sim.playback.outcome import AlarmSpan, Outcome
from sim.playback.simulation import simulate
from sim.problem import Problem, Severity
from sim.project import Project
from twin_app.outputs import result


def _outcome(project: Project, source: str) -> Outcome:
    problems = (Problem(Severity.WARNING, "too-large", "<b>", {"limit": "1 GB"}),) * 250
    alarm = AlarmSpan("g", "c1", 2, np.datetime64("2025-06-01T12:00:00", "us"), np.datetime64("NaT", "us"))
    timings = {"load": 1.0, "schedule": 0.1, "link": 0.1, "simulate": 0.2, "pictures": 1.0, "video": 1.0,
               "readings": 0.5, "save": 0.1}  # fmt: skip
    return Outcome(
        project, simulate(project, silent_job()), coverage(project), source, problems,
        alarms=(alarm,), readings=7, timings=timings,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("source", ["file", "model", "project", "generated"])
def test_page_is_complete(tmp_path: Path, language: str, source: str) -> None:
    outcome = _outcome(replace(rich_project(), name="Hut & <script>"), source)
    text = page(outcome, tmp_path, language)
    assert "<script>" not in text
    assert "Hut &amp; &lt;script&gt;" in text
    assert "&lt;b&gt;" in text
    assert not re.search(r'(src|href)="(?!data:)', text)
    assert "@page" in text
    assert ("报警" in text) == (language == "zh_CN")
    # The paragraph comes before any picture, table or problem.
    assert text.index('class="answer"') < text.index("<table")


def test_result_gives_the_same_answer(tmp_path: Path) -> None:
    outcome = _outcome(rich_project(), "file")
    for language in ("en", "zh_CN"):
        assert answer_of(result(outcome, tmp_path, language), language) == answer(outcome, language)


def test_project_without_a_schedule(tmp_path: Path) -> None:
    outcome = _outcome(Project(name="bare"), "none")
    assert "no dated schedule" in page(outcome, tmp_path, "en")


def test_a_share_is_not_rounded_to_all_or_none() -> None:
    assert [share_of(*pair) for pair in ((6982, 6994), (1, 100_000), (5, 5), (0, 9), (0, 0), (1, 4))] == [
        "99.8", "0.1", "100", "0", "0", "25.0",
    ]  # fmt: skip
    assert share_of(99_999, 100_000) == "99.9"
