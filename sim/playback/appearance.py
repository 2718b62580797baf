"""How each state of work looks: profiles from files, and their legend."""

import functools
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from kernels import paint
from kernels.arrays import U8
from resources import folder
from resources.messages import text
from sim.elements import Elements
from sim.playback.growth import Growth
from sim.problem import ReadError

Rgb: TypeAlias = tuple[int, int, int]

STATES = (
    "absent", "in-work", "fresh", "done", "demolishing", "demolished", "temporary", "late", "maintained",
    "moving", "staged", "equipment",
)  # fmt: skip
ALWAYS = 8  # states a legend lists whether there are such tasks or not
ALARMS = ("none", "warning", "alarm", "stale")
SHOW = {"hidden": paint.UNSEEN, "solid": paint.SOLID, "glass": paint.GLASS}
CHANGE = {"whole": paint.WHOLE, "growing": paint.GROWING, "shrinking": paint.SHRINKING}
HATCH = {"none": 0, "lines": 1, "cross": 2}


@dataclass(frozen=True, slots=True)
class Look:
    """How one state, or one alarm level, is drawn.

    `tint` is the share of `rgb` over the material, 0..1; `show`, `change` and `hatch` are the codes
    of `SHOW`, `CHANGE` and `HATCH`.
    """

    rgb: Rgb
    tint: float = 0.0
    show: int = paint.SOLID
    change: int = paint.WHOLE
    hatch: int = 0
    outline: bool = False
    fades: bool = False
    pulse: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """The looks of all states.

    Attributes
    ----------
    id : str
        Name of the file.
    name : dict of str to str
        By language.
    source, edition : str
    verified : bool
        False makes the legend say so.
    states : tuple of Look
        By state code of `kernels.states`.
    alarms : tuple of Look
        By alarm level; the first is never drawn.
    selection, glass, cut : Rgb
    glass_opacity : float
    growth : dict of str to Growth
        By IFC class; others grow `growth_default`.
    """

    id: str
    name: dict[str, str]
    source: str
    edition: str
    verified: bool
    states: tuple[Look, ...]
    alarms: tuple[Look, ...]
    selection: Rgb
    glass: Rgb
    glass_opacity: float
    cut: Rgb
    growth: dict[str, Growth]
    growth_default: Growth = Growth.UP

    def growth_of(self, elements: Elements) -> U8:
        """Return uint8[n]: the `Growth` of every element."""
        labels = [self.growth.get(label, self.growth_default) for label in elements.ifc_class.labels]
        return np.array([*labels, self.growth_default], np.uint8)[elements.ifc_class.codes]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend; `state` is the name in `STATES` or `ALARMS`, `rgb` as on a finished material."""

    state: str
    rgb: Rgb
    hatch: int
    text: str

    @property
    def colour(self) -> str:
        """The colour as "#rrggbb"."""
        return "#{:02x}{:02x}{:02x}".format(*self.rgb)


def profile_names() -> tuple[str, ...]:
    """Return the ids of the built-in profiles, the default first."""
    ids = sorted(path.stem for path in folder("profiles").glob("*.toml"))
    return tuple(sorted(ids, key=lambda name: name != "construction"))


@functools.cache
def load_profile(name: str = "construction") -> Profile:
    """Return a built-in profile."""
    return read_profile(folder("profiles") / f"{name}.toml")


def read_profile(path: Path) -> Profile:
    """Return the profile in a file; raise ReadError where it is missing or wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(str(path), "", "profile-damaged", {"reason": str(error)}) from error
    try:
        growth = table["growth"]
        return Profile(
            id=path.stem,
            name=dict(table["name"]),
            source=str(table["source"]),
            edition=str(table["edition"]),
            verified=bool(table["verified"]),
            states=tuple(_look(table["state"][name]) for name in STATES),
            alarms=(Look((0, 0, 0)), *(_look(table["alarm"][name]) for name in ALARMS[1:])),
            selection=_rgb(table["other"]["selection"]),
            glass=_rgb(table["other"]["glass"]),
            glass_opacity=float(table["other"]["glass_opacity"]),
            cut=_rgb(table["other"]["cut"]),
            growth={
                name: Growth[way.upper()] for way in ("up", "down", "length") for name in growth.get(way, ())
            },
            growth_default=Growth[growth["default"].upper()],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReadError(str(path), "", "profile-damaged", {"reason": repr(error)}) from error


def legend(
    profile: Profile,
    language: str = "en",
    *,
    glass_absent: bool = False,
    alarms: bool = False,
    shown: Collection[int] = (),
) -> list[LegendEntry]:
    """Return what a viewer can meet in the picture, in the order of the work.

    Parameters
    ----------
    profile : Profile
    language : str
    glass_absent, alarms : bool
        Whether what is to come is glass, and whether there are alarms.
    shown : collection of int
        State codes that tasks of the schedule show, of those that are not usual.
    """
    entries = []
    for code, (state, look) in enumerate(zip(STATES, profile.states, strict=True)):
        seen = look.show != paint.UNSEEN or (state == "absent" and glass_absent)
        seen = seen and (code < ALWAYS or code in shown)
        if seen:
            entries.append(
                LegendEntry(state, _worn(look, profile), look.hatch, text(f"state-{state}", language))
            )
    if alarms:
        for level, look in zip(ALARMS[1:], profile.alarms[1:], strict=True):
            entries.append(
                LegendEntry(level, _worn(look, profile), look.hatch, text(f"alarm-{level}", language))
            )
    if not profile.verified:
        entries.append(LegendEntry("", (128, 128, 128), 0, text("profile-unverified", language)))
    return entries


def _worn(look: Look, profile: Profile) -> Rgb:
    """Return the colour of a look over the material of what is done."""
    if look.show != paint.SOLID:
        return look.rgb
    done = profile.states[STATES.index("done")].rgb
    if look is profile.states[STATES.index("done")]:
        return done
    red, green, blue = (round(b + (a - b) * look.tint) for a, b in zip(look.rgb, done, strict=True))
    return red, green, blue


def _look(row: dict[str, Any]) -> Look:
    tint = float(row.get("tint", 0.0))
    if not 0.0 <= tint <= 1.0:
        raise ValueError(f"tint {tint}")
    return Look(
        rgb=_rgb(row["rgb"]),
        tint=tint,
        show=SHOW[row.get("show", "solid")],
        change=CHANGE[row.get("change", "whole")],
        hatch=HATCH[row.get("hatch", "none")],
        outline=bool(row.get("outline", False)),
        fades=bool(row.get("fades", False)),
        pulse=bool(row.get("pulse", False)),
    )


def _rgb(values: list[int]) -> Rgb:
    red, green, blue = (int(value) for value in values)
    if not all(0 <= value <= 255 for value in (red, green, blue)):
        raise ValueError(f"rgb {values}")
    return red, green, blue
