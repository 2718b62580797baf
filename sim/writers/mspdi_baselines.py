"""The baselines of Microsoft Project, which numbers them from 0 to 10."""

import re
from typing import Final

import numpy as np

from sim.baseline import Baseline
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.mspdi_values import length_text, moment_text, money_text
from sim.writers.xml_lines import XmlLines

MOST: Final = 11
_NAME: Final = re.compile(r"Baseline(?: (\d|10))?")


class NumberedBaselines:
    """The number of each baseline; number 0 is the one Project shows.

    Attributes
    ----------
    numbers : list of (int, Baseline)
    shown_apart : bool
        The dates a schedule shows as its baseline are not those of number 0.
    """

    def __init__(self, schedule: Schedule, losses: Losses) -> None:
        shown = [each for each in schedule.baselines if _is_shown(schedule, each)]
        taken: dict[int, Baseline] = {}
        waiting: list[Baseline] = []
        for each in schedule.baselines:
            match = _NAME.fullmatch(each.name)
            number = int(match[1] or 0) if match is not None else -1
            if number >= 0 and number not in taken:
                taken[number] = each
            else:
                waiting.append(each)
        for each in sorted(waiting, key=lambda one: one not in shown):
            number = next((k for k in range(MOST) if k not in taken and (k or each in shown)), -1)
            if number < 0:
                losses.lost("written-baseline-many", 1, each.name)
                continue
            taken[number] = each
            losses.lost("written-baseline-name", 1, each.name)
        self.numbers = sorted(taken.items())
        known = bool((~np.isnat(schedule.baseline_start)).any())
        self.shown_apart = known and (0 not in taken or taken[0] not in shown)
        losses.lost("written-baseline-taken", sum(not np.isnat(each.taken) for each in schedule.baselines))

    def write(self, out: XmlLines, row: int) -> None:
        """Write the <Baseline>s of a task."""
        for number, each in self.numbers:
            dates = each.dates
            leaves = (
                ("Start", moment_text(dates.start[row])), ("Finish", moment_text(dates.finish[row])),
                ("Duration", length_text(int(dates.duration[row]))),
                ("Work", length_text(int(dates.work[row]))), ("Cost", money_text(dates.cost[row])),
            )  # fmt: skip
            if any(text for _, text in leaves):
                out.open("Baseline")
                out.leaf("Number", str(number))
                out.leaves(leaves)
                out.close("Baseline")


def _is_shown(schedule: Schedule, baseline: Baseline) -> bool:
    known = ~np.isnat(schedule.baseline_start)
    return bool(known.any() and (schedule.baseline_start[known] == baseline.dates.start[known]).all())
