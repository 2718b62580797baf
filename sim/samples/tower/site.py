"""The site around the tower: ground, roads, yard, fence, offices, an old shed, trees."""

from functools import partial

from sim.samples.bill import Bill
from sim.samples.parts import Kind
from sim.samples.solids import Box, Point3, Prism, Ring, Solid, block, disc, rectangle
from sim.samples.tower.grid import Grid

MARGIN = 0.75  # of the pit around the structure
Plan = tuple[float, float, float, float]


def put_site(bill: Bill, grid: Grid, width: float, depth: float, raft: float) -> None:
    """Put all of the site but the crane."""
    w, d = width / 2, depth / 2
    pit = (-grid.edge_x - MARGIN, -grid.edge_y - MARGIN, grid.edge_x + MARGIN, grid.edge_y + MARGIN)
    inside = (-w + 2.0, -d + 10.0, w - 2.0, d - 2.0)  # the fence
    low = grid.base - raft - 0.1
    ground: tuple[Solid, ...] = (
        block((-w, -d, low - 0.3, w, d, low), "earth"),
        block((-w, -d, low, w, d, 0.0), "grass", holes=(rectangle(*inside),)),
        block((inside[0], inside[1], low, inside[2], inside[3], 0.0), "earth", holes=(rectangle(*pit),)),
    )
    bill.put(Kind("IfcGeographicElement", "TERRAIN", "Ground", ground), "DX", (0.0, 0.0, 0.0), "SITE", "")
    _put_roads(bill, grid, w, d)
    _put_fence(bill, w, d)
    _put_yard(bill, grid, w)
    _put_offices(bill, w, d)
    _put_shed(bill, w, d)
    for k in range(7):
        _put_tree(bill, (-w + 6.0 + k * (width - 30.0) / 6, -d + 9.2), k)
    _put_entrance(bill, grid, -d + 8.5)


def road_x(grid: Grid) -> float:
    """Return the west edge of the haul road."""
    return grid.edge_x + 11.0


def _flat(bill: Bill, name: str, plan: Plan, low: float, high: float, finish: str) -> tuple[Kind, Plan]:
    size = (round(plan[2] - plan[0], 4), round(plan[3] - plan[1], 4), round(high - low, 4))
    name = f"{name} {size[0]:g}×{size[1]:g}"
    kind = bill.kind(
        name,
        lambda: Kind(
            "IfcPavement",
            "FLEXIBLE" if finish == "asphalt" else "RIGID",
            name,
            (block((0.0, 0.0, 0.0, *size), finish),),
            ("Asphalt" if finish == "asphalt" else "Concrete",),
        ),
    )
    return kind, plan


def _put_roads(bill: Bill, grid: Grid, w: float, d: float) -> None:
    x = road_x(grid)
    street, walk = (-w, -d, w, -d + 7.0), (-w, -d + 7.0, w, -d + 8.5)
    lay: list[tuple[str, Plan, float, str, str]] = [
        ("Street", street, 0.02, "asphalt", ""),
        ("Footway", walk, 0.06, "paving", ""),
        ("Haul road", (x, -d + 8.5, x + 6.0, d - 12.0), 0.04, "asphalt", "road"),
        ("Haul road", (-w + 12.0, d - 12.0, x + 6.0, d - 7.0), 0.04, "asphalt", "road"),
    ]
    for name, plan, high, finish, work in lay:
        kind, _ = _flat(bill, name, plan, 0.0, high, finish)
        bill.put(kind, "DL", (plan[0], plan[1], 0.0), "SITE", work)
    line = bill.kind(
        "Lane marking",
        lambda: Kind(
            "IfcPavement", "FLEXIBLE", "Lane marking", (block((0.0, 0.0, 0.0, 3.0, 0.15, 0.004), "marking"),)
        ),
    )
    for k in range(int(2 * w / 6)):
        bill.put(line, "BX", (-w + 1.5 + 6.0 * k, -d + 3.4, 0.02), "SITE", "")


def _put_fence(bill: Bill, w: float, d: float) -> None:
    x0, x1, y0, y1 = -w + 2.0, w - 2.0, -d + 10.0, d - 2.0
    across, along = round((x1 - x0) / 5.8), round((y1 - y0) / 5.8)
    wide, deep = (x1 - x0) / across, (y1 - y0) / along
    for k in range(across):
        x = x0 + k * wide
        bill.put(_panel(bill, wide), "WD", (x, y1, 0.0), "SITE", "fence")
        if not (26.0 - wide < x < 33.0):  # the gate
            bill.put(_panel(bill, wide), "WD", (x, y0, 0.0), "SITE", "fence")
    for k in range(along):
        for x in (x0, x1):
            bill.put(_panel(bill, deep), "WD", (x, y0 + k * deep, 0.0), "SITE", "fence", turn=90.0)


def _panel(bill: Bill, length: float) -> Kind:
    length = round(length, 3)
    name = f"Fence panel {length * 1000:.0f}"
    solids: tuple[Solid, ...] = (
        block((0.0, -0.1, 0.0, length, 0.1, 0.3), "concrete light"),
        block((0.06, -0.02, 0.3, length, 0.02, 2.2), "fence"),
        block((0.0, -0.04, 0.3, 0.06, 0.04, 2.3), "container"),
    )
    return bill.kind(name, lambda: Kind("IfcRailing", "FENCE", name, solids, ("Steel sheet",)))


def _put_yard(bill: Bill, grid: Grid, w: float) -> None:
    x0 = road_x(grid) + 7.0
    plan = (x0, -26.0, w - 4.0, 16.0)
    kind, _ = _flat(bill, "Stacking yard", plan, 0.0, 0.05, "paving")
    bill.put(kind, "DC", (plan[0], plan[1], 0.0), "SITE", "yard")
    slab, panel, column = _slab_stack(bill), _panel_rack(bill), _column_stack(bill)
    stands = [
        (slab, 2.0, 1.5),
        (slab, 2.0, 8.5),
        (slab, 8.0, 1.5),
        (slab, 8.0, 8.5),
        (panel, 2.0, 17.0),
        (panel, 2.0, 21.5),
        (panel, 2.0, 26.0),
        (column, 9.5, 17.0),
        (column, 9.5, 22.5),
        (column, 9.5, 28.0),
    ]
    for kind, x, y in stands:
        bill.put(kind, "DF", (x0 + x, plan[1] + y, 0.05), "SITE", "stock")
    pod = block((0.0, 0.0, 0.1, 2.4, 1.8, 2.4), "pod")
    wrapped = Kind(
        "IfcBuildingElementProxy",
        "ELEMENT",
        "Stored bathroom pod",
        (
            block((0.1, 0.1, 0.0, 2.3, 0.25, 0.1), "timber"),
            block((0.1, 1.55, 0.0, 2.3, 1.7, 0.1), "timber"),
            pod,
        ),
    )
    for k in range(3):
        bill.put(wrapped, "DF", (x0 + 2.0 + 3.0 * k, plan[1] + 33.0, 0.05), "SITE", "stock")
    _put_truck(bill, (road_x(grid) + 1.6, -14.0))


def _stack(bill: Bill, name: str, solids: list[Solid]) -> Kind:
    return bill.kind(
        name, lambda: Kind("IfcBuildingElementProxy", "ELEMENT", name, tuple(solids), ("Concrete",))
    )


def _slab_stack(bill: Bill) -> Kind:
    solids: list[Solid] = []
    for k in range(6):
        z = k * 0.16
        solids += [block((0.3, y, z, 2.7, y + 0.12, z + 0.1), "timber") for y in (0.8, 5.0)]
        solids.append(block((0.0, 0.0, z + 0.1, 3.0, 6.0, z + 0.16), "concrete light"))
    return _stack(bill, "Stored laminated slabs", solids)


def _panel_rack(bill: Bill) -> Kind:
    solids: list[Solid] = [
        block((-0.1, 0.0, 0.0, 6.0, 0.1, 0.15), "crane dark"),
        block((-0.1, 2.3, 0.0, 6.0, 2.4, 0.15), "crane dark"),
        block((-0.1, 0.0, 0.15, 0.0, 0.1, 2.6), "crane dark"),
        block((-0.1, 2.3, 0.15, 0.0, 2.4, 2.6), "crane dark"),
    ]
    for k, finish in enumerate(("facade", "facade sand", "facade", "facade sand")):
        y = 0.25 + k * 0.5
        hole = rectangle(1.6, 1.0, 3.1, 2.5)
        solids.append(block((0.1, y, 0.15, 5.8, y + 0.2, 3.0), finish, "y", (hole,)))
    return _stack(bill, "Façade panels in a rack", solids)


def _column_stack(bill: Bill) -> Kind:
    solids: list[Solid] = []
    for level in range(2):
        z = level * 0.6
        solids += [block((0.0, y, z, 2.2, y + 0.1, z + 0.1), "timber") for y in (0.5, 2.3)]
        solids += [block((x, 0.0, z + 0.1, x + 0.5, 2.87, z + 0.6), "concrete") for x in (0.0, 0.8, 1.6)]
    return _stack(bill, "Stored columns", solids)


def _put_truck(bill: Bill, at: tuple[float, float]) -> None:
    solids: list[Solid] = [
        block((0.0, 0.0, 0.9, 2.5, 9.0, 1.1), "crane dark"),
        block((0.05, 9.3, 0.5, 2.45, 11.3, 3.0), "container blue"),
        block((0.15, 11.3, 1.7, 2.35, 11.34, 2.8), "glass"),
        block((0.8, 0.0, 0.6, 1.7, 9.3, 0.9), "crane dark"),
    ]
    for y in (1.0, 2.2, 3.4, 7.6, 10.4):
        for x in (0.1, 2.1):
            ring = disc(0.48, 14, (y, 0.48))
            solids.append(Prism(ring, "x", x, 0.3, "frame"))
    solids += [
        block((0.7, 0.6, 1.1, 0.9, 6.6, 3.9), "facade sand"),
        block((1.5, 0.6, 1.1, 1.7, 6.6, 3.9), "facade"),
        block((1.0, 0.4, 1.1, 1.4, 0.6, 3.4), "crane dark"),
        block((1.0, 6.6, 1.1, 1.4, 6.8, 3.4), "crane dark"),
    ]
    truck = Kind("IfcVehicle", "VEHICLEWHEELED", "Panel transporter", tuple(solids))
    bill.put(truck, "CL", (at[0], at[1], 0.04), "SITE", "stock")


def _put_offices(bill: Bill, w: float, d: float) -> None:
    x, y, z = 6.06, 2.44, 2.6
    solids: tuple[Solid, ...] = (
        block((0.0, 0.0, 0.0, x, y, 0.18), "container blue"),
        block((0.0, 0.04, 0.18, x, y, z - 0.18), "container"),
        block((0.0, 0.0, z - 0.18, x, y, z), "container blue"),
        block((0.6, 0.0, 0.18, 1.5, 0.04, 2.2), "container blue"),
        block((2.3, 0.0, 1.0, 5.2, 0.04, 2.1), "glass"),
    )
    kind = Kind("IfcBuildingElementProxy", "ELEMENT", "Site office container", solids, ("Steel",))
    for level in range(2):
        for k in range(5):
            bill.put(kind, "BGS", (-w + 14.0 + 6.1 * k, d - 5.6, level * z), "SITE", "offices")


def _put_shed(bill: Bill, w: float, d: float) -> None:
    x0, y0, x1, y1, h, t = -w + 10.0, -12.0, -w + 26.0, -3.0, 3.6, 0.24
    for a, b, c, e in (
        (x0, y0, x1, y0 + t), (x0, y1 - t, x1, y1), (x0, y0 + t, x0 + t, y1 - t), (x1 - t, y0 + t, x1, y1 - t)
    ):  # fmt: skip
        box: Box = (a, b, 0.0, c, e, h)
        size = (round(c - a, 4), round(e - b, 4), h)
        kind = bill.kind(
            f"Old brick wall {size[0]:g}×{size[1]:g}",
            partial(_brick_wall, size),
        )
        bill.put(kind, "JJ", (box[0], box[1], 0.0), "SITE", "shed-walls")
    m = (y0 + y1) / 2
    ring: Ring = ((y0 - 0.5, h), (y1 + 0.5, h), (m, h + 2.2))
    roof = Kind(
        "IfcRoof",
        "GABLE_ROOF",
        "Old shed roof",
        (Prism(ring, "x", x0 - 0.4, x1 - x0 + 0.8, "roof tile"),),
        ("Clay tiles",),
    )
    bill.put(roof, "JJ", (0.0, 0.0, 0.0), "SITE", "shed-roof")


def _brick_wall(size: Point3) -> Kind:
    solids = (block((0.0, 0.0, 0.0, *size), "brick"),)
    return Kind("IfcWall", "SOLIDWALL", f"Old brick wall {size[0]:g}×{size[1]:g}", solids, ("Brickwork",))


def _put_tree(bill: Bill, at: tuple[float, float], number: int) -> None:
    solids: list[Solid] = [Prism(disc(0.14, 8), "z", 0.0, 2.2, "bark")]
    for low, high, radius in ((1.9, 2.6, 1.3), (2.6, 3.6, 1.7), (3.6, 4.5, 1.35), (4.5, 5.2, 0.75)):
        solids.append(Prism(disc(radius, 10), "z", low, high - low, "leaf"))
    kind = bill.kind("Street tree", lambda: Kind(
        "IfcGeographicElement", "VEGETATION", "Street tree", tuple(solids)))  # fmt: skip
    bill.put(kind, "SM", (at[0], at[1], 0.0), "SITE", "", turn=(number * 37) % 360)


def _put_entrance(bill: Bill, grid: Grid, street: float) -> None:
    x0, x1, y = grid.x[grid.core], grid.x[grid.core + 1], -grid.edge_y - MARGIN
    kind, _ = _flat(bill, "Forecourt", (x0, street, x1, y), 0.0, 0.05, "paving")
    bill.put(kind, "GC", (x0, street, 0.0), "SITE", "external")
    front = y - 2.2
    for x in (x0 + 0.6, x1 - 0.8):
        box = (x, front, 0.05, x + 0.2, front + 0.2, 2.6)
        bill.put_block(
            "Canopy post", "IfcColumn", "COLUMN", "YP", box, "SITE", "external", "concrete dark", grade="C30"
        )
    roof = (x0 + 0.3, front - 0.3, 2.6, x1 - 0.3, -grid.edge_y - grid.facade, 2.78)
    bill.put_block("Canopy", "IfcSlab", "ROOF", "YP", roof, "SITE", "external", "facade stone", external=True)
