"""States at a moment, compiled once."""

import numpy as np

from kernels.states import ABSENT, DONE, IN_WORK
from sim.project import Project
from twin_app.rehearsal import Rehearsal, timeline_of


def test_states_follow_the_schedule(project: Project) -> None:
    rehearsal = Rehearsal()
    rehearsal.set_timeline(len(project.elements), timeline_of(project))
    code = rehearsal.at(np.datetime64("2026-03-12T12:00:00", "s")).code
    assert code[0] == DONE
    assert code[10] == IN_WORK
    assert code[19] == ABSENT


def test_without_links_everything_stands() -> None:
    rehearsal = Rehearsal()
    rehearsal.set_timeline(0, timeline_of(Project()))
    assert len(rehearsal.at(np.datetime64("2026-03-12", "s"))) == 0
