"""The critical path method, beside IfcOpenShell's."""

import statistics
import time
from collections.abc import Callable

import ifcopenshell
import ifcopenshell.api.sequence
import ifcopenshell.guid
import ifcopenshell.util.date
import numpy as np

from sim.planning.cpm import Solution, compile_network, out_of_horizon, solve_network, solve_tasks
from sim.planning.network import Network
from sim.schedule import Schedule
from twin_app.bench._networks import HOUR, day_network, work_network
from twin_app.bench.result import Result, machine

PEER = "ifcopenshell.api.sequence.recalculate_schedule: finish-to-start links of whole days on one calendar"


def run(small: bool) -> list[Result]:
    """Solve 1,000 tasks beside the peer, then 10,000 and 100,000 of work on three calendars."""
    few, links = (60, 150) if small else (1_000, 3_000)
    schedule = day_network(few, links)
    network = widened(compile_network(schedule))
    begin = time.perf_counter()
    file, tasks = peer_file(schedule)
    built = time.perf_counter() - begin
    plan = file.by_type("IfcWorkSchedule")[0]
    begin = time.perf_counter()
    ifcopenshell.api.sequence.recalculate_schedule(file, work_schedule=plan)
    theirs = time.perf_counter() - begin
    compare(solve_network(network), tasks)
    ours = median(lambda: solve_tasks(network))
    whole = median(lambda: solve_network(network))
    ratio = theirs / ours
    note = (
        f"{PEER}; early and late dates and total floats equal in all {few} tasks, the peer counting both "
        f"ends of a float. Ours with the free floats; "
        f"with driving links and longest path, by rows: {whole * 1000:.2f} ms, {theirs / whole:,.0f} x; "
        f"making the peer's file took {built:.1f} s and is not counted"
    )
    results = [
        Result(
            "cpm", ours * 1000, theirs * 1000, ratio, ">= 5000 x", ratio >= 5000, few, machine(), "ms", note
        )
    ]
    sizes = ((200, 600, 3.0),) if small else ((10_000, 30_000, 3.0), (100_000, 300_000, 60.0))
    for count, many, limit in sizes:
        results += _sized(work_network(count, many), limit)
    return results


def _sized(schedule: Schedule, limit: float) -> list[Result]:
    begin = time.perf_counter()
    network = compile_network(schedule)
    compiled = (time.perf_counter() - begin) * 1000
    network = widened(network)
    ours = median(lambda: solve_tasks(network)) * 1000
    whole = median(lambda: solve_network(network)) * 1000
    count = len(schedule)
    note = (
        f"{len(schedule.relations):,} links of four kinds, three calendars: all dates, both floats; "
        f"with driving links and longest path, by rows: {whole:.2f} ms; compiled once in {compiled:.0f} ms"
    )
    name = f"cpm/{count // 1000}k" if count >= 1000 else f"cpm/{count}"
    return [Result(name, ours, None, None, f"<= {limit:g} ms", ours <= limit, count, machine(), "ms", note)]


def widened(network: Network) -> Network:
    """Return the network over all days its dates reach, as it is after its first solution."""
    while out_of_horizon(solve_tasks(network)) and (wider := network.wider()) is not None:
        network = wider
    return network


def median(step: Callable[[], object], rounds: int = 15) -> float:
    """Return the median time of a step, s, after one to warm up."""
    step()
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        step()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def peer_file(schedule: Schedule) -> tuple[ifcopenshell.file, list[ifcopenshell.entity_instance]]:
    """Return the schedule as an IFC file that the peer can calculate, and its tasks."""
    file = ifcopenshell.file(schema="IFC4")
    made = file.create_entity

    def guid() -> str:
        return str(ifcopenshell.guid.new())

    hours = made("IfcTimePeriod", "09:00:00", "17:00:00")
    pattern = made("IfcRecurrencePattern", "WEEKLY", WeekdayComponent=[1, 2, 3, 4, 5], TimePeriods=[hours])
    calendar = made("IfcWorkCalendar", guid(), Name="Days")
    calendar.WorkingTimes = [made("IfcWorkTime", RecurrencePattern=pattern)]
    start = str(schedule.projects[0].start)
    held = np.zeros(len(schedule), np.bool_)
    held[schedule.relations.successor] = True
    tasks = []
    for row, work in enumerate(schedule.plan.duration.tolist()):
        times = made(
            "IfcTaskTime", DurationType="WORKTIME", ScheduleDuration=f"P{work // (8 * HOUR)}D",
            ScheduleStart=None if held[row] else start,
        )  # fmt: skip
        tasks.append(made("IfcTask", guid(), Name=schedule.id[row], IsMilestone=False, TaskTime=times))
    for first, second in zip(
        schedule.relations.predecessor.tolist(), schedule.relations.successor.tolist(), strict=True
    ):
        made(
            "IfcRelSequence", guid(), RelatingProcess=tasks[first], RelatedProcess=tasks[second],
            SequenceType="FINISH_START",
        )  # fmt: skip
    top = made("IfcTask", guid(), Name="All", IsMilestone=False)
    made("IfcRelNests", guid(), RelatingObject=top, RelatedObjects=tasks)
    made("IfcRelAssignsToControl", guid(), RelatingControl=calendar, RelatedObjects=[top])
    plan = made("IfcWorkSchedule", guid(), Name="Bench", CreationDate=start, StartTime=start)
    made("IfcRelAssignsToControl", guid(), RelatingControl=plan, RelatedObjects=[top])
    return file, tasks


def compare(found: Solution, tasks: list[ifcopenshell.entity_instance]) -> None:
    """Raise RuntimeError unless ours and the peer's dates and total floats are the same.

    Notes
    -----
    The peer counts total float in days, both ends of it: one day more than there is, where there is any.
    """
    for column, name in (
        ("early_start", "EarlyStart"), ("early_finish", "EarlyFinish"), ("late_start", "LateStart"),
        ("late_finish", "LateFinish"),
    ):  # fmt: skip
        theirs = np.array([getattr(task.TaskTime, name) for task in tasks], "datetime64[s]")
        differ = int((theirs != getattr(found, column)).sum())
        if differ:
            raise RuntimeError(f"{column} differs in {differ} of {len(tasks)} tasks")
    spans = [ifcopenshell.util.date.ifc2datetime(task.TaskTime.TotalFloat).days for task in tasks]
    ours = (found.total_float // (8 * HOUR)).tolist()
    differ = sum(theirs != days + (days > 0) for theirs, days in zip(spans, ours, strict=True))
    if differ:
        raise RuntimeError(f"total float differs in {differ} of {len(tasks)} tasks")
