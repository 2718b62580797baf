from dataclasses import replace

import numpy as np
from loaded_box import cubes, schedule_of
from rich_project import rich_project
from same import differences

from sim.federating.joined import (
    join_elements,
    join_links,
    join_properties,
    join_schedules,
    join_spatial,
    placed,
    placed_boxes,
    shifted,
)
from sim.links import no_links


def test_minus_one_stays_none() -> None:
    assert shifted(np.array([-1, 0, 4], np.int32), 10).tolist() == [-1, 10, 14]


def test_nothing_joined_is_nothing() -> None:
    assert len(join_elements([], [], [])) == len(join_spatial([], [])) == len(join_properties([])) == 0
    assert len(join_links([no_links()], [0], [0])) == 0
    assert len(join_schedules([])[0]) == 0


def test_an_unmoved_mesh_is_the_same_object() -> None:
    loaded = cubes("a", [(0, 0, 0)])
    assert placed(loaded.mesh, np.eye(3, 4)) is loaded.mesh
    assert placed_boxes(loaded.elements.box, loaded.mesh, np.eye(3, 4)) is loaded.elements.box


def test_a_moved_mesh_moves_its_points() -> None:
    mesh = cubes("a", [(1, 2, 3)]).mesh
    placement = np.array([[0.0, -1.0, 0.0, 10.0], [1.0, 0.0, 0.0, 20.0], [0.0, 0.0, 1.0, 30.0]])
    point = np.array([0.5, 0.25, 0.125, 1.0])
    before = np.append(mesh.matrix[0] @ point, 1.0)
    np.testing.assert_allclose(placed(mesh, placement).matrix[0] @ point, placement @ before)


def test_equal_task_ids_are_told_apart_by_their_schedule() -> None:
    joined, offset = join_schedules([schedule_of(2, "a"), schedule_of(0, ""), schedule_of(1, "b")])
    assert joined.id == ("1.T0", "1.T1", "2.T0")
    assert joined.source == "a; b"
    assert offset == [0, 2, 2]


def test_plans_resources_baselines_and_settings_join_with_their_rows_shifted() -> None:
    rich = rich_project().schedule
    plain = schedule_of(2, "b")
    joined, offset = join_schedules([plain, rich, replace(rich, title="again")])
    first, second = offset[1], offset[2]
    assert [each.id for each in joined.projects] == ["", "P1", "P2", "P1", "P2"]
    assert len(joined.plan) == len(joined.tool) == len(joined)
    assert joined.plan.duration[first : first + 3].tolist() == rich.plan.duration[:3].tolist()
    told = np.flatnonzero(rich.plan.project >= 0)
    assert (joined.plan.project[second + told] == rich.plan.project[told] + 3).all()
    assert (joined.plan.project[: len(plain)] == 0).all()
    calendars = len(plain.calendars)
    each = joined.resources.calendar[[1, 3]]
    assert each.tolist() == [
        rich.resources.calendar[1] + calendars,
        rich.resources.calendar[1] + calendars + len(rich.calendars),
    ]
    assert joined.projects[3].calendar == rich.projects[0].calendar + calendars + len(rich.calendars)
    assert (joined.rates.resource[2:] == shifted(rich.rates.resource, 2)).all()
    assert (joined.assignments.task[2:] == shifted(rich.assignments.task, second)).all()
    assert (joined.assignments.resource[2:] == shifted(rich.assignments.resource, 2)).all()
    assert [baseline.name for baseline in joined.baselines] == ["合同计划", "blank"]
    dates = joined.baselines[0].dates
    assert np.isnat(dates.start[:first]).all()
    assert differences(dates.take(range(second, len(joined))), rich.baselines[0].dates) == []
    assert joined.relations.unit[-2:].tolist() == rich.relations.unit.tolist()
