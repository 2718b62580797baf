"""What a task is known by when its file is read again."""

from sim.schedule import Schedule

LASTING = ("UID",)
"""Columns of tools whose shown IDs are row numbers: Microsoft Project numbers anew at every insertion."""


def task_keys(before: Schedule, after: Schedule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a key for each task of both: the tool's lasting ID where all have one, else the ID shown."""
    for name in LASTING:
        first, second = before.fields.get(name, ()), after.fields.get(name, ())
        if _whole(first) and _whole(second):
            return first, second
    return before.id, after.id


def _whole(keys: tuple[str, ...]) -> bool:
    return bool(keys) and all(keys) and len(set(keys)) == len(keys)
