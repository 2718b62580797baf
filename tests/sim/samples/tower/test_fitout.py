"""Pods and decorated panels stand inside the storey."""

from sim.samples.bill import Bill
from sim.samples.parameters import load_parameters
from sim.samples.tower import fitout
from sim.samples.tower.grid import grid_of


def test_fitout_stands_on_the_floor_and_below_the_ceiling() -> None:
    p = load_parameters("tower")
    grid, bill = grid_of(p), Bill("T1", p.densities())
    fitout.put_pods(bill, grid, 3)
    fitout.put_decorated_panels(bill, grid, 3)
    assert len(bill.parts) == 4 + 8
    for part in bill.parts:
        box = part.box()
        assert box[2] == grid.level(3)
        assert box[5] <= grid.level(4) - grid.slab + 1e-9
        assert -grid.edge_y < box[1] < box[4] < grid.edge_y
