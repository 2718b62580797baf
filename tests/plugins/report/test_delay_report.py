"""The delay report."""

from dataclasses import replace

import pytest
from schedule_under_way import schedule_under_way

from plugins.report.delay_report import delay_report
from plugins.report.document import Table, cell, plain
from resources.messages import LANGUAGES
from sim.planning.cpm import solve
from sim.project import Project
from sim.reporting.delays import delays
from sim.schedule import no_dates


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_names_dates_and_cause(language: str) -> None:
    s = schedule_under_way()
    found = delay_report(replace(Project(), schedule=s), delays(s, solve(s)), language)
    for word in ("2026-03-09", "2026-03-13", "4.0", "Wall 墙", "6.0"):
        assert word in found.answer
    marks = next(block for block in found.blocks if isinstance(block, Table))
    assert len(marks.rows) == 10
    assert [cell(row[1]).text for row in marks.rows] == ["4", "0", "0", "0", "2", "0", "0", "0", "0", "0"]
    assert "A30" in plain(found)
    assert "{" not in plain(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_baseline_one_sentence(language: str) -> None:
    s = schedule_under_way()
    bare = replace(s, baselines=(), baseline_start=no_dates(6), baseline_finish=no_dates(6))
    found = delay_report(replace(Project(), schedule=bare), delays(bare, solve(bare)), language)
    assert found.blocks == ()
    assert ("基线" if language == "zh_CN" else "baseline") in found.answer


@pytest.mark.parametrize("days", [0, -3])
def test_an_end_in_time_or_early_is_told(days: int) -> None:
    import numpy as np

    s = schedule_under_way()
    shift = np.timedelta64(days, "D")
    same = replace(s, start=s.baseline_start + shift, finish=s.baseline_finish + shift,
                   status_date=np.datetime64("NaT", "s"), projects=())  # fmt: skip
    answer = delay_report(replace(Project(), schedule=same), delays(same, solve(same)), "en").answer
    assert ("both end" if days == 0 else "3.0 days earlier") in answer
