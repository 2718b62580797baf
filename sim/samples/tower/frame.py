"""The structure of the tower: piles and raft, columns, shear walls, beams, laminated slabs, stairs.

The parts of storey k are its uprights and the beams and slabs above them.
"""

from itertools import pairwise

from sim.samples.bill import Bill
from sim.samples.parts import Facts, Kind
from sim.samples.solids import Box, Point2, Prism, block, disc
from sim.samples.tower.grid import Grid
from sim.step_values import Typed

RISERS = 9  # of each of the two flights; the last tread is level with the landing
GOING = 0.27
LANDING = 0.13


def place_of(storey: int) -> str:
    """Return the key of a storey's place."""
    return f"{storey:02}F"


def put_foundation(bill: Bill, grid: Grid, raft: float, pile_length: float) -> None:
    """Put piles under every column and core wall, blinding, and the raft in pours."""
    margin = 0.75
    low = grid.base - raft
    x0, y0 = -grid.edge_x - margin, -grid.edge_y - margin
    pile = Kind(
        "IfcPile", "BORED", f"Bored pile Ø800 L={pile_length:g}",
        (Prism(disc(0.4, 20), "z", -pile_length, pile_length, "concrete dark"),), ("C35 concrete",),
        {"concrete dark": 2500.0}, {"Pset_PileCommon": {
            "Reference": Typed("IFCIDENTIFIER", "ZH-800"), "LoadBearing": True}},
    )  # fmt: skip
    rows = (-grid.edge_y + 0.35, *grid.y[1:-1], grid.edge_y - 0.35)
    for j, y in enumerate(rows):
        for i, x in enumerate(grid.x):
            bill.put(pile, "ZH", (x, y, low - 0.1), "FND", "piles-w" if i < len(grid.x) / 2 else "piles-e")
            if j in (1, 2) and i < len(grid.x) - 1:
                middle = (x + grid.x[i + 1]) / 2
                bill.put(pile, "ZH", (middle, y, low - 0.1), "FND", "piles-w" if middle < 0 else "piles-e")
    bill.put_block(
        "Blinding", "IfcSlab", "PAVING", "DC", (x0, y0, low - 0.1, -x0, -y0, low), "FND", "blinding",
        "concrete light", precast=False, grade="C15",
    )  # fmt: skip
    cuts = (x0, -grid.edge_x / 3, grid.edge_x / 3, -x0)
    for i in range(3):
        for j, (a, b) in enumerate(((y0, 0.0), (0.0, -y0))):
            bill.put_block(
                "Raft",
                "IfcFooting",
                "PAD_FOOTING",
                "FB",
                (cuts[i], a, low, cuts[i + 1], b, grid.base),
                "FND",
                f"raft-{2 * i + j + 1}",
                "concrete dark",
                precast=False,
                grade="C35",
            )


def put_storey(bill: Bill, grid: Grid, storey: int) -> None:
    """Put the structure of one storey."""
    _put_columns(bill, grid, storey)
    _put_walls(bill, grid, storey)
    _put_beams(bill, grid, storey)
    _put_slabs(bill, grid, storey)
    _put_stairs(bill, grid, storey)


def wall_lines(grid: Grid) -> tuple[int, int]:
    """Return the lines of `x` on both sides of the core: shear walls instead of columns."""
    return grid.core, grid.core + 1


def _put_columns(bill: Bill, grid: Grid, storey: int) -> None:
    z0, z1, c = grid.level(storey), grid.level(storey + 1) - grid.slab, grid.column
    for i, x in enumerate(grid.x):
        if i in wall_lines(grid):
            continue
        for y in grid.y:
            box = (x - c / 2, y - c / 2, z0, x + c / 2, y + c / 2, z1)
            bill.put_block("Column", "IfcColumn", "COLUMN", "YZZ", box, place_of(storey), f"columns-{storey}")


def _put_walls(bill: Bill, grid: Grid, storey: int) -> None:
    z0, z1, t = grid.level(storey), grid.level(storey + 1) - grid.slab, grid.wall
    place, half, c = place_of(storey), grid.beam / 2, grid.column / 2
    last = len(grid.x) - 1
    for i in (0, last):
        inner = grid.edge_x - t
        x0, x1 = (-grid.edge_x, -inner) if i == 0 else (inner, grid.edge_x)
        for a, b in ((grid.y[0], grid.y[1]), (grid.y[2], grid.y[3])):
            box = (x0, a + c, z0, x1, b - c, z1)
            bill.put_block(
                "Gable wall", "IfcWall", "SHEAR", "JLQ", box, place, f"gables-{storey}", external=True
            )
    for i in wall_lines(grid):
        x = grid.x[i]
        for a, b in ((-grid.edge_y, grid.y[1] + half), (grid.y[2] - half, grid.edge_y)):
            box = (x - t / 2, a, z0, x + t / 2, b, z1)
            bill.put_block("Shear wall", "IfcWall", "SHEAR", "JLQ", box, place, f"walls-{storey}")
    for title, box, door in core_walls(grid, storey):
        size = (box[3] - box[0], box[4] - box[1], box[5] - box[2])
        if door is None:
            kind = bill.block_kind(title, "IfcWall", "SHEAR", size)
        else:
            kind = _door_wall(bill, title, size, door)
        bill.put(kind, "HXQ", (box[0], box[1], box[2]), place, f"walls-{storey}")


def core_walls(grid: Grid, storey: int) -> list[tuple[str, Box, tuple[float, ...] | None]]:
    """Return title, box and doors (starts along x) of the walls around stair and lifts."""
    z0, z2 = grid.level(storey), grid.level(storey + 1)
    z1, t = z2 - grid.slab, grid.wall
    x0, x1, m = stair_bounds(grid)[0], lift_end(grid), stair_bounds(grid)[1]
    y0, y1 = grid.y[2] - t / 2, grid.y[2] + t / 2
    back = y1 + 2.3
    rear = grid.edge_y - grid.beam
    third = (x1 - m) / 4
    return [
        ("Stair wall", (x0, y0, z0, m + t / 2, y1, z1), (0.9,)),
        ("Lift wall", (m + t / 2, y0, z0, x1, y1, z1), (third - 0.5, 3 * third - 0.6)),
        ("Core wall", (m, y1, z0, m + t, rear, z2), None),
        ("Lift rear wall", (m + t, back, z0, x1, back + t, z1), None),
    ]


def _door_wall(bill: Bill, title: str, size: tuple[float, ...], doors: tuple[float, ...]) -> Kind:
    width, height = 1.0, 2.2
    ring: list[Point2] = [(0.0, 0.0)]
    for start in doors:
        a = round(start, 4)
        ring += [(a, 0.0), (a, height), (round(a + width, 4), height), (round(a + width, 4), 0.0)]
    x, y, z = (round(v, 4) for v in size)
    ring += [(x, 0.0), (x, z), (0.0, z)]
    name = f"{title} {x * 1000:.0f}×{y * 1000:.0f}×{z * 1000:.0f}"
    solids = (Prism(tuple(ring), "y", 0.0, y, "concrete"),)
    return bill.kind(name, lambda: bill.concrete_kind(name, "IfcWall", "SHEAR", solids))


def _put_beams(bill: Bill, grid: Grid, storey: int) -> None:
    z1 = grid.level(storey + 1) - grid.slab
    z0, w, c, t = z1 - grid.depth, grid.beam, grid.column / 2, grid.wall / 2
    place, work, last = place_of(storey), f"beams-{storey}", len(grid.x) - 1
    for j, y in enumerate(grid.y):
        y0 = (-grid.edge_y, y - w / 2, y - w / 2, grid.edge_y - w)[j]
        for i in range(last):
            if j == 2 and i == grid.core:
                continue
            a = grid.x[i] + (t if i in wall_lines(grid) else c)
            b = grid.x[i + 1] - (t if i + 1 in wall_lines(grid) else c)
            bill.put_block("Beam", "IfcBeam", "BEAM", "YKL", (a, y0, z0, b, y0 + w, z1), place, work)
    for i, x in enumerate(grid.x):
        if i in wall_lines(grid):
            continue
        for j in (1,) if i in (0, last) else (0, 2):
            x0 = -grid.edge_x if i == 0 else grid.edge_x - w if i == last else x - w / 2
            box = (x0, grid.y[j] + c, z0, x0 + w, grid.y[j + 1] - c, z1)
            bill.put_block("Beam", "IfcBeam", "BEAM", "YKL", box, place, work)


def _put_slabs(bill: Bill, grid: Grid, storey: int) -> None:
    top, place, t = grid.level(storey + 1), place_of(storey), grid.wall / 2
    last = len(grid.x) - 2
    for row in range(3):
        y0 = -grid.edge_y if row == 0 else grid.y[row]
        y1 = grid.edge_y if row == 2 else grid.y[row + 1]
        for i in range(last + 1):
            if row == 2 and i == grid.core:
                continue
            a = -grid.edge_x if i == 0 else grid.x[i]
            b = grid.edge_x if i == last else grid.x[i + 1]
            end = y1 + t if row == 1 and i == grid.core else y1
            cuts = (a, b) if row == 1 else (a, (a + b) / 2, b)
            work = f"slabs-{'w' if a + b < 0 else 'e'}-{storey}"
            for c, d in pairwise(cuts):
                _put_slab(bill, grid, (c, y0, d, end), top, place, work)
    x0, m = stair_bounds(grid)
    y0 = grid.y[2] + t
    _put_slab(
        bill, grid, (m + 2 * t, y0 + 2.3, lift_end(grid) + t, grid.edge_y), top, place, f"slabs-e-{storey}"
    )
    _put_slab(bill, grid, (x0 - t, y0, m, stair_run(grid)[0]), top, place, f"slabs-w-{storey}")


def _put_slab(
    bill: Bill, grid: Grid, plan: tuple[float, float, float, float], top: float, place: str, work: str
) -> None:
    x, y, t = round(plan[2] - plan[0], 4), round(plan[3] - plan[1], 4), grid.plank
    name = f"Laminated slab {x * 1000:.0f}×{y * 1000:.0f}×{grid.slab * 1000:.0f}"

    def make() -> Kind:
        solids = (
            block((0.0, 0.0, 0.0, x, y, t), "concrete light"),
            block((0.0, 0.0, t, x, y, grid.slab), "topping"),
        )
        more: Facts = {
            "Pset_PrecastSlab": {
                "TypeDesignation": name,
                "ToppingType": "C30 cast in place",
                "NominalThickness": Typed("IFCNONNEGATIVELENGTHMEASURE", t),
                "NominalToppingThickness": Typed("IFCPOSITIVELENGTHMEASURE", round(grid.slab - t, 4)),
            }
        }
        material = ("C35 precast concrete", "C30 concrete")
        return bill.concrete_kind(name, "IfcSlab", "FLOOR", solids, grade="C35", material=material, more=more)

    bill.put(bill.kind(name, make), "DBS", (plan[0], plan[1], top - grid.slab), place, work)


def stair_bounds(grid: Grid) -> tuple[float, float]:
    """Return the clear width of the stairwell: its wall faces in x."""
    x0 = grid.x[grid.core] + grid.wall / 2
    return x0, round(x0 + 2.7, 6)


def lift_end(grid: Grid) -> float:
    """Return the far wall face of the lift shaft."""
    return grid.x[grid.core + 1] - grid.wall / 2


def stair_run(grid: Grid) -> tuple[float, float]:
    """Return where flights begin and end in y."""
    rear = grid.edge_y - grid.beam
    end = rear - 1.4
    return round(end - RISERS * GOING, 6), round(end, 6)


def _put_stairs(bill: Bill, grid: Grid, storey: int) -> None:
    x0, x1 = stair_bounds(grid)
    a, b = stair_run(grid)
    z, half = grid.level(storey), grid.height / 2
    place, work = place_of(storey), f"stairs-{storey}"
    box = (x0, b, z + half - LANDING, x1, grid.edge_y - grid.beam, z + half)
    bill.put_block("Landing", "IfcSlab", "LANDING", "PTB", box, place, work)
    flight = _flight(bill, grid, on_ground=storey == 1)
    bill.put(flight, "YTB", (x0 + 1.3, a, z), place, work, turn=90.0)
    bill.put(_flight(bill, grid, on_ground=False), "YTB", (x1 - 1.3, b, z + half), place, work, turn=270.0)


def _flight(bill: Bill, grid: Grid, on_ground: bool) -> Kind:
    riser, steps = grid.height / 2 / RISERS, RISERS
    foot = 0.0 if on_ground else -LANDING
    name = f"Stair flight {RISERS}×{riser * 1000:.0f} {'on raft' if on_ground else 'typical'}"
    ring: list[Point2] = [(0.0, foot), (0.3, foot)]
    ring.append((round(steps * GOING, 4), round(steps * riser - 0.16, 4)))
    for i in range(steps, 0, -1):
        ring += [(round(i * GOING, 4), round(i * riser, 4)), (round((i - 1) * GOING, 4), round(i * riser, 4))]
    solids = (Prism(tuple(ring), "y", 0.0, 1.25, "concrete light"),)
    more = {
        "Pset_StairFlightCommon": {
            "Reference": Typed("IFCIDENTIFIER", name),
            "NumberOfRiser": Typed("IFCCOUNTMEASURE", RISERS),
            "NumberOfTreads": Typed("IFCCOUNTMEASURE", steps),
            "RiserHeight": Typed("IFCPOSITIVELENGTHMEASURE", round(riser, 6)),
            "TreadLength": Typed("IFCPOSITIVELENGTHMEASURE", GOING),
        }
    }
    return bill.kind(name, lambda: bill.concrete_kind(name, "IfcStairFlight", "STRAIGHT", solids, more=more))
