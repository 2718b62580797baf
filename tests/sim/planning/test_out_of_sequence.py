"""Which relations progress has not kept to."""

import numpy as np
import pytest
from oracles.networks import HOUR, START, schedule_of

from sim.planning.draft import TaskDraft
from sim.planning.out_of_sequence import out_of_sequence
from sim.schedule import RelationKind


@pytest.mark.parametrize(
    ("kind", "first", "second", "broken"),
    [
        (RelationKind.FS, (0, None), (1, None), True),
        (RelationKind.FS, (0, 1), (1, None), False),
        (RelationKind.FS, (0, 2), (1, None), True),
        (RelationKind.SS, (None, None), (0, None), True),
        (RelationKind.SS, (0, None), (0, None), False),
        (RelationKind.FF, (0, None), (0, 3), True),
        (RelationKind.FF, (0, None), (0, None), False),
        (RelationKind.SF, (None, None), (0, 3), True),
        (RelationKind.SF, (2, None), (0, 3), False),
    ],
)
def test_event_before_the_one_it_waits_for(
    kind: int, first: tuple[int | None, ...], second: tuple[int | None, ...], broken: bool
) -> None:
    def task(name: str, days: tuple[int | None, ...]) -> TaskDraft:
        start, finish = (
            np.datetime64("NaT", "s") if day is None else START + np.timedelta64(day, "D") for day in days
        )
        return TaskDraft(name, duration=HOUR, actual_start=start, actual_finish=finish)

    schedule = schedule_of([task("A", first), task("B", second)], [(0, 1, kind, 0, 0)])
    assert out_of_sequence(schedule).tolist() == ([0] if broken else [])
