"""The works of the tower: site set-up, foundation, a cycle for every storey, roof, finishing."""

from sim.samples.parameters import Parameters
from sim.samples.parts import Part
from sim.samples.tower.frame import place_of
from sim.samples.works import After, Work
from sim.schedule import Action, RelationKind

SHIFT, LIFT = 0, 1  # rows of the calendars
RAFTS = 6


def works_of(p: Parameters, parts: list[Part]) -> list[Work]:
    """Return all tasks of the tower."""
    storeys = p.count("building", "storeys")
    slabs = {
        k: tuple(q.code for q in parts if q.work in (f"slabs-w-{k}", f"slabs-e-{k}"))
        for k in range(1, storeys + 1)
    }
    works = [*_set_up(), *_foundation()]
    works += [Work(f"storey-{k}", f"Storey {k}") for k in range(1, storeys + 1)]
    behind = p.count("programme", "facade_behind")
    for k in range(1, storeys + 1 + behind):
        if k <= storeys:
            works += _structure(p, k, slabs[k])
        if 1 <= k - behind <= storeys:
            works += _envelope(p, k - behind, min(k, storeys))
    return [*works, *_roof(storeys), *_finishing(storeys), *_temporary()]


def _set_up() -> list[Work]:
    return [
        Work("set-up", "Site set-up"),
        Work("start", "Start on site", "set-up"),
        Work(
            "shed-roof",
            "Strip the roof of the old shed",
            "set-up",
            16,
            (After("start"),),
            action=Action.DEMOLISH,
            predefined="DEMOLITION",
        ),
        Work(
            "shed-walls",
            "Demolish the walls of the old shed",
            "set-up",
            14,
            (After("shed-roof"),),
            action=Action.DEMOLISH,
            predefined="DEMOLITION",
        ),
        Work(
            "clear",
            "Clear debris and level the ground",
            "set-up",
            12,
            (After("shed-walls"),),
            predefined="DISPOSAL",
        ),
        Work("road", "Haul road", "set-up", 30, (After("clear"),)),
        Work("yard", "Stacking yard", "set-up", 20, (After("road"),)),
        Work("services", "Site power and water", "set-up", 20, (After("clear"),), predefined="INSTALLATION"),
        Work("crane-pad", "Tower crane pad", "set-up", 16, (After("road"),)),
        Work(
            "crane-up",
            "Erect and test the tower crane",
            "set-up",
            30,
            (After("crane-pad", lag=30),),
            predefined="INSTALLATION",
        ),
    ]


def _foundation() -> list[Work]:
    works = [
        Work("foundation", "Foundation"),
        Work("piles-w", "Bored piles, west", "foundation", 50, (After("clear"),)),
        Work("piles-e", "Bored piles, east", "foundation", 50, (After("piles-w"),)),
        Work("pile-tests", "Pile tests", "foundation", 20, (After("piles-e"),), predefined="TESTING"),
        Work("excavate", "Excavate and trim piles", "foundation", 30, (After("piles-e"),)),
        Work("blinding", "Blinding", "foundation", 10, (After("excavate"), After("pile-tests"))),
    ]
    for i in range(1, RAFTS + 1):
        before = After("blinding", lag=10) if i == 1 else After(f"raft-{i - 1}")
        works.append(Work(f"raft-{i}", f"Raft, pour {i}", "foundation", 14, (before,)))
    works.append(Work("raft-done", "Raft complete", "foundation", 0, (After(f"raft-{RAFTS}"),)))
    return works


def _structure(p: Parameters, k: int, slabs: tuple[str, ...]) -> list[Work]:
    parent, name = f"storey-{k}", place_of(k)
    before = (
        (After("raft-done", lag=30), After("crane-up")) if k == 1 else (After(f"topping-{k - 1}", lag=8),)
    )
    late = p.number("programme", "late_pod_hours") if k in p.numbers("programme", "late_pod_storeys") else 0.0
    install = "INSTALLATION"

    def work(
        key: str,
        title: str,
        hours: float,
        *after: After,
        calendar: int = LIFT,
        predefined: str = "CONSTRUCTION",
        late: float = 0.0,
        also: tuple[str, ...] = (),
    ) -> Work:
        return Work(
            f"{key}-{k}",
            f"{name} {title}",
            parent,
            hours,
            after,
            predefined=predefined,
            late=late,
            also=also,
            calendar=calendar,
        )

    return [
        work("set-out", "set out and level", 3, *before, calendar=SHIFT, predefined="INSPECTION"),
        work("columns", "columns", 6, After(f"set-out-{k}"), predefined=install),
        work(
            "walls", "shear walls and core", 8, After(f"columns-{k}", RelationKind.SS, 3), predefined=install
        ),
        work("gables", "gable walls", 4, After(f"walls-{k}"), predefined=install),
        work("pods", "bathroom pods", 3, After(f"gables-{k}"), late=late, predefined=install),
        work("grout", "grout sleeves and joints", 6, After(f"gables-{k}"), calendar=SHIFT),
        work("beams", "beams", 7, After(f"grout-{k}"), predefined=install),
        work(
            "slabs-w", "laminated slabs, west", 5, After(f"beams-{k}"), After(f"pods-{k}"), predefined=install
        ),
        work("slabs-e", "laminated slabs, east", 5, After(f"slabs-w-{k}"), predefined=install),
        work("stairs", "stairs", 4, After(f"slabs-w-{k}"), predefined=install),
        work("balconies", "balcony slabs", 3, After(f"slabs-e-{k}"), predefined=install),
        work("rebar", "reinforcement and embedded services", 8, After(f"slabs-e-{k}"), calendar=SHIFT),
        work(
            "topping",
            "cast topping and joints",
            5,
            After(f"rebar-{k}"),
            After(f"balconies-{k}"),
            After(f"stairs-{k}"),
            calendar=SHIFT,
            also=slabs,
        ),
    ]


def _envelope(p: Parameters, k: int, ready: int) -> list[Work]:
    """Return façade and fit-out of a storey, begun when storey `ready` is cast."""
    parent, name = f"storey-{k}", place_of(k)
    late = (
        p.number("programme", "late_facade_hours")
        if k in p.numbers("programme", "late_facade_storeys")
        else 0.0
    )
    works = []
    before: tuple[After, ...] = (After(f"topping-{ready}", lag=10),)
    if k > 1:
        before += (After(f"facade-e-{k - 1}"),)
    for side, title, hours in (("s", "south", 8), ("n", "north", 8), ("w", "west", 4), ("e", "east", 4)):
        works.append(Work(
            f"facade-{side}-{k}", f"{name} façade panels, {title}", parent, hours, before,
            predefined="INSTALLATION", late=late if side == "s" else 0.0))  # fmt: skip
        before = (After(f"facade-{side}-{k}"),)
    works += [
        Work(f"seal-{k}", f"{name} seal façade joints", parent, 10, before),
        Work(
            f"fittings-{k}",
            f"{name} balcony railings and screens",
            parent,
            6,
            (After(f"facade-s-{k}", lag=4),),
            predefined="INSTALLATION",
        ),
        Work(
            f"services-{k}",
            f"{name} services, first fix",
            parent,
            20,
            (After(f"seal-{k}"),),
            predefined="INSTALLATION",
        ),
        Work(
            f"decor-{k}",
            f"{name} decorated wall panels",
            parent,
            12,
            (After(f"services-{k}"),),
            predefined="INSTALLATION",
        ),
    ]
    return works


def _roof(storeys: int) -> list[Work]:
    return [
        Work("roof", "Roof"),
        Work("roof-house", "Roof house", "roof", 20, (After(f"topping-{storeys}", lag=20),)),
        Work("topped-out", "Topped out", "roof", 0, (After("roof-house"),)),
        Work(
            "parapet",
            "Parapet panels",
            "roof",
            20,
            (After("roof-house"), After(f"facade-e-{storeys}")),
            predefined="INSTALLATION",
        ),
        Work("roofing", "Insulation and membrane", "roof", 30, (After("parapet"),)),
        Work(
            "roof-machines",
            "Heat pumps on the roof",
            "roof",
            10,
            (After("roofing"),),
            predefined="INSTALLATION",
        ),
    ]


def _finishing(storeys: int) -> list[Work]:
    return [
        Work("finishing", "Finishing"),
        Work("crane-down", "Dismantle the tower crane", "finishing", 20,
             (After("roof-machines"), After(f"decor-{storeys}")), predefined="DISMANTLE"),
        Work("lifts", "Lifts", "finishing", 100, (After("roof-house"),), predefined="INSTALLATION"),
        Work("commission", "Test and commission services", "finishing", 60,
             (After(f"decor-{storeys}"), After("lifts"), After("roof-machines")), predefined="TESTING"),
        Work("external", "Forecourt and planting", "finishing", 40, (After("crane-down"),)),
        Work("clear-site", "Clear the site", "finishing", 16, (After("external"),), predefined="REMOVAL"),
        Work("handover", "Handover", "finishing", 0, (After("clear-site"), After("commission"))),
    ]  # fmt: skip


def _temporary() -> list[Work]:
    return [
        Work("temporary", "Temporary works"),
        Work(
            "fence",
            "Site fence",
            "temporary",
            0,
            (After("start"),),
            until="clear-site",
            action=Action.PROVIDE,
            predefined="USERDEFINED",
        ),
        Work(
            "offices",
            "Site offices",
            "temporary",
            0,
            (After("services"),),
            until="clear-site",
            action=Action.PROVIDE,
            predefined="USERDEFINED",
        ),
        Work(
            "crane",
            "Tower crane on site",
            "temporary",
            0,
            (After("crane-up", RelationKind.SS),),
            until="crane-down",
            action=Action.PROVIDE,
            predefined="USERDEFINED",
        ),
        Work(
            "stock",
            "Parts in the stacking yard",
            "temporary",
            0,
            (After("yard"),),
            until="parapet",
            action=Action.PROVIDE,
            predefined="USERDEFINED",
        ),
    ]
