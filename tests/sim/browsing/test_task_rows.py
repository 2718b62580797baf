import numpy as np
import pytest
from small_project import DAY, START, small_project, small_schedule

from sim.browsing.task_rows import TaskRows, days_off, task_rows
from sim.calendar import standard_calendar
from sim.links import no_links
from sim.playback.time_scale import TimeScale
from sim.schedule import Action, TaskKind, no_schedule

SCALE = TimeScale(START, 3600.0)


def _rows() -> TaskRows:
    project = small_project()
    return task_rows(project.schedule, project.links)


def test_summaries_count_the_elements_below_them() -> None:
    linked = _rows().facts.linked
    assert linked[[0, 1, 2, 7, 13, 19]].tolist() == [60, 20, 5, 20, 20, 0]


def test_folding_and_revealing() -> None:
    rows = _rows()
    assert len(rows) == 20
    rows.toggle(1)
    assert rows.task[:3].tolist() == [0, 1, 7]
    assert rows.row(3) == -1
    rows.reveal(3)
    assert rows.row(3) == 3
    rows.fold_or_open()
    assert rows.task.tolist() == [0, 1, 7, 13, 19]
    other = rows.arranged(rows.facts, rows.how)
    assert other.task.tolist() == rows.task.tolist()
    rows.fold_or_open()
    assert len(rows) == 20


def test_runs_of_selected_tasks() -> None:
    rows = _rows()
    assert rows.runs_of(np.array([4, 2, 3, 9, 500], np.int32)) == [(2, 4), (9, 9)]
    assert rows.runs_of(np.empty(0, np.int32)) == []


def test_rows_at_work() -> None:
    rows = _rows()
    s = rows.schedule
    for moment in (START, START + 3 * DAY, START + 400 * DAY):
        slow = [
            row
            for row, task in enumerate(rows.task)
            if s.kind[task] != TaskKind.SUMMARY
            and s.action[task] != Action.PROVIDE
            and s.start[task] <= moment < s.finish[task]
        ]
        assert rows.rows_at(moment).tolist() == slow
    assert rows.rows_at(np.datetime64("NaT", "s")).size == 0
    assert rows.latest(np.array([2, 8, 3], np.int32)) == 8


def test_bars_stand_at_their_dates() -> None:
    bars = _rows().bars(SCALE, 2, 4)
    assert bars.task.tolist() == [2, 3]
    assert bars.x0.tolist() == [0.0, 72.0]
    assert bars.x1.tolist() == [57.0, 129.0]
    assert bars.baseline0.tolist() == [-24.0, 48.0]


def test_arrows_leave_at_the_finish_and_arrive_at_the_start() -> None:
    arrows = _rows().arrows(SCALE, 2, 4)
    assert list(zip(arrows.row0.tolist(), arrows.row1.tolist(), strict=True)) == [(2, 3), (3, 4)]
    assert arrows.x0.tolist() == [57.0, 129.0]
    assert arrows.x1.tolist() == [72.0, 144.0]
    assert not arrows.to_finish.any()
    folded = _rows()
    folded.toggle(1)
    assert not {1} & set(folded.arrows(SCALE, 0, 2).row0.tolist())
    many = task_rows(small_schedule(50), no_links())
    assert many.arrows(SCALE, 0, 1000, limit=7).row0.size == 7


def test_weekends_are_days_off() -> None:
    off = days_off((standard_calendar(),), START, START + 7 * DAY)
    assert [str(day)[:10] for day in off] == ["2025-03-08", "2025-03-09"]
    assert days_off((), START, START + DAY).size == 0


def test_duration_and_nothing() -> None:
    empty = task_rows(no_schedule(), no_links())
    assert len(empty) == 0
    assert empty.row(0) == -1
    with pytest.raises(IndexError):
        empty.toggle(0)
