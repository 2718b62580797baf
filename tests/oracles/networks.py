"""Small schedules to be solved, and the same for the oracle."""

import random
from dataclasses import replace

import numpy as np
from oracles.cpm import FINISH_MILESTONE, START_MILESTONE, TASK, Clock, Task

from sim.calendar import Calendar, standard_calendar
from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft
from sim.schedule import LagUnit, Schedule, TaskKind
from sim.schedule_project import LagCalendar, ScheduleProject
from sim.task_plan import Constraint

START = np.datetime64("2025-01-06T08:00:00", "s")  # a Monday
DAYS = 90
HOUR = 3600
_KINDS = {
    TASK: TaskKind.TASK,
    START_MILESTONE: TaskKind.MILESTONE,
    FINISH_MILESTONE: TaskKind.FINISH_MILESTONE,
}


def project(**settings: object) -> ScheduleProject:
    """Return a project that starts, and stands, at START."""
    return replace(ScheduleProject("P", "P", start=START, data_date=START), **settings)  # type: ignore[arg-type]


def calendars() -> list[Calendar]:
    """Return an ordinary week with a day off, a night shift and a broken week."""
    day = standard_calendar()
    off = {np.datetime64("2025-01-08"): (), np.datetime64("2025-01-11"): ((9 * HOUR, 13 * HOUR),)}
    night = Calendar("Night", (((0, 5 * HOUR), (21 * HOUR, 24 * HOUR)),) * 6 + (((0, 5 * HOUR),),))
    odd = Calendar("Odd", (((6 * HOUR, 9 * HOUR + 900), (10 * HOUR, 18 * HOUR)), ()) * 3 + ((),))
    return [Calendar("Day", day.week, off), night, odd]


def schedule_of(
    tasks: list[TaskDraft], links: list[tuple[int, ...]], setting: ScheduleProject | None = None
) -> Schedule:
    """Return a schedule of tasks and links (predecessor, successor, kind, lag s, unit)."""
    draft = ScheduleDraft(tasks=tasks, calendars=calendars(), projects=[setting or project()])
    draft.relations = [
        RelationDraft(first, second, kind, lag, LagUnit(unit)) for first, second, kind, lag, unit in links
    ]
    return draft.schedule()


def random_network(seed: int, constrained: bool = False) -> tuple[Schedule, list[Task], list[Clock]]:
    """Return a random schedule and its twin for the oracle.

    Notes
    -----
    All moments are whole minutes; the oracle counts from 30 days before START.
    """
    rnd = random.Random(seed)
    origin = START.astype("datetime64[D]") - np.timedelta64(30, "D")
    all_day = Calendar("24 h", (((0, 24 * HOUR),),) * 7)
    clocks = [Clock(each, origin, DAYS) for each in (*calendars(), all_day)]
    setting = project(lag_calendar=LagCalendar(rnd.randrange(4)), calendar=rnd.randrange(3))
    begin = _minute(START, origin)
    drafts, twins = [], []
    for i in range(rnd.randint(2, 8)):
        kind = rnd.choices((TASK, START_MILESTONE, FINISH_MILESTONE), (8, 1, 1))[0]
        draft = TaskDraft(str(i), kind=_KINDS[kind], calendar=rnd.randrange(3))
        draft.duration = rnd.choice((15, 60, 90, 240, 480, 475)) * 60 if kind == TASK else 0
        twin = Task(clocks[draft.calendar], draft.duration // 60, kind, begin)
        if constrained and rnd.random() < 0.5:
            constrain(draft, twin, rnd, origin)
        drafts.append(draft)
        twins.append(twin)
    links: dict[tuple[int, int], tuple[int, ...]] = {}
    for _ in range(rnd.randint(1, 2 * len(drafts))):
        first, second = sorted(rnd.sample(range(len(drafts)), 2))
        unit = LagUnit.ELAPSED if rnd.random() < 0.2 else LagUnit.WORK
        lag = rnd.choice((0, 0, 0, 30, 600, -120, 45))
        links[first, second] = (first, second, rnd.randrange(4), lag * 60, unit)
    whose = {
        LagCalendar.PREDECESSOR: lambda link: drafts[link[0]].calendar,
        LagCalendar.SUCCESSOR: lambda link: drafts[link[1]].calendar,
        LagCalendar.ALL_DAY: lambda link: 3,
        LagCalendar.PROJECT: lambda link: setting.calendar,
    }
    for link in links.values():
        clock = clocks[3 if link[4] == LagUnit.ELAPSED else whose[setting.lag_calendar](link)]
        twins[link[1]].links.append((link[0], link[2], link[3] // 60, clock))
    return schedule_of(drafts, list(links.values()), setting), twins, clocks


def constrain(draft: TaskDraft, twin: Task, rnd: random.Random, origin: np.datetime64) -> None:
    """Give both the same random constraint."""
    draft.constraint = Constraint(rnd.choice((1, 2, 3, 4, 5, 6, 7, 9)))
    draft.constraint_date = START + np.timedelta64(rnd.randrange(0, 400) * 15, "m")
    date = _minute(draft.constraint_date, origin)
    if draft.constraint in (Constraint.START_ON, Constraint.START_NO_EARLIER):
        twin.earliest = max(twin.earliest, date)
    if draft.constraint in (Constraint.START_ON, Constraint.START_NO_LATER):
        twin.start_by = date
    if draft.constraint in (Constraint.FINISH_ON, Constraint.FINISH_NO_EARLIER):
        twin.finish_from = date
    if draft.constraint in (Constraint.FINISH_ON, Constraint.FINISH_NO_LATER):
        twin.finish_by = date
    if draft.constraint == Constraint.MANDATORY_START:
        twin.forced_start = date
    twin.late = draft.constraint == Constraint.AS_LATE_AS_POSSIBLE


def minutes(column: np.ndarray) -> list[int]:
    """Return moments as the oracle counts them."""
    origin = START.astype("datetime64[D]") - np.timedelta64(30, "D")
    return [_minute(each, origin) for each in column]


def _minute(when: np.datetime64, origin: np.datetime64) -> int:
    return int((when - origin).astype("timedelta64[m]").astype(np.int64))
