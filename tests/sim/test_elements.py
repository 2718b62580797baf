from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from sim.elements import no_elements


def test_rows_are_found_by_guid() -> None:
    elements = small_project().elements
    assert [elements.row(guid) for guid in elements.guid] == list(range(len(elements)))
    assert elements.row("nobody") == -1
    assert no_elements().row("x") == -1


def test_of_a_repeated_guid_the_first_row_counts() -> None:
    elements = small_project().elements
    twice = replace(elements, guid=(elements.guid[1], *elements.guid[1:]))
    assert twice.row(elements.guid[1]) == 0


def test_geometry_is_known_by_the_box() -> None:
    elements = small_project().elements
    box = elements.box.copy()
    box[3] = np.nan
    assert np.flatnonzero(~replace(elements, box=box).has_geometry()).tolist() == [3]


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Elements\.name"):
        replace(no_elements(), name=("x",))
