"""A schedule half way: a wall took too long and pushed what follows; one chain, known numbers."""

from dataclasses import replace

import numpy as np

from sim.calendar import standard_calendar
from sim.planning.draft import (
    AssignmentDraft,
    BaselineDraft,
    RelationDraft,
    ResourceDraft,
    ScheduleDraft,
    TaskDraft,
)
from sim.resourcing import ResourceKind
from sim.schedule import RelationKind, Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.task_plan import Constraint

H = 3600


def at(day: int, hour: int = 8) -> np.datetime64:
    """Return an hour of a day of March 2026; the 2nd is a Monday."""
    return np.datetime64(f"2026-03-{day:02d}T{hour:02d}:00:00", "s")


def schedule_under_way() -> Schedule:
    """Return five tasks and a milestone, data date Friday the 6th, 17:00.

    Footing: as planned. Wall: three days longer than planned, until Tuesday the 10th. Slab and roof wait
    for it, three working days each way. Fence: on its own, on time. Nothing but the wall is a cause.
    """
    draft = ScheduleDraft(
        title="House 房", source="house.xer", calendars=[standard_calendar()], status_date=at(6, 17),
        projects=[ScheduleProject("P", "House", start=at(2), data_date=at(6, 17))],
    )  # fmt: skip

    def task(
        code: str, name: str, start: np.datetime64, finish: np.datetime64, planned: tuple[int, int],
        days: int, **values: object,
    ) -> TaskDraft:  # fmt: skip
        base = (at(planned[0]), at(planned[1], 17))
        return replace(
            TaskDraft(
                code, name, start=start, finish=finish, baseline_start=base[0], baseline_finish=base[1],
                duration=days * 8 * H, calendar=0, project=0,
                baselines={"B": BaselineDraft(*base, duration=(planned[1] - planned[0] + 1) * 8 * H)},
            ),
            **values,
        )  # fmt: skip

    draft.tasks = [
        task("A10", "Footing 基础", at(2), at(3, 17), (2, 3), 2, actual_start=at(2), actual_finish=at(3, 17),
             percent=100.0, remaining=0),
        task("A20", "Wall 墙", at(4), at(10, 17), (4, 5), 5, actual_start=at(4), percent=60.0,
             remaining=2 * 8 * H),
        task("A30", "Slab 板", at(11), at(12, 17), (6, 6), 2, remaining=2 * 8 * H,
             constraint=Constraint.FINISH_NO_LATER, constraint_date=at(11, 17)),
        task("A40", "Roof 屋面", at(13), at(13, 17), (9, 9), 1, remaining=8 * H),
        task("A50", "Fence", at(9), at(9, 17), (9, 9), 1, remaining=8 * H),
        replace(task("A60", "Closed", at(13, 17), at(13, 17), (9, 9), 0, remaining=0),
                kind=TaskKind.FINISH_MILESTONE),
    ]  # fmt: skip
    draft.relations = [
        RelationDraft(0, 1, RelationKind.FS, 0), RelationDraft(1, 2, RelationKind.FS, 0),
        RelationDraft(2, 3, RelationKind.FS, 0), RelationDraft(3, 5, RelationKind.FF, 0),
        RelationDraft(1, 4, RelationKind.FS, 0),
    ]  # fmt: skip
    draft.resources = [
        ResourceDraft("R1", "Masons 瓦工", ResourceKind.LABOUR, 0, 4.0),
        ResourceDraft("R2", "Brick 砖", ResourceKind.MATERIAL, unit="m3"),
    ]
    draft.assignments = [
        AssignmentDraft(1, 0, "a1", 2.0, work=80 * H), AssignmentDraft(3, 0, "a2", 1.0, work=8 * H),
        AssignmentDraft(1, 1, "a3", quantity=12.5),
    ]  # fmt: skip
    return draft.schedule()
