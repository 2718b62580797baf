"""Colours mean one thing each, and the legend counts every element."""

from dataclasses import replace

import numpy as np
import pytest

from sim.project import Project
from sim.properties import Properties
from sim.view import ColourBy
from twin_app.colouring import MANY, NONE, SEQUENTIAL, colouring, property_names


def with_property(project: Project, values: list[object]) -> Project:
    """Return the project in which element i has P.Load = values[i]."""
    count = len(values)
    each, zero = np.arange(count, dtype=np.int32), np.zeros(count, np.int32)
    properties = Properties(
        np.arange(count + 1, dtype=np.int64), each, np.zeros(count, np.uint8), ("P",) * count,
        np.zeros(count, np.uint8), np.arange(count + 1, dtype=np.int64), zero, zero.copy(), each.copy(),
        ("Load",), ("",), tuple(values),  # type: ignore[arg-type]
    )  # fmt: skip
    return replace(project, properties=properties)


@pytest.mark.parametrize(
    ("by", "texts"),
    [
        (ColourBy.CLASS, ["IfcSlab", "IfcWall"]),
        (ColourBy.STOREY, ["Level 1", "Level 2"]),
        (ColourBy.TYPE, ["Type A", ""]),
        (ColourBy.MODEL, ["cubes.ifc"]),
    ],
)
def test_groups(project: Project, by: ColourBy, texts: list[str]) -> None:
    found = colouring(project, by)
    assert found is not None
    assert [swatch.text for swatch in found.swatches] == texts
    assert sum(swatch.count for swatch in found.swatches) == len(project.elements)
    assert found.rgba.shape == (len(project.elements), 4)
    for swatch in found.swatches:
        assert (found.rgba[:, :3] == swatch.rgb).all(axis=1).sum() == swatch.count


def test_material_shows_by_state(project: Project) -> None:
    assert colouring(project, ColourBy.STATE) is None


def test_few_values_are_named_and_missing_ones_grey(project: Project) -> None:
    found = colouring(with_property(project, [True, False] * 9 + [None] * 2), ColourBy.PROPERTY, "P.Load")
    assert found is not None
    assert [(s.text, s.count) for s in found.swatches] == [("False", 9), ("True", 9), ("", 2)]
    assert found.swatches[-1].rgb == NONE


def test_many_numbers_are_put_into_classes(project: Project) -> None:
    numbers: list[object] = [float(k) for k in range(20)]
    assert len(numbers) > MANY
    changed = with_property(project, numbers)
    found = colouring(changed, ColourBy.PROPERTY, "P.Load")
    assert found is not None
    assert len(found.swatches) == len(SEQUENTIAL)
    assert tuple(found.rgba[0, :3]) == SEQUENTIAL[0]
    assert tuple(found.rgba[19, :3]) == SEQUENTIAL[-1]
    assert property_names(changed) == ["P.Load"]
