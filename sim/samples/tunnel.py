"""The sample "segment-lined tunnel": rings of curved segments on a bending, falling line, ring by ring."""

import math
from pathlib import Path

from sim.samples.alignment import Line
from sim.samples.bill import Bill
from sim.samples.document import write_sample_file
from sim.samples.parameters import Overrides, Parameters, load_parameters
from sim.samples.parts import Kind, Place
from sim.samples.sample import Ground, Sample
from sim.samples.solids import Bar, Hull, Point3, Prism, Solid, block, disc, rectangle
from sim.samples.works import After, Work
from sim.schedule import Action

SEGMENTS = 7  # six and the key
GROUP = 20  # rings of one stretch
NAMES = ("K", "B1", "A1", "A2", "A3", "A4", "B2")


class Tunnel:
    """Sizes of the tunnel; its line begins at the shaft's wall."""

    def __init__(self, p: Parameters) -> None:
        self.rings, self.width = p.count("tunnel", "rings"), p.number("tunnel", "ring_width")
        self.inner = p.number("tunnel", "inner_radius")
        self.outer = self.inner + p.number("tunnel", "thickness")
        self.key, self.facet = p.number("tunnel", "key_angle"), p.number("tunnel", "facet_angle")
        self.keys = p.numbers("tunnel", "key_positions")
        self.radius, self.invert = p.number("tunnel", "radius"), p.count("tunnel", "invert_rings")
        self.axis = -(p.number("tunnel", "cover") + self.outer)
        self.shaft_length, self.shaft_width = p.number("shaft", "length"), p.number("shaft", "width")
        self.wall, self.slab = p.number("shaft", "wall"), p.number("shaft", "slab")
        self.bottom = self.axis - self.outer - p.number("shaft", "below")
        if self.rings < 1 or not 5 <= self.key <= 40 or not 1 <= self.facet <= 15 or not self.keys:
            raise ValueError("the tunnel takes a ring or more, a key of 5° to 40°, facets of 1° to 15°")
        if self.radius != 0 and abs(self.radius) < 20 * self.outer:
            raise ValueError("the tunnel bends too sharply for its segments")
        if self.shaft_width < 2 * self.outer + 2:
            raise ValueError("the shaft is too narrow for the tunnel")
        self.line = Line(
            "Tunnel axis", p.number("tunnel", "start_station"), (0.0, 0.0), 0.0, self.rings * self.width,
            self.radius, self.axis, p.number("tunnel", "gradient"),
        )  # fmt: skip

    def tilt(self) -> float:
        return math.degrees(math.atan(self.line.gradient))

    def x_at(self, end: float, y: float) -> float:
        """Return the local x of a ring's end (-0.5 or 0.5) at a local y: rings are wedges in a bend."""
        return end * self.width * (1 - (y / self.radius if self.radius else 0.0))


def tunnel_sample(parameters: Overrides | None = None) -> Sample:
    """Lay out the tunnel, its shaft and its works."""
    p = load_parameters("tunnel", parameters)
    tunnel = Tunnel(p)
    bill = Bill("U1", p.densities())
    _put_shaft(bill, tunnel)
    for ring in range(1, tunnel.rings + 1):
        _put_ring(bill, tunnel, ring)
    _put_inverts(bill, tunnel)
    _put_machine(bill, tunnel)
    ground = Ground(
        p.text("ground", "crs"), p.number("ground", "easting"), p.number("ground", "northing"),
        p.number("ground", "height"), p.text("ground", "description"),
    )  # fmt: skip
    return Sample(
        "tunnel",
        f"Segment-lined tunnel, {tunnel.rings} rings",
        "Generated sample: typical values, not a design",
        p.start(),
        ground,
        _places(tunnel),
        bill.parts,
        _works(p, tunnel),
        (p.calendar("Two shifts", "shifts"),),
        p.finishes(),
        tunnel.line,
    )


def write_tunnel(path: Path, parameters: Overrides | None = None) -> Path:
    """Write the tunnel as IFC4X3_ADD2."""
    return write_sample_file(path, tunnel_sample(parameters))


def stretch_of(ring: int) -> str:
    """Return the key of the stretch of tunnel a ring belongs to."""
    return f"L{(ring - 1) // GROUP + 1}"


def segment_angles(tunnel: Tunnel, key: float) -> list[tuple[float, float]]:
    """Return begin and end of each segment, degrees from the local y axis; the key comes first."""
    other = (360 - tunnel.key) / (SEGMENTS - 1)
    begins = [key - tunnel.key / 2] + [key + tunnel.key / 2 + k * other for k in range(SEGMENTS - 1)]
    return list(zip(begins, [*begins[1:], begins[0] + 360], strict=True))


def segment(tunnel: Tunnel, begin: float, end: float, finish: str) -> Hull:
    """Return a curved segment: a wedge of the ring between two angles."""
    count = max(1, math.ceil((end - begin) / tunnel.facet - 1e-9))
    points: list[Point3] = []
    for k in range(count + 1):
        angle = math.radians(begin + (end - begin) * k / count)
        for radius in (tunnel.inner, tunnel.outer):
            y, z = radius * math.cos(angle), radius * math.sin(angle)
            points += [(tunnel.x_at(-0.5, y), y, z), (tunnel.x_at(0.5, y), y, z)]
    quads = [(0, 1, 3, 2)]  # the joint it begins with
    for k in range(count):
        a, b = 4 * k, 4 * k + 4  # back inside, front inside, back outside, front outside
        quads += [
            (a, b, b + 1, a + 1),
            (a + 2, a + 3, b + 3, b + 2),
            (a, a + 2, b + 2, b),
            (a + 1, b + 1, b + 3, a + 3),
        ]
    last = 4 * count
    quads.append((last, last + 2, last + 3, last + 1))
    triangles = tuple(t for a, b, c, d in quads for t in ((a, c, b), (a, d, c)))
    return Hull(tuple(points), triangles, finish)


def _put_ring(bill: Bill, t: Tunnel, ring: int) -> None:
    place, work = stretch_of(ring), f"ring-{ring}"
    (at, heading), key = t.line.at((ring - 0.5) * t.width), t.keys[(ring - 1) % len(t.keys)]
    whole_kind = bill.kind(
        "Ring",
        lambda: Kind(
            "IfcElementAssembly", "USERDEFINED", "Ring", (), ("C50 precast concrete",), {}, {}, "TUNNELRING"
        ),
    )
    whole = bill.put(whole_kind, "GH", at, place, work, heading, t.tilt())
    for k, (begin, end) in enumerate(segment_angles(t, key)):
        name = f"Segment {NAMES[k]} at {key:g}°"

        def make(k: int = k, begin: float = begin, end: float = end, name: str = name) -> Kind:
            finish = "key" if k == 0 else "segment" if k % 2 else "segment warm"
            solids = (segment(t, begin, end, finish),)
            return bill.concrete_kind(name, "IfcMember", "ARCH_SEGMENT", solids, grade="C50", external=True)

        bill.put(bill.kind(name, make), f"GP-{NAMES[k]}", at, place, work, heading, t.tilt(), whole)


def _put_inverts(bill: Bill, t: Tunnel) -> None:
    low, half = -t.inner, 1.5
    top = low + t.inner - math.sqrt(t.inner**2 - half**2) + 0.25
    arc = [(t.inner - 0.004) * math.sin(a) for a in (-0.55, -0.35, -0.15, 0.15, 0.35, 0.55)]
    bed = [(y, -math.sqrt((t.inner - 0.004) ** 2 - y * y)) for y in arc if abs(y) < half]
    ring = (*bed, (half, top - 0.23), (half, top), (-half, top), (-half, top - 0.23))
    solids: tuple[Solid, ...] = (
        Prism(ring, "x", -t.width / 2, t.width - 0.01, "concrete light"),
        *(
            block((-t.width / 2, y - 0.035, top, t.width / 2 - 0.01, y + 0.035, top + 0.14), "rail")
            for y in (-0.72, 0.72)
        ),
    )
    kind = bill.kind(
        "Invert",
        lambda: bill.concrete_kind(
            "Invert",
            "IfcSlab",
            "TRACKSLAB",
            solids,
            stuff={"concrete light": "concrete"},
            precast=False,
            grade="C30",
        ),
    )
    for n in range(1, t.rings + 1):
        at, heading = t.line.at((n - 0.5) * t.width)
        bill.put(kind, "DCB", at, stretch_of(n), f"invert-{(n - 1) // t.invert + 1}", heading, t.tilt())


def _put_shaft(bill: Bill, t: Tunnel) -> None:
    x1, w, wall, z0 = -0.02, t.shaft_width / 2, t.wall, t.bottom
    x0 = x1 - t.shaft_length

    def put(title: str, ifc_class: str, predefined: str, box: tuple[float, ...], work: str) -> None:
        bill.put_block(
            title,
            ifc_class,
            predefined,
            "SJ",
            (box[0], box[1], box[2], box[3], box[4], box[5]),
            "SHAFT",
            work,
            precast=False,
            grade="C35",
        )

    for side in (-1, 1):
        y0, y1 = sorted((side * w, side * (w - wall)))
        half = (x0 + x1) / 2
        for n, (a, b) in enumerate(((x0, half), (half, x1))):
            put(
                "Diaphragm wall",
                "IfcWall",
                "RETAININGWALL",
                (a, y0, z0 - 6, b, y1, 0.3),
                f"wall-{1 + n + (side > 0) * 2}",
            )
    put(
        "Diaphragm wall",
        "IfcWall",
        "RETAININGWALL",
        (x0, -w + wall, z0 - 6, x0 + wall, w - wall, 0.3),
        "wall-5",
    )
    hole = disc(t.outer + 0.12, 48, (0.0, t.axis))
    box = (x1 - wall, -w + wall, z0 - 6, x1, w - wall, 0.3)
    front = block(box, "concrete", "x", (hole,))
    kind = bill.concrete_kind(
        "Diaphragm wall with eye", "IfcWall", "RETAININGWALL", (front,), precast=False, grade="C35"
    )
    bill.put(kind, "SJ", (0.0, 0.0, 0.0), "SHAFT", "wall-6")
    inner = (x0 + wall, -w + wall, z0 - t.slab, x1 - wall, w - wall, z0)
    put("Base slab", "IfcSlab", "BASESLAB", inner, "base")
    for n, z in enumerate((-1.5, -6.0)):
        for k in range(3):
            x = x0 + wall + 1.0 + k * (t.shaft_length - 2 * wall - 2.8) / 2
            put("Strut", "IfcBeam", "BEAM", (x, -w + wall, z, x + 0.8, w - wall, z + 0.8), f"struts-{n + 1}")
    cradle = (x0 + 3.0, -2.4, z0, x1 - wall - 0.4, 2.4, t.axis - t.outer - 0.1)
    put("Launch cradle", "IfcSlab", "BASESLAB", cradle, "cradle")
    ends = [t.line.at(s)[0] for s in (0.0, t.rings * t.width / 2, t.rings * t.width)]
    xs, ys = [p[0] for p in ends], [p[1] for p in ends]
    x_low, x_high, y_low, y_high = x0 - 22.0, max(xs) + 25.0, min(ys) - 28.0, max(ys) + 28.0
    opening = rectangle(x0, -w, x1, w)
    sheet = block((x_low, y_low, -0.25, x_high, y_high, 0.0), "ground", holes=(opening,))
    bill.put(Kind("IfcGeographicElement", "TERRAIN", "Ground", (sheet,)), "DX", (0.0, 0.0, 0.0), "SITE", "")
    _put_portal(bill, x0, x1, w)


def _put_portal(bill: Bill, x0: float, x1: float, w: float) -> None:
    f, h, y, m = "crane yellow", 9.0, w + 1.5, (x0 + x1) / 2
    solids: list[Solid] = []
    for x in (m - 3.0, m + 3.0):
        for side in (-y, y):
            solids += [Bar((x, side, 0.3), (x, side * 0.92, h), 0.5, f)]
        solids.append(block((x - 0.4, -y, h, x + 0.4, y, h + 1.2), f))
    solids += [block((m - 4.2, side - 0.3, 0.0, m + 4.2, side + 0.3, 0.5), "steel") for side in (-y, y)]
    solids.append(block((m - 2.6, -1.2, h + 0.4, m + 2.6, 1.2, h + 1.7), "shield blue"))
    solids.append(Bar((m, 0.0, h + 0.4), (m, 0.0, h - 5.0), 0.08, "rail"))
    portal = Kind("IfcTransportElement", "LIFTINGGEAR", "Portal crane", tuple(solids), ("Steel",))
    bill.put(portal, "MD", (0.0, 0.0, 0.0), "SITE", "portal")


def _put_machine(bill: Bill, t: Tunnel) -> None:
    at, heading = t.line.at(t.rings * t.width)
    r = t.outer + 0.08
    spokes: list[Solid] = []
    for k in range(4):
        angle = math.radians(45.0 * k)
        y, z = (r - 0.35) * math.cos(angle), (r - 0.35) * math.sin(angle)
        spokes.append(Bar((9.3, -y, -z), (9.3, y, z), 0.55, "shield blue"))
    solids: tuple[Solid, ...] = (
        Prism(disc(r, 48), "x", 0.15, 8.6, "shield", (disc(r - 0.12, 48),)),
        Prism(disc(r - 0.13, 48), "x", 7.6, 0.4, "steel"),
        Prism(disc(r, 48), "x", 9.0, 0.5, "shield blue", (disc(r - 0.4, 48),)),
        Prism(disc(1.0, 24), "x", 8.8, 0.9, "shield blue"),
        *spokes,
    )
    machine = Kind(
        "IfcTransportElement", "USERDEFINED", "Tunnel boring machine", solids, ("Steel",), {}, {}, "TBM"
    )
    bill.put(machine, "DGJ", at, "SITE", "machine", heading, t.tilt())


def _places(t: Tunnel) -> list[Place]:
    places = [
        Place("SITE", "IfcSite", "Site", ""),
        Place("U1", "IfcFacility", "Tunnel U1", "SITE"),
        Place(
            "SHAFT", "IfcFacilityPartCommon", "Launch shaft", "U1", predefined="BELOWGROUND", usage="VERTICAL"
        ),
    ]
    for n in range((t.rings - 1) // GROUP + 1):
        last = min((n + 1) * GROUP, t.rings)
        places.append(
            Place(
                f"L{n + 1}",
                "IfcFacilityPartCommon",
                f"Rings {n * GROUP + 1} to {last}",
                "U1",
                predefined="SEGMENT",
                usage="LONGITUDINAL",
            )
        )
    return places


def _works(p: Parameters, t: Tunnel) -> list[Work]:
    works = [Work("shaft", "Launch shaft"), Work("start", "Start on site", "shaft")]
    before = "start"
    for n in range(1, 7):
        works.append(Work(f"wall-{n}", f"Diaphragm wall {n}", "shaft", 16, (After(before),)))
        before = f"wall-{n}"
    for key, name, hours in (
        ("struts-1", "Struts, upper level", 16),
        ("struts-2", "Struts, lower level", 24),
        ("base", "Base slab", 30),
        ("cradle", "Launch cradle", 16),
    ):
        works.append(Work(key, name, "shaft", hours, (After(before, lag=8),)))
        before = key
    works.append(
        Work(
            "machine-up",
            "Assemble the boring machine",
            "shaft",
            40,
            (After(before),),
            predefined="INSTALLATION",
        )
    )
    before = "machine-up"
    groups = (t.rings - 1) // GROUP + 1
    advance, late = p.number("programme", "hours_a_ring"), p.numbers("programme", "late_rings")
    works += [
        Work(f"drive-{n}", f"Drive, rings {n * GROUP + 1} to {min((n + 1) * GROUP, t.rings)}")
        for n in range(groups)
    ]
    for ring in range(1, t.rings + 1):
        extra = p.number("programme", "late_hours") if ring in late else 0.0
        works.append(Work(
            f"ring-{ring}", f"Ring {ring}", f"drive-{(ring - 1) // GROUP}", advance, (After(before),),
            predefined="INSTALLATION", late=extra))  # fmt: skip
        before = f"ring-{ring}"
    works.append(Work("breakthrough", "Breakthrough", "", 0, (After(before),)))
    works.append(Work("inverts", "Invert and track"))
    before = "breakthrough"
    for n in range((t.rings - 1) // t.invert + 1):
        works.append(Work(f"invert-{n + 1}", f"Invert, length {n + 1}", "inverts", 8, (After(before),)))
        before = f"invert-{n + 1}"
    provide = Action.PROVIDE
    return [
        *works,
        Work("handover", "Handover", "", 0, (After(before),)),
        Work("temporary", "Temporary works"),
        Work(
            "portal",
            "Portal crane on site",
            "temporary",
            0,
            (After("base"),),
            provide,
            "USERDEFINED",
            until=before,
        ),
        Work(
            "machine",
            "Boring machine at the face",
            "temporary",
            0,
            (After(f"ring-{t.rings}"),),
            provide,
            "USERDEFINED",
            until="invert-1",
        ),
    ]
