"""What closes the tower: insulated façade panels with windows, balconies, parapet, roof."""

from dataclasses import dataclass
from functools import partial

from sim.samples.bill import Bill, common_facts
from sim.samples.parts import Kind, Opening
from sim.samples.solids import Box, Prism, Ring, Solid, block, rectangle
from sim.samples.tower.frame import core_walls, place_of, stair_bounds
from sim.samples.tower.grid import Grid
from sim.step_values import Typed

FRAME = 0.06
RAILING = 1.1


@dataclass(frozen=True, slots=True)
class Pane:
    """A window in a panel: left edge, sill, width and height, from the panel's lower left corner."""

    left: float
    sill: float
    width: float
    height: float

    def ring(self) -> Ring:
        return rectangle(
            self.left, self.sill, round(self.left + self.width, 4), round(self.sill + self.height, 4)
        )


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of the façade: side s, n, w or e, bay, extent along the side, look, windows."""

    side: str
    bay: int
    start: float
    end: float
    finish: str
    balcony: bool
    panes: tuple[tuple[float, float, float, float], ...]  # middle along the side, sill, width, height


def panels_of(grid: Grid) -> list[Panel]:
    """Return the panels of a storey; sills count from the floor."""
    panels: list[Panel] = []
    last, outer, j = len(grid.x) - 2, grid.edge_x + grid.facade, grid.joint / 2
    for side in "sn":
        for i in range(last + 1):
            a = -outer if i == 0 else grid.x[i] + j
            b = outer if i == last else grid.x[i + 1] - j
            middle = (grid.x[i] + grid.x[i + 1]) / 2
            balcony = i % 2 == (0 if side == "s" else 1)
            if side == "n" and i == grid.core:
                balcony, finish = False, "facade stone"
                stair = sum(stair_bounds(grid)) / 2
                panes = [(stair, 1.0, 1.2, 1.4)]
            elif balcony:
                finish = "facade sand"
                panes = [(middle - 1.0, 0.0, 2.6, 2.3), (middle + 1.6, 0.9, 1.2, 1.4)]
            else:
                finish = "facade"
                panes = [(middle - 1.35, 0.9, 1.5, 1.5), (middle + 1.35, 0.9, 1.5, 1.5)]
            panels.append(Panel(side, i, a, b, finish, balcony, tuple(panes)))
    for side in "we":
        for row in range(3):
            a = -grid.edge_y if row == 0 else grid.y[row] + j
            b = grid.edge_y if row == 2 else grid.y[row + 1] - j
            middle = (grid.y[row] + grid.y[row + 1]) / 2
            pane = (middle, 0.9, 1.5, 1.5) if row == 1 else (middle, 0.9, 0.9, 1.5)
            panels.append(Panel(side, row, a, b, "facade stone" if row == 1 else "facade", False, (pane,)))
    return panels


def put_panels(bill: Bill, grid: Grid, storey: int, leaves: tuple[float, ...]) -> None:
    """Hang the façade panels of a storey, their windows built in."""
    floor = grid.level(storey)
    high = grid.level(storey + 1) - grid.slab - grid.joint
    for panel in panels_of(grid):
        on_floor = storey == 1 or panel.balcony
        low = floor if on_floor else floor - grid.slab
        panes = [
            Pane(round(m - w / 2 - panel.start, 4), round(max(s + floor - low, 0.08), 4), w, h)
            for m, s, w, h in panel.panes
        ]
        length, height = round(panel.end - panel.start, 4), round(high - low, 4)
        kind = _panel_kind(bill, panel, length, height, leaves, panes)
        put_on_side(bill, grid, kind, "WGB", panel, low, place_of(storey), f"facade-{panel.side}-{storey}")


def put_on_side(
    bill: Bill, grid: Grid, kind: Kind, mark: str, panel: Panel, low: float, place: str, work: str
) -> None:
    """Put a panel against the structure; its local y points outward, its x along the side."""
    ex, ey = grid.edge_x, grid.edge_y
    at, turn = {
        "s": ((panel.end, -ey, low), 180.0), "n": ((panel.start, ey, low), 0.0),
        "w": ((-ex, panel.start, low), 90.0), "e": ((ex, panel.end, low), 270.0),
    }[panel.side]  # fmt: skip
    bill.put(kind, mark, at, place, work, turn)


def _panel_kind(
    bill: Bill, panel: Panel, length: float, height: float, leaves: tuple[float, ...], panes: list[Pane]
) -> Kind:
    mirrored = panel.side in "se"  # local x runs against the side's direction there
    panes = [
        Pane(round(length - p.left - p.width, 4), p.sill, p.width, p.height) if mirrored else p for p in panes
    ]
    rings = tuple(p.ring() for p in panes)
    finishes = ("concrete light", "insulation", panel.finish)
    marks = "+".join(f"{p.width * 10:.0f}{p.height * 10:.0f}@{p.left * 100:.0f}" for p in panes)
    look = panel.finish.removeprefix("facade").strip() or "light"
    name = f"Façade panel {length * 1000:.0f}×{height * 1000:.0f} {look} {marks}"

    def make() -> Kind:
        solids: list[Solid] = []
        depth = 0.0
        for thickness, finish in zip(leaves, finishes, strict=True):
            solids.append(
                block((0.0, depth, 0.0, length, round(depth + thickness, 4), height), finish, "y", rings)
            )
            depth = round(depth + thickness, 4)
        openings = tuple(
            Opening(
                "C",
                (p.left, 0.0, p.sill, p.left + p.width, depth, p.sill + p.height),
                _window(bill, p, depth),
            )
            for p in panes
        )
        return bill.concrete_kind(
            name,
            "IfcWall",
            "ELEMENTEDWALL",
            tuple(solids),
            stuff={"": "concrete", "insulation": "insulation"},
            external=True,
            material=("C30 precast concrete", "Insulation XPS", "C30 architectural concrete"),
            openings=openings,
            bearing=False,
            more={
                "Pset_WallCommon": {
                    **common_facts("IfcWall", name, True, False),
                    "ThermalTransmittance": Typed("IFCTHERMALTRANSMITTANCEMEASURE", 0.42),
                }
            },
        )

    return bill.kind(name, make)


def _window(bill: Bill, pane: Pane, depth: float) -> Kind:
    # In the panel's own coordinates: a filling has the placement of its hole.
    size = f"{pane.width * 1000:.0f}×{pane.height * 1000:.0f}"
    name = f"Window {size} at {pane.left * 1000:.0f},{pane.sill * 1000:.0f}"
    x0, z0 = pane.left, pane.sill
    x1, z1 = round(x0 + pane.width, 4), round(z0 + pane.height, 4)
    y0, y1 = round(depth / 2 - 0.04, 4), round(depth / 2 + 0.04, 4)
    lights = 3 if pane.width > 2 else 2 if pane.width > 1.1 else 1
    step = (pane.width - FRAME * (lights + 1)) / lights
    holes = tuple(
        rectangle(
            round(x0 + FRAME + k * (step + FRAME), 4),
            round(z0 + FRAME, 4),
            round(x0 + (k + 1) * (step + FRAME), 4),
            round(z1 - FRAME, 4),
        )
        for k in range(lights)
    )
    solids: tuple[Solid, ...] = (
        block((x0, y0, z0, x1, y1, z1), "frame", "y", holes),
        *(Prism(hole, "y", round(depth / 2 - 0.01, 4), 0.02, "glass") for hole in holes),
    )
    facts = {"Pset_WindowCommon": {
        **common_facts("IfcWindow", name, True, False),
        "ThermalTransmittance": Typed("IFCTHERMALTRANSMITTANCEMEASURE", 1.8),
    }}  # fmt: skip
    return bill.kind(
        name, lambda: Kind("IfcWindow", "WINDOW", name, solids, ("Aluminium, insulating glass",), {}, facts)
    )


def put_balcony_slabs(bill: Bill, grid: Grid, storey: int, reach: float) -> None:
    """Put the balconies at the floor above a storey, which is built with its slabs."""
    top = grid.level(storey + 1)
    for panel in panels_of(grid):
        if panel.balcony:
            kind = bill.block_kind(
                "Balcony slab", "IfcSlab", "FLOOR", (round(panel.end - panel.start, 4), reach, grid.slab),
                "concrete light", external=True,
            )  # fmt: skip
            put_on_side(
                bill, grid, kind, "YTS", panel, top - grid.slab, place_of(storey), f"balconies-{storey}"
            )


def put_balcony_fittings(bill: Bill, grid: Grid, storey: int, reach: float) -> None:
    """Put railing and timber screens on the balconies of a storey."""
    for panel in panels_of(grid):
        if not panel.balcony:
            continue
        length = round(panel.end - panel.start, 4)
        args = (panel, grid.level(storey), place_of(storey), f"fittings-{storey}")
        railing = bill.kind(
            f"Balcony railing {length * 1000:.0f}", partial(_railing, length, reach, grid.facade)
        )
        put_on_side(bill, grid, railing, "LG", *args)
        height = round(grid.height - grid.slab, 4)
        screen = bill.kind(
            f"Timber screen {length * 1000:.0f}×{height * 1000:.0f}",
            partial(_screen, bill, length, height, reach, grid.facade),
        )
        put_on_side(bill, grid, screen, "ZSG", *args)


def _railing(length: float, reach: float, back: float) -> Kind:
    t, e = 0.05, 0.03
    a, b, front = e, length - e, reach - e
    posts: list[Solid] = [
        block((x, front - t, 0.0, x + t, front, RAILING - t), "frame")
        for x in (a, round((a + b - t) / 2, 4), b - t)
    ]
    back += 0.01
    rails: list[Solid] = [
        block((a, front - t, RAILING - t, b, front, RAILING), "frame"),
        block((a, back, RAILING - t, a + t, front - t, RAILING), "frame"),
        block((b - t, back, RAILING - t, b, front - t, RAILING), "frame"),
        block((a + t, front - 0.035, 0.1, (a + b - t) / 2, front - 0.015, RAILING - t), "glass"),
        block(((a + b + t) / 2, front - 0.035, 0.1, b - t, front - 0.015, RAILING - t), "glass"),
        block((a + 0.015, back, 0.1, a + 0.035, front - t, RAILING - t), "glass"),
        block((b - 0.035, back, 0.1, b - 0.015, front - t, RAILING - t), "glass"),
    ]
    name = f"Balcony railing {length * 1000:.0f}"
    facts = {"Pset_RailingCommon": {
        **common_facts("IfcRailing", name, True, False), "Height": Typed("IFCPOSITIVELENGTHMEASURE", RAILING),
    }}  # fmt: skip
    return Kind("IfcRailing", "BALUSTRADE", name, (*posts, *rails), ("Laminated glass, steel",), {}, facts)


def _screen(bill: Bill, length: float, height: float, reach: float, back: float) -> Kind:
    # A decorated wall panel at both ends would close the balcony: one stands at its left, of slats.
    a, depth = 0.12, reach - 0.25 - back
    slats: list[Solid] = []
    count = 7
    for k in range(count):
        y = round(back + 0.02 + k * (depth - 0.1) / (count - 1), 4)
        slats.append(block((a, y, 0.0, a + 0.08, y + 0.09, height), "timber"))
    name = f"Timber screen {length * 1000:.0f}×{height * 1000:.0f}"
    facts = {"Pset_WallCommon": common_facts("IfcWall", name, True, False)}
    return Kind(
        "IfcWall",
        "PARTITIONING",
        name,
        tuple(slats),
        ("Timber",),
        bill.weigh(tuple(slats), {"": "timber"}),
        facts,
    )


def put_roof(bill: Bill, grid: Grid, parapet: float) -> None:
    """Put parapet panels, the house over stair and lifts, the roof's covering and its machines."""
    top, t = grid.top, grid.wall
    for panel in panels_of(grid):
        length, height = round(panel.end - panel.start, 4), round(parapet + grid.slab, 4)
        finish = "facade stone" if panel.finish == "facade stone" else "facade"
        kind = bill.block_kind(
            f"Parapet {finish.removeprefix('facade').strip() or 'light'}", "IfcWall", "PARAPET",
            (length, grid.facade, height), finish, external=True,
        )  # fmt: skip
        put_on_side(bill, grid, kind, "NEQ", panel, top - grid.slab, "RF", "parapet")
    walls = core_walls(grid, grid.storeys + 1)
    y0 = walls[0][1][1]
    x0, x1 = grid.x[grid.core] - t / 2, grid.x[grid.core + 1] + t / 2
    y1, high = grid.edge_y, top + 2.8
    house: list[Box] = [
        (x0, y0, top, x0 + t, y1, high), (x1 - t, y0, top, x1, y1, high),
        (x0 + t, y1 - t, top, x1 - t, y1, high),
    ]  # fmt: skip
    for box in house:
        bill.put_block("Roof house wall", "IfcWall", "SHEAR", "WJQ", box, "RF", "roof-house", external=True)
    door = (x0 + t, y0, top, x1 - t, y0 + t, high)
    bill.put_block("Roof house wall", "IfcWall", "SHEAR", "WJQ", door, "RF", "roof-house", external=True)
    roof = (x0 - 0.3, y0 - 0.3, high, x1 + 0.3, y1, high + 0.2)
    bill.put_block(
        "Roof house slab", "IfcSlab", "ROOF", "WJB", roof, "RF", "roof-house", "concrete light", external=True
    )
    for a, b, c, d in (
        (-grid.edge_x, -grid.edge_y, grid.edge_x, y0), (-grid.edge_x, y0, x0, y1), (x1, y0, grid.edge_x, y1)
    ):  # fmt: skip
        size = (round(c - a, 4), round(d - b, 4), 0.16)
        name = f"Roof covering {size[0] * 1000:.0f}×{size[1] * 1000:.0f}"
        solids = (block((0.0, 0.0, 0.0, *size), "roofing"),)
        facts = {"Pset_CoveringCommon": common_facts("IfcCovering", name, True, False)}
        material = ("Insulation and membrane",)
        kind = bill.kind(name, partial(Kind, "IfcCovering", "ROOFING", name, solids, material, {}, facts))
        bill.put(kind, "WM", (a, b, top), "RF", "roofing")
    pump = Kind("IfcBuildingElementProxy", "ELEMENT", "Air source heat pump", (
        block((0.0, 0.0, 0.0, 2.0, 1.2, 1.4), "machine"), block((0.3, 0.2, 1.4, 1.7, 1.0, 1.52), "frame"),
    ), ("Steel",))  # fmt: skip
    for k in range(4):
        x = -grid.edge_x + 3.0 + k * (2 * grid.edge_x - 8.0) / 3
        bill.put(pump, "JZ", (x, -4.5, top + 0.16), "RF", "roof-machines")
