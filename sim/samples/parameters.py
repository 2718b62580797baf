"""The numbers of a sample: a TOML file, and what a caller wants otherwise."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from resources import folder
from sim.calendar import Calendar
from sim.samples.shapes import Colour
from sim.samples.works import shift_calendar

Overrides = Mapping[str, Mapping[str, Any]]
"""Section to name to value."""


class Parameters:
    """The parameters of one sample, by section and name."""

    def __init__(self, sections: Mapping[str, Any]) -> None:
        self.sections = sections

    def number(self, section: str, name: str) -> float:
        return float(self.sections[section][name])

    def count(self, section: str, name: str) -> int:
        return int(self.sections[section][name])

    def text(self, section: str, name: str) -> str:
        return str(self.sections[section][name])

    def numbers(self, section: str, name: str) -> tuple[float, ...]:
        return tuple(float(v) for v in self.sections[section][name])

    def finishes(self) -> dict[str, Colour]:
        """Return the surface colours."""
        return {
            name: (v[0], v[1], v[2], v[3])
            for name, v in self.sections["finish"].items()
            if isinstance(v, list)
        }

    def densities(self) -> dict[str, float]:
        """Return kg/m3 by material."""
        return {name: float(v) for name, v in self.sections["density"].items() if isinstance(v, float)}

    def start(self) -> datetime:
        """Return when the works begin."""
        return datetime.fromisoformat(self.text("programme", "start"))

    def calendar(self, name: str, shifts: str) -> Calendar:
        """Return a calendar of the section "programme"."""
        section = self.sections["programme"]
        return shift_calendar(
            name, self.count("programme", "days_a_week"), section[shifts], section["holidays"]
        )


def load_parameters(key: str, overrides: Overrides | None = None) -> Parameters:
    """Return the parameters of ``resources/samples/<key>.toml``.

    Raises
    ------
    ValueError
        If an override names a parameter that does not exist.
    """
    sections = tomllib.loads((folder("samples") / f"{key}.toml").read_text(encoding="utf-8"))
    for section, values in (overrides or {}).items():
        for name, value in values.items():
            if name not in sections.get(section, {}):
                raise ValueError(f"{key} has no parameter {section}.{name}")
            sections[section][name] = value
    return Parameters(sections)
