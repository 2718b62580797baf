"""Rolling up an outline."""

import numpy as np

from kernels.spans import roll_up

PARENT = np.array([-1, 0, 1, 1, 0, -1], np.int32)
SPANS = np.array([True, True, False, False, False, True])


def test_spanning_rows_take_the_first_and_the_last_of_what_is_below() -> None:
    column = np.array([7, 7, 5, 3, 9, 7], np.int64)
    roll_up(PARENT, SPANS, np.array([True]), column, -1)
    assert column.tolist() == [3, 3, 5, 3, 9, -1]
    roll_up(PARENT, SPANS, np.array([False]), column, -1)
    assert column.tolist() == [9, 5, 5, 3, 9, -1]


def test_what_is_not_known_is_left_aside() -> None:
    column = np.array([0, 0, -1, 4, -1, 0], np.int64)
    roll_up(PARENT, SPANS, np.array([True]), column, -1)
    assert column.tolist() == [4, 4, -1, 4, -1, -1]
