"""Rings close, follow the line and are valid solids."""

import math
from itertools import pairwise
from pathlib import Path

import ifcopenshell
import pytest
from oracles.sample_parts import messages

from sim.samples.parameters import load_parameters
from sim.samples.tunnel import Tunnel, segment, segment_angles, tunnel_sample, write_tunnel

SMALL = {"tunnel": {"rings": 21}}


def test_the_tunnel_obeys_every_rule(tmp_path: Path) -> None:
    path = write_tunnel(tmp_path / "u.ifc", SMALL)
    assert messages(path, rules=True) == ""
    model = ifcopenshell.open(path)
    assert len([m for m in model.by_type("IfcMember") if m.PredefinedType == "ARCH_SEGMENT"]) == 21 * 7


def test_the_whole_tunnel_is_valid(tmp_path: Path) -> None:
    assert messages(write_tunnel(tmp_path / "u.ifc"), rules=False) == ""
    assert 130 <= len(tunnel_sample().works) <= 170


def test_segments_fill_the_ring() -> None:
    tunnel = Tunnel(load_parameters("tunnel"))
    angles = segment_angles(tunnel, 67.5)
    assert sum(b - a for a, b in angles) == pytest.approx(360.0)
    volume = sum(segment(tunnel, a, b, "f").volume() for a, b in angles)
    exact = math.pi * (tunnel.outer**2 - tunnel.inner**2) * tunnel.width
    assert volume == pytest.approx(exact, rel=2e-3)


def test_each_edge_of_a_segment_has_two_faces() -> None:
    hull = segment(Tunnel(load_parameters("tunnel")), 10.0, 67.5, "f")
    edges = [e for a, b, c in hull.triangles for e in ((a, b), (b, c), (c, a))]
    assert len(set(edges)) == len(edges)
    assert {(b, a) for a, b in edges} == set(edges)


def test_rings_follow_the_line() -> None:
    tunnel = Tunnel(load_parameters("tunnel"))
    end, heading = tunnel.line.at(tunnel.line.length)
    assert heading == pytest.approx(math.degrees(tunnel.line.length / tunnel.radius))
    assert end[2] - tunnel.axis == pytest.approx(tunnel.line.gradient * tunnel.line.length)
    rings = [p for p in tunnel_sample().parts if p.kind.name == "Ring"]
    steps = [math.dist(a.at, b.at) for a, b in pairwise(rings)]
    assert min(steps) == pytest.approx(max(steps), rel=1e-5) == pytest.approx(tunnel.width, rel=1e-3)
