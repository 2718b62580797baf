"""The S-curve as a report."""

from dataclasses import replace

import numpy as np
import pytest
from schedule_under_way import schedule_under_way

from plugins.report.curve_report import curve_report
from plugins.report.document import Chart, plain
from resources.messages import LANGUAGES, text
from sim.project import Project
from sim.reporting.progress_curve import progress_curve
from sim.schedule import Schedule, no_dates, no_schedule


def report(schedule: Schedule, language: str = "en") -> str:
    found = curve_report(replace(Project(), schedule=schedule), progress_curve(schedule), language)
    return plain(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_compares_three_curves(language: str) -> None:
    s = schedule_under_way()
    found = curve_report(replace(Project(), schedule=s), progress_curve(s), language)
    for percent in ("45.5", "81.8"):
        assert percent in found.answer
    chart = next(block for block in found.blocks if isinstance(block, Chart))
    assert chart.svg.count("<polyline") == 3
    assert "2026-03-13" in plain(found)


def test_value_or_the_reason_there_is_none() -> None:
    s = schedule_under_way()
    none = no_dates(6)
    moved = s.actual_start + np.timedelta64(3600, "s")
    assert text("doc-pv") in report(replace(s, actual_start=moved))
    assert text("doc-value-1") in report(replace(s, baselines=(), baseline_start=none, baseline_finish=none))
    assert text("doc-value-2") in report(replace(s, actual_start=none, actual_finish=none))
    copied = s.actual_finish.copy()
    copied[1] = s.baseline_finish[1]
    assert text("doc-value-3") in report(replace(s, actual_finish=copied))
    undated = replace(s, actual_start=moved, status_date=np.datetime64("NaT", "s"), projects=())
    assert text("doc-value-0") in report(undated)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_draw(language: str) -> None:
    assert text("doc-curve-empty", language) in report(no_schedule(), language)
