"""The site lies within its bounds and clear of the tower."""

from sim.samples.bill import Bill
from sim.samples.parameters import load_parameters
from sim.samples.tower import site
from sim.samples.tower.grid import grid_of


def test_the_site_keeps_clear_of_the_tower() -> None:
    p = load_parameters("tower")
    grid, bill = grid_of(p), Bill("T1", p.densities())
    site.put_site(bill, grid, 120.0, 90.0, 1.2)
    works = {part.work for part in bill.parts}
    assert {"shed-walls", "shed-roof", "fence", "offices", "road", "yard", "stock", ""} <= works
    for part in bill.parts:
        box = part.box()
        assert -60.0 <= box[0] < box[3] <= 60.0
        if part.kind.name == "Ground" or part.work == "external":
            continue
        inside = (
            box[0] < grid.edge_x and box[3] > -grid.edge_x and box[1] < grid.edge_y and box[4] > -grid.edge_y
        )
        assert not inside, part.code
