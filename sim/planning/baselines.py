"""Plans that are kept by name, and the one of them that is in use."""

from dataclasses import replace

import numpy as np

from sim.baseline import Baseline, BaselineDates
from sim.planning.edit_refused import EditRefused
from sim.schedule import Schedule, no_dates


def set_baseline(schedule: Schedule, name: str, taken: np.datetime64) -> Schedule:
    """Return the schedule with its present dates, durations and costs kept under a name, and in use.

    A baseline of that name is replaced.

    Raises
    ------
    EditRefused
        The name is empty.
    """
    if not name.strip():
        raise EditRefused("baseline-no-name")
    plan = schedule.plan
    dates = BaselineDates(
        schedule.start.copy(),
        schedule.finish.copy(),
        plan.duration.copy(),
        plan.work.copy(),
        plan.cost.copy(),
    )
    new = Baseline(name.strip(), dates, taken)
    kept = [new if each.name == new.name else each for each in schedule.baselines]
    if new not in kept:
        kept.append(new)
    return use_baseline(replace(schedule, baselines=tuple(kept)), new.name)


def use_baseline(schedule: Schedule, name: str) -> Schedule:
    """Return the schedule compared with another baseline; it moves to the front of the list."""
    chosen = _named(schedule, name)
    others = tuple(each for each in schedule.baselines if each is not chosen)
    return replace(
        schedule, baselines=(chosen, *others), baseline_start=chosen.dates.start.copy(),
        baseline_finish=chosen.dates.finish.copy(),
    )  # fmt: skip


def drop_baseline(schedule: Schedule, name: str) -> Schedule:
    """Return the schedule without a baseline; the next one is in use then, or none."""
    gone = _named(schedule, name)
    rest = tuple(each for each in schedule.baselines if each is not gone)
    if rest:
        return use_baseline(replace(schedule, baselines=rest), rest[0].name)
    count = len(schedule)
    return replace(schedule, baselines=(), baseline_start=no_dates(count), baseline_finish=no_dates(count))


def rename_baseline(schedule: Schedule, name: str, new: str) -> Schedule:
    """Return the schedule with a baseline called otherwise.

    Raises
    ------
    EditRefused
        The name is empty or taken.
    """
    if not new.strip():
        raise EditRefused("baseline-no-name")
    chosen = _named(schedule, name)
    if any(each.name == new.strip() and each is not chosen for each in schedule.baselines):
        raise EditRefused("baseline-twice", {"name": new.strip()})
    renamed = replace(chosen, name=new.strip())
    kept = tuple(renamed if each is chosen else each for each in schedule.baselines)
    return replace(schedule, baselines=kept)


def _named(schedule: Schedule, name: str) -> Baseline:
    for each in schedule.baselines:
        if each.name == name:
            return each
    raise EditRefused("baseline-unknown", {"name": name})
