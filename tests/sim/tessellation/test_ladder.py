"""The rungs and the sides of circles."""

import math

import pytest

from sim.tessellation.ladder import LAST, MOST_SEGMENTS, SEGMENTS, Rung, segments_for


def test_every_rung_has_one_below_down_to_the_last() -> None:
    rung = Rung(segments=64)
    libraries = [rung.library]
    while rung.level < LAST:
        rung = rung.below()
        libraries.append(rung.library)
    assert libraries[-1] == "opencascade"
    assert len(set(libraries)) == LAST + 1
    assert rung.segments == 64


@pytest.mark.parametrize("radius", [0.01, 0.2, 0.5, 1.0, 3.0, 6.0])
def test_a_circle_is_kept_within_a_millimetre(radius: float) -> None:
    sides = segments_for(radius)
    assert SEGMENTS <= sides <= MOST_SEGMENTS
    assert radius * (1 - math.cos(math.pi / sides)) <= 0.001


def test_a_huge_circle_does_not_take_endless_sides() -> None:
    assert segments_for(1e5) == MOST_SEGMENTS
