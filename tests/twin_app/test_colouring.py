"""Colours mean one thing each, and the legend counts every element."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from sim.planning.variance import EARLY, LATE, Mark
from sim.project import Project
from sim.properties import Properties
from sim.view import ColourBy
from twin_app.colouring import MANY, NONE, SEQUENTIAL, colouring, mark_colours, property_names


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


def test_planned_against_actual_has_one_colour_a_mark(project: Project) -> None:
    plan = project.schedule
    day = np.timedelta64(86400, "s")
    actual = plan.actual_start.copy()
    actual[:3] = plan.start[:3] + np.array([-1, 0, 1]) * day
    schedule = replace(
        plan, baseline_start=plan.start.copy(), baseline_finish=plan.finish.copy(), actual_start=actual
    )
    found = colouring(replace(project, schedule=schedule), ColourBy.VARIANCE)
    assert found is not None
    said = {swatch.words("en"): swatch for swatch in found.swatches}
    assert {name: swatch.count for name, swatch in said.items()} == {
        "Not begun": 17, "Early start": 1, "On time": 1, "Late start": 1,
    }  # fmt: skip
    assert tuple(found.rgba[2, :3]) == said["Late start"].rgb
    assert said["Late start"].code == "mark-late-start"


def test_marks_stay_apart_without_colour_and_for_the_colour_blind() -> None:
    """Late is told from early by hue that every eye sees; on one side lightness tells how far."""
    colours = mark_colours()
    light = {mark: 0.2126 * r + 0.7152 * g + 0.0722 * b for mark, (r, g, b) in colours.items()}
    early = [light[m] for m in (Mark.BEFORE_PLANNED, Mark.EARLY_BOTH, Mark.EARLY_FINISH, Mark.EARLY_START)]
    late = [light[m] for m in (Mark.AFTER_PLANNED, Mark.LATE_BOTH, Mark.LATE_FINISH, Mark.LATE_START)]
    for side in (early, late):
        assert all(b - a > 20 for a, b in pairwise(side))
    for mark in LATE:
        assert colours[mark][0] > colours[mark][2] + 50, "late is warm"
    for mark in EARLY:
        assert colours[mark][2] > colours[mark][0] + 50, "early is cold"
    assert len(set(colours.values())) == len(colours)
