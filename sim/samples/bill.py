"""The bill of parts: collects kinds and parts while a sample is laid out, and numbers them."""

from collections import Counter
from collections.abc import Callable, Mapping

from sim.samples.parts import Facts, Kind, Opening, Part
from sim.samples.solids import Box, Point3, Solid, block
from sim.step_values import Typed, Value

COMMON = {
    "IfcWall": "Pset_WallCommon", "IfcColumn": "Pset_ColumnCommon", "IfcBeam": "Pset_BeamCommon",
    "IfcSlab": "Pset_SlabCommon", "IfcStairFlight": "Pset_StairFlightCommon", "IfcPile": "Pset_PileCommon",
    "IfcFooting": "Pset_FootingCommon", "IfcRailing": "Pset_RailingCommon", "IfcWindow": "Pset_WindowCommon",
    "IfcCovering": "Pset_CoveringCommon", "IfcMember": "Pset_MemberCommon",
}  # fmt: skip
LOAD_BEARING = {"IfcWall", "IfcColumn", "IfcBeam", "IfcSlab", "IfcPile", "IfcFooting", "IfcMember"}
OUTSIDE = {"IfcWall", "IfcBeam", "IfcSlab", "IfcRailing", "IfcWindow", "IfcCovering", "IfcMember"}


class Bill:
    """Kinds by name, and parts in the order they are put."""

    def __init__(self, prefix: str, densities: Mapping[str, float]) -> None:
        self.parts: list[Part] = []
        self._prefix, self._densities = prefix, densities
        self._kinds: dict[str, Kind] = {}
        self._numbers: Counter[str] = Counter()

    def kind(self, name: str, make: Callable[[], Kind]) -> Kind:
        """Return the kind of this name; it is made once."""
        if name not in self._kinds:
            self._kinds[name] = make()
        return self._kinds[name]

    def weigh(self, solids: tuple[Solid, ...], stuff: Mapping[str, str]) -> dict[str, float]:
        """Return kg/m3 by finish, given the material of each finish ("" for all others)."""
        finishes = {solid.finish for solid in solids}
        found = {f: stuff.get(f, stuff.get("", "")) for f in finishes}
        return {f: self._densities[material] for f, material in found.items() if material}

    def block_kind(
        self, title: str, ifc_class: str, predefined: str, size: Point3, finish: str = "concrete", *,
        precast: bool = True, external: bool = False, grade: str = "C40",
    ) -> Kind:  # fmt: skip
        """Return a plain concrete block, its lowest corner at the origin."""
        x, y, z = (round(v, 4) for v in size)
        name = f"{title} {x * 1000:.0f}×{y * 1000:.0f}×{z * 1000:.0f}"
        solids = (block((0.0, 0.0, 0.0, x, y, z), finish),)
        return self.kind(
            name,
            lambda: self.concrete_kind(
                name, ifc_class, predefined, solids, precast=precast, external=external, grade=grade
            ),
        )

    def concrete_kind(
        self,
        name: str,
        ifc_class: str,
        predefined: str,
        solids: tuple[Solid, ...],
        *,
        stuff: Mapping[str, str] | None = None,
        precast: bool = True,
        external: bool = False,
        grade: str = "C40",
        material: tuple[str, ...] = (),
        object_type: str | None = None,
        openings: tuple[Opening, ...] = (),
        bearing: bool = True,
        more: Facts | None = None,
    ) -> Kind:
        """Return a kind of concrete with the property sets of such a type."""
        facts: dict[str, Mapping[str, Value]] = {}
        reference = common_facts(ifc_class, name, external, bearing)
        if reference:
            facts[COMMON[ifc_class]] = reference
        facts["Pset_ConcreteElementGeneral"] = {
            "CastingMethod": (Typed("IFCLABEL", "PRECAST" if precast else "INSITU"),),
            "StrengthClass": grade,
            "ConcreteCover": Typed("IFCPOSITIVELENGTHMEASURE", 0.02 if precast else 0.03),
            "ReinforcementStrengthClass": "HRB400",
        }
        if precast:
            facts["Pset_PrecastConcreteElementGeneral"] = {
                "TypeDesignation": name,
                "FormStrippingStrength": Typed("IFCPRESSUREMEASURE", 15e6),
                "LiftingStrength": Typed("IFCPRESSUREMEASURE", 20e6),
                "TransportationStrength": Typed("IFCPRESSUREMEASURE", 30e6),
            }
        facts.update(more or {})
        stuff = stuff or {"": "concrete"}
        return Kind(
            ifc_class, predefined, name, solids, material or (f"{grade} {'precast ' * precast}concrete",),
            self.weigh(solids, stuff), facts, object_type, precast, openings,
        )  # fmt: skip

    def put(
        self, kind: Kind, mark: str, at: Point3, place: str, work: str, turn: float = 0.0, tilt: float = 0.0,
        whole: str = "",
    ) -> str:  # fmt: skip
        """Put a part and return its code."""
        group = f"{self._prefix}-{place}-{mark}"
        self._numbers[group] += 1
        number = self._numbers[group]
        code = f"{group}-{number:03}"
        facts: Facts = {}
        if kind.precast:
            facts = {
                "Pset_PrecastConcreteElementFabrication": {
                    "TypeDesignation": kind.name,
                    "ProductionLotId": Typed("IFCIDENTIFIER", f"{place}-{mark}-L{(number - 1) // 8 + 1}"),
                    "SerialNumber": Typed("IFCIDENTIFIER", f"{len(self.parts) + 1:06}"),
                    "PieceMark": code,
                    "AsBuiltLocationNumber": f"{mark}{number}",
                }
            }
        at = (round(at[0], 6), round(at[1], 6), round(at[2], 6))
        self.parts.append(Part(kind, code, at, place, work, turn, tilt, whole, facts))
        return code

    def put_block(
        self, title: str, ifc_class: str, predefined: str, mark: str, box: Box, place: str, work: str,
        finish: str = "concrete", *, precast: bool = True, external: bool = False, grade: str = "C40",
    ) -> str:  # fmt: skip
        """Put a concrete block that fills a box."""
        size = (box[3] - box[0], box[4] - box[1], box[5] - box[2])
        kind = self.block_kind(
            title, ifc_class, predefined, size, finish, precast=precast, external=external, grade=grade
        )
        return self.put(kind, mark, (box[0], box[1], box[2]), place, work)


def common_facts(ifc_class: str, name: str, external: bool, bearing: bool) -> dict[str, Value]:
    """Return the properties of the common set of a class; none if it has no such set."""
    if ifc_class not in COMMON:
        return {}
    facts: dict[str, Value] = {
        "Reference": Typed("IFCIDENTIFIER", name),
        "Status": (Typed("IFCLABEL", "NEW"),),
    }
    if ifc_class in OUTSIDE:
        facts["IsExternal"] = external
    if ifc_class in LOAD_BEARING:
        facts["LoadBearing"] = bearing
    return facts
