"""An operation is data; what there is without saying so."""

import math

from sim.operations.operation import Activity, Line, Operation, Store, Take


def test_nothing_said_means_nothing_special() -> None:
    activity = Activity("load", takes=(Take("trucks"),))
    operation = Operation("", (Line("trucks"),), (activity,))
    assert (activity.length.mean(), activity.priority, activity.takes[0].count) == (0.0, 0, 1)
    assert (operation.until, operation.goal, Store("pit").capacity) == (math.inf, "", math.inf)
