import numpy as np

from sim.properties import Properties, Property, no_properties


def i32(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def table() -> Properties:
    """Return two elements: one with a set of its own and the type's, one with the type's alone."""
    return Properties(
        np.array([0, 2, 3]), i32(0, 1, 1), np.array([0, 1, 1], np.uint8), ("Pset_Wall", "Qto_Wall"),
        np.array([0, 1], np.uint8), np.array([0, 2, 4]), i32(0, 1, 0, 2), i32(0, 0, 0, 1), i32(0, 1, 2, 3),
        ("Mark", "Fire", "Length"), ("", "m"), ("A", True, "T", 2.5),
    )  # fmt: skip


def test_own_properties_come_before_the_types() -> None:
    assert list(table().of(0)) == [
        Property("Pset_Wall", "Mark", "A", "", False, False),
        Property("Pset_Wall", "Fire", True, "", False, False),
        Property("Qto_Wall", "Mark", "T", "", True, True),
        Property("Qto_Wall", "Length", 2.5, "m", True, True),
    ]
    assert table().value(0, "Mark") == "A"
    assert table().value(0, "Mark", "Qto_Wall") == "T"
    assert table().value(1, "Fire") is None


def test_a_column_is_the_value_of_each_row() -> None:
    properties = table()
    for name in (*properties.names, "Nobody"):
        for set_name in (None, "Pset_Wall", "Qto_Wall"):
            rows = [properties.value(row, name, set_name) for row in range(2)]
            assert properties.column(name, set_name) == rows


def test_elements_without_properties() -> None:
    assert len(no_properties(3)) == 3
    assert no_properties(3).column("Mark") == [None] * 3
