"""Random operations that use every feature: branches, draws, priorities, force, failures, gates, tests."""

import random

import numpy as np

from sim.operations.length import Length
from sim.operations.operation import Activity, Branch, Condition, Flow, Gate, Line, Operation, Store, Take

FEATURES = (
    "force", "yields", "again", "fails", "calendars", "gates", "fits", "draws", "puts", "capacity", "tests",
    "branch", "by", "times", "plus", "per", "order", "bundle", "goal", "count",
)  # fmt: skip


def random_length(r: random.Random, first: bool = True) -> Length:
    attributes = {}
    if first and r.random() < 0.15:
        attributes["times"] = "size"
    if first and r.random() < 0.15:
        attributes |= {"plus": "size", "per": 0.5}
    kind = r.choice(["constant"] * 5 + ["uniform", "triangular", "pert", "normal", "lognormal", "exponential",
                                        "weibull", "observed", "sequence"])  # fmt: skip
    values = {
        "constant": (float(r.randint(0, 6) if r.random() < 0.9 else 0.5),),
        "uniform": (1.0, 4.0), "triangular": (1.0, 2.0, 6.0), "pert": (1.0, 2.0, 6.0),
        "normal": (4.0, 2.0), "lognormal": (3.0, 1.0), "exponential": (3.0,), "weibull": (1.5, 4.0),
        "observed": (1.0, 2.0, 5.0), "sequence": (1.0, 3.0, 2.0),
    }[kind]  # fmt: skip
    return Length(kind, values, **attributes)


def random_gate(r: random.Random, name: str) -> Gate:
    edges = sorted(r.sample(range(1, 120), 2 * r.randint(1, 5)))
    spans = [(float(a), float(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return Gate(name, np.array([*spans, (130.0, np.inf)]))


def random_operation(seed: int) -> tuple[Operation, set[str]]:
    """Return a sound operation and the features it uses."""
    r = random.Random(seed)
    used: set[str] = set()

    def chance(p: float, feature: str) -> bool:
        if r.random() < p:
            used.add(feature)
            return True
        return False

    names = [f"line{i}" for i in range(r.randint(2, 5))]
    lines = []
    for name in names:
        count = r.randint(0, 4)
        sizes = tuple(float(r.randint(0, 3)) for _ in range(count))
        order = "first"
        if chance(0.3, "order"):
            order = r.choice(["last", "size"])
        fails = repair = None
        if count and chance(0.2, "fails"):
            fails, repair = Length("exponential", (20.0,)), Length("uniform", (1.0, 9.0))
        lines.append(Line(name, count, {"size": sizes}, order, fails, repair))
    if sum(line.count for line in lines) == 0:
        lines[0] = Line(names[0], 2, {"size": (1.0, 2.0)})
    stores = []
    for i in range(r.randint(0, 3)):
        limited = chance(0.5, "capacity")
        capacity = float(r.randint(20, 40)) if limited else np.inf
        stores.append(Store(f"store{i}", float(r.randint(0, 20)), capacity))
    gates = [random_gate(r, f"gate{i}") for i in range(2)]
    branches = []
    for i in range(r.randint(0, 2)):
        to = tuple(r.choice([*names, *names, ""]) for _ in range(r.randint(2, 3)))
        if chance(0.3, "by"):
            branches.append(Branch(f"branch{i}", to, by="size"))
        else:
            used.add("branch")
            branches.append(Branch(f"branch{i}", to, tuple(float(r.randint(1, 5)) for _ in to)))
    activities: list[Activity] = []

    def ways(roles: list[str], depth: int) -> dict[str, str]:
        """Return where the entities taken from each line go; new bound activities as they come."""
        if depth < 2 and r.random() < 0.25:
            used.add("bundle")
            return {"": bound(roles, depth + 1)}
        found = {}
        for role in roles:
            x = r.random()
            if x < 0.25 and depth < 2:
                found[role] = bound([role], depth + 1)
            elif x < 0.45 and branches:
                found[role] = r.choice(branches).name
            else:
                found[role] = r.choice([role, role, r.choice(names)])
        return found

    def bound(roles: list[str], depth: int) -> str:
        name = f"bound{sum(a.name.startswith('bound') for a in activities)}"
        at = len(activities)
        activities.append(Activity(name))
        free = [s for s in stores if s.capacity == np.inf]
        puts = (Flow(r.choice(free).name, float(r.randint(0, 3))),) if free and chance(0.2, "puts") else ()
        activities[at] = Activity(
            name, random_length(r), puts=puts, goes=ways(roles, depth), priority=r.randint(0, 2),
            calendars=("gate0",) if chance(0.15, "calendars") else (),
            yields=chance(0.3, "yields"), again=chance(0.2, "again"),
        )  # fmt: skip
        return name

    for i in range(r.randint(2, 5)):
        roles = r.sample(names, r.randint(1, min(3, len(names))))
        takes = tuple(Take(role, 2 if chance(0.15, "count") else 1) for role in roles)
        force = chance(0.3, "force")
        fits = () if force or not chance(0.15, "fits") else ("gate1",)
        per = {"per": "size", "rate": 1.0} if not force and chance(0.3, "per") else {}
        draws = tuple(Flow(s.name, float(r.randint(0, 4)), **per) for s in stores if chance(0.3, "draws"))
        yields = chance(0.4, "yields")
        puts = tuple(
            Flow(s.name, float(r.randint(0, 5)), **({} if yields else per))
            for s in stores if chance(0.3, "puts")
        )  # fmt: skip
        tests = []
        if chance(0.25, "tests"):
            about = r.choice(["line", "store", "done", "going"] if stores else ["line", "done", "going"])
            target = {"line": names, "store": [s.name for s in stores]}.get(about, [f"work{i}", "work0"])
            tests.append(Condition(about, r.choice(target), r.random() < 0.4, float(r.randint(0, 3))))
        activities.append(
            Activity(
                f"work{i}",
                random_length(r),
                takes,
                draws,
                puts,
                tuple(tests),
                ways(roles, 0),
                r.randint(0, 3),
                ("gate0",) if chance(0.15, "calendars") else (),
                ("gate1",) if chance(0.15, "gates") else (),
                fits,
                force,
                yields,
                chance(0.2, "again"),
            )
        )
    for activity in activities:
        used |= {"times"} if activity.length.times else set()
        used |= {"plus"} if activity.length.plus else set()
    goal = {"goal": "work0", "times": r.randint(1, 30)} if chance(0.3, "goal") else {}
    operation = Operation(
        f"random {seed}", tuple(lines), tuple(activities), tuple(stores), tuple(branches), tuple(gates),
        until=float(r.randint(50, 200)), **goal,
    )  # fmt: skip
    return operation, used
