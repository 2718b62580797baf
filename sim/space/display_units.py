"""Units as the user wants to read them; inside everything is SI."""

from dataclasses import dataclass

# Symbol, factor from SI, decimals. Foot and pound: exact by the international agreement of 1959.
_FOOT = 0.3048
_POUND = 0.45359237
_METRIC = {
    "m": ("m", 1.0, 3), "m2": ("m²", 1.0, 2), "m3": ("m³", 1.0, 3), "kg": ("kg", 1.0, 1), "s": ("s", 1.0, 0),
    "rad": ("°", 57.29577951308232, 2), "K": ("K", 1.0, 1), "N": ("N", 1.0, 1), "Pa": ("Pa", 1.0, 0),
}  # fmt: skip
_MILLIMETRE = {**_METRIC, "m": ("mm", 1000.0, 0), "kg": ("kg", 1.0, 1)}
_IMPERIAL = {
    **_METRIC,
    "m": ("ft", 1 / _FOOT, 2), "m2": ("ft²", _FOOT**-2, 1), "m3": ("ft³", _FOOT**-3, 1),
    "kg": ("lb", 1 / _POUND, 1),
}  # fmt: skip
SYSTEMS = {"metric": _METRIC, "millimetre": _MILLIMETRE, "imperial": _IMPERIAL}


@dataclass(frozen=True, slots=True)
class DisplayUnits:
    """One of the `SYSTEMS`, by name."""

    system: str = "metric"

    def symbol(self, si: str) -> str:
        """Return what stands behind a number whose SI symbol is `si`."""
        return SYSTEMS[self.system].get(si, (si, 1.0, 0))[0]

    def value(self, number: float, si: str) -> float:
        """Return an SI number in the unit shown."""
        return number * SYSTEMS[self.system].get(si, (si, 1.0, 0))[1]

    def number(self, number: float, si: str) -> str:
        """Return the digits, thousands apart, without trailing zeros."""
        if isinstance(number, int) and not isinstance(number, bool) and not si:
            return f"{number:,}"
        decimals = SYSTEMS[self.system][si][2] if si in SYSTEMS[self.system] else 4
        shown = self.value(float(number), si)
        text = f"{shown:,.{decimals}f}"
        if shown and not float(text.replace(",", "")):
            return f"{shown:.3g}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def text(self, number: float, si: str) -> str:
        """Return digits and symbol."""
        return f"{self.number(number, si)} {self.symbol(si)}".rstrip()
