import numpy as np
import pytest

from sim.playback.growth import NAMES, Growth, GrowthSpec, growth_of, plain_growths


def test_every_name_can_be_read() -> None:
    for name in NAMES:
        assert growth_of(name.upper()) == growth_of(name)
    assert growth_of("") == GrowthSpec()
    assert growth_of("parts") == GrowthSpec(parts=True)
    assert growth_of("parts length") == GrowthSpec(Growth.LENGTH, parts=True)
    assert growth_of("-Y") == GrowthSpec(Growth.ALONG, (0.0, -1.0, 0.0))
    np.testing.assert_allclose(growth_of("3, 0, 4").direction, (0.6, 0, 0.8))


@pytest.mark.parametrize("text", ["sideways", "0,0,0", "1,2", "nan,0,0", "inf,0,0", "1,2,3,4", "x" * 500])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        growth_of(text)


def test_plain_ways_have_no_direction() -> None:
    growths = plain_growths(np.array([0, 2], np.uint8))
    assert len(growths) == 2
    assert not growths.direction.any()
