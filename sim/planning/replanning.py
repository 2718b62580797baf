"""Edits of a schedule whose dates follow at once."""

from collections.abc import Callable
from typing import TypeAlias

from sim.planning.cpm import Solution
from sim.planning.live_network import LiveNetwork
from sim.planning.reschedule import rescheduled
from sim.schedule import Schedule

Edit: TypeAlias = Callable[[Schedule], Schedule]


class Replanner:
    """Follows one schedule from edit to edit; only what an edit affects is solved again."""

    def __init__(self) -> None:
        self._live: LiveNetwork | None = None
        self._last: tuple[Schedule, Solution] | None = None

    def knows(self, schedule: Schedule) -> bool:
        """Tell whether a solution costs little: the schedule has the tasks of the last one."""
        return self._live is not None and self._live.schedule.id == schedule.id

    def solution(self, schedule: Schedule) -> Solution:
        """Return early and late dates and floats of a schedule."""
        if self._last is not None and self._last[0] is schedule:
            return self._last[1]
        if self._live is None:
            self._live = LiveNetwork(schedule)
        elif self._live.schedule is not schedule:
            self._live.follow(schedule)
        found = self._live.solution
        self._last = (schedule, found)
        return found

    def after(self, schedule: Schedule, edit: Edit, follow: bool) -> Schedule:
        """Return the schedule after an edit, with dates that follow from it where `follow` says so.

        Raises
        ------
        EditRefused
            The edit makes no sense.
        """
        edited = edit(schedule)
        if not follow or edited is schedule:
            return edited
        found = self.solution(edited)
        dated = rescheduled(edited, found)
        if not dated.plan.manual.any():  # calculated dates are what shown dates never bear on
            self._last = (dated, found)
        return dated
