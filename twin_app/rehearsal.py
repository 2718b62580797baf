"""The schedule of the open project compiled for playback: any moment's states in a moment."""

import numpy as np

from kernels.arrays import U8, Bool
from kernels.states import DONE, FRESH, IN_WORK, LATE
from sim.playback.motion import no_motions
from sim.playback.timeline import States, Timeline, compile_timeline, finished_states
from sim.project import Project

BEGUN = (IN_WORK, FRESH, DONE)


class Rehearsal:
    """Keeps the compiled timeline and one buffer of states, and renews them when the project changes."""

    def __init__(self) -> None:
        self._timeline: Timeline | None = None
        self._states = finished_states(0)
        self._alarm: U8 | None = None
        self._late: Bool | None = None
        self.motions = no_motions()

    def set_alarm(self, alarm: U8 | None) -> None:
        """Raise these alarms, uint8[n], with every state from now on; None for none."""
        self._alarm = alarm

    def set_late(self, late: Bool | None) -> None:
        """Show these elements, bool[n], as late once they are begun: a log says so; None for none.

        It is forgotten with the elements it is about.
        """
        self._late = late

    def set_timeline(self, count: int, timeline: Timeline | None) -> None:
        """Rehearse `count` elements; without a timeline they all stand."""
        self._states = finished_states(count)
        self._timeline = timeline

    def at(self, time: np.datetime64) -> States:
        """Return the states at `time`; the buffer is written again by the next call."""
        if self._timeline is not None:
            self._timeline.write_states(time, self._states)
        if self._late is not None and len(self._late) == len(self._states):
            code = self._states.code
            code[self._late & np.isin(code, BEGUN)] = LATE
        if self._alarm is not None and len(self._alarm) == len(self._states):
            self._states.alarm[:] = self._alarm
        else:
            self._states.alarm[:] = 0
        return self._states


def timeline_of(project: Project) -> Timeline | None:
    """Return the compiled schedule; a project without links is a finished model."""
    count = len(project.elements)
    linked = len(project.links) > 0 and count > 0
    return compile_timeline(project.schedule, project.links, count, project.elements) if linked else None
