"""An operation made into the arrays that the kernel runs."""

import math
import zlib
from dataclasses import dataclass, replace

import numpy as np

from kernels import operation as o
from kernels.arrays import F64, I64
from kernels.distributions import END, FROM, LAW, OBSERVED, SEQUENCE, VALUES
from kernels.streams import STREAM
from sim.operations.gates import common_spans
from sim.operations.length import Length
from sim.operations.operation import Activity, Branch, Flow, Operation
from sim.operations.slots import UNSURE, exits_of, slots_of

SORTS = {"line": o.IN_LINE, "store": o.IN_STORE, "done": o.DONE, "going": o.GOING}
ORDERS = {"first": o.FIRST_COME, "last": o.LAST_COME}
CHANCE = Length("uniform", (0.0, 1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """An operation and its arrays, as kernels.operation lays them out.

    Attributes
    ----------
    operation : Operation
    plan : int64[p]
    figure : float64[f]
    stream : int64[d]
        What tells the streams of random numbers apart: made of names, so that variants stay in step.
    sizes : tuple of int
        Of `state` and `clock` without a trace.
    slots : dict of str to tuple of str
        By activity.
    """

    operation: Operation
    plan: I64
    figure: F64
    stream: I64
    sizes: tuple[int, int]
    slots: dict[str, tuple[str, ...]]

    def roomier(self) -> "Compiled":
        """Return the same with four times the room for work that goes on or is interrupted."""
        plan = self.plan.copy()
        plan[o.ROOMS] *= 4
        series = int(plan[o.TRACE_AT] - plan[o.CURSOR_AT])
        return replace(self, plan=plan, sizes=place_state(plan, self.stream.size, series))


def place_state(plan: I64, streams: int, series: int) -> tuple[int, int]:
    """Note in a plan where the tables of a replication begin; return their sizes."""
    lines, stores, activities, places, entities, rooms, slots, _ = plan[: o.ATTRIBUTES + 1].tolist()
    pending = rooms + entities + places
    whole = (
        o.COUNTS, streams * STREAM, pending * o.ENTRY, entities * o.ENTITY, lines * o.LINE_COUNTS,
        rooms * (o.WITH + slots), rooms, activities * o.DOING, places, series,
    )  # fmt: skip
    real = (
        o.CLOCKS, pending, entities, lines * o.QUEUE, stores * o.AMOUNTS, rooms * o.COURSE,
        activities * o.SPENT, lines * activities, places, places, places, streams,
    )  # fmt: skip
    plan[o.STREAM_AT : o.TRACE_AT + 1] = np.cumsum(whole)
    plan[o.DUE_AT : o.TOLD_AT + 1] = np.cumsum(real)
    return sum(whole), sum(real)


def compile_operation(operation: Operation) -> Compiled:
    """Return the arrays of an operation that is sound; see sim.operations.checking."""
    return _Compiler(operation).compiled()


class _Compiler:
    """Gathers rows; each is named by where it stands."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.slots = slots_of(operation)
        self.lines = {line.name: i for i, line in enumerate(operation.lines)}
        self.stores = {store.name: i for i, store in enumerate(operation.stores)}
        self.activities = {activity.name: i for i, activity in enumerate(operation.activities)}
        self.branches = {branch.name: i for i, branch in enumerate(operation.branches)}
        names = dict.fromkeys(name for line in operation.lines for name in line.attributes)
        self.attributes = {name: i for i, name in enumerate(names)}
        self.lengths: list[tuple[str, Length]] = []
        self.series: dict[tuple[str, ...], int] = {}
        self.spans: list[F64] = []
        self.width = max((len(held) for held in self.slots.values()), default=1)

    def compiled(self) -> Compiled:
        """Return all of it."""
        operation = self.operation
        count = len(operation.activities)
        rows = np.full((count, o.ACTIVITY), -1, np.int64)
        take: list[tuple[int, int]] = []
        flow: list[tuple[int, int]] = []
        amount: list[tuple[float, float]] = []
        test: list[tuple[int, int, int]] = []
        bound: list[float] = []
        exits: list[list[int]] = []
        origin = np.full((count, self.width), -1, np.int64)
        ranks = {p: i for i, p in enumerate(sorted({a.priority for a in operation.activities}, reverse=True))}
        for i, activity in enumerate(operation.activities):
            row, held = rows[i], self.slots.get(activity.name, ())
            row[o.TAKES] = len(take)
            take += [(self.lines[t.line], t.count) for t in activity.takes]
            row[o.TAKES_END], row[o.DRAWS] = len(take), len(flow)
            for f in activity.draws:
                self._flow(f, flow, amount)
            row[o.PUTS] = len(flow)
            for f in activity.puts:
                self._flow(f, flow, amount)
            row[o.PUTS_END], row[o.TESTS] = len(flow), len(test)
            for t in activity.tests:
                subjects = (
                    self.lines
                    if t.about == "line"
                    else self.stores
                    if t.about == "store"
                    else self.activities
                )
                test.append((SORTS[t.about], subjects[t.name], 1 if t.at_least else -1))
                bound.append(t.bound)
            row[o.TESTS_END], row[o.EXITS] = len(test), len(exits)
            exits += [self._exit(target, places) for target, places in exits_of(activity, held)]
            row[o.EXITS_END], row[o.HOLDS] = len(exits), len(held)
            row[o.RANK] = ranks[activity.priority]
            row[o.LENGTH] = self._length(f"activity {activity.name}", activity.length)
            self._gates(row, activity)
            row[o.FORCE], row[o.YIELDS], row[o.AGAIN] = activity.force, activity.yields, activity.again
            row[o.TIMES] = self.attributes.get(activity.length.times, -1)
            row[o.PLUS] = self.attributes.get(activity.length.plus, -1)
            origin[i, : len(held)] = [self.lines[role] if role != UNSURE else -1 for role in held]
        waiting = [i for i, activity in enumerate(operation.activities) if activity.takes]
        conditional = np.array(sorted(waiting, key=lambda i: (int(rows[i, o.RANK]), i)), np.int64)
        place = {int(row): i for i, row in enumerate(conditional)}
        branch, option, share = self._branches()
        rules = self._rules()
        kind = np.repeat(np.arange(len(operation.lines)), [line.count for line in operation.lines])
        law, value, observed, stream = self._laws()
        spans = [0, *(span.shape[0] for span in self.spans)]
        rooms = kind.size + self.width + 1
        layout = _Layout(
            [len(operation.lines), len(operation.stores), count, conditional.size, kind.size, rooms,
             self.width, len(self.attributes)]
        )  # fmt: skip
        layout.plan(
            rows, origin, conditional, take, flow, test, exits, branch, option, rules,
            self._watch(place), kind, law, np.cumsum(spans),
        )  # fmt: skip
        layout.figures(
            [activity.length.per for activity in operation.activities], amount, bound, share,
            [store.capacity for store in operation.stores], self._attributes(), value,
            np.concatenate([np.zeros((0, 2)), *self.spans]), observed,
        )  # fmt: skip
        plan = layout.whole()
        sizes = place_state(plan, stream.size, len(self.series))
        return Compiled(operation, plan, layout.figure, stream, sizes, self.slots)

    def _flow(self, flow: Flow, rows: list[tuple[int, int]], amounts: list[tuple[float, float]]) -> None:
        rows.append((self.stores[flow.store], self.attributes.get(flow.per, -1)))
        amounts.append((flow.amount, flow.rate))

    def _length(self, name: str, length: Length) -> int:
        self.lengths.append((name, length))
        return len(self.lengths) - 1

    def _exit(self, target: str, places: list[int]) -> list[int]:
        goes, row = self._goal(target)
        return [goes, row, len(places), *places, *[-1] * (self.width - len(places))]

    def _goal(self, target: str) -> tuple[int, int]:
        for goes, rows in ((o.QUEUES, self.lines), (o.FOLLOWS, self.activities), (o.SPLITS, self.branches)):
            if target in rows:
                return goes, rows[target]
        return o.LEAVES, -1

    def _gates(self, row: I64, activity: Activity) -> None:
        row[o.CALENDAR] = self._series(activity.calendars)
        row[o.GATE] = self._series(activity.calendars + activity.gates) if activity.takes else -1
        row[o.FIT] = self._series(activity.fits)

    def _series(self, names: tuple[str, ...]) -> int:
        if not names:
            return -1
        key = tuple(sorted(set(names)))
        if key not in self.series:
            gates = {gate.name: gate for gate in self.operation.gates}
            self.series[key] = len(self.spans)
            self.spans.append(common_spans([gates[name].spans for name in key]))
        return self.series[key]

    def _branches(self) -> tuple[list[list[int]], list[tuple[int, int]], list[float]]:
        rows: list[list[int]] = []
        options: list[tuple[int, int]] = []
        shares: list[float] = []
        for branch in self.operation.branches:
            first = len(options)
            options += [self._goal(target) for target in branch.to]
            shares += _cumulated(branch)
            by = self.attributes.get(branch.by, -1)
            chance = self._length(f"branch {branch.name}", CHANCE) if by < 0 else -1
            rows.append([first, len(options), by, chance])
        return rows, options, shares

    def _rules(self) -> list[list[int]]:
        rows = []
        for line in self.operation.lines:
            fails = repair = -1
            if line.fails is not None and line.repair is not None:
                fails = self._length(f"failure {line.name}", line.fails)
                repair = self._length(f"repair {line.name}", line.repair)
            order = ORDERS.get(line.order, o.LEAST_FIRST)
            rows.append([order, self.attributes.get(line.order, -1), fails, repair])
        return rows

    def _attributes(self) -> F64:
        """Return the attributes of all entities; not a number where one has none of that name."""
        count = sum(line.count for line in self.operation.lines)
        found = np.full((count, len(self.attributes)), math.nan)
        at = 0
        for line in self.operation.lines:
            for name, values in line.attributes.items():
                found[at : at + line.count, self.attributes[name]] = values
            at += line.count
        return found

    def _watch(self, place: dict[int, int]) -> list[list[int]]:
        """Return the places to look at again by subject: see kernels.holdings.look_again."""
        lines, stores, count = len(self.lines), len(self.stores), len(self.activities)
        watchers: list[list[int]] = [[] for _ in range(2 * (lines + stores + count))]
        finished, begun = 2 * (lines + stores), 2 * (lines + stores) + count
        for i, activity in enumerate(self.operation.activities):
            if not activity.takes:
                continue
            subjects = [self.lines[t.line] for t in activity.takes]
            subjects += [2 * lines + self.stores[f.store] for f in activity.draws]
            subjects += [2 * lines + stores + self.stores[f.store] for f in activity.puts]
            for t in activity.tests:
                if t.about == "line":
                    subjects.append(self.lines[t.name] + (0 if t.at_least else lines))
                elif t.about == "store":
                    subjects.append(2 * lines + self.stores[t.name] + (0 if t.at_least else stores))
                else:
                    subjects += [finished + self.activities[t.name], begun + self.activities[t.name]]
            if _looks_at_lead(activity):
                subjects.append(lines + self.lines[activity.takes[0].line])
            if activity.force:
                taken = {t.line for t in activity.takes}
                holders = [name for name, held in self.slots.items() if taken & set(held)]
                subjects += [begun + self.activities[name] for name in holders]
            for subject in dict.fromkeys(subjects):
                watchers[subject].append(place[i])
        return watchers

    def _laws(self) -> tuple[I64, F64, list[float], I64]:
        """Return laws, their values, what was observed, and the numbers of the streams."""
        law = np.zeros((len(self.lengths), LAW), np.int64)
        value = np.zeros((len(self.lengths), VALUES))
        observed: list[float] = []
        stream = np.zeros(len(self.lengths), np.int64)
        used: set[int] = set()
        for i, (name, length) in enumerate(self.lengths):
            kind, values = length.row()
            value[i, : len(values)] = values
            law[i] = kind, len(observed), len(observed)
            if kind in (OBSERVED, SEQUENCE):
                observed += length.values
                law[i, END] = len(observed)
            number = zlib.crc32(name.encode())
            while number in used:
                number = (number + 1) & 0xFFFFFFFF
            used.add(number)
            stream[i] = number
        return law, value, observed, stream


def _looks_at_lead(activity: Activity) -> bool:
    """Return whether it hangs on the first entity in line if an activity can start."""
    sized = bool(activity.length.times or activity.length.plus)
    return any(flow.per for flow in activity.draws + activity.puts) or (bool(activity.fits) and sized)


def _cumulated(branch: Branch) -> list[float]:
    if branch.by:
        return [1.0] * len(branch.to)
    total = math.fsum(branch.shares)
    return [math.fsum(branch.shares[: i + 1]) / total for i in range(len(branch.shares))]


class _Layout:
    """Puts tables one behind the other, in the order of kernels.operation, and notes where each begins."""

    def __init__(self, counts: list[int]) -> None:
        self.head = np.zeros(o.HEAD, np.int64)
        self.head[: len(counts)] = counts
        self.parts: list[I64] = []
        self.figure = np.zeros(0)

    def plan(
        self, activities: I64, origin: I64, conditional: I64, take: object, flow: object, test: object,
        exits: object, branch: object, option: object, rules: object, watchers: list[list[int]], kind: I64,
        law: I64, windows: I64,
    ) -> None:  # fmt: skip
        """Lay out what never changes and is whole; rows that point at others are made places in the plan."""
        tables = [activities, origin, conditional, take, flow, test, exits, branch, option, rules]
        parts = [np.array(table, np.int64) for table in tables]
        places = (o.ACTIVITY_AT, o.ORIGIN_AT, o.PLACE_AT, o.TAKE_AT, o.FLOW_AT, o.TEST_AT, o.EXIT_AT,
                  o.BRANCH_AT, o.OPTION_AT, o.RULE_AT)  # fmt: skip
        at = o.HEAD
        for place, part in zip(places, parts, strict=True):
            self.head[place] = at
            at += part.size
        self.head[o.WATCH_AT] = at
        at += len(watchers) + 1
        watch = at + np.cumsum([0, *map(len, watchers)])
        looking = np.array([rank for found in watchers for rank in found], np.int64)
        at += looking.size
        for place, part in zip((o.KIND_AT, o.LAW_AT, o.WINDOW_AT), (kind, law, windows), strict=True):
            self.head[place] = at
            at += part.size
        rows = parts[0]
        rows[:, [o.TAKES, o.TAKES_END]] = self.head[o.TAKE_AT] + o.TAKE * rows[:, [o.TAKES, o.TAKES_END]]
        wide = o.WHO + int(self.head[o.SLOTS])
        rows[:, [o.EXITS, o.EXITS_END]] = self.head[o.EXIT_AT] + wide * rows[:, [o.EXITS, o.EXITS_END]]
        self.law = law.copy()
        self.parts = [*(part.ravel() for part in parts), watch, looking, kind, self.law, windows]

    def figures(self, *tables: object) -> None:
        """Lay out the figures; what was observed comes last."""
        at = 0
        parts = [np.array(table, np.float64).ravel() for table in tables]
        for place, part in zip(range(o.PLUS_AT, o.SPAN_AT + 1), parts[:-1], strict=True):
            self.head[place] = at
            at += part.size
        self.law[:, [FROM, END]] += at
        self.figure = np.concatenate(parts)

    def whole(self) -> I64:
        """Return the plan."""
        return np.concatenate([self.head, *(part.ravel() for part in self.parts)])
