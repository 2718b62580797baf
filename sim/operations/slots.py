"""Who is held in an activity: slots, each named after the line its entity was taken from."""

from collections.abc import Iterator, Mapping

from sim.operations.operation import Activity, Branch, Operation

UNSURE = ""
"""The name of a slot whose entities come from different lines."""


class SlotsDiffer(Exception):
    """A bound activity would follow with different numbers of entities."""

    def __init__(self, activity: str) -> None:
        super().__init__(activity)
        self.activity = activity


def slots_of(operation: Operation) -> dict[str, tuple[str, ...]]:
    """Return the slots of every activity that can be reached; raises SlotsDiffer."""
    activities = {activity.name: activity for activity in operation.activities}
    branches = {branch.name: branch for branch in operation.branches}
    found = {
        activity.name: tuple(take.line for take in activity.takes for _ in range(take.count))
        for activity in operation.activities
        if activity.takes
    }
    open_ends = list(found)
    while open_ends:
        activity = activities[open_ends.pop()]
        for name, held in followers(activity, found[activity.name], activities, branches):
            known = found.get(name)
            if known is not None and len(known) != len(held):
                raise SlotsDiffer(name)
            joined = (
                held if known is None
                else tuple(a if a == b else UNSURE for a, b in zip(known, held, strict=True))
            )  # fmt: skip
            if joined != known:
                found[name] = joined
                open_ends.append(name)
    return found


def followers(
    activity: Activity,
    slots: tuple[str, ...],
    activities: Mapping[str, Activity],
    branches: Mapping[str, Branch],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the bound activities that follow one, and the slots each of them gets from it."""
    for target, places in exits_of(activity, slots):
        held = tuple(slots[place] for place in places)
        for name in branches[target].to if target in branches else (target,):
            if name in activities:
                yield name, held


def exits_of(activity: Activity, slots: tuple[str, ...]) -> list[tuple[str, list[int]]]:
    """Return where the entities of an activity go: the target and which slots go there together."""
    exits: dict[str, list[int]] = {}
    for place, role in enumerate(slots):
        target = activity.goes.get(role, activity.goes.get("", ""))
        exits.setdefault(target, []).append(place)
    return list(exits.items())
