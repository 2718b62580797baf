"""Whether two schedules say the same, each format being allowed to add names and numbers of its own."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from same import differences

from sim.schedule import Relations, Schedule


def unlike(before: Schedule, after: Schedule, but: Collection[str] = ()) -> list[str]:
    """Return where `after` lacks or changes what `before` says, but for places that begin with `but`."""
    found = differences(plain(before), plain(after, before))
    return [place for place in found if not place.startswith(tuple(but))] if but else found


def plain(schedule: Schedule, like: Schedule | None = None) -> Schedule:
    """Return a schedule with -1 spelled out, and without what only `like` lacks."""
    default = schedule.projects[0].calendar if schedule.projects else 0
    fields, projects = schedule.fields, schedule.projects
    if like is not None:
        fields = {name: fields[name] for name in like.fields if name in fields}
        if len(projects) == len(like.projects):
            projects = tuple(
                replace(each, other={name: each.other[name] for name in old.other if name in each.other})
                for each, old in zip(projects, like.projects, strict=True)
            )
    calendars = tuple(
        replace(each, exceptions=dict(sorted(each.exceptions.items()))) for each in schedule.calendars
    )
    r = schedule.relations
    order = np.lexsort((r.unit, r.lag, r.kind, r.predecessor, r.successor))
    relations = Relations(*(column[order] for column in (r.predecessor, r.successor, r.kind, r.lag, r.unit)))
    return replace(
        schedule, source="", relations=relations, fields=dict(sorted(fields.items())), projects=projects,
        calendars=calendars,
        calendar=np.where(schedule.calendar < 0, default, schedule.calendar).astype(np.int32),
        plan=replace(schedule.plan, project=np.maximum(schedule.plan.project, 0).astype(np.int32)),
        baselines=tuple(sorted(schedule.baselines, key=lambda each: each.name)),
    )  # fmt: skip
