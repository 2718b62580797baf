"""Columns become cells and come back; what is not known is NULL."""

import numpy as np
import pytest

from sim.storage.cells import (
    iso,
    iso_column,
    number_cells,
    numbers_from,
    row_cells,
    rows_from,
    times_from,
    within,
)


def test_times() -> None:
    times = np.array(["2025-03-03T08:00:01", "NaT"], "datetime64[s]")
    cells = iso_column(times)
    assert cells == ["2025-03-03T08:00:01", None] == [iso(time) for time in times]
    np.testing.assert_array_equal(times_from(tuple(cells)), times)


def test_numbers_and_rows() -> None:
    assert number_cells(np.array([1.5, np.nan, np.inf])) == [1.5, None, None]
    np.testing.assert_array_equal(numbers_from((1.5, None)), [1.5, np.nan])
    rows = np.array([-1, 2], np.int32)
    assert rows_from("a", tuple(row_cells(rows)), 3).tolist() == [-1, 2]


@pytest.mark.parametrize(("rows", "required"), [([3], False), ([-2], False), ([-1], True)])
def test_rows_stay_inside_their_table(rows: list[int], required: bool) -> None:
    with pytest.raises(ValueError, match="points outside"):
        within("a", np.array(rows, np.int32), 3, required)
