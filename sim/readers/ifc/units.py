"""The units a file is written in, and their way to SI."""

import math
from dataclasses import dataclass, field

import ifcopenshell

from sim.problem import Problem, Severity
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text

PREFIX = {
    "EXA": 1e18, "PETA": 1e15, "TERA": 1e12, "GIGA": 1e9, "MEGA": 1e6, "KILO": 1e3, "HECTO": 1e2, "DECA": 1e1,
    "DECI": 1e-1, "CENTI": 1e-2, "MILLI": 1e-3, "MICRO": 1e-6, "NANO": 1e-9, "PICO": 1e-12, "FEMTO": 1e-15,
    "ATTO": 1e-18,
}  # fmt: skip

# Name of an IfcSIUnit: symbol, factor to the coherent SI unit, power the prefix is raised to.
SI_NAME: dict[str, tuple[str, float, int]] = {
    "METRE": ("m", 1, 1), "SQUARE_METRE": ("m2", 1, 2), "CUBIC_METRE": ("m3", 1, 3), "GRAM": ("kg", 1e-3, 1),
    "SECOND": ("s", 1, 1), "RADIAN": ("rad", 1, 1), "STERADIAN": ("sr", 1, 1), "KELVIN": ("K", 1, 1),
    "DEGREE_CELSIUS": ("K", 1, 1), "AMPERE": ("A", 1, 1), "MOLE": ("mol", 1, 1), "CANDELA": ("cd", 1, 1),
    "NEWTON": ("N", 1, 1), "PASCAL": ("Pa", 1, 1), "JOULE": ("J", 1, 1), "WATT": ("W", 1, 1),
    "HERTZ": ("Hz", 1, 1), "VOLT": ("V", 1, 1), "OHM": ("Ω", 1, 1), "COULOMB": ("C", 1, 1),
    "FARAD": ("F", 1, 1), "SIEMENS": ("S", 1, 1), "WEBER": ("Wb", 1, 1), "TESLA": ("T", 1, 1),
    "HENRY": ("H", 1, 1), "LUMEN": ("lm", 1, 1), "LUX": ("lx", 1, 1), "BECQUEREL": ("Bq", 1, 1),
    "GRAY": ("Gy", 1, 1), "SIEVERT": ("Sv", 1, 1),
}  # fmt: skip

# Kind of a measure to the coherent SI symbol, for kinds the file assigns no unit.
SYMBOL = {
    "LENGTHUNIT": "m", "AREAUNIT": "m2", "VOLUMEUNIT": "m3", "MASSUNIT": "kg", "TIMEUNIT": "s",
    "PLANEANGLEUNIT": "rad", "SOLIDANGLEUNIT": "sr", "THERMODYNAMICTEMPERATUREUNIT": "K",
    "ELECTRICCURRENTUNIT": "A", "FORCEUNIT": "N", "PRESSUREUNIT": "Pa", "ENERGYUNIT": "J", "POWERUNIT": "W",
    "FREQUENCYUNIT": "Hz", "ELECTRICVOLTAGEUNIT": "V", "ELECTRICRESISTANCEUNIT": "Ω",
    "LUMINOUSFLUXUNIT": "lm", "ILLUMINANCEUNIT": "lx", "LUMINOUSINTENSITYUNIT": "cd",
    "AMOUNTOFSUBSTANCEUNIT": "mol",
    "THERMALTRANSMITTANCEUNIT": "W/(m2·K)", "THERMALCONDUCTANCEUNIT": "W/(m·K)", "MASSDENSITYUNIT": "kg/m3",
    "VOLUMETRICFLOWRATEUNIT": "m3/s", "MASSFLOWRATEUNIT": "kg/s", "LINEARVELOCITYUNIT": "m/s",
    "AREADENSITYUNIT": "kg/m2", "MASSPERLENGTHUNIT": "kg/m", "LINEARFORCEUNIT": "N/m",
    "PLANARFORCEUNIT": "N/m2", "TORQUEUNIT": "N·m", "MODULUSOFELASTICITYUNIT": "Pa",
}  # fmt: skip

ZERO_CELSIUS = 273.15  # K; BIPM SI Brochure, 9th ed., 2.3.1


@dataclass(frozen=True, slots=True)
class Unit:
    """A value in this unit times `factor` plus `offset` is the value in SI `symbol`."""

    symbol: str = ""
    factor: float = 1.0
    offset: float = 0.0

    def to_si(self, value: float) -> float:
        # Integers written by people stay what they are when nothing is to be converted.
        return value if self.factor == 1.0 and self.offset == 0.0 else value * self.factor + self.offset


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a file by kind ("LENGTHUNIT"), and what was wrong with them."""

    by_kind: dict[str, Unit]
    problems: tuple[Problem, ...] = ()
    _by_measure: dict[str, Unit] = field(default_factory=dict, init=False, repr=False)

    def of(self, kind: str) -> Unit:
        """Return the unit of a kind; SI where the file assigns none."""
        return self.by_kind.get(kind) or Unit(SYMBOL.get(kind, ""))

    def of_measure(self, measure: str) -> Unit:
        """Return the unit of a measure type such as "IfcPositiveLengthMeasure"."""
        known = self._by_measure.get(measure)
        if known is None:
            known = self._by_measure[measure] = self.of(kind_of_measure(measure))
        return known

    @property
    def length(self) -> float:
        """Metres in the file's unit of length."""
        return self.of("LENGTHUNIT").factor


def kind_of_measure(measure: str) -> str:
    """Return the kind of unit of a measure type, "" for texts and bare numbers."""
    if not measure.endswith("Measure"):
        return ""
    kind = measure[3 : -len("Measure")]
    for prefix in ("Positive", "NonNegative"):
        kind = kind.removeprefix(prefix)
    return "" if kind in ("Ratio", "NormalisedRatio", "Count", "Numeric") else kind.upper() + "UNIT"


def read_units(file: ifcopenshell.file) -> Units:
    """Return the units of the project's unit assignment."""
    by_kind: dict[str, Unit] = {}
    problems: list[Problem] = []
    for project in (*by_type(file, "IfcProject"), *by_type(file, "IfcProjectLibrary")):
        assignment = reference(named(project, "UnitsInContext"))
        for item in references(named(assignment, "Units")) if assignment else ():
            unit = unit_of(item)
            kind = text(named(item, "UnitType"))
            if unit is None:
                problems.append(
                    Problem(Severity.WARNING, "ifc-unit-unreadable", f"#{item.id()}", {"kind": kind})
                )
            elif kind:
                by_kind.setdefault(kind, unit)
            elif item.is_a("IfcMonetaryUnit"):
                by_kind.setdefault("MONETARYUNIT", unit)
    if "LENGTHUNIT" not in by_kind:
        problems.append(Problem(Severity.WARNING, "ifc-no-length-unit", "IfcUnitAssignment"))
    return Units(by_kind, tuple(problems))


def unit_of(item: Instance | None, depth: int = 0) -> Unit | None:
    """Return one IfcUnit, None where it cannot be read."""
    if item is None or depth > 8:
        return None
    if item.is_a("IfcSIUnit"):
        return _si(item)
    if item.is_a("IfcConversionBasedUnit"):
        return _converted(item, depth)
    if item.is_a("IfcDerivedUnit"):
        return _derived(item, depth)
    if item.is_a("IfcMonetaryUnit"):
        return Unit(text(named(item, "Currency")))
    if item.is_a("IfcContextDependentUnit"):
        return Unit(text(named(item, "Name")))
    return None


def _si(item: Instance) -> Unit | None:
    name = text(named(item, "Name"))
    if name not in SI_NAME:
        return None
    symbol, factor, power = SI_NAME[name]
    prefix = PREFIX.get(text(named(item, "Prefix")), 1.0)
    return Unit(symbol, _clean(factor * prefix**power), ZERO_CELSIUS if name == "DEGREE_CELSIUS" else 0.0)


def _converted(item: Instance, depth: int) -> Unit | None:
    measure = reference(named(item, "ConversionFactor"))
    base = unit_of(reference(named(measure, "UnitComponent")), depth + 1) if measure else None
    factor = number(named(measure, "ValueComponent")) if measure else None
    if base is None or factor is None or not math.isfinite(factor) or factor <= 0:
        return None
    # IfcConversionBasedUnitWithOffset: base value = (value + offset) * factor.
    offset = number(named(item, "ConversionOffset")) or 0.0
    scale = factor * base.factor
    return Unit(base.symbol, scale, offset * scale + base.offset)


def _derived(item: Instance, depth: int) -> Unit | None:
    factor = 1.0
    above: list[str] = []
    below: list[str] = []
    for element in references(named(item, "Elements")):
        unit = unit_of(reference(named(element, "Unit")), depth + 1)
        power = named(element, "Exponent")
        if unit is None or not isinstance(power, int) or abs(power) > 12:
            return None
        factor *= unit.factor**power
        powered = unit.symbol if abs(power) == 1 else f"{unit.symbol}{abs(power)}"
        (above if power > 0 else below).append(powered)
    bottom = "·".join(below)
    symbol = "·".join(above) or "1"
    if below:
        symbol += f"/({bottom})" if len(below) > 1 else f"/{bottom}"
    return Unit(symbol, _clean(factor))


def _clean(factor: float) -> float:
    """Return a power of ten exactly, where a product of prefixes missed it by rounding."""
    exponent = round(math.log10(factor)) if factor > 0 else 0
    exact = float(f"1e{exponent}")
    return exact if math.isclose(exact, factor, rel_tol=1e-12) else factor
