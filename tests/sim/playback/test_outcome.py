"""An outcome is a value."""

from dataclasses import FrozenInstanceError

import pytest
from small_project import small_project

from sim.job import silent_job
from sim.linking.coverage import coverage
from sim.playback.outcome import Outcome
from sim.playback.simulation import simulate


def test_outcome_is_never_changed() -> None:
    project = small_project()
    outcome = Outcome(project, simulate(project, silent_job()), coverage(project), "file")
    assert outcome.coverage.linked.size == 60
    with pytest.raises(FrozenInstanceError):
        outcome.readings = 3  # type: ignore[misc]
