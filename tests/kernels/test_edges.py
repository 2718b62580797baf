"""Welding and feature edges, against slow dictionaries."""

import itertools
from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.edges import feature_edges, weld

STEP = 1e-4
CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
QUADS = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
CUBE = np.array([t for a, b, c, d in QUADS for t in ((a, b, c), (a, c, d))], np.int32)


def welded(vertices: np.ndarray, triangles: np.ndarray, vo: list[int], to: list[int]):
    triangles = triangles.copy()
    kv, kt = np.empty(len(vertices), np.int64), np.empty(len(triangles), np.int64)
    nv, nt = np.zeros(len(vo), np.int64), np.zeros(len(to), np.int64)
    weld(vertices, np.array(vo, np.int64), triangles, np.array(to, np.int64), STEP, kv, kt, nv, nt)
    return vertices[kv[: nv[-1]]], triangles[: nt[-1]].copy(), nv, nt, kt[: nt[-1]]


def edges(vertices: np.ndarray, triangles: np.ndarray, vo: np.ndarray, to: np.ndarray, angle: float = 25.0):
    out, offset = np.empty((3 * len(triangles), 2), np.int32), np.zeros(len(to), np.int64)
    feature_edges(vertices, vo, triangles, to, float(np.cos(np.radians(angle))), out, offset)
    return [set(map(tuple, out[a:b].tolist())) for a, b in itertools.pairwise(offset)]


def _in_one_plane(first: np.ndarray, others: list[np.ndarray], crease: float) -> bool:
    # A second face without area makes no crease with the first; a third one cannot vouch for the plane.
    second, *more = others
    calm = not first.any() or not second.any() or abs(first @ second) > crease
    return calm and all(abs(first @ n) > crease for n in more)


def slow_edges(vertices: np.ndarray, triangles: np.ndarray, angle: float = 25.0) -> set[tuple[int, int]]:
    normals, faces = [], defaultdict(list)
    for t, (a, b, c) in enumerate(triangles.tolist()):
        p = vertices.astype(float)
        n = np.cross(p[b] - p[a], p[c] - p[a])
        normals.append(n / np.linalg.norm(n) if np.linalg.norm(n) > 1e-12 else None)
        for u, v in ((a, b), (b, c), (c, a)):
            faces[min(u, v), max(u, v)].append(t)
    drawn = set()
    for edge, users in faces.items():
        if len(users) == 2:
            f, g = normals[users[0]], normals[users[1]]
            if f is None or g is None or f @ g > np.cos(np.radians(angle)):
                continue
        elif len(users) > 2:
            first, *others = (np.zeros(3) if normals[k] is None else normals[k] for k in users)
            if _in_one_plane(first, others, np.cos(np.radians(angle))):
                continue
        drawn.add(edge)
    return drawn


def test_a_cube_of_loose_triangles_has_eight_corners_and_twelve_edges() -> None:
    loose = CORNERS[CUBE.ravel()]
    vertices, triangles, nv, nt, _ = welded(
        loose, np.arange(36, dtype=np.int32).reshape(-1, 3), [0, 36], [0, 12]
    )
    assert len(vertices) == 8
    assert len(triangles) == 12
    found = edges(vertices, triangles, nv, nt)[0]
    assert len(found) == 12
    assert {float(np.linalg.norm(vertices[a] - vertices[b])) for a, b in found} == {1.0}


def test_shapes_are_not_welded_to_each_other() -> None:
    both = np.concatenate([CORNERS, CORNERS])
    vertices, _, nv, nt, kept = welded(both, np.concatenate([CUBE, CUBE]), [0, 8, 16], [0, 12, 24])
    assert nv.tolist() == [0, 8, 16]
    assert nt.tolist() == [0, 12, 24]
    assert kept.tolist() == list(range(24))
    assert len(vertices) == 16


def test_a_triangle_that_loses_a_corner_is_dropped() -> None:
    near = np.array([[0, 0, 0], [1, 0, 0], [1, STEP / 10, 0], [0, 1, 0]], np.float32)
    _, triangles, _, _, kept = welded(near, np.array([[0, 1, 2], [0, 1, 3]], np.int32), [0, 4], [0, 2])
    assert kept.tolist() == [1]
    assert len(triangles) == 1


def test_an_open_sheet_shows_its_rim_and_no_diagonal() -> None:
    sheet = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    faces = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    found = edges(sheet, faces, np.array([0, 4], np.int64), np.array([0, 2], np.int64))[0]
    assert found == {(0, 1), (1, 2), (2, 3), (0, 3)}


def test_a_fine_cylinder_shows_only_its_two_rims() -> None:
    n = 32
    ring = np.stack([np.cos(np.arange(n) * 2 * np.pi / n), np.sin(np.arange(n) * 2 * np.pi / n)], axis=1)
    vertices = np.concatenate([np.c_[ring, np.zeros(n)], np.c_[ring, np.ones(n)]]).astype(np.float32)
    side = [(k, (k + 1) % n, n + (k + 1) % n) for k in range(n)]
    side += [(k, n + (k + 1) % n, n + k) for k in range(n)]
    caps = [(0, k + 1, k) for k in range(1, n - 1)] + [(n, n + k, n + k + 1) for k in range(1, n - 1)]
    faces = np.array(side + caps, np.int32)
    found = edges(vertices, faces, np.array([0, 2 * n], np.int64), np.array([0, len(faces)], np.int64))[0]
    assert len(found) == 2 * n


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=3, max_size=7),
    st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=10),
)
def test_any_soup_agrees_with_the_dictionary(
    corners: list[tuple[int, int, int]], faces: list[tuple[int, int, int]]
) -> None:
    vertices = np.array(corners, np.float32)
    triangles = np.array(faces, np.int32) % len(corners)
    got, kept, nv, nt, _ = welded(vertices, triangles, [0, len(vertices)], [0, len(triangles)])
    assert len(got) == len(set(corners))
    assert len({tuple(v) for v in got.tolist()}) == len(got)
    whole = [t for t in vertices[triangles].tolist() if len({tuple(c) for c in t}) == 3]
    assert got[kept].tolist() == whole
    assert edges(got, kept, nv, nt)[0] == slow_edges(got, kept)


def test_layers_that_touch_have_no_edges_within_their_joint() -> None:
    lower, upper = CORNERS, CORNERS + np.array([0, 0, 1], np.float32)
    loose = np.concatenate([lower[CUBE.ravel()], upper[CUBE.ravel()]])
    vertices, triangles, nv, nt, _ = welded(
        loose, np.arange(72, dtype=np.int32).reshape(-1, 3), [0, 72], [0, 24]
    )
    found = edges(vertices, triangles, nv, nt)[0]
    assert {float(np.linalg.norm(vertices[a] - vertices[b])) for a, b in found} == {1.0}  # no diagonals
    assert len(found) == 20
