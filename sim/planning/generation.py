"""A schedule made from the model alone: who comes where in which order, and how long it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kernels.arrays import F64, I32, I64
from sim.calendar import Calendar
from sim.elements import Elements
from sim.links import Links, LinkSource, links_of
from sim.mesh import Mesh
from sim.planning.draft import AssignmentDraft, RelationDraft, ResourceDraft, ScheduleDraft, TaskDraft
from sim.planning.forward_pass import lay_out
from sim.planning.quantities import quantities
from sim.planning.rates import PHASES, Rates, default_rates
from sim.planning.work_zones import Zones, work_zones
from sim.properties import Properties
from sim.schedule import Schedule
from sim.schedule_project import ScheduleProject
from sim.spatial import Spatial

MOST_LONGEST = 3  # how many times the longest time one element may take
FLAT = 0.8  # m; what is flatter lies in a floor or a ceiling
LAYERS = 3
STAGES = 4  # a crew follows the one before it in so many steps where work runs along an axis
UNITS = {"count": "", "length": "m", "area": "m²", "volume": "m³"}


@dataclass(slots=True)
class _Package:
    """Elements that one crew builds in one go."""

    zone: int
    step: tuple[int, int, int]  # phase, height within the zone, trade: its order in the zone
    trade: int
    rows: I32
    amount: float
    days: float
    crews: int
    number: int = 0  # among the packages of its zone and trade
    of: int = 1
    task: int = -1


def generate_schedule(
    elements: Elements,
    spatial: Spatial,
    properties: Properties,
    mesh: Mesh | None,
    start: np.datetime64,
    rates: Rates | None = None,
    language: str = "en",
    calendar: Calendar | None = None,
) -> tuple[Schedule, Links]:
    """Return a schedule that builds every element that does not stand there already, and its links.

    Buildings rise storey by storey: the next storey's structure follows the last one's, envelope and
    finish follow the structure and, trade by trade, the storey below. Bridges, roads, tunnels and
    other slender sites are built along their axis, each trade behind the one before it.

    Parameters
    ----------
    elements, spatial, properties : Elements, Spatial, Properties
    mesh : Mesh or None
        Measured where quantity sets are silent.
    start : datetime64[s]
        Site wall clock; work begins on the first working day from here on.
    rates : Rates, optional
        The program's own by default.
    language : str
        Of the task names.
    calendar : Calendar, optional
        When everybody works; that of the rates by default.

    Notes
    -----
    Durations, calendar, relations and crews are what `sim.planning.cpm` calculates the same dates from.
    """
    table = rates or default_rates()
    calendar = calendar or table.calendar
    begin = calendar.next_work(start.astype("datetime64[s]"))
    draft = ScheduleDraft(calendars=[calendar], projects=[ScheduleProject(start=begin)])
    zones = work_zones(elements, spatial, table.storey_height)
    packages = _packages(elements, properties, mesh, zones, table)
    _outline(draft, packages, zones, table, language)
    _logic(draft, packages, zones)
    work = [0] * len(draft.tasks)
    for package in packages:
        work[package.task] = round(package.days * calendar.day_length())
    _staff(draft, packages, work, table, language)
    lay_out(draft, work, begin)
    schedule = draft.schedule()
    # The outline is drafted in outline order, so rows of the draft are rows of the schedule.
    sizes = [package.rows.size for package in packages]
    element = np.concatenate([package.rows for package in packages] or [np.empty(0, np.int32)])
    task = np.repeat(np.array([package.task for package in packages], np.int32), sizes)
    return schedule, links_of(element, task, LinkSource.GENERATED)


def _staff(
    draft: ScheduleDraft, packages: list[_Package], work: Sequence[int], rates: Rates, language: str
) -> None:
    """Draft how long each task takes, and the crews that do it: one resource for each trade."""
    rows: dict[int, int] = {}
    for package in packages:
        line = rates.trades[package.trade]
        row = rows.setdefault(package.trade, len(draft.resources))
        if row == len(draft.resources):
            name = line.names.get(language, line.names["en"])
            draft.resources.append(ResourceDraft(f"C{row + 1:02}", name, calendar=0, units=line.crews))
        draft.resources[row].units = max(draft.resources[row].units, package.crews)
        task, own = draft.tasks[package.task], work[package.task]
        task.duration = task.remaining = own
        task.work = task.remaining_work = own * package.crews
        draft.assignments.append(
            AssignmentDraft(
                package.task, row, units=package.crews, work=task.work, remaining_work=task.work,
                quantity=package.amount,
            )
        )  # fmt: skip


def _packages(
    elements: Elements, properties: Properties, mesh: Mesh | None, zones: Zones, rates: Rates
) -> list[_Package]:
    trade = _trades(elements, rates)
    amounts: dict[str, F64] = {}
    used = np.flatnonzero(trade >= 0)
    layer = _layers(elements, zones, trade, rates)
    key = (zones.of[used].astype(np.int64) * LAYERS + layer[used]) * len(rates.trades) + trade[used]
    order = np.argsort(key, kind="stable")
    cuts = np.flatnonzero(np.diff(key[order])) + 1
    packages: list[_Package] = []
    for rows in np.split(used[order], cuts) if used.size else ():
        line = rates.trades[int(trade[rows[0]])]
        if line.measure not in amounts:
            amounts[line.measure] = quantities(line.measure, elements, properties, mesh)
        step = (PHASES.index(line.phase), int(layer[rows[0]]), int(trade[rows[0]]))
        packages += _batches(rows, amounts[line.measure], step, elements, zones, rates)
    return packages


def _layers(elements: Elements, zones: Zones, trade: I32, rates: Rates) -> I32:
    """Return 0 for structure in the floor of its zone, 2 in its ceiling, else 1: slabs bear walls."""
    layer = np.ones(len(elements), np.int32)
    if zones.along:
        return layer
    bearing = np.array([line.phase == "structure" for line in rates.trades])[trade]
    bottom, top = elements.box[:, 2], elements.box[:, 5]
    flat = bearing & (trade >= 0) & (top - bottom < FLAT)
    heights = np.append(np.diff(zones.floor), rates.storey_height)
    share = ((bottom + top) / 2 - zones.floor[zones.of]) / heights[zones.of]
    layer[flat & (share < 0.25)] = 0
    layer[flat & (share > 0.75)] = 2
    return layer


def _trades(elements: Elements, rates: Rates) -> I32:
    """Return the trade of each element; parts of a stair, a roof or a façade go with their whole."""
    classes, kinds = elements.ifc_class.labels, elements.predefined.labels
    pairs = elements.ifc_class.codes.astype(np.int64) * (len(kinds) + 1) + elements.predefined.codes + 1
    distinct, of = np.unique(pairs, return_inverse=True)
    found = []
    for pair in distinct.tolist():
        code, kind = divmod(pair, len(kinds) + 1)
        found.append(rates.trade_of(classes[code], kinds[kind - 1] if kind else ""))
    trade = np.array(found, np.int32)[of.reshape(-1)] if found else np.empty(0, np.int32)
    carries = np.array([name not in ("IfcElementAssembly",) for name in classes], np.bool_)
    whole = np.arange(len(elements))
    for _ in range(8):
        above = elements.parent[whole]
        takes = (above >= 0) & carries[elements.ifc_class.codes[above]] if classes else above >= 0
        whole = np.where(takes, above, whole)
    return np.asarray(trade[whole], np.int32)


def _batches(
    rows: I64, amount: F64, step: tuple[int, int, int], elements: Elements, zones: Zones, rates: Rates
) -> list[_Package]:
    """Split what takes too long, along the axis or along the longer side of the zone."""
    trade = step[2]
    line = rates.trades[trade]
    total = float(amount[rows].sum())
    zone = int(zones.of[rows[0]])
    rate = line.rate * line.crews  # of all crews together
    pieces = min(int(np.ceil(total / rate / rates.longest)) or 1, rows.size)
    if zones.along:
        position = zones.station[rows]
        places = np.unique(np.round(position, 1)).size
        pieces = min(max(pieces, min(places, 40)), rows.size)
    else:
        middle = np.nan_to_num((elements.box[rows, :2] + elements.box[rows, 3:5]) / 2)
        position = middle[:, int(np.argmax(np.ptp(middle, axis=0)))]
    order = rows[np.argsort(position, kind="stable")]
    at = np.sort(position, kind="stable")
    shares = np.array_split(np.arange(rows.size), pieces)
    # What stands at one place is built in one go: a ring of segments is not torn apart.
    cuts = [int(share[0]) for share in shares[1:]] if zones.along else []
    cuts = [int(np.searchsorted(at, at[cut] - 0.05)) for cut in cuts]
    batches = np.split(order, sorted(set(cuts) - {0})) if zones.along else [order[share] for share in shares]
    packages = []
    for number, batch in enumerate(batches):
        part = float(amount[batch].sum())
        # One element may be too much for the crews there are: then more of them work on it.
        crews = max(line.crews, int(np.ceil(part / line.rate / rates.longest / MOST_LONGEST)))
        days = max(rates.shortest, np.ceil(part / line.rate / crews / rates.shortest) * rates.shortest)
        part_rows = np.sort(batch).astype(np.int32)
        packages.append(
            _Package(zone, step, trade, part_rows, part, float(days), crews, number, len(batches))
        )
    return packages


def _outline(
    draft: ScheduleDraft, packages: list[_Package], zones: Zones, rates: Rates, language: str
) -> None:
    """Draft the tasks: a summary for each zone, or for each trade where work runs along an axis."""
    summary: dict[int, int] = {}
    counts: dict[int, int] = {}
    packages.sort(key=lambda p: (p.trade if zones.along else p.zone, p.zone, p.step, p.number))
    for package in packages:
        line = rates.trades[package.trade]
        name = line.names.get(language, line.names["en"])
        group = package.trade if zones.along else package.zone
        if group not in summary:
            summary[group] = len(draft.tasks)
            title = name if zones.along else zones.names[package.zone] or f"{package.zone + 1}"
            wbs = str(len(summary))
            draft.tasks.append(TaskDraft(f"G{len(draft.tasks) + 1:04}", title, wbs, place=wbs))
        counts[group] = counts.get(group, 0) + 1
        above = summary[group]
        package.task = len(draft.tasks)
        number = f" {package.number + 1}/{package.of}" if package.of > 1 else ""
        where = "" if zones.along or not zones.names[package.zone] else f"{zones.names[package.zone]} · "
        wbs = f"{draft.tasks[above].wbs}.{counts[group]}"
        amount = f"{package.amount:.4g} {UNITS[line.measure]}".strip()
        fields = {
            "Quantity": amount,
            "Crews": str(package.crews),
            "Rate source": f"{rates.title}, {rates.edition}",
        }
        draft.tasks.append(
            TaskDraft(
                f"G{package.task + 1:04}", f"{where}{name}{number}", wbs, above, calendar=0, fields=fields,
                place=wbs,
            )
        )  # fmt: skip


def _logic(draft: ScheduleDraft, packages: list[_Package], zones: Zones) -> None:
    """Draft the links that make the order."""
    groups: dict[tuple[int, tuple[int, int, int]], list[_Package]] = {}
    for package in packages:
        groups.setdefault((package.zone, package.step), []).append(package)
    links: dict[tuple[int, int], None] = {}

    def follow(first: _Package, second: _Package) -> None:
        links.setdefault((first.task, second.task))

    for group in groups.values():
        for one, next_one in pairwise(group):
            follow(one, next_one)
    if zones.along:
        steps = sorted({step for _, step in groups}, key=lambda step: step[2])
        for before, after in pairwise(steps):
            for k, second in enumerate(groups[0, after]):
                ahead = groups[0, before]
                share = min(1.0, (k + 1) / len(groups[0, after]) + 1 / STAGES)
                follow(ahead[max(0, int(np.ceil(share * len(ahead))) - 1)], second)
    else:
        _storey_logic(groups, follow)
    draft.relations = [RelationDraft(first, second) for first, second in links]


def _storey_logic(
    groups: dict[tuple[int, tuple[int, int, int]], list[_Package]],
    follow: Callable[[_Package, _Package], None],
) -> None:
    """Link storeys: structure upon structure, envelope and finish behind it, crews from below."""
    carried: list[_Package] = []  # the last structure so far
    below: dict[int, _Package] = {}  # the last package of each trade in the storeys below
    for zone in sorted({zone for zone, _ in groups}):
        last = list(carried)
        for step in sorted(step for z, step in groups if z == zone):
            first, end = groups[zone, step][0], groups[zone, step][-1]
            for package in last:
                follow(package, first)
            bearing = step[0] <= PHASES.index("structure")
            if not bearing and first.trade in below:
                follow(below[first.trade], first)
            below[end.trade] = end
            last = [end]
            if bearing:
                carried = [end]
