"""The kernels that tessellate, fastest first, and how each is set."""

from dataclasses import dataclass, replace

import numpy as np

LEVELS = (
    "hybrid-manifold-cgal-simple-opencascade",
    "hybrid-cgal-simple-opencascade",
    "opencascade",
)
LAST = len(LEVELS) - 1

# 32 sides: 0.5 % of the radius inside the circle, 0.16 % of its length.
SEGMENTS = 32
# The largest radius (m) at which 32 sides stay within 1 mm of the circle: r (1 - cos(pi / 32)).
FINE_RADIUS = 0.2
TOLERANCE = 0.001
MOST_SEGMENTS = 180

# A single shape may take this long (s) before it counts as hanging.
PATIENCE = 30.0

# Bump when the same file would give other triangles.
EDITION = 4


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to tessellate: a kernel, and the sides of its circles.

    OpenCASCADE takes its sides from a deflection of 1 mm and leaves `segments` alone.
    """

    level: int = 0
    segments: int = SEGMENTS
    # The file gives the triangles: nothing is cut from them, and Manifold must return each one.
    given: bool = False

    @property
    def library(self) -> str:
        return LEVELS[self.level]

    def below(self) -> "Rung":
        """Return the next kernel down."""
        return replace(self, level=self.level + 1)

    def foot(self) -> "Rung":
        """Return the last kernel."""
        return replace(self, level=LAST)


def segments_for(radius: float) -> int:
    """Return how many sides keep a circle of `radius` (m) within 1 mm of a polygon."""
    if radius <= FINE_RADIUS:
        return SEGMENTS
    needed = np.pi / np.arccos(1.0 - TOLERANCE / radius)
    # Few different values, so that products share shards.
    return int(min(MOST_SEGMENTS, SEGMENTS * 2 ** np.ceil(np.log2(needed / SEGMENTS))))
