"""What makes flats of the storeys: bathroom pods and decorated wall panels."""

from functools import partial

from sim.samples.bill import Bill, common_facts
from sim.samples.parts import Kind
from sim.samples.solids import Solid, block
from sim.samples.tower.frame import place_of
from sim.samples.tower.grid import Grid
from sim.step_values import Typed

POD = (2.4, 1.8, 2.3)


def put_pods(bill: Bill, grid: Grid, storey: int) -> None:
    """Put the bathroom pods; they are lifted in before the slabs above."""
    pod = bill.kind("Bathroom pod 1824", lambda: _pod(bill))
    y = grid.y[1] + grid.column / 2 + 0.05
    for line in (1, len(grid.x) - 2):
        for x in (grid.x[line] - 0.3 - POD[0], grid.x[line] + 0.3):
            bill.put(pod, "ZTWY", (x, y, grid.level(storey)), place_of(storey), f"pods-{storey}")


def put_decorated_panels(bill: Bill, grid: Grid, storey: int) -> None:
    """Put the decorated panels that divide the rooms of the end bays."""
    last, half = len(grid.x) - 2, grid.beam / 2
    height = round(grid.height - grid.slab, 4)
    for i in (0, last):
        x = (grid.x[i] + grid.x[i + 1]) / 2 + (0.9 if i == 0 else -0.9)
        for a, b in (
            (-grid.edge_y + grid.beam, grid.y[1] - half), (grid.y[2] + half, grid.edge_y - grid.beam)
        ):  # fmt: skip
            pieces = 2
            length = round((b - a) / pieces, 4)
            name = f"Decorated wall panel {length * 1000:.0f}×{height * 1000:.0f}"
            kind = bill.kind(name, partial(_decorated, bill, name, length, height))
            for k in range(pieces):
                at = (x + 0.05, a + k * length, grid.level(storey))
                bill.put(kind, "ZSQ", at, place_of(storey), f"decor-{storey}", turn=90.0)


def _decorated(bill: Bill, name: str, length: float, height: float) -> Kind:
    solids: tuple[Solid, ...] = (
        block((0.0, 0.0, 0.0, length, 0.012, height), "timber light"),
        block((0.0, 0.012, 0.0, length, 0.088, height), "concrete light"),
        block((0.0, 0.088, 0.0, length, 0.1, height), "timber light"),
    )
    return Kind(
        "IfcWall", "PARTITIONING", name, solids, ("Decorated board on lightweight core", "Timber veneer"),
        bill.weigh(solids, {"": "timber", "concrete light": "lightweight"}),
        {"Pset_WallCommon": {
            **common_facts("IfcWall", name, False, False), "AcousticRating": "Rw 45 dB",
        }}, None, False,
    )  # fmt: skip


def _pod(bill: Bill) -> Kind:
    x, y, z = POD
    t = 0.05
    solids: tuple[Solid, ...] = (
        block((0.0, 0.0, 0.0, x, y, 0.12), "pod floor"),
        block((0.0, 0.0, 0.12, t, y, z - t), "pod"),
        block((x - t, 0.0, 0.12, x, y, z - t), "pod"),
        block((t, 0.0, 0.12, x - t, t, z - t), "pod"),
        block((t, y - t, 0.12, 0.4, y, z - t), "pod"),
        block((1.2, y - t, 0.12, x - t, y, z - t), "pod"),
        block((0.4, y - t, 2.05, 1.2, y, z - t), "pod"),
        block((0.0, 0.0, z - t, x, y, z), "pod"),
        block((1.5, 0.1, 0.12, 1.95, 0.75, 0.5), "pod ceramic"),
        block((0.15, 0.1, 0.75, 0.9, 0.55, 0.85), "pod ceramic"),
    )
    return Kind(
        "IfcElementAssembly", "USERDEFINED", "Bathroom pod 1824", solids, ("Composite panel", "Ceramic"),
        bill.weigh(solids, {"": "lightweight", "pod floor": "concrete"}),
        {"Pset_ElementAssemblyCommon": {
            "Reference": Typed("IFCIDENTIFIER", "ZTWY-1824"), "Status": (Typed("IFCLABEL", "NEW"),)},
         "Pset_ManufacturerTypeInformation": {"ModelLabel": "Bathroom pod 1824", "ProductionYear": "2026"}},
        "BATHROOMPOD",
    )  # fmt: skip
