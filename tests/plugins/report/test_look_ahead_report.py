"""The look-ahead as a report."""

from dataclasses import replace

import numpy as np
import pytest
from schedule_under_way import at, schedule_under_way

from plugins.report.document import Heading, Stills, plain
from plugins.report.look_ahead_report import look_ahead_report, week_moment
from resources.messages import LANGUAGES
from sim.planning.cpm import solve
from sim.project import Project
from sim.reporting.look_ahead import first_day, look_ahead

SECOND = np.timedelta64(1, "s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_weeks_tasks_needs_and_obstacles_are_told(language: str) -> None:
    s = schedule_under_way()
    solution = solve(s)
    ahead = look_ahead(s, solution, first_day(s), 3)
    seen: list[np.datetime64] = []

    def photograph(moment: np.datetime64) -> bytes:
        seen.append(moment)
        return b"jpeg"

    found = look_ahead_report(replace(Project(), schedule=s), solution, ahead, language, photograph)
    words = plain(found)
    assert found.title == "House 房"
    assert "2026-03-06" in found.subtitle
    assert "2026-03-26" in found.subtitle
    for word in ("A20", "Slab 板", "Masons 瓦工", "48", "Brick 砖", "Closed"):
        assert word in words
    assert "1.4" in words  # days the fence's predecessor comes too late
    (stills,) = (block for block in found.blocks if isinstance(block, Stills))
    assert len(stills.pictures) == 3
    assert seen == [week_moment(s, week) for week in ahead.weeks]
    assert ("W10" in words) is False
    assert len([b for b in found.blocks if isinstance(b, Heading) and "2026-03" in b.text]) == 3


def test_pictures_show_the_last_work_of_a_week() -> None:
    s = schedule_under_way()
    first, second, third = look_ahead(s, solve(s), at(6, 0), 3).weeks
    assert week_moment(s, first) == at(12, 17) - SECOND
    assert week_moment(s, second) == at(13, 17) - SECOND
    assert week_moment(s, third) == third.last - SECOND


@pytest.mark.parametrize("language", LANGUAGES)
def test_weeks_without_work_say_so(language: str) -> None:
    s = schedule_under_way()
    solution = solve(s)
    ahead = look_ahead(s, solution, np.datetime64("2027-01-01", "s"), 3)
    found = look_ahead_report(replace(Project(), schedule=s), solution, ahead, language)
    assert "2027-01-01" in found.answer
    assert not any(isinstance(block, Stills) for block in found.blocks)
