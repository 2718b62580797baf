"""The S-curve as SVG: finished elements over time, planned and baseline."""

import math
from xml.sax.saxutils import escape

import numpy as np

from kernels.arrays import F64
from sim.playback.simulation import Simulation

WIDTH, HEIGHT = 860, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 30, 50
TICKS = 8


def s_curve(simulation: Simulation, planned: str, baseline: str, axis: str, days: str) -> str:
    """Return the chart; "" where there is nothing to draw.

    Parameters
    ----------
    simulation : Simulation
    planned, baseline, axis : str
        Names of the two curves and of the vertical axis, with its unit.
    days : str
        Name of the horizontal axis.
    """
    if len(simulation) < 2:
        return ""
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(axis)}">']
    parts.append(f'<text class="axis" x="{LEFT - 44}" y="14">{escape(axis)}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        f'<text class="axis" x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(days)}</text>'
    )
    for percent in (0, 25, 50, 75, 100):
        y = _y(percent)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(
            f'<text class="tick" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{percent} %</text>'
        )
    count = len(simulation)
    rows = sorted({round(k * (count - 1) / (TICKS - 1)) for k in range(TICKS)})
    for row in rows:
        x = _x(row, count)
        anchor = "start" if row == 0 else "end" if row == count - 1 else "middle"
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(
            f'<text class="tick" x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="{anchor}">'
            f"{simulation.day[row]}</text>"
        )
    if not np.isnan(simulation.baseline).all():
        parts.append(_line(simulation.baseline, "baseline"))
    parts.append(_line(simulation.planned, "planned"))
    names = [("planned", planned)]
    if not np.isnan(simulation.baseline).all():
        names.append(("baseline", baseline))
    for k, (kind, name) in enumerate(names):
        y = TOP + 18 + 20 * k
        parts.append(f'<line class="{kind}" x1="{LEFT + 12}" x2="{LEFT + 40}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="name" x="{LEFT + 48}" y="{y + 4}">{escape(name)}</text>')
    return "".join([*parts, "</svg>"])


def _line(values: F64, kind: str) -> str:
    count = values.size
    step = max(1, count // WIDTH)
    rows = [*range(0, count, step), count - 1]
    points = " ".join(
        f"{_x(row, count):.1f},{_y(values[row]):.1f}" for row in rows if math.isfinite(values[row])
    )
    return f'<polyline class="{kind}" points="{points}"/>'


def _x(row: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * row / (count - 1)


def _y(percent: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / 100)
