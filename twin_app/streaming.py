"""A mesh cut into slices that the window can take one per frame."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.federating.kept import keep_mesh
from sim.mesh import Mesh

TRIANGLES = 40_000  # in one slice: what the scene takes in well under 50 ms
CELLS = 8  # per side of the grid that keeps neighbours together


def slices(mesh: Mesh, triangles: int = TRIANGLES) -> Iterator[Mesh]:
    """Yield meshes of about `triangles` drawn triangles; neighbours together, an element never split."""
    if mesh.instance_count == 0:
        return
    if mesh.drawn_triangles() <= triangles:
        yield mesh
        return
    group = _groups(mesh, triangles)
    count = int(mesh.element.max()) + 1
    for number in range(int(group.max()) + 1):
        keep = np.zeros(count, np.bool_)
        keep[mesh.element[group[mesh.element] == number]] = True
        part = keep_mesh(mesh, keep)
        yield replace(part, element=np.flatnonzero(keep).astype(np.int32)[part.element])


def _groups(mesh: Mesh, triangles: int) -> I32:
    """Return int32[element]: the slice of each element."""
    count = int(mesh.element.max()) + 1
    weight = np.bincount(mesh.element, np.diff(mesh.triangle_offset)[mesh.shape], count)
    place = np.zeros((count, 3))
    place[mesh.element] = np.nan_to_num(mesh.matrix[:, :, 3])
    low, high = np.percentile(place, [2, 98], axis=0)
    cell = np.clip((place - low) / np.maximum(high - low, 1e-6) * CELLS, 0, CELLS - 1).astype(np.int64)
    # From the ground up, so that the first picture already looks like a building.
    order = np.lexsort((cell[:, 0], cell[:, 1], cell[:, 2]))
    group = np.empty(count, np.int32)
    group[order] = (np.cumsum(weight[order]) // triangles).astype(np.int32)
    return group
