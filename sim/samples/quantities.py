"""Base quantities of a kind of part, by the names the IFC standard gives them."""

from collections.abc import Callable

from sim.samples.parts import Kind

Quantity = tuple[str, str, float]
"""Name, "LENGTH", "AREA", "VOLUME" or "WEIGHT", and value in m, m2, m3 or kg."""


def base_quantities(kind: Kind) -> tuple[str, list[Quantity]]:
    """Return the name of the quantity set and its values; an empty list if the class has none."""
    if kind.ifc_class not in _SETS:
        return "", []
    name, measure = _SETS[kind.ifc_class]
    return name, [(title, dimension, round(value, 6)) for title, dimension, value in measure(kind)]


def _volumes(kind: Kind) -> list[Quantity]:
    found = [("GrossVolume", "VOLUME", kind.gross_volume()), ("NetVolume", "VOLUME", kind.volume())]
    if kind.density:
        found += [("GrossWeight", "WEIGHT", kind.gross_weight()), ("NetWeight", "WEIGHT", kind.weight())]
    return found


def _wall(kind: Kind) -> list[Quantity]:
    x, y, height = kind.size()
    length, width = max(x, y), min(x, y)
    return [
        ("Length", "LENGTH", length), ("Width", "LENGTH", width), ("Height", "LENGTH", height),
        ("GrossFootPrintArea", "AREA", length * width), ("NetFootPrintArea", "AREA", length * width),
        ("GrossSideArea", "AREA", length * height), ("NetSideArea", "AREA", kind.volume() / width),
        *_volumes(kind),
    ]  # fmt: skip


def _linear(
    length: Callable[[Kind], float], surfaces: tuple[str, ...] = ("GrossSurfaceArea", "NetSurfaceArea")
) -> Callable[[Kind], list[Quantity]]:
    def measure(kind: Kind) -> list[Quantity]:
        along = length(kind)
        section = kind.volume() / along
        return [
            ("Length", "LENGTH", along), ("CrossSectionArea", "AREA", section),
            ("OuterSurfaceArea", "AREA", kind.surface() - 2 * section),
            *((name, "AREA", kind.surface()) for name in surfaces), *_volumes(kind),
        ]  # fmt: skip

    return measure


def _slab(kind: Kind) -> list[Quantity]:
    x, y, depth = kind.size()
    return [
        ("Width", "LENGTH", min(x, y)), ("Length", "LENGTH", max(x, y)), ("Depth", "LENGTH", depth),
        ("Perimeter", "LENGTH", 2 * (x + y)), ("GrossArea", "AREA", kind.gross_volume() / depth),
        ("NetArea", "AREA", kind.volume() / depth), *_volumes(kind),
    ]  # fmt: skip


def _footing(kind: Kind) -> list[Quantity]:
    x, y, height = kind.size()
    return [
        ("Length", "LENGTH", max(x, y)), ("Width", "LENGTH", min(x, y)), ("Height", "LENGTH", height),
        ("CrossSectionArea", "AREA", kind.volume() / height),
        ("OuterSurfaceArea", "AREA", kind.surface() - 2 * kind.volume() / height),
        ("GrossSurfaceArea", "AREA", kind.surface()), *_volumes(kind),
    ]  # fmt: skip


def _flight(kind: Kind) -> list[Quantity]:
    x, y, height = kind.size()
    run = max(x, y)
    return [("Length", "LENGTH", (run**2 + height**2) ** 0.5), *_volumes(kind)[:2]]


def _window(kind: Kind) -> list[Quantity]:
    x, y, height = kind.size()
    width = max(x, y)
    return [
        ("Width", "LENGTH", width), ("Height", "LENGTH", height),
        ("Perimeter", "LENGTH", 2 * (width + height)), ("Area", "AREA", width * height),
    ]  # fmt: skip


def _railing(kind: Kind) -> list[Quantity]:
    x, y, _ = kind.size()
    return [("Length", "LENGTH", max(x, y))]


def _covering(kind: Kind) -> list[Quantity]:
    thickness = min(kind.size())
    return [
        ("Width", "LENGTH", thickness), ("GrossArea", "AREA", kind.gross_volume() / thickness),
        ("NetArea", "AREA", kind.volume() / thickness),
    ]  # fmt: skip


def _pavement(kind: Kind) -> list[Quantity]:
    x, y, depth = kind.size()
    return [
        ("Length", "LENGTH", max(x, y)), ("Width", "LENGTH", min(x, y)), ("Depth", "LENGTH", depth),
        ("GrossArea", "AREA", kind.gross_volume() / depth), ("NetArea", "AREA", kind.volume() / depth),
        *_volumes(kind)[:2],
    ]  # fmt: skip


def _proxy(kind: Kind) -> list[Quantity]:
    return [("NetSurfaceArea", "AREA", kind.surface()), ("NetVolume", "VOLUME", kind.volume())]


_upright = _linear(lambda kind: kind.size()[2])
_pile = _linear(lambda kind: kind.size()[2], ("GrossSurfaceArea",))
_level = _linear(lambda kind: max(kind.size()[:2]))

_SETS: dict[str, tuple[str, Callable[[Kind], list[Quantity]]]] = {
    "IfcWall": ("Qto_WallBaseQuantities", _wall),
    "IfcColumn": ("Qto_ColumnBaseQuantities", _upright),
    "IfcPile": ("Qto_PileBaseQuantities", _pile),
    "IfcBeam": ("Qto_BeamBaseQuantities", _level),
    "IfcMember": ("Qto_MemberBaseQuantities", _linear(lambda kind: max(kind.size()))),
    "IfcSlab": ("Qto_SlabBaseQuantities", _slab),
    "IfcFooting": ("Qto_FootingBaseQuantities", _footing),
    "IfcStairFlight": ("Qto_StairFlightBaseQuantities", _flight),
    "IfcWindow": ("Qto_WindowBaseQuantities", _window),
    "IfcRailing": ("Qto_RailingBaseQuantities", _railing),
    "IfcCovering": ("Qto_CoveringBaseQuantities", _covering),
    "IfcPavement": ("Qto_PavementBaseQuantities", _pavement),
    "IfcBuildingElementProxy": ("Qto_BuildingElementProxyQuantities", _proxy),
}
