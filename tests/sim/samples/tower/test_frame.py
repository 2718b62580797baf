"""The structure of one storey holds together in plan and height."""

import pytest

from sim.samples.bill import Bill
from sim.samples.parameters import load_parameters
from sim.samples.tower import frame
from sim.samples.tower.grid import grid_of


def test_flights_lead_from_landing_to_landing() -> None:
    p = load_parameters("tower")
    grid, bill = grid_of(p), Bill("T1", p.densities())
    frame.put_storey(bill, grid, 2)
    first, second = (q.box() for q in bill.parts if q.kind.ifc_class == "IfcStairFlight")
    assert first[5] == pytest.approx(grid.level(2) + grid.height / 2, abs=1e-3)
    assert second[5] == pytest.approx(grid.level(3), abs=1e-3)
    assert first[3] < second[0]


def test_slabs_cover_the_plan_but_for_the_core() -> None:
    p = load_parameters("tower")
    grid, bill = grid_of(p), Bill("T1", p.densities())
    frame.put_storey(bill, grid, 1)
    covered = sum((b[3] - b[0]) * (b[4] - b[1]) for b in (q.box() for q in bill.parts if "-DBS-" in q.code))
    plan = 4 * grid.edge_x * grid.edge_y
    assert 0.93 * plan < covered < 0.98 * plan
