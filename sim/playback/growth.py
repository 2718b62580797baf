"""Along which way elements come into being, apart from the colours they have meanwhile."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import F64, U8
from sim.columns import check_lengths, freeze

MOST_SIGNS = 200


class Growth(IntEnum):
    """A way of growing."""

    UP = 0
    DOWN = 1
    LENGTH = 2  # the longest axis of the element itself
    ALONG = 3  # a direction of its own
    RADIAL = 4  # from the middle outwards


AXES = {
    "x": (1.0, 0.0, 0.0), "-x": (-1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "-y": (0.0, -1.0, 0.0),
    "z": (0.0, 0.0, 1.0), "-z": (0.0, 0.0, -1.0),
}  # fmt: skip
WAYS = {"up": Growth.UP, "down": Growth.DOWN, "length": Growth.LENGTH, "radial": Growth.RADIAL}
PARTS = "parts"
NAMES = (*WAYS, *AXES, PARTS)
"""What a person can write; besides, a direction as "1,0,0.5"."""


@dataclass(frozen=True, slots=True)
class GrowthSpec:
    """A way that was asked for.

    `way` is None where the class of the element decides; `direction` belongs to `Growth.ALONG`; with
    `parts` the elements of a task come one after the other.
    """

    way: Growth | None = None
    direction: tuple[float, float, float] = (0.0, 0.0, 1.0)
    parts: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Growths:
    """The way of every element.

    Attributes
    ----------
    way : uint8[n]
        `Growth`.
    direction : float32[n, 3]
        Unit vectors; they count for `Growth.ALONG` alone.
    """

    way: U8
    direction: "np.ndarray[tuple[int, int], np.dtype[np.float32]]"

    def __post_init__(self) -> None:
        check_lengths("Growths", len(self.way), direction=self.direction)
        freeze(self.way, self.direction)

    def __len__(self) -> int:
        return self.way.size


def plain_growths(way: U8) -> Growths:
    """Return ways none of which has a direction of its own."""
    return Growths(way, np.zeros((way.size, 3), np.float32))


def growth_of(text: str) -> GrowthSpec:
    """Return the way a text names: "up", "-y", "1,0,0.5", "radial", "parts length"; raise ValueError."""
    if len(text) > MOST_SIGNS:
        raise ValueError(text[:40])
    words = text.casefold().split()
    parts = PARTS in words
    rest = "".join(word for word in words if word != PARTS)
    if not rest:
        return GrowthSpec(parts=parts)
    if rest in WAYS:
        return GrowthSpec(WAYS[rest], parts=parts)
    vector = np.array(AXES.get(rest) or [float(number) for number in rest.split(",")], np.float64)
    length = float(np.linalg.norm(vector)) if vector.size == 3 else 0.0
    if not 0.0 < length < np.inf:
        raise ValueError(text)
    return GrowthSpec(Growth.ALONG, _triple(vector / length), parts)


def _triple(vector: F64) -> tuple[float, float, float]:
    x, y, z = vector.tolist()
    return x, y, z
