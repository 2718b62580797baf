from dataclasses import replace

import numpy as np
from small_project import small_project

from sim.links import LinkSource, links_of
from sim.playback.appearance import LegendEntry
from sim.playback.overlay import overlay_content
from sim.playback.progress import Progress
from sim.project import Project

WALLS = np.datetime64("2025-03-07T08:00:00", "s")


def test_a_working_day_is_told_in_both_languages() -> None:
    project = small_project()
    english, chinese = (overlay_content(project, WALLS, language) for language in ("en", "zh_CN"))
    assert (english.title, english.date, english.week) == ("Hut", "2025-03-07", "Week 10 of 2025")
    assert chinese.week == "2025 年第 10 周"
    assert [task.name for task in english.tasks] == ["Walls"]
    assert "5 parts" in english.tasks[0].detail
    assert "5 个构件" in chinese.tasks[0].detail
    assert english.progress_text == f"{100 * english.progress:.0f} % of the planned work"


def test_one_part_is_not_parts() -> None:
    project = small_project()
    one = links_of(np.array([5], np.int32), np.array([3], np.int32), LinkSource.EXPLICIT)
    content = overlay_content(replace(project, links=one), WALLS)
    assert content.tasks[0].detail.endswith("1 part")


def test_only_three_tasks_are_named_and_the_rest_counted() -> None:
    project = small_project()
    schedule = project.schedule
    start = schedule.start.copy()
    start[:] = start.min()
    many = replace(project, schedule=replace(schedule, start=start))
    content = overlay_content(many, WALLS - np.timedelta64(3, "D"))
    assert len(content.tasks) == 3
    assert content.more == "and 9 more tasks in work"


def test_the_finished_model_has_no_date() -> None:
    content = overlay_content(small_project(), np.datetime64("NaT", "s"), "zh_CN")
    assert content.date == "完整模型"
    assert content.week == content.progress_text == content.more == ""


def test_without_a_schedule_nothing_is_claimed() -> None:
    content = overlay_content(Project(name="Empty"), WALLS)
    assert np.isnan(content.progress)
    assert content.tasks == ()
    assert content.more == content.progress_text == ""


def test_legend_and_kept_progress_are_used() -> None:
    project = small_project()
    entry = LegendEntry("late", (1, 2, 3), 1, "Late")
    kept = Progress(project.schedule, project.links)
    content = overlay_content(project, WALLS, legend=[entry], progress=kept)
    assert content.legend == (entry,)
    assert content.progress == kept.share(WALLS)
