"""An operation played event by event with lists and dictionaries, as slow and obvious as can be."""

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from kernels import operation as o
from kernels.distributions import draw
from sim.operations.compiling import Compiled
from sim.operations.operation import Activity, Flow
from sim.operations.replication import new_state
from sim.operations.slots import exits_of

EPS = 1e-9


@dataclass(eq=False)
class Entity:
    number: int
    kind: str
    attributes: dict[str, float]
    line: str | None = None
    user: "Work | None" = None
    down: bool = False
    entered: float = 0.0


@dataclass(eq=False)
class Work:
    activity: Activity
    slots: list[Entity | None]
    serial: int = -1
    work: float = 0.0
    left: float = 0.0
    lately: float = 0.0
    wants: str | None = None

    def failed(self) -> bool:
        return any(entity is not None and entity.down for entity in self.slots)

    def vacant(self) -> bool:
        return None in self.slots


@dataclass
class Oracle:
    compiled: Compiled
    seed: int
    replication: int = 0
    now: float = 0.0
    sequence: int = 0
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    agenda: list[tuple[float, int, int, Any]] = field(default_factory=list)
    waiting: list[Work] = field(default_factory=list)
    held: dict[str, float] = field(default_factory=dict)
    ready: dict[str, float] = field(default_factory=dict)
    wakes: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.op = self.compiled.operation
        self.state, self.clock = new_state(self.compiled, self.seed, self.replication, 0)
        self.activities = {a.name: a for a in self.op.activities}
        self.row = {a.name: i for i, a in enumerate(self.op.activities)}
        self.line_row = {line.name: i for i, line in enumerate(self.op.lines)}
        self.rule = {line.name: line for line in self.op.lines}
        self.branches = {b.name: b for b in self.op.branches}
        self.gates = {g.name: g.spans.tolist() for g in self.op.gates}
        self.law: dict[str, int] = {}
        for a in self.op.activities:
            self.law["activity " + a.name] = len(self.law)
        for b in self.op.branches:
            if not b.by:
                self.law["branch " + b.name] = len(self.law)
        for line in self.op.lines:
            if line.fails is not None:
                self.law["failure " + line.name] = len(self.law)
                self.law["repair " + line.name] = len(self.law)
        self.queue: dict[str, list[Entity]] = {line.name: [] for line in self.op.lines}
        self.level = {s.name: s.amount for s in self.op.stores}
        self.reserved = {s.name: 0.0 for s in self.op.stores}
        self.capacity = {s.name: s.capacity for s in self.op.stores}
        self.starts = dict.fromkeys(self.activities, 0)
        self.finishes = dict.fromkeys(self.activities, 0)
        self.busy = dict.fromkeys(self.activities, 0.0)
        self.broken = dict.fromkeys(self.activities, 0.0)
        self.held_time = dict.fromkeys(self.activities, 0.0)
        self.area = dict.fromkeys(self.queue, 0.0)
        self.waited = dict.fromkeys(self.queue, 0.0)
        self.taken = dict.fromkeys(self.queue, 0)
        self.level_area = dict.fromkeys(self.level, 0.0)
        self.entities: list[Entity] = []
        for line in self.op.lines:
            for i in range(line.count):
                attributes = {name: values[i] for name, values in line.attributes.items()}
                self.entities.append(Entity(len(self.entities), line.name, attributes))
        self.width = max((len(s) for s in self.compiled.slots.values()), default=1)

    def draw(self, name: str) -> float:
        c = self.compiled
        return float(draw(c.plan, c.figure, self.state, self.clock, self.law[name]))

    # gates

    def common(self, names: tuple[str, ...]) -> list[tuple[float, float]]:
        """Every stretch in which all gates are open, found between all their edges."""
        series = [self.gates[name] for name in set(names)]
        edges = sorted({edge for spans in series for span in spans for edge in span})
        found: list[tuple[float, float]] = []
        for a, b in pairwise(edges):
            if all(any(x <= a and b <= y for x, y in spans) for spans in series):
                if found and found[-1][1] == a:
                    found[-1] = (found[-1][0], b)
                else:
                    found.append((a, b))
        return found

    def done_at(self, names: tuple[str, ...], work: float) -> float:
        if not names or work == 0:
            return self.now + work
        left = work
        for a, b in self.common(names):
            if b <= self.now:
                continue
            begin = max(a, self.now)
            if begin + left <= b:
                return begin + left
            left -= b - begin
        return math.inf

    # the agenda

    def add(self, time: float, rank: int, what: Any) -> None:
        self.agenda.append((time, rank, self.sequence, what))
        self.sequence += 1

    def tell(self, says: int, about: int, serial: int, slots: list[Entity | None]) -> None:
        actors = [-1 if e is None else e.number for e in slots]
        self.rows.append((self.now, says, about, serial, *actors, *[-1] * (self.width - len(actors))))

    # lines

    def join(self, line: str, entity: Entity, front: bool = False) -> None:
        queue, order = self.queue[line], self.rule[line].order
        at = len(queue)
        if front or order == "last":
            at = 0
        elif order != "first":
            at = sum(1 for e in queue if e.attributes[order] <= entity.attributes[order])
        queue.insert(at, entity)
        entity.line, entity.user, entity.entered = line, None, self.now

    def take(self, line: str, user: Work) -> Entity:
        entity = self.queue[line].pop(0)
        self.waited[line] += self.now - entity.entered
        self.taken[line] += 1
        entity.line, entity.user = None, user
        return entity

    # activities

    def amount(self, flow: Flow, lead: Entity | None) -> float:
        return flow.amount + (flow.rate * lead.attributes[flow.per] if flow.per and lead else 0.0)

    def length(self, activity: Activity, lead: Entity, drawn: float) -> float:
        rule = activity.length
        found = drawn * (lead.attributes[rule.times] if rule.times else 1.0)
        return found + (rule.per * lead.attributes[rule.plus] if rule.plus else 0.0)

    def schedule(self, work: Work, left: float) -> None:
        work.left, work.lately = left, self.now
        self.add(self.done_at(work.activity.calendars, left), 1 - work.activity.priority + 1000, work)

    def begin(self, work: Work, length: float | None = None) -> None:
        name = work.activity.name
        if length is None:
            assert work.slots[0] is not None
            length = self.length(work.activity, work.slots[0], self.draw("activity " + name))
        work.work, work.serial = length, self.sequence
        self.starts[name] += 1
        self.schedule(work, length)
        self.tell(o.START, self.row[name], work.serial, work.slots)

    def finish(self, work: Work) -> None:
        activity = work.activity
        self.finishes[activity.name] += 1
        self.tell(o.FINISH, self.row[activity.name], work.serial, work.slots)
        held = [entity for entity in work.slots if entity is not None]
        for flow in activity.puts:
            amount = self.amount(flow, held[0])
            if activity.takes:
                self.reserved[flow.store] -= amount
            self.level[flow.store] += amount
        for target, places in exits_of(activity, self.compiled.slots[activity.name]):
            group = [held[place] for place in places]
            if target in self.branches:
                target = self.choose(target, group[0])
            if target in self.queue:
                for entity in group:
                    self.join(target, entity)
            elif target in self.activities:
                follower = Work(self.activities[target], list(group))
                for entity in group:
                    entity.user = follower
                self.begin(follower)
            else:
                for entity in group:
                    entity.user = None

    def choose(self, name: str, lead: Entity) -> str:
        branch = self.branches[name]
        if branch.by:
            return branch.to[max(0, min(int(lead.attributes[branch.by]), len(branch.to) - 1))]
        u, total = self.draw("branch " + name), 0.0
        for target, share in zip(branch.to, branch.shares, strict=True):
            total += share / math.fsum(branch.shares)
            if u < total:
                return target
        return branch.to[-1]

    def value(self, about: str, name: str) -> float:
        if about == "line":
            return len(self.queue[name])
        if about == "store":
            return self.level[name]
        return self.finishes[name] - (0 if about == "done" else self.starts[name]) * 1.0

    def allows(self, activity: Activity, lead: Entity | None) -> bool:
        for flow in activity.draws:
            if self.level[flow.store] < self.amount(flow, lead) - EPS:
                return False
        for flow in activity.puts:
            used = self.level[flow.store] + self.reserved[flow.store]
            if self.capacity[flow.store] - used < self.amount(flow, lead) - EPS:
                return False
        for test in activity.tests:
            value = self.value(test.about, test.name)
            if test.about == "going":
                value = -value
            if value < test.bound - EPS if test.at_least else value > test.bound + EPS:
                return False
        return True

    def running(self) -> list[Work]:
        return [what for _, _, _, what in self.agenda if isinstance(what, Work)]

    def of_line(self, work: Work, line: str) -> list[int]:
        origin = self.compiled.slots[work.activity.name]
        return [i for i, entity in enumerate(work.slots) if entity is not None and origin[i] == line]

    def victims(self, line: str, priority: int) -> list[Work]:
        found = [
            work for work in self.running()
            if work.activity.yields and work.activity.priority < priority and self.of_line(work, line)
        ]  # fmt: skip
        return sorted(found, key=lambda work: (work.activity.priority, -work.serial))

    def try_start(self, activity: Activity) -> bool:
        short = [take for take in activity.takes if len(self.queue[take.line]) < take.count]
        if short:
            if not activity.force or len(short) > 1:
                return False
            line, count = short[0].line, short[0].count
            spare = sum(len(self.of_line(w, line)) for w in self.victims(line, activity.priority))
            if len(self.queue[line]) + spare < count:
                return False
        queue = self.queue[activity.takes[0].line]
        lead = queue[0] if queue else None
        if not self.allows(activity, lead):
            return False
        length: float | None = None
        if activity.fits:
            assert lead is not None
            if activity.name not in self.ready:
                self.ready[activity.name] = self.draw("activity " + activity.name)
            length = self.length(activity, lead, self.ready[activity.name])
        if self.held_back(activity, length):
            return False
        self.ready.pop(activity.name, None)
        if short:
            self.seize(short[0].line, short[0].count, activity.priority)
        work = Work(activity, [])
        for take in activity.takes:
            work.slots += [self.take(take.line, work) for _ in range(take.count)]
        for flow in activity.draws:
            self.level[flow.store] = max(0.0, self.level[flow.store] - self.amount(flow, work.slots[0]))
        for flow in activity.puts:
            self.reserved[flow.store] += self.amount(flow, work.slots[0])
        self.begin(work, length)
        return True

    def held_back(self, activity: Activity, length: float | None) -> bool:
        opens = [(0.0, math.inf)]
        if activity.calendars or activity.gates:
            opens = self.common(activity.calendars + activity.gates)
        fits = self.common(activity.fits) if activity.fits else [(0.0, math.inf)]
        moment = min((max(a, self.now) for a, b in opens if b > self.now), default=math.inf)
        if moment == self.now:
            begins = [(max(a, self.now), b) for a, b in fits if b > self.now]
            moment = min((a for a, b in begins if a + (length or 0.0) <= b), default=math.inf)
        name = activity.name
        if moment == self.now:
            if name in self.held:
                self.held_time[name] += self.now - self.held.pop(name)
            return False
        if name not in self.held:
            self.held[name] = self.now
            self.tell(o.HOLD, self.row[name], -1, [])
        if name in self.wakes and self.wakes[name] > moment:
            self.agenda = [entry for entry in self.agenda if entry[3] != name]
            del self.wakes[name]
        if name not in self.wakes and moment < math.inf:
            self.wakes[name] = moment
            self.agenda.append((moment, -1, list(self.activities).index(name), name))
        return True

    # interruptions

    def interrupt(self, work: Work) -> None:
        self.agenda = [entry for entry in self.agenda if entry[3] is not work]
        worked = self.now - work.lately
        self.busy[work.activity.name] += worked
        if work.activity.calendars:
            spans = self.common(work.activity.calendars)
            worked = sum(max(0.0, min(b, self.now) - max(a, work.lately)) for a, b in spans)
        work.left = work.work if work.activity.again else max(0.0, work.left - worked)
        work.lately = self.now
        self.tell(o.INTERRUPT, self.row[work.activity.name], work.serial, work.slots)

    def resume(self, work: Work) -> None:
        self.broken[work.activity.name] += self.now - work.lately
        self.schedule(work, work.left)
        self.tell(o.RESUME, self.row[work.activity.name], work.serial, work.slots)

    def seize(self, line: str, count: int, priority: int) -> None:
        while len(self.queue[line]) < count:
            victim = self.victims(line, priority)[0]
            self.interrupt(victim)
            for i in self.of_line(victim, line):
                entity = victim.slots[i]
                assert entity is not None
                victim.slots[i] = None
                self.join(line, entity, front=True)
            victim.wants = line
            self.waiting.append(victim)

    def take_back(self, priority: float) -> bool:
        for work in sorted(self.waiting, key=lambda w: (-w.activity.priority, w.serial)):
            assert work.wants is not None
            lacking = work.slots.count(None)
            if work.activity.priority < priority or work.failed() or len(self.queue[work.wants]) < lacking:
                continue
            work.slots = [self.take(work.wants, work) if e is None else e for e in work.slots]
            self.waiting.remove(work)
            self.resume(work)
            return True
        return False

    def fail_or_mend(self, entity: Entity) -> None:
        rows = [entity]
        kind = self.line_row[entity.kind]
        if entity.down:
            self.tell(o.REPAIRED, kind, -1, [*rows])
            entity.down = False
            user = entity.user
            if entity.line is not None:
                self.join(entity.line, entity)
            elif user is not None and not user.failed() and not user.vacant():
                self.resume(user)
            self.add(self.now + self.draw("failure " + entity.kind), 0, entity)
        elif entity.line is not None or entity.user is not None:
            self.tell(o.FAILURE, kind, -1, [*rows])
            if entity.line is not None:
                self.queue[entity.line].remove(entity)
            elif entity.user is not None and not entity.user.failed() and not entity.user.vacant():
                self.interrupt(entity.user)
            entity.down = True
            self.add(self.now + self.draw("repair " + entity.kind), 0, entity)

    # the three phases

    def start_all(self) -> None:
        ordered = sorted((a for a in self.op.activities if a.takes), key=lambda a: -a.priority)
        while True:
            for activity in ordered:
                if self.take_back(activity.priority) or self.try_start(activity):
                    break
            else:
                if not self.take_back(-math.inf):
                    return

    def live(self) -> bool:
        return any(not isinstance(w, Entity) or w.down for _, _, _, w in self.agenda)

    def advance(self, time: float) -> None:
        for line, queue in self.queue.items():
            self.area[line] += len(queue) * (time - self.now)
        for store, level in self.level.items():
            self.level_area[store] += level * (time - self.now)
        self.now = time

    def run(self, limit: int = 20000) -> str:
        for entity in self.entities:
            self.join(entity.kind, entity)
            if self.rule[entity.kind].fails is not None:
                self.add(self.draw("failure " + entity.kind), 0, entity)
        events = 0
        while True:
            self.start_all()
            if not self.live():
                return "STILL"
            due = min(self.agenda, key=lambda entry: entry[:3])
            if due[0] >= self.op.until:
                self.advance(self.op.until)
                for work in self.running():
                    self.busy[work.activity.name] += self.now - work.lately
                for name, since in self.held.items():
                    self.held_time[name] += self.now - since
                return "UNTIL"
            self.advance(due[0])
            while self.agenda and (due := min(self.agenda, key=lambda entry: entry[:3]))[0] == self.now:
                events += 1
                if events > limit:
                    return "LIMIT"
                self.agenda.remove(due)
                what = due[3]
                if isinstance(what, Work):
                    self.busy[what.activity.name] += self.now - what.lately
                    self.finish(what)
                elif isinstance(what, Entity):
                    self.fail_or_mend(what)
                else:
                    del self.wakes[what]
            if self.op.goal and self.finishes[self.op.goal] >= self.op.times:
                return "GOAL"


def play(compiled: Compiled, seed: int, replication: int = 0) -> tuple[Oracle, str, np.ndarray]:
    """Return the oracle after its run, how it ended, and its trace as rows."""
    oracle = Oracle(compiled, seed, replication)
    end = oracle.run()
    return oracle, end, np.array(oracle.rows, np.float64).reshape(len(oracle.rows), 4 + oracle.width)
