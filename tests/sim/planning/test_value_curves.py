from dataclasses import replace

import numpy as np
from planned_project import planned_schedule
from small_project import small_project

from sim.browsing.task_facts import TaskFacts
from sim.planning.value_curves import value_curves
from sim.schedule import no_dates, no_schedule


def test_the_plan_ends_at_its_whole() -> None:
    project = small_project()
    curves = value_curves(project.schedule, 50, TaskFacts(project).linked)
    assert curves.unit == "elements"
    assert curves.planned[0] == 0.0
    assert np.isclose(curves.planned[-1], curves.whole)
    assert curves.whole == 60
    assert (np.diff(curves.planned) >= -1e-9).all()
    assert curves.baseline is not None
    assert (curves.baseline >= curves.planned - 1e-9).all()  # planned a day earlier
    assert curves.actual is None


def test_actual_ends_at_the_status_date() -> None:
    schedule = planned_schedule()
    curves = value_curves(schedule, 100)
    assert curves.unit == "money"
    assert curves.actual is not None
    known = np.isfinite(curves.actual)
    assert (curves.when[known] <= schedule.status_date).all()
    assert (curves.when[~known] > schedule.status_date).all()
    assert curves.actual[known][-1] > 0


def test_copied_progress_is_no_actual() -> None:
    s = planned_schedule()
    copied = replace(
        s, actual_start=s.baseline_start.copy(), actual_finish=s.baseline_finish.copy(),
        percent=np.where(np.isnat(s.baseline_finish), 0.0, 100.0),
    )  # fmt: skip
    assert value_curves(copied).actual is None


def test_nothing_to_draw() -> None:
    assert value_curves(no_schedule()).when.size == 0
    small = small_project().schedule
    bare = replace(small, baseline_start=no_dates(20), baseline_finish=no_dates(20))
    assert value_curves(bare).baseline is None
