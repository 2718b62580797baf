from dataclasses import replace

import numpy as np
from small_project import DAY, START, small_schedule

from sim.planning.look_ahead import Standing, due_on, look_ahead

S = small_schedule()


def test_weeks_ahead() -> None:
    found = look_ahead(S, START, 1)
    assert found.task.tolist() == [2, 3, 4]
    assert found.standing.tolist() == [Standing.TO_START] * 3
    later = look_ahead(S, START + DAY, 3)
    assert later.standing[0] == Standing.UNDER_WAY
    assert (np.diff(S.start[later.task].astype(np.int64)) >= 0).all()


def test_what_is_overdue_is_listed_too() -> None:
    begun = S.actual_start.copy()
    begun[2] = S.start[2]
    now = START + 20 * DAY
    late = look_ahead(replace(S, actual_start=begun, status_date=now), now, 1)
    standing = dict(zip(late.task.tolist(), late.standing.tolist(), strict=True))
    assert standing[2] == Standing.OVERDUE_FINISH
    assert standing[3] == Standing.OVERDUE_START


def test_due_on_a_day() -> None:
    due = due_on(S, START + np.timedelta64(5, "h"))
    assert due.starts.tolist() == [2]
    assert due.active.tolist() == [2]
    assert due.finishes.tolist() == []
    last = due_on(S, S.finish[2])
    assert 2 in last.finishes.tolist()
    assert due_on(S, np.datetime64("NaT", "s")).active.size == 0
