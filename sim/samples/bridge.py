"""The sample "10-span precast girder bridge": piers, girders, deck and parapets, span by span."""

from pathlib import Path

from sim.samples.alignment import Line
from sim.samples.bill import Bill
from sim.samples.document import write_sample_file
from sim.samples.parameters import Overrides, Parameters, load_parameters
from sim.samples.parts import Kind, Place
from sim.samples.sample import Ground, Sample
from sim.samples.solids import Prism, Solid, block, disc
from sim.samples.works import After, Work

BEARING = (0.5, 0.4, 0.15)
CAP = (9.0, 4.2, 1.8)  # pile cap: across, along, high
ASPHALT = 0.1


class Bridge:
    """Sizes of the bridge, and its levels; x runs along, z = 0 is the ground."""

    def __init__(self, p: Parameters) -> None:
        def number(name: str) -> float:
            return p.number("bridge", name)

        self.spans, self.girders = p.count("bridge", "spans"), p.count("bridge", "girders")
        self.panels = p.count("bridge", "deck_panels")
        self.span, self.spacing, self.joint = number("span"), number("girder_spacing"), number("joint")
        self.width, self.deck, self.girder = number("width"), number("deck_slab"), number("girder_height")
        self.column, self.head = number("pier_diameter"), number("crosshead_depth")
        self.pile, self.pier = number("pile_length"), number("pier_height")
        if self.spans < 1 or not 2 <= self.girders <= 12 or self.panels < 1:
            raise ValueError(
                "the bridge takes one span or more, two to twelve girders, one deck panel or more"
            )
        if self.width < (self.girders - 1) * self.spacing + 2.2:
            raise ValueError("the deck is too narrow for its girders")
        self.seat = self.pier + self.head  # top of crossheads
        self.soffit = self.seat + BEARING[2]
        self.top = self.soffit + self.girder
        self.road = self.top + self.deck

    @property
    def length(self) -> float:
        return self.spans * self.span

    def rows(self) -> list[float]:
        """Return where the girders lie across."""
        middle = (self.girders - 1) / 2
        return [round((g - middle) * self.spacing, 4) for g in range(self.girders)]


def bridge_sample(parameters: Overrides | None = None) -> Sample:
    """Lay out the bridge and its works."""
    p = load_parameters("bridge", parameters)
    bridge = Bridge(p)
    bill = Bill("B1", p.densities())
    _put_ground(bill, bridge)
    for end in (0, 1):
        _put_abutment(bill, bridge, end)
    for n in range(1, bridge.spans):
        _put_pier(bill, bridge, n)
    for n in range(1, bridge.spans + 1):
        _put_span(bill, bridge, n)
    ground = Ground(
        p.text("ground", "crs"), p.number("ground", "easting"), p.number("ground", "northing"),
        p.number("ground", "height"), p.text("ground", "description"),
    )  # fmt: skip
    line = Line(
        "Road axis",
        p.number("bridge", "start_station"),
        (0.0, 0.0),
        0.0,
        bridge.length,
        0.0,
        bridge.road,
        0.0,
    )
    return Sample(
        "bridge",
        f"{bridge.spans}-span precast girder bridge",
        "Generated sample: typical values, not a design",
        p.start(),
        ground,
        _places(bridge),
        bill.parts,
        _works(p, bridge),
        (p.calendar("Site", "shifts"),),
        p.finishes(),
        line,
    )


def write_bridge(path: Path, parameters: Overrides | None = None) -> Path:
    """Write the bridge as IFC4X3_ADD2."""
    return write_sample_file(path, bridge_sample(parameters))


def _put_ground(bill: Bill, b: Bridge) -> None:
    x0, x1, w = -32.0, b.length + 32.0, 40.0
    river = (b.length * 0.42, b.length * 0.42 + min(14.0, b.span - 8.0))
    solids: tuple[Solid, ...] = (
        block((x0, -w, -3.0, x1, w, -2.2), "earth"),
        block((x0, -w, -2.2, river[0], w, -0.15), "grass"),
        block((river[1], -w, -2.2, x1, w, -0.15), "grass"),
        block((river[0], -w, -2.2, river[1], w, -0.6), "water"),
    )
    bill.put(Kind("IfcGeographicElement", "TERRAIN", "Ground", solids), "DX", (0.0, 0.0, 0.0), "SITE", "")


def _put_abutment(bill: Bill, b: Bridge, end: int) -> None:
    place, work, sign = f"A{end}", f"abutment-{end}", 1 if end else -1
    x = end * b.length
    _put_piles(bill, b, x + sign * 1.4, place, f"piles-A{end}", across=3)

    def put(title: str, ifc_class: str, predefined: str, x0: float, x1: float, y: float, z0: float, z1: float,
            finish: str = "concrete") -> None:  # fmt: skip
        a, c = sorted((x + sign * x0, x + sign * x1))
        bill.put_block(
            title, ifc_class, predefined, "QT", (a, -y, z0, c, y, z1), place, work, finish, precast=False
        )

    half = b.width / 2
    put("Abutment cap", "IfcFooting", "PILE_CAP", -0.7, 3.5, half, -CAP[2], 0.0, "concrete dark")
    put("Abutment wall", "IfcWall", "SOLIDWALL", -0.7, 1.3, half, 0.0, b.seat)
    put("Back wall", "IfcWall", "RETAININGWALL", 0.3, 0.8, half, b.seat, b.road + ASPHALT)
    put(
        "Approach slab",
        "IfcSlab",
        "APPROACH_SLAB",
        1.3,
        7.3,
        half - 0.5,
        b.road - 0.3,
        b.road,
        "concrete light",
    )
    a, c = sorted((x + sign * 1.3, x + sign * 3.0))
    for side in (-1, 1):
        y0, y1 = sorted((side * half, side * (half - 0.5)))
        bill.put_block(
            "Wing wall",
            "IfcWall",
            "RETAININGWALL",
            "QT",
            (a, y0, 0.0, c, y1, b.road),
            place,
            work,
            precast=False,
        )
    # The embankment behind: what the approach slab lies on.
    low = min(x + sign * 3.0, x + sign * 28.0)
    slope = (b.road - 0.3) * 1.5
    ring = ((-half - slope, 0.0), (half + slope, 0.0), (half, b.road - 0.3), (-half, b.road - 0.3))
    kind = bill.kind(
        "Embankment",
        lambda: Kind(
            "IfcEarthworksFill",
            "EMBANKMENT",
            "Embankment",
            (Prism(ring, "x", 0.0, 25.0, "grass"),),
            ("Fill",),
        ),
    )
    bill.put(kind, "LD", (low, 0.0, 0.0), place, f"fill-{end}")
    a, c = sorted((x + sign * 1.3, x + sign * 3.0))
    fill = bill.kind("Fill behind abutment", lambda: Kind(
        "IfcEarthworksFill", "EMBANKMENT", "Fill behind abutment",
        (block((0.0, -half + 0.5, 0.0, 1.7, half - 0.5, b.road - 0.3), "earth"),), ("Fill",)))  # fmt: skip
    bill.put(fill, "LD", (a, 0.0, 0.0), place, f"fill-{end}")


def _put_piles(bill: Bill, b: Bridge, x: float, place: str, work: str, across: int) -> None:
    kind = bill.kind("Bored pile", lambda: bill.concrete_kind(
        "Bored pile", "IfcPile", "BORED", (Prism(disc(0.6, 20), "z", -b.pile, b.pile, "concrete dark"),),
        precast=False, grade="C30"))  # fmt: skip
    for i in range(across):
        for dx in (-1.2, 1.2):
            y = (i - (across - 1) / 2) * (3.6 if across == 2 else 4.0)
            bill.put(kind, "ZJ", (x + dx, y, -CAP[2]), place, work)


def _put_pier(bill: Bill, b: Bridge, n: int) -> None:
    x, place = n * b.span, f"P{n}"
    _put_piles(bill, b, x, place, f"piles-{place}", across=2)
    across, along = CAP[:2]
    cap = (x - along / 2, -across / 2, -CAP[2], x + along / 2, across / 2, 0.0)
    bill.put_block("Pile cap", "IfcFooting", "PILE_CAP", "CT", cap, place, f"cap-{place}", "concrete dark",
                   precast=False, grade="C35")  # fmt: skip
    stem = bill.kind(
        "Pier column",
        lambda: bill.concrete_kind(
            "Pier column",
            "IfcColumn",
            "PIERSTEM",
            (Prism(disc(b.column / 2, 28), "z", 0.0, b.pier, "concrete"),),
            precast=False,
        ),
    )
    for y in (-2.9, 2.9):
        bill.put(stem, "DZ", (x, y, 0.0), place, f"columns-{place}")
    reach, w = b.rows()[-1] + 0.9, 1.0
    foot = min(reach - 0.5, 2.9 + b.column / 2 + 0.2)
    ring = ((-foot, 0.0), (foot, 0.0), (reach, b.head * 0.45), (reach, b.head), (-reach, b.head),
            (-reach, b.head * 0.45))  # fmt: skip
    head = bill.kind(
        "Crosshead",
        lambda: bill.concrete_kind(
            "Crosshead",
            "IfcBeam",
            "PIERCAP",
            (Prism(ring, "x", -w, 2 * w, "concrete"),),
            precast=True,
            grade="C50",
        ),
    )
    bill.put(head, "GL", (x, 0.0, b.pier), place, f"head-{place}")


def _put_span(bill: Bill, b: Bridge, n: int) -> None:
    place, half, j = f"S{n}", b.width / 2, b.joint / 2
    x0, x1 = (n - 1) * b.span + j, n * b.span - j
    length = round(x1 - x0, 4)
    bearing = bill.kind(
        "Elastomeric bearing",
        lambda: Kind(
            "IfcBearing",
            "ELASTOMERIC",
            "Elastomeric bearing",
            (
                block(
                    (-BEARING[0] / 2, -BEARING[1] / 2, 0.0, BEARING[0] / 2, BEARING[1] / 2, BEARING[2]),
                    "rubber",
                ),
            ),
            ("Rubber, steel",),
            {},
            {"Pset_BearingCommon": {"DisplacementAccommodated": True, "RotationAccommodated": True}},
        ),
    )
    girder = bill.kind(f"T-girder {length:g} m", lambda: _girder(bill, b, length))
    for y in b.rows():
        for x in (x0 + 0.45, x1 - 0.45):
            bill.put(bearing, "ZZ", (x, y, b.seat), place, f"bearings-{n}")
        bill.put(girder, "TL", (x0, y, b.soffit), place, f"girders-{n}")
    step = length / b.panels
    for k in range(b.panels):
        box = (x0 + k * step, -half, b.top, x0 + (k + 1) * step, half, b.road)
        bill.put_block(
            "Deck slab", "IfcSlab", "FLOOR", "QMB", box, place, f"deck-{n}", "concrete light", grade="C50"
        )
    for side in (-1, 1):
        kind = bill.kind(f"Parapet {length:g} m", lambda: _parapet(bill, length))
        _put_parapet(bill, kind, b, (x0, x1), side, place, n)
    lane = bill.kind(f"Asphalt {length:g} m", lambda: Kind(
        "IfcCourse", "PAVEMENT", f"Asphalt {length:g} m", (
            block((0.0, -half + 0.5, 0.0, length, half - 0.5, ASPHALT), "asphalt"),
            block((0.0, -0.08, ASPHALT, length, 0.08, ASPHALT + 0.004), "marking"),
            *(block((0.0, y - 0.08, ASPHALT, length, y + 0.08, ASPHALT + 0.004), "marking")
              for y in (-half + 1.0, half - 1.0)),
        ), ("Asphalt",)))  # fmt: skip
    bill.put(lane, "PZ", (x0, 0.0, b.road), place, f"asphalt-{n}")


def _put_parapet(
    bill: Bill, kind: Kind, b: Bridge, reach: tuple[float, float], side: int, place: str, n: int
) -> None:
    at = (reach[0], -b.width / 2, b.road) if side < 0 else (reach[1], b.width / 2, b.road)
    bill.put(kind, "HL", at, place, f"parapet-{n}", turn=0.0 if side < 0 else 180.0)


def _girder(bill: Bill, b: Bridge, length: float) -> Kind:
    h, top = b.girder, b.spacing / 2 - 0.02
    half = (
        (0.25, 0.0),
        (0.25, 0.28),
        (0.1, 0.46),
        (0.1, h - 0.34),
        (0.3, h - 0.22),
        (top, h - 0.16),
        (top, h),
    )
    ring = tuple(half) + tuple((-y, z) for y, z in reversed(half))
    solids = (Prism(ring, "x", 0.0, length, "concrete"),)
    return bill.concrete_kind(
        f"T-girder {length:g} m", "IfcBeam", "T_BEAM", solids, grade="C50", external=True
    )


def _parapet(bill: Bill, length: float) -> Kind:
    ring = ((0.0, 0.0), (0.45, 0.0), (0.42, 0.15), (0.26, 0.4), (0.2, 0.95), (0.0, 0.95))
    solids = (Prism(ring, "x", 0.0, length, "concrete light"),)
    return bill.concrete_kind(
        f"Parapet {length:g} m", "IfcWall", "PARAPET", solids, grade="C40", external=True, bearing=False
    )


def _places(b: Bridge) -> list[Place]:
    part, across = "IfcBridgePart", "LONGITUDINAL"
    places = [
        Place("SITE", "IfcSite", "Site", ""),
        Place("B1", "IfcBridge", "Bridge B1", "SITE", predefined="GIRDER"),
        Place("SUB", part, "Substructure", "B1", predefined="SUBSTRUCTURE", usage="VERTICAL"),
        Place("SUP", part, "Superstructure", "B1", predefined="SUPERSTRUCTURE", usage="VERTICAL"),
    ]
    places += [
        Place(f"A{e}", part, f"Abutment {e}", "SUB", predefined="ABUTMENT", usage=across) for e in (0, 1)
    ]
    places += [
        Place(f"P{n}", part, f"Pier {n}", "SUB", predefined="PIER", usage=across) for n in range(1, b.spans)
    ]
    return places + [
        Place(f"S{n}", part, f"Span {n}", "SUP", predefined="DECK_SEGMENT", usage=across)
        for n in range(1, b.spans + 1)
    ]


def _works(p: Parameters, b: Bridge) -> list[Work]:
    works = [Work("sub", "Substructure"), Work("start", "Start on site", "sub")]
    supports = ["A0", *(f"P{n}" for n in range(1, b.spans)), "A1"]
    before = "start"
    for n, place in enumerate(supports):
        works.append(Work(f"piles-{place}", f"{place} piles", "sub", 24, (After(before),)))
        before = f"piles-{place}"
        if place.startswith("A"):
            works += [
                Work(f"abutment-{place[1]}", f"{place} abutment", "sub", 60, (After(before, lag=10),)),
                Work(f"fill-{place[1]}", f"{place} fill", "sub", 40, (After(f"abutment-{place[1]}"),)),
            ]
        else:
            works += [
                Work(f"cap-{place}", f"{place} pile cap", "sub", 20, (After(before, lag=10),)),
                Work(f"columns-{place}", f"{place} columns", "sub", 20, (After(f"cap-{place}", lag=10),)),
                Work(f"head-{place}", f"{place} crosshead", "sub", 10, (After(f"columns-{place}", lag=20),),
                     predefined="INSTALLATION"),
            ]  # fmt: skip
        supports[n] = f"abutment-{place[1]}" if place.startswith("A") else f"head-{place}"
    works.append(Work("super", "Superstructure"))
    late = p.numbers("programme", "late_spans")
    for n in range(1, b.spans + 1):
        extra = p.number("programme", "late_hours") if n in late else 0.0
        first = (After(f"girders-{n - 1}"),) if n > 1 else ()
        works += [
            Work(f"span-{n}", f"Span {n}", "super"),
            Work(f"bearings-{n}", f"Span {n} bearings", f"span-{n}", 6,
                 (After(supports[n - 1]), After(supports[n]), *first)),
            Work(f"girders-{n}", f"Span {n} girders", f"span-{n}", 16, (After(f"bearings-{n}"),),
                 predefined="INSTALLATION", late=extra),
            Work(f"diaphragms-{n}", f"Span {n} stitch and grout", f"span-{n}", 12, (After(f"girders-{n}"),)),
            Work(f"deck-{n}", f"Span {n} deck slabs", f"span-{n}", 12, (After(f"diaphragms-{n}"),),
                 predefined="INSTALLATION"),
            Work(f"parapet-{n}", f"Span {n} parapets", f"span-{n}", 10, (After(f"deck-{n}", lag=10),)),
        ]  # fmt: skip
    works.append(Work("surface", "Surfacing"))
    before = f"parapet-{b.spans}"
    for n in range(1, b.spans + 1):
        works.append(Work(f"asphalt-{n}", f"Span {n} asphalt", "surface", 5, (After(before),)))
        before = f"asphalt-{n}"
    works.append(Work("load-test", "Load test", "surface", 20, (After(before),), predefined="TESTING"))
    works.append(Work("open", "Open to traffic", "surface", 0, (After("load-test"),)))
    return works
