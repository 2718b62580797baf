"""A second picture of one scene has states of its own, and leaves the first as it was."""

import numpy as np
import pytest

from sim.playback.timeline import States, finished_states
from viewers.widgets.second_surface import SecondSurface


class FakeScene:
    """Notes which states it had when it was drawn."""

    def __init__(self) -> None:
        self.states = finished_states(3)
        self.drawn: list[States] = []

    def show(self, states: States) -> None:
        self.states = states


@pytest.fixture
def scene() -> FakeScene:
    return FakeScene()


def test_states_are_lent_and_given_back(scene: FakeScene) -> None:
    surface = SecondSurface(scene)  # type: ignore[arg-type]
    first = scene.states
    other = States(np.zeros(3, np.uint8), np.zeros(3, np.uint8), np.zeros(3, np.uint8))
    surface.states = other
    with surface.shown():
        assert scene.states is other
    assert scene.states is first
    with pytest.raises(ZeroDivisionError), surface.shown():
        _ = 1 // 0
    assert scene.states is first


def test_states_of_another_model_are_not_shown(scene: FakeScene) -> None:
    surface = SecondSurface(scene)  # type: ignore[arg-type]
    first = scene.states
    surface.states = finished_states(5)
    with surface.shown():
        assert scene.states is first
