import numpy as np
import pytest

from sim.readers.table_cells import amount, assigned


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200), ("¥1,234.50", 1234.5), ("1.234,50 €", 1234.5), ("1,234", 1234), ("12,5", 12.5),
        ("(20.00)", -20), ("-3", -3), ("CNY 1 000 000", 1e6), ("1.234.567", 1234567), ("$0", 0), ("5元", 5),
    ],
)  # fmt: skip
def test_money(text: str, value: float) -> None:
    assert amount(text) == value


@pytest.mark.parametrize("text", ["", "free", "1-2", "9" * 20, "--"])
def test_what_is_no_money(text: str) -> None:
    assert np.isnan(amount(text))


def test_resources() -> None:
    found = list(assigned("Crane[50%],Crew[2]，Concrete[3,5 m3];Foreman; []"))
    assert found[:3] == [("Crane", 0.5, ""), ("Crew", 2.0, ""), ("Concrete", 3.5, "m3")]
    assert (found[3][0], len(found)) == ("Foreman", 4)
    assert np.isnan(found[3][1])
