import numpy as np
from sim_tables import storeys, table

from sim.planning.work_zones import work_zones
from sim.spatial import no_spatial


def test_storeys_at_one_height_are_one_zone() -> None:
    rows = [("IfcWall", k, (0.0, 0.0, z), (1.0, 1.0, 2.0)) for k, z in enumerate((0.0, 0.3, 3.0))]
    zones = work_zones(table(rows), storeys(0.0, 0.3, 3.0), 3.5)
    assert zones.of.tolist() == [0, 0, 1]
    assert zones.names == ("Level 0", "Level 2")


def test_what_stands_in_no_storey_belongs_to_the_one_at_its_height() -> None:
    rows = [("IfcWall", k, (0.0, 0.0, 3.0 * max(k, 0)), (1.0, 1.0, 2.0)) for k in (0, 1)]
    rows.append(("IfcWall", -1, (0.0, 0.0, 3.5), (1.0, 1.0, 1.0)))
    assert work_zones(table(rows), storeys(0.0, 3.0), 3.5).of.tolist() == [0, 1, 1]


def test_bands_stand_in_for_storeys() -> None:
    rows = [("IfcBeam", -1, (0.0, 0.0, z), (1.0, 1.0, 0.2)) for z in (7.1, 0.0, 3.5, 0.1)]
    zones = work_zones(table(rows), no_spatial(), 3.5)
    assert zones.of.tolist() == [2, 0, 1, 0]
    assert zones.floor.tolist() == [0.0, 3.5, 7.0]


def test_a_slender_site_runs_along_its_axis() -> None:
    rows = [("IfcBeam", -1, (10.0 * k, 10.0 * k, 0.0), (1.0, 1.0, 1.0)) for k in range(20)]
    zones = work_zones(table(rows), no_spatial(), 3.5)
    assert zones.along
    assert (np.diff(zones.station) > 0).all()
