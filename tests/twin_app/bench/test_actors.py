import numpy as np
import pytest
from oracles.boxes import box_grid, box_model

from sim.playback.timeline import States
from twin_app.bench._actors import Actors


def test_peer_hides_and_shows() -> None:
    _, mesh = box_model(box_grid(6))
    actors = Actors(mesh, 40, 30)
    code = np.array([0, 1, 2, 3, 5, 7], np.uint8)
    assert actors.show(States(code, code, code)) == 4
    actors.check(States(code, code, code), ~np.isin(code, [0, 5]))
    with pytest.raises(RuntimeError, match="other elements"):
        actors.check(States(code, code, code), np.ones(6, np.bool_))
    actors.render()
    assert actors.renderer.GetActors().GetNumberOfItems() == 6
