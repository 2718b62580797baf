"""Selecting, hiding and ghosting are pure steps between views."""

import numpy as np
import pytest

from kernels.arrays import I32
from sim.project import Project
from sim.view import View
from twin_app import visibility
from twin_app.visibility import Mix


def rows(*numbers: int) -> I32:
    return np.array(numbers, np.int32)


@pytest.mark.parametrize(
    ("mix", "expected"),
    [
        (Mix.REPLACE, [2, 5]),
        (Mix.ADD, [3, 2, 5]),
        (Mix.TOGGLE, [3, 5]),
        (Mix.REMOVE, [3]),
    ],
)
def test_mixes(mix: Mix, expected: list[int]) -> None:
    view = visibility.select(View(), rows(3, 2))
    assert visibility.select(view, rows(2, 5), mix).selection.tolist() == expected


def test_an_equal_selection_is_no_change() -> None:
    view = visibility.select(View(), rows(3, 2))
    assert visibility.select(view, rows(3, 2)) is view


def test_hiding_takes_out_of_the_selection() -> None:
    view = visibility.hide(visibility.select(View(), rows(1, 2)), rows(2))
    assert view.hidden.tolist() == [2]
    assert view.selection.tolist() == [1]
    assert visibility.show(view, rows(2)).hidden.tolist() == []


def test_isolate_and_ghost_others_leave_the_rest() -> None:
    assert visibility.isolate(View(), rows(1), 4).hidden.tolist() == [0, 2, 3]
    assert visibility.ghost_others(View(), rows(0), 3).ghosted.tolist() == [1, 2]
    view = visibility.ghost(visibility.isolate(View(), rows(1), 4), rows(1))
    assert view.ghosted.tolist() == [1]
    cleared = visibility.show_all(view)
    assert not cleared.hidden.size
    assert not cleared.ghosted.size


def test_same_class_same_storey_all(project: Project) -> None:
    view = visibility.select(View(), rows(1))
    assert visibility.select_same_class(view, project.elements).selection.tolist() == list(range(1, 20, 2))
    assert visibility.select_same_storey(view, project.elements).selection.tolist() == list(range(10))
    assert visibility.select_all(visibility.hide(View(), rows(0)), 3).selection.tolist() == [1, 2]


def test_same_type_keeps_what_has_none(project: Project) -> None:
    view = visibility.select(View(), np.array([2, 9], np.int32))
    assert visibility.select_same_type(view, project.elements).selection.tolist() == [0, 1, 2, 3, 4, 9]
