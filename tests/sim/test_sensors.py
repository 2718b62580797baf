from dataclasses import replace

import pytest

from sim.sensors import no_sensors


def test_the_empty_table() -> None:
    assert len(no_sensors()) == 0


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Sensors\.guid"):
        replace(no_sensors(), guid=("x",))
