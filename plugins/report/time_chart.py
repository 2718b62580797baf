"""Curves over time as SVG; presentation lies in attributes, so that paper shows it as the screen does."""

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from kernels.arrays import F64, Time
from plugins.report.document import Chart

WIDTH, HEIGHT = 860, 360
LEFT, RIGHT, TOP, BOTTOM = 52, 20, 58, 48
SOFT, INK, GRID = "#667079", "#22262b", "#e6e9ec"
MOST_TICKS = 9
_STEPS = (
    ("D", 1, 1.0), ("D", 2, 2.0), ("D", 7, 7.0), ("D", 14, 14.0), ("M", 1, 30.4), ("M", 2, 61.0),
    ("M", 3, 91.0), ("M", 6, 182.0), ("Y", 1, 365.0), ("Y", 2, 730.0), ("Y", 5, 1826.0), ("Y", 10, 3652.0),
)  # fmt: skip
"""Unit and count of a step, and its days."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line: per cent at each moment, NaN where there is none."""

    name: str
    values: F64
    colour: str
    dash: str = ""
    thick: float = 2.5


def time_chart(time: Time, curves: list[Curve], axis: str, mark: np.datetime64, mark_name: str) -> Chart:
    """Return curves over time; `mark` is a moment with a line of its own, NaT for none."""
    low, high = time[0], time[-1]

    def x(moment: np.datetime64) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * float((moment - low) / max(high - low, np.timedelta64(1, "s")))

    def y(percent: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / 100)

    # CSS of the page would beat attributes: classes are left out on purpose.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f" aria-label={quoteattr(axis)}>"
    )
    parts = [head, _text(LEFT - 44, TOP - 16, axis, "start")]
    for percent in (0, 25, 50, 75, 100):
        parts.append(_line(LEFT, y(percent), WIDTH - RIGHT, y(percent), GRID))
        parts.append(_text(LEFT - 8, y(percent) + 4, f"{percent} %", "end"))
    for moment, words in _ticks(low, high):
        at = x(moment)
        parts.append(_line(at, TOP, at, HEIGHT - BOTTOM, GRID))
        if at < WIDTH - RIGHT - 24:
            parts.append(_text(at, HEIGHT - BOTTOM + 20, words, "start" if at < LEFT + 24 else "middle"))
    for curve in curves:
        points = " ".join(
            f"{x(moment):.1f},{y(value):.1f}"
            for moment, value in zip(time, curve.values.tolist(), strict=True)
            if math.isfinite(value)
        )
        if points:
            parts.append(
                f'<polyline points="{points}" fill="none" stroke="{curve.colour}"'
                f' stroke-width="{curve.thick}"{_dash(curve.dash)}/>'
            )
    if not np.isnat(mark) and low <= mark <= high:
        parts.append(_line(x(mark), TOP, x(mark), HEIGHT - BOTTOM, "#d9480f", "5 4"))
        side = "end" if x(mark) > WIDTH * 0.75 else "start"
        parts.append(_text(x(mark) + (6 if side == "start" else -6), TOP + 12, mark_name, side, "#d9480f"))
    place = float(LEFT)
    for curve in curves:
        parts.append(_line(place, 14, place + 28, 14, curve.colour, curve.dash, curve.thick))
        parts.append(_text(place + 36, 18, curve.name, "start", INK))
        place += 36 + 26 + sum(13.0 if ord(sign) > 0x2E7F else 7.2 for sign in curve.name)
    return Chart("".join([*parts, "</svg>"]), WIDTH, HEIGHT, axis)


def _ticks(low: np.datetime64, high: np.datetime64) -> list[tuple[np.datetime64, str]]:
    """Return at most `MOST_TICKS` days, weeks, months or years, with their words."""
    days = float((high - low) / np.timedelta64(1, "D"))
    unit, count, _ = next((step for step in _STEPS if days / step[2] <= MOST_TICKS), _STEPS[-1])
    first, last = low.astype(f"datetime64[{unit}]"), high.astype(f"datetime64[{unit}]")
    if unit == "M":
        first = first.astype("datetime64[Y]").astype("datetime64[M]")
    found = [first + k for k in range(0, int((last - first).astype(int)) + 1, count)]
    return [
        (each.astype("datetime64[s]"), str(each)) for each in found if each.astype("datetime64[s]") >= low
    ]


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, dash: str = "", thick: float = 1) -> str:
    return (
        f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}"'
        f' stroke-width="{thick}"{_dash(dash)}/>'
    )


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _text(x: float, y: float, words: str, anchor: str, colour: str = SOFT) -> str:
    # "style" beats the page's CSS, and is all that QSvgRenderer needs too.
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" style="fill:{colour}"'
        f' fill="{colour}">{escape(words)}</text>'
    )
