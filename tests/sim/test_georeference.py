import numpy as np
import pytest

from sim.georeference import map_placement, reprojected


def test_the_axis_may_have_any_length() -> None:
    placement = map_placement(10.0, 20.0, 3.0, 0.0, 7.0, (1.0, 1.0, 1.0))
    np.testing.assert_allclose(placement @ [1.0, 0.0, 0.0, 1.0], [10.0, 21.0, 3.0], atol=1e-15)
    np.testing.assert_allclose(map_placement(1.0, 2.0, 3.0, 0.0, 0.0)[:, :3], np.eye(3))


def test_degrees_are_no_map_system() -> None:
    assert reprojected(map_placement(155000.0, 463000.0, 2.0), "EPSG:28992", "EPSG:4326") is None


def test_a_model_stays_rigid_and_turns_by_the_convergence() -> None:
    moved = reprojected(map_placement(155000.0, 463000.0, 2.0), "EPSG:28992", "EPSG:25831")
    assert moved is not None
    assert moved[:, 3] == pytest.approx([663304.0, 5780985.0, 2.0], abs=60.0)
    np.testing.assert_allclose(moved[:, :3] @ moved[:, :3].T, np.eye(3), atol=1e-12)
    # Convergence of UTM 31 there: (5.387 - 3) * sin(52.155) degrees east of grid north.
    turn = np.degrees(np.arctan2(moved[1, 0], moved[0, 0]))
    assert abs(turn) == pytest.approx(2.387 * np.sin(np.radians(52.155)), abs=0.02)


def test_an_unknown_code_cannot_be_reprojected() -> None:
    assert reprojected(np.eye(3, 4), "Local grid", "EPSG:28992") is None
    assert reprojected(np.eye(3, 4), "EPSG:999999", "EPSG:28992") is None


def test_a_place_outside_the_map_cannot_be_reprojected() -> None:
    assert reprojected(map_placement(1e30, 1e30, 0.0), "EPSG:28992", "EPSG:25831") is None
