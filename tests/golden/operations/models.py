"""The models of VALIDATION cases 1 to 6, as data."""

from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take

LOAD = (Take("trucks"), Take("loader"))


def earthmoving(capacity: float = 100_000.0, until: float = float("inf")) -> Operation:
    """SimPM's documentation, example "earthmoving": a truck that finds the dump full blocks there."""
    return Operation(
        "Earthmoving",
        (Line("trucks", 10), Line("loader", 1), Line("at dump")),
        (
            Activity(
                "load",
                constant(7),
                (Take("trucks"), Take("loader")),
                goes={"trucks": "haul", "loader": "loader"},
            ),
            Activity("haul", constant(17), goes={"": "dump"}),
            Activity("dump", constant(3), goes={"": "at dump"}),
            Activity("tip", constant(0), (Take("at dump"),), puts=(Flow("pit", 60.0),), goes={"": "return"}),
            Activity("return", constant(13), goes={"": "trucks"}),
        ),
        (Store("pit", 0.0, capacity),),
        until=until,
    )


def sizes(until: float = 480.0) -> Operation:
    """SimPM's documentation, trucks of different sizes: loading takes 5 + size / 20."""
    loading = Length("constant", (5.0,), plus="size", per=1 / 20)
    return Operation(
        "Truck sizes",
        (Line("trucks", 3, {"size": (30.0, 35.0, 50.0)}), Line("loader", 1)),
        (
            Activity(
                "load", loading, (Take("trucks"), Take("loader")), goes={"trucks": "haul", "loader": "loader"}
            ),
            Activity("haul", constant(17), goes={"": "dump"}),
            Activity("dump", constant(3), puts=(Flow("pit", 0.0, "size", 1.0),), goes={"": "return"}),
            Activity("return", constant(13), goes={"": "trucks"}),
        ),
        (Store("pit"),),
        until=until,
    )


def mm3(customers: int, rate: float = 2.7) -> Operation:
    """Three servers, exponential: customers are an amount, so that they may be without end."""
    return Operation(
        "M/M/3",
        (Line("source", 1), Line("servers", 3)),
        (
            Activity("arrive", Length("exponential", (1 / rate,)), (Take("source"),),
                     puts=(Flow("waiting", 1.0),), goes={"": "source"}),
            Activity("serve", Length("exponential", (1.0,)), (Take("servers"),),
                     draws=(Flow("waiting", 1.0),), goes={"": "servers"}),
        ),
        (Store("waiting"),),
        goal="serve",
        times=customers,
    )  # fmt: skip


def repairmen(until: float) -> Operation:
    """Ten trucks, two loaders, exponential 4, 12, 2, 9 min."""
    load, haul, dump, back = (Length("exponential", (mean,)) for mean in (4.0, 12.0, 2.0, 9.0))
    return Operation(
        "Machine repairman",
        (Line("trucks", 10), Line("loaders", 2)),
        (
            Activity(
                "load", load, (Take("trucks"), Take("loaders")), goes={"trucks": "haul", "loaders": "loaders"}
            ),
            Activity("haul", haul, goes={"": "dump"}),
            Activity("dump", dump, goes={"": "return"}),
            Activity("return", back, goes={"": "trucks"}),
        ),
        until=until,
    )  # fmt: skip


def cycle(servers: int, trucks: int, until: float) -> Operation:
    """A deterministic cycle: 4 min at a server, 16 min elsewhere."""
    return Operation(
        "Cycle",
        (Line("trucks", trucks), Line("servers", servers)),
        (
            Activity(
                "load",
                constant(4),
                (Take("trucks"), Take("servers")),
                goes={"trucks": "travel", "servers": "servers"},
            ),
            Activity("travel", constant(16), goes={"": "trucks"}),
        ),
        until=until,
    )  # fmt: skip


def turns(trucks: int, each: int) -> Operation:
    """So many turns of each truck: 7 min at the loader, then 17, 3 and 13."""
    return Operation(
        "Turns",
        (Line("trucks", trucks), Line("loader", 1)),
        (
            Activity("load", constant(7), LOAD, goes={"trucks": "haul", "loader": "loader"}),
            Activity("haul", constant(17), goes={"": "dump"}),
            Activity("dump", constant(3), goes={"": "return"}),
            Activity("return", constant(13), goes={"": "trucks"}),
        ),
        goal="return",
        times=trucks * each,
    )
