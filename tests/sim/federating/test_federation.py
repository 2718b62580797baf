from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from loaded_box import cubes, schedule_of

from sim.federating.federation import add_models, clusters, federate, remove_model
from sim.georeference import map_placement
from sim.job import silent_job
from sim.opening.loading import load_model
from sim.project import Project
from sim.properties import Property


def codes(project: Project) -> list[str]:
    return [p.code for p in project.problems if p.code != "ifc-outside"]


def test_rows_of_the_second_model_follow_the_first() -> None:
    project = federate("site", [cubes("a", [(0, 0, 0), (5, 0, 0)]), cubes("b", [(9, 0, 0)])])
    e = project.elements
    assert e.guid == ("a0", "a1", "a2", "b0", "b1")
    assert e.model.tolist() == [0, 0, 0, 1, 1]
    assert e.storey.tolist() == [1, 1, -1, 3, -1]
    assert e.parent.tolist() == [-1, -1, 0, -1, 3]
    assert project.spatial.parent.tolist() == [-1, 0, -1, 2]
    assert project.spatial.model.tolist() == [0, 0, 1, 1]
    assert project.mesh.element.tolist() == [0, 1, 3]
    assert project.mesh.shape.tolist() == [0, 0, 1]
    assert list(project.properties.of(3)) == [
        Property("Pset_b", "Mark", "b", "", False, False), Property("Pset_b", "Same", True, "", False, False),
    ]  # fmt: skip
    assert len(project.properties.values) == 3
    assert [p.place for p in project.problems] == ["a.ifc #1", "b.ifc #1"]


def test_no_models_is_an_empty_project() -> None:
    assert len(federate("site", []).elements) == 0
    project = Project()
    assert add_models(project, []) is project


def test_the_same_file_twice_is_kept_once() -> None:
    once = federate("site", [cubes("a", [(0, 0, 0)])])
    for project in (
        federate("site", [cubes("a", [(0, 0, 0)])] * 2),
        add_models(once, [cubes("a", [(0, 0, 0)])]),
    ):
        assert len(project.models) == 1
        assert len(project.elements) == 2
        assert codes(project) == ["federation-twice"]


def test_placements_keep_their_precision_far_from_zero() -> None:
    loaded = cubes("a", [(0.0, 0.0, 0.0), (0.001, 0.0, 0.0)])
    placement = map_placement(2_600_000.123456, 1_200_000.654321, 500.0)
    project = federate("site", [replace(loaded, model=replace(loaded.model, placement=placement))])
    assert project.mesh.matrix.dtype == np.float64
    assert project.elements.box[0, :3].tolist() == [2_600_000.123456, 1_200_000.654321, 500.0]
    assert project.elements.box[1, 0] - project.elements.box[0, 0] == pytest.approx(0.001, abs=1e-9)
    assert project.spatial.elevation[1] == 500.5


def test_boxes_of_a_turned_model_fit_its_shapes() -> None:
    loaded = cubes("a", [(0.0, 0.0, 0.0), (10.0, 0.0, 0.0)])
    placement = map_placement(100.0, 0.0, 0.0, 1.0, 1.0)
    project = federate("site", [replace(loaded, model=replace(loaded.model, placement=placement))])
    half, ten = np.sqrt(0.5), 10 * np.sqrt(0.5)
    np.testing.assert_allclose(
        project.elements.box[0], [100 - half, 0, 0, 100 + half, 2 * half, 1], atol=1e-9
    )
    np.testing.assert_allclose(
        project.elements.box[1], [100 + ten - half, ten, 0, 100 + ten + half, ten + 2 * half, 1], atol=1e-9
    )
    assert np.isnan(project.elements.box[2]).all()


def test_map_systems_are_brought_together() -> None:
    dutch, utm = cubes("a", [(0, 0, 0)], "EPSG:28992"), cubes("b", [(0, 0, 0)], "EPSG:25831")
    dutch = replace(dutch, model=replace(dutch.model, placement=map_placement(155000.0, 463000.0, 0.0)))
    utm = replace(utm, model=replace(utm.model, placement=map_placement(663304.0, 5780985.0, 0.0)))
    project = federate("site", [dutch, utm])
    assert codes(project) == ["federation-reprojected"]
    assert project.elements.box[2, :2] == pytest.approx([155000.0, 463000.0], abs=60.0)


def test_an_unknown_map_system_and_none_at_all_are_said() -> None:
    project = federate(
        "site",
        [cubes("a", [(0, 0, 0)], "EPSG:28992"), cubes("b", [(1, 0, 0)], "Grid 7"), cubes("c", [(2, 0, 0)])],
    )
    assert codes(project) == ["federation-crs-unknown", "federation-no-crs"]


def test_schedules_inside_models_are_joined_with_their_links() -> None:
    project = federate("site", [cubes("a", [(0, 0, 0)], tasks=2), cubes("b", [(2, 0, 0)], tasks=3)])
    assert project.schedule.id == ("1.T0", "1.T1", "2.T0", "2.T1", "2.T2")
    assert project.links.element.tolist() == [0, 2]
    assert project.links.task.tolist() == [0, 2]


def test_one_schedule_inside_stays_as_it_is() -> None:
    loaded = cubes("b", [(2, 0, 0)], tasks=3)
    project = federate("site", [cubes("a", [(0, 0, 0)]), loaded])
    assert project.schedule is loaded.schedule
    assert project.links.element.tolist() == [2]


def test_a_schedule_from_elsewhere_is_not_mixed() -> None:
    project = replace(federate("site", [cubes("a", [(0, 0, 0)])]), schedule=schedule_of(4, "plan.xml"))
    after = add_models(project, [cubes("b", [(2, 0, 0)], tasks=3)])
    assert after.schedule is project.schedule
    assert len(after.links) == 0
    assert codes(after) == ["federation-schedule-skipped"]


def test_removing_a_model_is_the_inverse_of_adding_it() -> None:
    first, second = cubes("a", [(0, 0, 0), (5, 0, 0)], tasks=1), cubes("b", [(9, 0, 0)])
    both = federate("site", [first, second])
    left = remove_model(both, 0)
    alone = federate("site", [second])
    assert left.elements.guid == alone.elements.guid
    for name in ("container", "storey", "parent", "model", "step_id"):
        assert getattr(left.elements, name).tolist() == getattr(alone.elements, name).tolist()
    np.testing.assert_array_equal(left.elements.box, alone.elements.box)
    np.testing.assert_array_equal(left.mesh.vertices, alone.mesh.vertices)
    assert left.mesh.element.tolist() == alone.mesh.element.tolist()
    assert list(left.properties.of(0)) == list(alone.properties.of(0))
    assert left.properties.set_name == ("Pset_b",)
    assert left.problems == alone.problems
    assert len(left.links) == 0
    assert len(remove_model(left, 0).elements) == 0
    with pytest.raises(IndexError):
        remove_model(both, 2)


def test_two_places_on_earth_are_two_clusters() -> None:
    project = federate("site", [cubes("a", [(0, 0, 0), (5, 0, 0), (9, 9, 0)]), cubes("b", [(5e6, 0, 0)])])
    assert [group.tolist() for group in clusters(project.elements)] == [[0, 1, 2], [4]]
    assert codes(project) == ["federation-apart"]
    assert project.problems[-1].place == "b.ifc"


def test_a_long_railway_is_one_cluster() -> None:
    project = federate("site", [cubes("a", [(900.0 * k, 0, 0) for k in range(100)])])
    assert len(clusters(project.elements)) == 1


def test_nothing_to_see_is_no_cluster() -> None:
    assert clusters(federate("site", [cubes("a", [])]).elements) == []


def test_the_shifted_model_of_a_real_building_is_named(shared_data: Path) -> None:
    loaded = [
        load_model(shared_data / "ifc/schependomlaan" / name, silent_job())
        for name in ("XELLA-1e verdieping.ifc", "ROOT-kalkzandsteen.ifczip", "V_L_Constructief.ifc")
    ]
    project = federate("Schependomlaan", loaded)
    (shifted,) = [p for p in project.problems if p.code == "federation-shifted"]
    assert shifted.place == "V_L_Constructief.ifc"
    assert float(str(shifted.values["x"])) == pytest.approx(-8.45, abs=0.1)
    assert float(str(shifted.values["y"])) == pytest.approx(-10.5, abs=0.1)
