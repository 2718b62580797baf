"""Which column of a table holds what: the roles there are, and what a person said of them."""

from dataclasses import dataclass, field
from pathlib import Path

from sim.planning.date_order import ORDERS
from sim.problem import ReadError
from sim.readers.column_names import detect
from sim.readers.delimited import Table
from sim.storage.column_mappings import SavedMapping, mapping_for

DATES = (
    "start", "finish", "baseline_start", "baseline_finish", "actual_start", "actual_finish", "deadline",
)  # fmt: skip
ROLES = (
    *DATES, "id", "name", "wbs", "duration", "parent", "level", "milestone", "summary", "action",
    "predecessors", "percent", "remaining", "resources", "work", "cost", "actual_cost",
    "baseline_cost",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a table; what is left out is found out.

    Attributes
    ----------
    columns : dict of str to str
        Header by role: id, name, wbs, start, finish, duration, parent, level, milestone, summary,
        action, predecessors, percent, baseline_start, baseline_finish, actual_start, actual_finish,
        deadline, remaining, resources, work, cost, actual_cost, baseline_cost.
    date_order : str
        "ymd", "dmy" or "mdy".
    encoding, delimiter : str
    """

    columns: dict[str, str] = field(default_factory=dict)
    date_order: str = ""
    encoding: str = ""
    delimiter: str = ""


def saved_for(table: Table) -> tuple[Mapping, SavedMapping] | None:
    """Return the mapping a person saved for these columns, None if there is none."""
    saved = mapping_for(table.header)
    if saved is None:
        return None
    columns = {
        role: name
        for role, name in saved.columns.items()
        if role in ROLES and (not name or name in table.header)
    }
    order = saved.date_order if saved.date_order in ORDERS else ""
    return Mapping(columns, order), saved


def columns_of(path: Path, table: Table, wish: Mapping) -> dict[str, str]:
    """Return the header of each role that has a column; raises ReadError if no schedule can come of it."""
    for role, name in wish.columns.items():
        if role not in ROLES or (name and name not in table.header):
            raise ReadError(str(path), "line 1", "csv-no-column", {"role": role, "name": name})
    if wish.date_order and wish.date_order not in ORDERS:
        raise ReadError(str(path), "", "csv-date-order", {"order": wish.date_order})
    columns = {**detect(table.header, "schedule"), **wish.columns}
    used = set(wish.columns.values())
    columns = {
        role: name for role, name in columns.items() if name and (role in wish.columns or name not in used)
    }
    named = "name" in columns or "id" in columns
    if not named or not {"start", "finish", "duration"}.intersection(columns):
        headers = ", ".join(table.header)[:200]
        raise ReadError(str(path), "line 1", "csv-not-a-schedule", {"headers": headers})
    return columns
