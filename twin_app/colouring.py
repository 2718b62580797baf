"""One colour per class, storey, type, model or property value, and what each colour means."""

import functools
import tomllib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kernels.arrays import U8
from resources import folder, messages
from sim.columns import Category, category, freeze
from sim.planning.variance import UNLINKED, WORSE, element_marks, mark_code
from sim.project import Project
from sim.properties import Value
from sim.view import ColourBy

Rgb = tuple[int, int, int]

# Softened from Paul Tol's "muted" and "light" qualitative schemes (SRON/EPS/TN/09-002, issue 3.2), which
# stay apart for the colour-blind.
QUALITATIVE: tuple[Rgb, ...] = (
    (119, 170, 221), (238, 136, 102), (68, 187, 153), (238, 221, 136), (170, 119, 178), (187, 204, 51),
    (255, 170, 187), (153, 221, 255), (196, 154, 108), (136, 146, 190), (170, 170, 0), (205, 120, 140),
)  # fmt: skip
# Seven steps of "viridis" (Smith and van der Walt, 2015), equally light steps that print in grey.
SEQUENTIAL: tuple[Rgb, ...] = (
    (68, 1, 84), (68, 57, 131), (49, 104, 142), (33, 145, 140), (53, 183, 121), (144, 215, 67),
    (253, 231, 37),
)  # fmt: skip
NONE: Rgb = (200, 198, 194)
MANY = 12  # more different numbers than this are put into classes


@dataclass(frozen=True, slots=True)
class Swatch:
    """One line of the legend."""

    text: str  # "" for elements without a value
    rgb: Rgb
    count: int
    code: str = ""  # of a sentence that stands for the text

    def words(self, language: str) -> str:
        """Return what the line says, "" for elements without a value."""
        return messages.text(self.code, language) if self.code else self.text


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """Colours of all elements.

    Attributes
    ----------
    rgba : uint8[n, 4]
    swatches : tuple of Swatch
    """

    rgba: U8
    swatches: tuple[Swatch, ...]

    def __post_init__(self) -> None:
        freeze(self.rgba)


def colouring(project: Project, by: ColourBy, name: str = "") -> Colouring | None:
    """Return the colours of all elements; None where the material shows (`ColourBy.STATE`)."""
    elements, spatial = project.elements, project.spatial
    if by is ColourBy.STATE:
        return None
    if by is ColourBy.VARIANCE:
        return _by_mark(element_marks(project.schedule, project.links, len(elements)))
    if by is ColourBy.CLASS:
        return _by_name(elements.ifc_class)
    if by is ColourBy.TYPE:
        return _by_name(elements.type_name)
    if by is ColourBy.MODEL:
        return _coded(Category(elements.model.copy(), tuple(model.name for model in project.models)))
    if by is ColourBy.STOREY:
        order = np.argsort(np.nan_to_num(spatial.elevation, nan=-np.inf), kind="stable")
        used = [int(row) for row in order if (elements.storey == row).any()]
        number = np.full(len(spatial) + 1, -1, np.int32)
        number[used] = np.arange(len(used))
        labels = tuple(spatial.name[row] or spatial.guid[row] for row in used)
        return _coded(Category(number[elements.storey], labels), ordered=True)
    return _by_value(property_column(project, name))


def property_names(project: Project) -> list[str]:
    """Return every "set.property" of the project, sorted."""
    table = project.properties
    names = {
        f"{table.set_name[j]}.{table.names[table.entry_name[e]]}"
        for j in range(len(table.set_name))
        for e in range(int(table.set_offset[j]), int(table.set_offset[j + 1]))
    }
    return sorted(names)


def property_column(project: Project, name: str) -> list[Value]:
    """Return the values of "set.property", or of a property in any set."""
    set_name, dot, own = name.partition(".")
    return project.properties.column(own, set_name) if dot else project.properties.column(name)


@functools.cache
def mark_colours() -> dict[int, Rgb]:
    """Return the colour of each mark of variance, and of what has no task."""
    path = folder("palettes") / "variance.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["mark"]
    return {mark: tuple(table[mark_code(mark)]) for mark in (*WORSE, UNLINKED)}


def _by_mark(marks: U8) -> Colouring:
    table = np.zeros((256, 4), np.uint8)
    table[:, 3] = 255
    for mark, rgb in mark_colours().items():
        table[mark, :3] = rgb
    counts = np.bincount(marks, minlength=256)
    swatches = tuple(
        Swatch("", rgb, int(counts[mark]), f"mark-{mark_code(mark)}")
        for mark, rgb in mark_colours().items()
        if counts[mark]
    )
    return Colouring(table[marks], swatches)


def _by_value(values: list[Value]) -> Colouring:
    numbers = [v for v in values if isinstance(v, float | int) and not isinstance(v, bool)]
    others = any(isinstance(v, str | bool) for v in values)
    if numbers and not others and len(set(numbers)) > MANY:
        return _by_amount(np.array([np.nan if v is None else float(v) for v in values]))
    return _by_name(category("" if v is None else _spelled(v) for v in values))


def _by_amount(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Colouring:
    known = np.isfinite(values)
    edges = np.linspace(values[known].min(), values[known].max(), len(SEQUENTIAL) + 1)
    codes = np.full(values.size, -1, np.int32)
    codes[known] = np.clip(np.searchsorted(edges, values[known], side="right") - 1, 0, len(SEQUENTIAL) - 1)
    labels = tuple(f"{a:.4g} – {b:.4g}" for a, b in pairwise(edges))
    return _coded(Category(codes, labels), SEQUENTIAL)


def _by_name(column: Category) -> Colouring:
    order = sorted(range(len(column.labels)), key=lambda code: column.labels[code])
    rank = np.full(len(order) + 1, -1, np.int32)
    rank[order] = np.arange(len(order))
    return _coded(Category(rank[column.codes], tuple(column.labels[code] for code in order)))


def _coded(column: Category, palette: tuple[Rgb, ...] = QUALITATIVE, ordered: bool = False) -> Colouring:
    count = len(column.labels)
    if ordered and count > 1:
        steps = np.linspace(0, len(SEQUENTIAL) - 1, count)
        ramp = np.array(SEQUENTIAL, float)
        low = np.floor(steps).astype(int)
        high = np.minimum(low + 1, len(SEQUENTIAL) - 1)
        mixed = ramp[low] + (ramp[high] - ramp[low]) * (steps - low)[:, None]
        table = [(int(r), int(g), int(b)) for r, g, b in mixed]
    else:
        table = [palette[code % len(palette)] for code in range(count)]
    rgba = np.array([(*rgb, 255) for rgb in (*table, NONE)], np.uint8)[column.codes]
    counts = np.bincount(column.codes + 1, minlength=count + 1)
    swatches = [
        Swatch(column.labels[code], table[code], int(counts[code + 1]))
        for code in range(count)
        if counts[code + 1]
    ]
    if counts[0]:
        swatches.append(Swatch("", NONE, int(counts[0])))
    return Colouring(rgba, tuple(swatches))


def _spelled(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
