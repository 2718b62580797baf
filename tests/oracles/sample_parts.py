"""Validate a sample file in a process of its own, and compare parts in space."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sim.samples.parts import Part, place_box
from sim.samples.solids import PLANES, Box, Prism

_SCRIPT = """
import sys, ifcopenshell, ifcopenshell.validate
log = ifcopenshell.validate.json_logger()
ifcopenshell.validate.validate(ifcopenshell.open(sys.argv[1]), log, express_rules=sys.argv[2] == "rules")
print(*[s["message"] for s in log.statements[:10]], sep="\\n")
sys.exit(min(len(log.statements), 99))
"""


def messages(path: Path, rules: bool) -> str:
    """Return what ifcopenshell.validate says, "" for nothing."""
    command = [sys.executable, "-W", "ignore", "-c", _SCRIPT, str(path), "rules" if rules else ""]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stdout.strip() if run.returncode == 0 else f"{run.returncode}: {run.stdout} {run.stderr}"


def boxes(part: Part) -> list[Box]:
    """Return the solid boxes of a part; rectangular holes are left out of them."""
    found: list[Box] = []
    for solid in part.kind.solids:
        pieces = _around(solid) if isinstance(solid, Prism) and solid.holes else [solid.box()]
        found += [place_box(piece, part.at, part.turn, part.tilt) for piece in pieces]
    return found


def _around(prism: Prism) -> list[Box]:
    a, b, _ = PLANES[prism.axis]
    cells = [prism.box()]
    for hole in prism.holes:
        low = (min(p[0] for p in hole), min(p[1] for p in hole))
        high = (max(p[0] for p in hole), max(p[1] for p in hole))
        cells = [piece for cell in cells for piece in _cut(cell, a, b, low, high)]
    return cells


def _cut(cell: Box, a: int, b: int, low: Sequence[float], high: Sequence[float]) -> Iterable[Box]:
    if low[0] >= cell[a + 3] or high[0] <= cell[a] or low[1] >= cell[b + 3] or high[1] <= cell[b]:
        yield cell
        return
    for axis, start, end in (
        (a, cell[a], low[0]), (a, high[0], cell[a + 3]), (b, cell[b], low[1]), (b, high[1], cell[b + 3])
    ):  # fmt: skip
        if end - start > 1e-9:
            piece = list(cell)
            piece[axis], piece[axis + 3] = start, end
            if axis == b:
                piece[a], piece[a + 3] = max(cell[a], low[0]), min(cell[a + 3], high[0])
            yield (piece[0], piece[1], piece[2], piece[3], piece[4], piece[5])


def overlap(one: Box, other: Box, slack: float) -> bool:
    """Say whether two boxes share space deeper than `slack`."""
    return all(min(one[k + 3], other[k + 3]) - max(one[k], other[k]) > slack for k in range(3))


def touch(one: Box, other: Box, slack: float) -> bool:
    """Say whether two boxes meet in a face: no farther than `slack` apart, over some area."""
    shared = [min(one[k + 3], other[k + 3]) - max(one[k], other[k]) for k in range(3)]
    return min(shared) >= -slack and sum(s > slack for s in shared) >= 2


def near(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return pairs of parts whose bounds meet (a sweep along z, then x)."""
    bounds = [part.box() for part in parts]
    order = sorted(range(len(parts)), key=lambda i: bounds[i][2])
    open_: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i in order:
        open_ = [j for j in open_ if bounds[j][5] >= bounds[i][2] - 0.03]
        pairs += [
            (j, i)
            for j in open_
            if all(
                bounds[j][k] <= bounds[i][k + 3] + 0.03 and bounds[i][k] <= bounds[j][k + 3] + 0.03
                for k in (0, 1)
            )
        ]
        open_.append(i)
    return pairs
