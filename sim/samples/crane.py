"""A tower crane of many parts: pad, mast sections, slewing ring, cab, jib, counter-jib, ballast, hook."""

import math

from sim.samples.bill import Bill
from sim.samples.parts import Kind
from sim.samples.solids import Bar, Point3, Solid, block
from sim.step_values import Typed

SIDE = 1.8  # of the mast


def put_crane(
    bill: Bill, at: tuple[float, float], height: float, section: float, jib: float, counter: float,
    direction: float, work: str,
) -> float:  # fmt: skip
    """Put a crane whose jib is at least `height` above ground; returns the height of its jib's foot."""
    x, y = at
    pad = (x - 2.6, y - 2.6, -1.1, x + 2.6, y + 2.6, 0.1)
    bill.put_block("Crane pad", "IfcFooting", "PAD_FOOTING", "TDJC", pad, "SITE", "crane-pad", precast=False)
    crane = Kind(
        "IfcTransportElement",
        "LIFTINGGEAR",
        "Tower crane",
        (),
        ("Steel",),
        {},
        {
            "Pset_TransportElementCommon": {
                "Reference": Typed("IFCIDENTIFIER", "TC-7030"),
                "CapacityWeight": Typed("IFCMASSMEASURE", 12000.0),
            }
        },
    )
    whole = bill.put(crane, "TD", (x, y, 0.1), "SITE", work)
    count = math.ceil((height - 0.1) / section)
    mast = _steel("IfcElementAssembly", "MAST", f"Mast section {section:g} m", _mast(section))
    for k in range(count):
        bill.put(mast, "TDBZ", (x, y, 0.1 + k * section), "SITE", work, whole=whole)
    foot = 0.1 + count * section
    tops: list[tuple[Kind, str, float]] = [
        (_steel("IfcBuildingElementProxy", "ELEMENT", "Slewing platform", _slewing()), "TDHZ", 0.0),
        (_steel("IfcBuildingElementProxy", "ELEMENT", "Crane cab", _cab()), "TDJS", 0.0),
        (_steel("IfcElementAssembly", "TRUSS", "Tower top", _top()), "TDTM", 1.0),
        (_steel("IfcElementAssembly", "TRUSS", f"Jib {jib:g} m", _jib(jib)), "TDQZ", 1.0),
        (_steel("IfcElementAssembly", "TRUSS", f"Counter-jib {counter:g} m", _counter(counter)), "TDPZ", 1.0),
        (_steel("IfcBuildingElementProxy", "ELEMENT", "Counterweight", _ballast(counter)), "TDPC", 1.0),
        (_steel("IfcBuildingElementProxy", "ELEMENT", "Pendant lines", _pendants(jib, counter)), "TDLS", 1.0),
        (_steel("IfcBuildingElementProxy", "ELEMENT", "Trolley and hook", _hook(jib, foot)), "TDDG", 1.0),
    ]  # fmt: skip
    for kind, mark, up in tops:
        bill.put(kind, mark, (x, y, foot + up), "SITE", work, direction, whole=whole)
    return foot


def _steel(ifc_class: str, predefined: str, name: str, solids: tuple[Solid, ...]) -> Kind:
    return Kind(ifc_class, predefined, name, solids, ("Steel",))


def _mast(h: float) -> tuple[Solid, ...]:
    r, f = SIDE / 2, "crane yellow"
    corners = ((-r, -r), (r, -r), (r, r), (-r, r))
    solids: list[Solid] = [Bar((x, y, 0.0), (x, y, h), 0.16, f) for x, y in corners]
    for (a, b), (c, d) in zip(corners, corners[1:] + corners[:1], strict=True):
        solids += [
            Bar((a, b, 0.08), (c, d, 0.08), 0.08, f),
            Bar((a, b, h / 2), (c, d, h / 2), 0.08, f),
            Bar((a, b, 0.08), (c, d, h / 2), 0.08, f),
            Bar((c, d, h / 2), (a, b, h - 0.04), 0.08, f),
        ]
    return tuple(solids)


def _slewing() -> tuple[Solid, ...]:
    return (
        block((-1.1, -1.1, 0.0, 1.1, 1.1, 0.5), "crane dark"),
        block((-1.3, -1.3, 0.5, 1.3, 1.3, 1.0), "crane yellow"),
    )


def _cab() -> tuple[Solid, ...]:
    # Beside the mast, under the jib's root.
    return (
        block((0.2, -2.9, 0.4, 1.9, -1.4, 0.6), "crane dark"),
        block((0.2, -2.9, 0.6, 1.2, -1.4, 2.6), "crane yellow"),
        block((1.2, -2.9, 0.6, 1.9, -1.4, 2.5), "glass"),
    )


def _top() -> tuple[Solid, ...]:
    r, peak, f = 0.8, (0.0, 0.0, 7.5), "crane yellow"
    solids: list[Solid] = [Bar((x, y, 0.0), peak, 0.16, f) for x in (-r, r) for y in (-r, r)]
    for t in (0.25, 0.5, 0.75):
        c = r * (1 - t)
        ring = ((-c, -c), (c, -c), (c, c), (-c, c))
        for (a, b), (d, e) in zip(ring, ring[1:] + ring[:1], strict=True):
            solids.append(Bar((a, b, 7.5 * t), (d, e, 7.5 * t), 0.07, f))
    return tuple(solids)


def _jib(length: float) -> tuple[Solid, ...]:
    # A triangular lattice: two chords below for the trolley, one above.
    f, half, rise, x0 = "crane yellow", 0.65, 1.25, 0.9
    solids: list[Solid] = [
        Bar((x0, -half, 0.9), (length, -half, 0.9), 0.13, f),
        Bar((x0, half, 0.9), (length, half, 0.9), 0.13, f),
        Bar((x0, 0.0, 0.9 + rise), (length - 1.5, 0.0, 0.9 + rise), 0.13, f),
    ]
    bays = round((length - x0) / 2.0)
    step = (length - x0) / bays
    for k in range(bays):
        a, m, b = x0 + k * step, x0 + (k + 0.5) * step, x0 + (k + 1) * step
        up: Point3 = (min(m, length - 1.5), 0.0, 0.9 + rise)
        for side in (-half, half):
            solids += [Bar((a, side, 0.9), up, 0.07, f), Bar(up, (b, side, 0.9), 0.07, f)]
        solids.append(Bar((a, -half, 0.9), (a, half, 0.9), 0.07, f))
    return tuple(solids)


def _counter(length: float) -> tuple[Solid, ...]:
    f, half = "crane yellow", 0.75
    solids: list[Solid] = [Bar((-0.9, side, 0.9), (-length, side, 0.9), 0.18, f) for side in (-half, half)]
    solids.append(block((-length, -half + 0.1, 0.86, -0.9, half - 0.1, 0.92), "crane dark"))
    solids += [Bar((-0.9, side, 2.0), (-length, side, 2.0), 0.05, f) for side in (-half, half)]
    posts = round(length / 2)
    for k in range(posts + 1):
        x = -0.9 - k * (length - 0.9) / posts
        solids += [Bar((x, side, 0.9), (x, side, 2.0), 0.05, f) for side in (-half, half)]
    return tuple(solids)


def _ballast(length: float) -> tuple[Solid, ...]:
    return tuple(
        block((-length + 0.3 + k * 0.55, -0.6, -1.3, -length + 0.75 + k * 0.55, 0.6, 0.86), "concrete dark")
        for k in range(5)
    )


def _pendants(jib: float, counter: float) -> tuple[Solid, ...]:
    peak, f = (0.0, 0.0, 7.4), "crane dark"
    ends: list[Point3] = [
        (jib * 0.38, 0.0, 2.2),
        (jib * 0.8, 0.0, 2.2),
        (-counter + 1.0, -0.75, 1.0),
        (-counter + 1.0, 0.75, 1.0),
    ]
    return tuple(Bar(peak, end, 0.06, f) for end in ends)


def _hook(jib: float, foot: float) -> tuple[Solid, ...]:
    x, low = jib * 0.62, -min(9.0, foot / 3)
    return (
        block((x - 0.8, -0.6, 0.62, x + 0.8, 0.6, 0.82), "crane dark"),
        Bar((x - 0.25, 0.0, 0.62), (x - 0.25, 0.0, low), 0.04, "crane dark"),
        Bar((x + 0.25, 0.0, 0.62), (x + 0.25, 0.0, low), 0.04, "crane dark"),
        block((x - 0.35, -0.2, low - 0.8, x + 0.35, 0.2, low), "crane yellow"),
    )
