"""Curves as SVG."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from plugins.report.time_chart import MOST_TICKS, Curve, time_chart

NAT = np.datetime64("NaT", "s")


def times(days: int) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    return np.datetime64("2026-01-15", "s") + np.arange(0, days + 1) * np.timedelta64(1, "D")


def test_lines_break_off_where_nothing_is_known() -> None:
    time = times(10)
    values = np.linspace(0, 100, 11)
    seen = np.where(np.arange(11) < 4, values, np.nan)
    chart = time_chart(
        time, [Curve("计划 <a>", values, "#00f"), Curve("b", seen, "#0f0")], "%", time[3], "now"
    )
    root = ET.fromstring(chart.svg)
    lines = [e for e in root.iter() if e.tag.endswith("polyline")]
    assert [len(line.get("points", "").split()) for line in lines] == [11, 4]
    words = [e.text for e in root.iter() if e.tag.endswith("text")]
    assert {"计划 <a>", "b", "now", "100 %"} <= set(words)


@pytest.mark.parametrize("days", [1, 6, 20, 90, 400, 1500, 9000])
def test_never_too_many_dates(days: int) -> None:
    time = times(days)
    root = ET.fromstring(time_chart(time, [], "%", NAT, "").svg)
    dates = [e.text for e in root.iter() if e.tag.endswith("text") and (e.text or "")[:2] in ("20",)]
    assert 1 <= len(dates) <= MOST_TICKS + 1


def test_empty_curves_draw_no_line() -> None:
    svg = time_chart(times(5), [Curve("a", np.full(6, np.nan), "#00f")], "%", NAT, "").svg
    assert "<polyline" not in svg
