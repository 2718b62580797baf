"""The outline of an element as the eye sees it: where faces turn away, and where they end."""

from collections import OrderedDict

import numpy as np

from kernels.arrays import F64, I32
from sim.space.picker import Drawn, Picker

KEPT = 64  # shapes whose edges are remembered
LARGEST = 30_000  # triangles; of larger shapes only the feature edges are drawn


class Silhouettes:
    """Finds outlines in the model of a picker."""

    def __init__(self, picker: Picker) -> None:
        self._picker = picker
        self._edges: OrderedDict[int, tuple[I32, I32]] = OrderedDict()

    def outline(self, element: int, drawn: Drawn, eye: F64, forward: F64 | None = None) -> F64:
        """Return float64[s, 2, 3]: the lines of an element as it is drawn, m.

        Parameters
        ----------
        element : int
            Its row.
        drawn : Drawn
            What the screen shows.
        eye : float64[3]
            Where it is seen from, m.
        forward : float64[3], optional
            Direction of view of a parallel projection.
        """
        found = [np.empty((0, 2, 3))]
        if drawn.is_drawn(element):
            for instance in self._picker.instances(element).tolist():
                corners = self._picker.world(instance, drawn)
                found.append(corners[self._lines(instance, corners, eye, forward)])
        return kept(np.concatenate(found), drawn.planes)

    def _lines(self, instance: int, corners: F64, eye: F64, forward: F64 | None) -> I32:
        mesh = self._picker.mesh
        shape = int(mesh.shape[instance])
        triangles = mesh.triangles[mesh.triangle_offset[shape] : mesh.triangle_offset[shape + 1]]
        if len(triangles) > LARGEST:
            return self._picker.edges(instance)
        edge, sides = self._edges_of(shape, triangles)
        a, b, c = (corners[triangles[:, k]] for k in range(3))
        way = a - eye if forward is None else np.broadcast_to(forward, a.shape)
        facing = np.einsum("tk,tk->t", np.cross(b - a, c - a), way) < 0
        turned = (sides[:, 1] < 0) | (facing[sides[:, 0]] != facing[sides[:, 1]])
        lines: I32 = edge[turned]
        return lines

    def _edges_of(self, shape: int, triangles: I32) -> tuple[I32, I32]:
        """Return int32[e, 2] corners of each edge, int32[e, 2] the triangles beside it, -1 for none.

        Corners at one place count as one: tessellators repeat them at creases.
        """
        if shape in self._edges:
            self._edges.move_to_end(shape)
            return self._edges[shape]
        mesh = self._picker.mesh
        local = mesh.vertices[mesh.vertex_offset[shape] : mesh.vertex_offset[shape + 1]]
        first, same = np.unique(local, axis=0, return_index=True, return_inverse=True)[1:]
        joined = first[same.reshape(-1)][triangles]
        pairs = np.sort(np.concatenate([joined[:, [0, 1]], joined[:, [1, 2]], joined[:, [2, 0]]]), axis=1)
        owner = np.tile(np.arange(len(triangles)), 3)
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        pairs, owner = pairs[order], owner[order]
        begins = np.flatnonzero(np.r_[True, (pairs[1:] != pairs[:-1]).any(axis=1)])
        count = np.diff(np.r_[begins, len(pairs)])
        sides = np.stack(
            [owner[begins], np.where(count > 1, owner[np.minimum(begins + 1, len(owner) - 1)], -1)], axis=1
        )
        found = pairs[begins].astype(np.int32), sides.astype(np.int32)
        self._edges[shape] = found
        if len(self._edges) > KEPT:
            self._edges.popitem(last=False)
        return found


def kept(lines: F64, planes: F64) -> F64:
    """Return what sections leave of float64[s, 2, 3] lines."""
    for plane in planes:
        over = lines @ plane[:3] - plane[3]
        lines, over = lines[(over <= 0).any(axis=1)], over[(over <= 0).any(axis=1)]
        for end in (0, 1):
            out = over[:, end] > 0
            share = over[out, end] / (over[out, end] - over[out, 1 - end])
            lines[out, end] += share[:, None] * (lines[out, 1 - end] - lines[out, end])
    return lines
