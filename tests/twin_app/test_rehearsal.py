"""States at a moment, compiled once."""

import numpy as np

from kernels.states import ABSENT, DONE, IN_WORK, LATE
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


def test_what_a_log_says_is_late_looks_late_once_begun(project: Project) -> None:
    rehearsal = Rehearsal()
    count = len(project.elements)
    rehearsal.set_timeline(count, timeline_of(project))
    late = np.zeros(count, np.bool_)
    late[[0, 10, 19]] = True
    rehearsal.set_late(late)
    noon = np.datetime64("2026-03-12T12:00:00", "s")
    assert np.flatnonzero(rehearsal.at(noon).code == LATE).tolist() == [0, 10]
    rehearsal.set_late(None)
    assert not (rehearsal.at(noon).code == LATE).any()
    rehearsal.set_late(late[:5])
    assert not (rehearsal.at(noon).code == LATE).any(), "of another model"
