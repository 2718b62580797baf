"""Whether an operation is sound: every finding with the part it is about."""

import math
from collections.abc import Iterable, Iterator

import numpy as np

from sim.operations.gates import SECONDS
from sim.operations.length import KINDS, Length
from sim.operations.operation import Activity, Branch, Flow, Gate, Line, Operation, Store
from sim.operations.slots import SlotsDiffer, slots_of
from sim.problem import Problem, Severity

MOST = 1_000_000  # entities
ABOUT = ("line", "store", "done", "going")


def check_operation(operation: Operation) -> list[Problem]:
    """Return what is wrong; nothing for an operation that can be compiled and run.

    A place is "activity/load/takes": the table, the name, and the key where one is to blame.
    """
    found = list(_names(operation)) or [
        *_whole(operation), *_lines(operation), *_stores(operation.stores), *_gates(operation.gates),
        *_branches(operation), *_activities(operation),
    ]  # fmt: skip
    return found or list(_slots(operation))


def _problem(place: str, code: str, **values: object) -> Problem:
    return Problem(Severity.ERROR, code, place, values)


def _names(operation: Operation) -> Iterator[Problem]:
    tables: tuple[tuple[str, Iterable[Line | Store | Activity | Branch | Gate]], ...] = (
        ("line", operation.lines), ("store", operation.stores), ("activity", operation.activities),
        ("branch", operation.branches), ("gate", operation.gates),
    )  # fmt: skip
    seen: set[str] = set()
    gates: set[str] = set()
    for kind, rows in tables:
        known = gates if kind == "gate" else seen
        for row in rows:
            if not row.name:
                yield _problem(f"{kind}/{row.name}/name", "operation-name-empty")
            elif row.name in known:
                yield _problem(f"{kind}/{row.name}/name", "operation-name-twice", name=row.name)
            known.add(row.name)


def _whole(operation: Operation) -> Iterator[Problem]:
    if not any(activity.takes for activity in operation.activities):
        yield _problem("", "operation-nothing-starts")
    if operation.unit not in SECONDS:
        yield _problem("//unit", "operation-unit-unknown", unit=operation.unit)
    for key, value in (("until", operation.until), ("warm_up", operation.warm_up)):
        if not value >= 0:
            yield _problem(f"//{key}", "operation-number", value=value)
    if operation.goal:
        if operation.goal not in {activity.name for activity in operation.activities}:
            yield _problem("//goal", "operation-unknown", name=operation.goal)
        if operation.times < 1:
            yield _problem("//times", "operation-number", value=operation.times)


def _lines(operation: Operation) -> Iterator[Problem]:
    if sum(max(0, line.count) for line in operation.lines) > MOST:
        yield _problem("", "operation-too-large", most=MOST)
    for line in operation.lines:
        place = f"line/{line.name}"
        if line.count < 0:
            yield _problem(f"{place}/count", "operation-number", value=line.count)
        for name, values in line.attributes.items():
            if len(values) != line.count:
                yield _problem(
                    f"{place}/attributes",
                    "operation-attribute-count",
                    name=name,
                    found=len(values),
                    count=line.count,
                )
        if (line.fails is None) != (line.repair is None):
            yield _problem(f"{place}/fails", "operation-fails-repair")
        if line.order not in ("first", "last") and not _has(operation, line.order):
            yield _problem(f"{place}/order", "operation-attribute-unknown", name=line.order)
        for key, length in (("fails", line.fails), ("repair", line.repair)):
            if length is not None:
                yield from _length(f"{place}/{key}", length)


def _stores(stores: Iterable[Store]) -> Iterator[Problem]:
    for store in stores:
        if not 0 <= store.amount < math.inf:
            yield _problem(f"store/{store.name}/amount", "operation-number", value=store.amount)
        if not store.capacity >= store.amount:
            yield _problem(f"store/{store.name}/capacity", "operation-number", value=store.capacity)


def _gates(gates: Iterable[Gate]) -> Iterator[Problem]:
    for gate in gates:
        edges = np.asarray(gate.spans, np.float64).ravel()
        if edges.size % 2 or not bool((np.diff(edges) > 0).all()) or (edges.size and not edges[0] >= 0):
            yield _problem(f"gate/{gate.name}/open", "operation-gate-spans")


def _branches(operation: Operation) -> Iterator[Problem]:
    ends = {line.name for line in operation.lines} | {a.name for a in operation.activities if not a.takes}
    for branch in operation.branches:
        place = f"branch/{branch.name}"
        if not branch.to:
            yield _problem(f"{place}/to", "operation-branch-empty")
        for target in branch.to:
            if target and target not in ends:
                yield _problem(f"{place}/to", "operation-unknown-end", name=target)
        if branch.by:
            if not _has(operation, branch.by):
                yield _problem(f"{place}/by", "operation-attribute-unknown", name=branch.by)
        elif (
            len(branch.shares) != len(branch.to)
            or not all(0 <= share < math.inf for share in branch.shares)
            or not sum(branch.shares) > 0
        ):
            yield _problem(f"{place}/shares", "operation-shares")


def _activities(operation: Operation) -> Iterator[Problem]:
    lines = {line.name for line in operation.lines}
    stores = {store.name: store for store in operation.stores}
    gates = {gate.name for gate in operation.gates}
    names = {activity.name for activity in operation.activities}
    ends = (
        lines | {a.name for a in operation.activities if not a.takes} | {b.name for b in operation.branches}
    )
    for activity in operation.activities:
        place = f"activity/{activity.name}"
        yield from _length(f"{place}/length", activity.length)
        for attribute in (activity.length.times, activity.length.plus):
            if attribute and not _has(operation, attribute):
                yield _problem(f"{place}/length", "operation-attribute-unknown", name=attribute)
        taken = [take.line for take in activity.takes]
        for take in activity.takes:
            if take.line not in lines:
                yield _problem(f"{place}/takes", "operation-unknown-line", name=take.line)
            if not 1 <= take.count <= 1000:
                yield _problem(f"{place}/takes", "operation-number", value=take.count)
        if len(set(taken)) < len(taken):
            yield _problem(f"{place}/takes", "operation-taken-twice")
        for key, flows in (("draws", activity.draws), ("puts", activity.puts)):
            yield from _flows(operation, f"{place}/{key}", flows, stores)
        for test in activity.tests:
            known = {"line": lines, "store": set(stores)}.get(test.about, names)
            if test.about not in ABOUT or test.name not in known:
                yield _problem(f"{place}/when", "operation-unknown", name=test.name)
            if not math.isfinite(test.bound):
                yield _problem(f"{place}/when", "operation-number", value=test.bound)
        for target in activity.goes.values():
            if target and target not in ends:
                yield _problem(f"{place}/goes", "operation-unknown-end", name=target)
        for key, used in (
            ("calendars", activity.calendars), ("gates", activity.gates), ("fits", activity.fits),
        ):  # fmt: skip
            for name in used:
                if name not in gates:
                    yield _problem(f"{place}/{key}", "operation-unknown-gate", name=name)
        yield from _together(activity, place, stores)


def _together(activity: Activity, place: str, stores: dict[str, Store]) -> Iterator[Problem]:
    """Yield what does not go together."""
    limited = [f for f in activity.puts if f.store in stores and stores[f.store].capacity < math.inf]
    if not activity.takes:
        waits = (
            activity.draws or activity.tests or activity.gates or activity.fits or activity.force or limited
        )
        if waits:
            yield _problem(place, "operation-bound-waits", name=activity.name)
        return
    sized = bool(activity.length.times or activity.length.plus)
    if activity.force and (any(f.per for f in activity.draws + activity.puts) or (activity.fits and sized)):
        yield _problem(f"{place}/force", "operation-force-sized")
    if activity.yields and any(f.per for f in limited):
        yield _problem(f"{place}/yields", "operation-yields-sized")


def _flows(
    operation: Operation, place: str, flows: tuple[Flow, ...], stores: dict[str, Store]
) -> Iterator[Problem]:
    used = [flow.store for flow in flows]
    if len(set(used)) < len(used):
        yield _problem(place, "operation-store-twice")
    for flow in flows:
        if flow.store not in stores:
            yield _problem(place, "operation-unknown-store", name=flow.store)
        if not (0 <= flow.amount < math.inf and 0 <= flow.rate < math.inf):
            yield _problem(place, "operation-number", value=flow.amount)
        if flow.per and not _has(operation, flow.per):
            yield _problem(place, "operation-attribute-unknown", name=flow.per)


def _length(place: str, length: Length) -> Iterator[Problem]:
    code = length.fault()
    if code:
        yield _problem(place, code, kind=length.kind, kinds=", ".join(KINDS))


def _slots(operation: Operation) -> Iterator[Problem]:
    try:
        slots = slots_of(operation)
    except SlotsDiffer as error:
        yield _problem(f"activity/{error.activity}", "operation-slots-differ", name=error.activity)
        return
    for activity in operation.activities:
        if activity.name not in slots:
            yield _problem(f"activity/{activity.name}", "operation-unreached", name=activity.name)
        else:
            for role in activity.goes:
                if role and role not in slots[activity.name]:
                    yield _problem(f"activity/{activity.name}/goes", "operation-role-unknown", name=role)


def _has(operation: Operation, attribute: str) -> bool:
    return any(attribute in line.attributes for line in operation.lines)
