from dataclasses import replace

import pytest

from sim.spatial import no_spatial


def test_the_empty_table() -> None:
    assert len(no_spatial()) == 0


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Spatial\.name"):
        replace(no_spatial(), name=("x",))
