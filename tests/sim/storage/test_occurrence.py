"""Repeated GlobalIds are counted within their model."""

import numpy as np

from sim.storage.occurrence import occurrence


def test_the_first_is_0_in_every_model() -> None:
    model = np.array([0, 0, 0, 1, 1], np.int32)
    assert occurrence(model, ("a", "b", "a", "a", "a")) == [0, 0, 1, 0, 1]
