"""The lines and levels of the tower."""

from dataclasses import dataclass
from itertools import accumulate

from sim.samples.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Grid:
    """Grid lines around the middle of the tower, and the sizes that follow from them; m.

    Attributes
    ----------
    x, y : tuple of float
        Grid lines; the core lies in the middle bay of `x` and the last bay of `y`.
    edge_x, edge_y : float
        Outer face of the structure, where façade panels hang.
    slab, depth : float
        Thickness of a laminated slab; depth of a beam below it.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    storeys: int
    height: float
    base: float
    column: float
    wall: float
    beam: float
    depth: float
    plank: float
    slab: float
    edge_x: float
    edge_y: float
    facade: float
    joint: float

    def level(self, storey: int) -> float:
        """Return the top of the floor of a storey, 1 being the lowest."""
        return round(self.base + (storey - 1) * self.height, 6)

    @property
    def top(self) -> float:
        return self.level(self.storeys + 1)

    @property
    def core(self) -> int:
        """The bay of `x` that holds stairs and lifts."""
        return (len(self.x) - 1) // 2


def grid_of(p: Parameters) -> Grid:
    """Lay out the grid.

    Raises
    ------
    ValueError
        If the plan cannot hold the core: it takes an odd number (5 or more) of bays in x, three in y.
    """
    bays_x, bays_y = p.numbers("building", "bays_x"), p.numbers("building", "bays_y")
    if len(bays_x) < 5 or len(bays_x) % 2 == 0 or len(bays_y) != 3:
        raise ValueError("the tower takes an odd number (5 or more) of bays in x, and three in y")
    if min(bays_x) < 5.0 or bays_x[len(bays_x) // 2] < 6.0 or min(bays_y) < 4.0 or bays_y[2] < 5.4:
        raise ValueError("bays are at least 5 m by 4 m, and the core's 6 m by 5.4 m")
    if p.count("building", "storeys") < 2 or p.number("building", "storey_height") < 2.8:
        raise ValueError("the tower takes two storeys or more, each 2.8 m or higher")
    lines = [
        tuple(round(v - sum(bays) / 2, 6) for v in (0.0, *accumulate(bays))) for bays in (bays_x, bays_y)
    ]
    column, plank = p.number("building", "column"), p.number("building", "plank")
    return Grid(
        lines[0],
        lines[1],
        p.count("building", "storeys"),
        p.number("building", "storey_height"),
        p.number("building", "base"),
        column,
        p.number("building", "wall"),
        p.number("building", "beam_width"),
        p.number("building", "beam_depth"),
        plank,
        round(plank + p.number("building", "topping"), 6),
        lines[0][-1] + column / 2,
        lines[1][-1] + column / 2,
        round(sum(p.numbers("building", "facade_leaves")), 6),
        p.number("building", "joint"),
    )
