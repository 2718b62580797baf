from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.planning.edit_refused import EditRefused
from sim.planning.predecessors import Predecessors, Wait, read_predecessors
from sim.schedule import LagUnit, RelationKind

H = 3600
SCHEDULE = planned_schedule()


def test_links_in_words() -> None:
    words = Predecessors(SCHEDULE)
    assert words.text(2) == "A1010FS+0.5d"
    assert words.text(3) == "A1010SS+1ed, A1020FF-25%"
    assert words.text(5) == "A1030SF"
    assert words.text(0) == ""


@pytest.mark.parametrize("task", range(len(SCHEDULE)))
def test_words_read_back_are_the_links(task: int) -> None:
    relations = SCHEDULE.relations
    rows = np.flatnonzero(relations.successor == task).tolist()
    expected = [
        Wait(
            int(relations.predecessor[r]), RelationKind(int(relations.kind[r])), int(relations.lag[r]),
            LagUnit(int(relations.unit[r])),
        )
        for r in rows
    ]  # fmt: skip
    assert list(read_predecessors(SCHEDULE, Predecessors(SCHEDULE).text(task))) == expected


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("A1010", Wait(1, RelationKind.FS, 0, LagUnit.WORK)),
        ("a1010fs", None),
        ("A1010ff - 2d", Wait(1, RelationKind.FF, -16 * H, LagUnit.WORK)),
        ("A1010FS+3e%", Wait(1, RelationKind.FS, 300, LagUnit.ELAPSED_PERCENT)),
        ("A1010+8eh", Wait(1, RelationKind.FS, 8 * H, LagUnit.ELAPSED)),
        ("A1010FS+5x", None),
        ("none", None),
    ],
)
def test_what_a_person_writes(text: str, wait: Wait | None) -> None:
    if wait is None:
        with pytest.raises(EditRefused):
            read_predecessors(SCHEDULE, text)
    else:
        assert read_predecessors(SCHEDULE, text) == (wait,)


def test_an_id_that_looks_like_a_lag_is_an_id() -> None:
    odd = replace(SCHEDULE, id=("W-5", "W-5FS", *SCHEDULE.id[2:]))
    assert read_predecessors(odd, "W-5; W-5FS，W-5SS+1d") == (
        Wait(0, RelationKind.FS, 0, LagUnit.WORK), Wait(1, RelationKind.FS, 0, LagUnit.WORK),
        Wait(0, RelationKind.SS, 8 * H, LagUnit.WORK),
    )  # fmt: skip


def test_rows_by_number_are_found_at_once() -> None:
    into = Predecessors(SCHEDULE).into
    found = into.of_all(np.array([2, 3], np.int32))
    assert found.tolist() == np.flatnonzero(np.isin(SCHEDULE.relations.successor, (2, 3))).tolist()
    assert into.of_all(np.empty(0, np.int32)).size == 0
