"""The sample "18-storey precast tower", put together."""

from pathlib import Path

from sim.samples.bill import Bill
from sim.samples.crane import put_crane
from sim.samples.document import write_sample_file
from sim.samples.parameters import Overrides, Parameters, load_parameters
from sim.samples.parts import Place
from sim.samples.sample import Ground, Sample
from sim.samples.tower import facade, fitout, frame, site
from sim.samples.tower.grid import Grid, grid_of
from sim.samples.tower.programme import works_of


def tower_sample(parameters: Overrides | None = None) -> Sample:
    """Lay out the tower, its site and its works."""
    p = load_parameters("tower", parameters)
    grid = grid_of(p)
    bill = Bill("T1", p.densities())
    raft = p.number("building", "raft")
    site.put_site(bill, grid, p.number("site", "width"), p.number("site", "depth"), raft)
    crane_at = p.numbers("site", "crane_at")
    put_crane(
        bill, (crane_at[0], crane_at[1]), grid.top + p.number("site", "crane_clearance"),
        p.number("site", "crane_section"), p.number("site", "jib"), p.number("site", "counter_jib"),
        p.number("site", "jib_direction"), "crane",
    )  # fmt: skip
    frame.put_foundation(bill, grid, raft, p.number("building", "pile_length"))
    leaves, reach = p.numbers("building", "facade_leaves"), grid.facade + p.number("building", "balcony")
    for storey in range(1, grid.storeys + 1):
        frame.put_storey(bill, grid, storey)
        fitout.put_pods(bill, grid, storey)
        facade.put_panels(bill, grid, storey, leaves)
        fitout.put_decorated_panels(bill, grid, storey)
        if storey < grid.storeys:
            facade.put_balcony_slabs(bill, grid, storey, reach)
        if storey > 1:
            facade.put_balcony_fittings(bill, grid, storey, reach)
    facade.put_roof(bill, grid, p.number("building", "parapet"))
    return Sample(
        "tower", f"{grid.storeys}-storey precast tower", "Generated sample: typical values, not a design",
        p.start(), ground_of(p), _places(grid, raft), bill.parts, works_of(p, bill.parts),
        (p.calendar("Site, one shift", "shifts"), p.calendar("Lifting, two shifts", "lifting_shifts")),
        p.finishes(),
    )  # fmt: skip


def write_tower(path: Path, parameters: Overrides | None = None) -> Path:
    """Write the tower as IFC4X3_ADD2."""
    return write_sample_file(path, tower_sample(parameters))


def ground_of(p: Parameters) -> Ground:
    """Return where the model stands on the earth."""
    return Ground(
        p.text("ground", "crs"), p.number("ground", "easting"), p.number("ground", "northing"),
        p.number("ground", "height"), p.text("ground", "description"),
    )  # fmt: skip


def _places(grid: Grid, raft: float) -> list[Place]:
    places = [
        Place("SITE", "IfcSite", "Site", ""),
        Place("T1", "IfcBuilding", "Tower T1", "SITE"),
        Place("FND", "IfcBuildingStorey", "Foundation", "T1", round(grid.base - raft, 6)),
    ]
    places += [
        Place(frame.place_of(k), "IfcBuildingStorey", frame.place_of(k), "T1", grid.level(k))
        for k in range(1, grid.storeys + 1)
    ]
    return [*places, Place("RF", "IfcBuildingStorey", "Roof", "T1", grid.top)]
