"""Both formats say the same of the same projects."""

from dataclasses import fields
from pathlib import Path

import numpy as np

from sim.readers.pmxml import read_pmxml
from sim.readers.xer import read_xer
from sim.table import column_names

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"


def test_the_twins_are_equal() -> None:
    text, _ = read_xer(GOLDEN / "two_projects.xer")
    xml, _ = read_pmxml(GOLDEN / "two_projects.xml")
    for name in ("plan", "tool", "resources", "rates", "assignments"):
        one, other = getattr(text, name), getattr(xml, name)
        for column in column_names(type(one)):
            np.testing.assert_array_equal(getattr(one, column), getattr(other, column), f"{name}.{column}")
    for each in fields(text):
        if each.name in ("source", "plan", "tool", "resources", "rates", "assignments"):
            continue
        one, other = getattr(text, each.name), getattr(xml, each.name)
        if each.name == "relations":
            for column in ("predecessor", "successor", "kind", "lag", "unit"):
                assert getattr(one, column).tolist() == getattr(other, column).tolist()
        elif each.name == "baselines":
            assert [b.name for b in one] == [b.name for b in other]
            np.testing.assert_array_equal(one[0].dates.finish, other[0].dates.finish)
        elif isinstance(one, np.ndarray):
            np.testing.assert_array_equal(one, other, each.name)
        else:
            assert str(one) == str(other), each.name
