"""Tasks are known by what lasts."""

from dataclasses import replace

from small_project import small_schedule

from sim.planning.task_keys import task_keys
from sim.schedule import no_schedule


def test_ids_where_there_is_nothing_better() -> None:
    schedule = small_schedule()
    assert task_keys(schedule, schedule) == (schedule.id, schedule.id)
    assert task_keys(schedule, no_schedule()) == (schedule.id, ())


def test_unique_ids_of_microsoft_project() -> None:
    schedule = small_schedule()
    unique = tuple(str(100 + k) for k in range(20))
    uid = replace(schedule, fields={"UID": unique})
    assert task_keys(uid, uid) == (unique, unique)
    gap = replace(schedule, fields={"UID": ("", *unique[1:])})
    twice = replace(schedule, fields={"UID": (unique[1], *unique[1:])})
    for other in (schedule, gap, twice):
        assert task_keys(uid, other) == task_keys(other, uid) == (schedule.id, schedule.id)
