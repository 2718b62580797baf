import pytest

from sim.space.display_units import DisplayUnits
from sim.space.measuring import Measurement, delta_texts, table_text, total_text

ONE = Measurement((1.0, 2.0, 3.0), (4.0, 6.0, 3.0))


def test_parts_and_length() -> None:
    assert ONE.delta == (3.0, 4.0, 0.0)
    assert ONE.length == pytest.approx(5.0)
    assert ONE.corners() == ((1, 2, 3), (4, 2, 3), (4, 6, 3), (4, 6, 3))


def test_texts_in_the_units_shown() -> None:
    assert total_text(ONE, DisplayUnits("metric")) == "5 m"
    assert total_text(ONE, DisplayUnits("millimetre")) == "5,000 mm"
    assert delta_texts(ONE, DisplayUnits("imperial")) == ("Δx 9.84", "Δy 13.12", "Δz 0")


def test_a_table_for_a_spreadsheet() -> None:
    head, line = table_text([ONE], DisplayUnits("millimetre")).splitlines()
    assert head.split("\t")[-1] == "L [mm]"
    assert [float(v) for v in line.split("\t")] == [1000, 2000, 3000, 4000, 6000, 3000, 3000, 4000, 0, 5000]
