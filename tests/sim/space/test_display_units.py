import pytest

from sim.space.display_units import DisplayUnits


@pytest.mark.parametrize(
    ("system", "number", "si", "text"),
    [
        ("metric", 2.5, "m", "2.5 m"),
        ("millimetre", 2.5, "m", "2,500 mm"),
        ("imperial", 0.3048, "m", "1 ft"),
        ("imperial", 0.45359237, "kg", "1 lb"),
        ("imperial", 0.3048**3, "m3", "1 ft³"),
        ("metric", 12345.678, "m2", "12,345.68 m²"),
        ("metric", 0.00001, "m3", "1e-05 m³"),
        ("metric", 7, "", "7"),
        ("metric", 1.5, "V", "1.5 V"),
        ("metric", 0.0, "m", "0 m"),
    ],
)
def test_numbers_are_written_with_their_unit(system: str, number: float, si: str, text: str) -> None:
    assert DisplayUnits(system).text(number, si) == text


def test_value_and_symbol() -> None:
    assert DisplayUnits("millimetre").value(1.0, "m") == 1000.0
    assert DisplayUnits("imperial").symbol("m2") == "ft²"
