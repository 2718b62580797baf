"""Schedules as a table a spreadsheet opens and `sim.readers.csv_schedule` reads back."""

import csv
import io
from pathlib import Path

import numpy as np

from sim.job import Job
from sim.problem import Problem
from sim.schedule import MILESTONES, SPANS, Action, LagUnit, RelationKind, Schedule
from sim.writers.atomic import write_bytes

HEADER = (
    "ID", "WBS", "Name", "Level", "Start", "Finish", "Baseline start", "Baseline finish", "Actual start",
    "Actual finish", "Percent complete", "Predecessors", "Milestone", "Summary", "Action", "State",
)  # fmt: skip
_LAGS = {
    LagUnit.WORK: (3600, "h"), LagUnit.ELAPSED: (3600, "eh"),
    LagUnit.PERCENT: (100, "%"), LagUnit.ELAPSED_PERCENT: (100, "e%"),
}  # fmt: skip
STEP = 5000  # rows between two reports
DATES = ("start", "finish", "baseline_start", "baseline_finish", "actual_start", "actual_finish")
ACTIONS = {
    Action.CONSTRUCT: "construct", Action.DEMOLISH: "demolish", Action.PROVIDE: "temporary",
    Action.MAINTAIN: "maintain", Action.MOVE: "move",
}  # fmt: skip


def write_csv_schedule(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write all tasks, one per row, with the state each has at the status date.

    Text that a spreadsheet would run as a formula is kept as text by a leading apostrophe.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    extra = [name for name in schedule.fields if name not in HEADER]
    table.writerow([*HEADER, *extra])
    waits = _predecessors(schedule)
    depth = _depths(schedule)
    dates = [[_minute(time) for time in getattr(schedule, name)] for name in DATES]
    states = task_states(schedule)
    for row in range(len(schedule)):
        if row % STEP == 0:
            job.step("writing-schedule", row, len(schedule))
        kind = schedule.kind[row]
        cells = [
            schedule.id[row], schedule.wbs[row], schedule.name[row], str(depth[row]),
            *(column[row] for column in dates), f"{schedule.percent[row]:g}%", waits.get(row, ""),
            "yes" if kind in MILESTONES else "", "yes" if kind in SPANS else "",
            ACTIONS[Action(int(schedule.action[row]))], states[row],
            *(schedule.fields[name][row] for name in extra),
        ]  # fmt: skip
        table.writerow([_harmless(cell) for cell in cells])
    # Marked as UTF-8: without the mark, spreadsheets take it for the system's old encoding.
    write_bytes(path, b"\xef\xbb\xbf" + text.getvalue().encode("utf-8"))
    return []


def task_states(schedule: Schedule) -> list[str]:
    """Return "finished", "in work", "late" or "not started" for each task.

    Late is what should have begun or ended by the status date and has not; without a status date nothing
    is late.
    """
    begun = ~np.isnat(schedule.actual_start) | (schedule.percent > 0)
    ended = ~np.isnat(schedule.actual_finish) | (schedule.percent >= 100)
    now = schedule.status_date
    due = np.zeros(len(schedule), bool)
    if not np.isnat(now):
        due = (schedule.finish < now) | (~begun & (schedule.start < now))
    return [
        "finished" if done else "late" if late else "in work" if open_ else "not started"
        for done, late, open_ in zip(ended.tolist(), due.tolist(), begun.tolist(), strict=True)
    ]


def _predecessors(schedule: Schedule) -> dict[int, str]:
    relations = schedule.relations
    waits: dict[int, list[str]] = {}
    for before, after, kind, lag, unit in zip(
        relations.predecessor.tolist(), relations.successor.tolist(), relations.kind.tolist(),
        relations.lag.tolist(), relations.unit.tolist(), strict=True,
    ):  # fmt: skip
        text = f"{schedule.id[before]}{RelationKind(kind).name}"
        size, sign = _LAGS[LagUnit(unit)]
        waits.setdefault(after, []).append(f"{text}{lag / size:+.12g}{sign}" if lag else text)
    return {row: ";".join(texts) for row, texts in waits.items()}


def _depths(schedule: Schedule) -> list[int]:
    depth: list[int] = []
    for parent in schedule.parent.tolist():  # a parent stands before its children
        depth.append(depth[parent] + 1 if 0 <= parent < len(depth) else 1)
    return depth


def _minute(time: np.datetime64) -> str:
    return "" if np.isnat(time) else str(time.astype("datetime64[m]")).replace("T", " ")


def _harmless(text: str) -> str:
    signed = text[:1] in ("+", "-") and not text[1:2].isdigit()
    return f"'{text}" if signed or text[:1] in ("=", "@") else text
