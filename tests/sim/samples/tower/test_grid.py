"""Levels and edges follow from the parameters."""

import pytest

from sim.samples.parameters import load_parameters
from sim.samples.tower.grid import grid_of


def test_lines_lie_around_the_middle() -> None:
    grid = grid_of(load_parameters("tower"))
    assert grid.x[0] == -grid.x[-1] == -15.0
    assert (grid.edge_x, grid.core) == (15.25, 2)
    assert (grid.level(1), grid.level(2), grid.top) == (0.15, 3.15, 54.15)


@pytest.mark.parametrize(
    "change", [{"storeys": 1}, {"storey_height": 2.5}, {"bays_x": [6.0, 5.0, 4.0, 5.0, 6.0]}]
)
def test_what_cannot_stand_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        grid_of(load_parameters("tower", {"building": change}))
