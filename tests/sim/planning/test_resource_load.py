from dataclasses import replace

import numpy as np
from planned_project import planned_schedule

from sim.planning.resource_load import loaded, resource_load
from sim.schedule import Schedule, no_dates

SCHEDULE = planned_schedule()


def _with(units: float, most: float) -> Schedule:
    uses, resources = SCHEDULE.assignments, SCHEDULE.resources
    return replace(
        SCHEDULE,
        resources=replace(resources, units=np.array([most, 1.0, np.nan]), calendar=np.zeros(3, np.int32)),
        assignments=replace(
            uses,
            units=np.array([units, np.nan]),
            work=np.array([-1, -1]),
            start=no_dates(2),
            finish=no_dates(2),
        ),
    )


def test_materials_have_no_hours() -> None:
    assert loaded(SCHEDULE) == (0,)


def test_hours_by_day_add_up_and_know_the_limit() -> None:
    schedule = _with(2.0, 1.0)
    load = resource_load(schedule, 0)
    # Two masons on a task of two days of eight hours; one is there.
    assert load.hours.tolist() == [16.0, 16.0]
    assert load.limit.tolist() == [8.0, 8.0]
    assert load.over.tolist() == [True, True]
    enough = resource_load(_with(2.0, 2.0), 0)
    assert enough.over.tolist() == [False, False]


def test_weeks_begin_on_monday() -> None:
    load = resource_load(_with(2.0, 1.0), 0, 7)
    assert load.edge[0] == np.datetime64("2026-03-02T00:00:00", "s")
    assert load.hours.sum() == 32.0
    assert load.limit.tolist() == [40.0] * len(load.limit)
    assert load.over.tolist() == [False] * len(load.limit)


def test_a_limit_nobody_told_is_never_passed() -> None:
    load = resource_load(_with(9.0, np.nan), 0)
    assert np.isnan(load.limit).all()
    assert not load.over.any()


def test_nothing_where_nobody_works() -> None:
    assert resource_load(SCHEDULE, 1).hours.size == 0
