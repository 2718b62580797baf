"""What tasks do to the picture: appearances from files, given to tasks, types and classes."""

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kernels.arrays import I32, Bool
from kernels.states import CONSTRUCT, DEMOLISH, MAINTAIN, PROVIDE
from resources import folder
from sim.elements import Elements
from sim.ifc_classes import ancestors
from sim.playback.appearance import STATES
from sim.playback.growth import GrowthSpec, growth_of
from sim.problem import Problem, ReadError, Severity
from sim.schedule import Action, Schedule
from sim.type_look import TypeLook

FIELD, GROWTH = "Appearance", "Growth"  # columns of a schedule
KINDS = {"construct": CONSTRUCT, "demolish": DEMOLISH, "provide": PROVIDE, "maintain": MAINTAIN}


@dataclass(frozen=True, slots=True)
class TaskLook:
    """One appearance; `kind` is an action of `kernels.states`, `shows` the states before, during, after."""

    id: str
    name: dict[str, str]
    kind: int
    shows: tuple[int, int, int]
    growth: GrowthSpec
    action: Action | None


@functools.cache
def task_looks() -> dict[str, TaskLook]:
    """Return the appearances the program comes with, by id."""
    found: dict[str, TaskLook] = {}
    for path in sorted((folder("appearances")).glob("*.toml")):
        found |= read_task_looks(path)
    return found


def read_task_looks(path: Path) -> dict[str, TaskLook]:
    """Return the appearances of a file; raise ReadError naming what is wrong with it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: _look(name, row) for name, row in table["appearance"].items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(str(path), "", "profile-damaged", {"reason": str(error)}) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(str(path), "", "profile-damaged", {"reason": repr(error)}) from error


def _look(name: str, row: dict[str, Any]) -> TaskLook:
    shows = tuple(STATES.index(row[when]) for when in ("before", "during", "after"))
    action = Action[row["action"].upper()] if "action" in row else None
    growth = growth_of(row.get("growth", ""))
    return TaskLook(
        name, dict(row["name"]), KINDS[row["kind"]], (shows[0], shows[1], shows[2]), growth, action
    )


def look_of_tasks(schedule: Schedule) -> tuple[tuple[TaskLook, ...], I32]:
    """Return appearances, and the row of each task's: what its field names, else what its action asks for."""
    looks = task_looks()
    table, place = tuple(looks.values()), {name: row for row, name in enumerate(looks)}
    usual = np.zeros(len(Action), np.int32)
    for row, look in enumerate(table):
        if look.action is not None:
            usual[look.action] = row
    rows: I32 = usual[schedule.action]
    named = column(schedule, FIELD)
    if named is not None:
        known = {text: place.get(text.strip().casefold(), -1) for text in set(named)}
        said = np.array([known[text] for text in named], np.int32)
        rows = np.where(said >= 0, said, rows).astype(np.int32)
    return table, rows


def growth_of_tasks(schedule: Schedule) -> tuple[tuple[GrowthSpec, ...], I32]:
    """Return ways, and the row of each task's: what its field says, else its appearance."""
    table, rows = look_of_tasks(schedule)
    specs = [look.growth for look in table]
    named = column(schedule, GROWTH)
    if named is not None:
        known = {}
        for text in dict.fromkeys(named):
            known[text] = -1
            if text.strip() and _is_growth(text):
                known[text] = len(specs)
                specs.append(growth_of(text))
        said = np.array([known[text] for text in named], np.int32)
        rows = np.where(said >= 0, said, rows).astype(np.int32)
    return tuple(specs), rows


def growth_of_types(elements: Elements, said: Sequence[TypeLook]) -> list[tuple[Bool, GrowthSpec]]:
    """Return bool[n] and the way of the elements each line speaks of; the last line that does counts."""
    found = []
    for line in said:
        table = elements.ifc_class if line.field == "class" else elements.type_name
        wanted = line.text.casefold()
        hit = [
            wanted == label.casefold()
            or (line.field == "class" and wanted in {name.casefold() for name in ancestors(label)})
            for label in table.labels
        ]
        found.append((np.array([*hit, False], np.bool_)[table.codes], growth_of(line.growth)))
    return found


def look_problems(schedule: Schedule) -> list[Problem]:
    """Return what the fields of a schedule name and nobody knows, once for each text."""
    problems = []
    looks = task_looks()
    for name in (FIELD, GROWTH):
        named = column(schedule, name) or ()
        for text in dict.fromkeys(named):
            known = _is_growth(text) if name == GROWTH else text.strip().casefold() in looks
            if text.strip() and not known:
                task = schedule.id[named.index(text)]
                values = {"field": name, "text": text, "task": task}
                problems.append(Problem(Severity.WARNING, "look-unknown", task, values))
    return problems


def column(schedule: Schedule, name: str) -> tuple[str, ...] | None:
    """Return a field of the schedule whatever its case, None where there is none."""
    wanted = name.casefold()
    return next((texts for key, texts in schedule.fields.items() if key.casefold() == wanted), None)


def _is_growth(text: str) -> bool:
    try:
        growth_of(text)
    except ValueError:
        return False
    return True
