"""Panels go round the tower without gaps but their joints."""

import pytest

from sim.samples.parameters import load_parameters
from sim.samples.tower.facade import panels_of
from sim.samples.tower.grid import grid_of


def test_panels_close_each_side() -> None:
    grid = grid_of(load_parameters("tower"))
    panels = panels_of(grid)
    for side, reach in (("s", 2 * (grid.edge_x + grid.facade)), ("w", 2 * grid.edge_y)):
        row = [p for p in panels if p.side == side]
        assert sum(p.end - p.start for p in row) + grid.joint * (len(row) - 1) == pytest.approx(reach)
    assert sum(p.balcony for p in panels) == 5


def test_windows_lie_inside_their_panel() -> None:
    for panel in panels_of(grid_of(load_parameters("tower"))):
        for middle, _, width, _ in panel.panes:
            assert panel.start + 0.3 < middle - width / 2
            assert middle + width / 2 < panel.end - 0.3
