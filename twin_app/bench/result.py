"""What one measurement has brought."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table.

    `ours` and `peer` are in `unit`, `peer` None where there is none; `ratio` is peer over ours; `n` is
    the size of the input; `note` says how the peer was measured.
    """

    name: str
    ours: float
    peer: float | None
    ratio: float | None
    goal: str
    met: bool
    n: int
    machine: str
    unit: str = "ms"
    note: str = ""

    def line(self) -> str:
        """Return the result on one line."""
        beside = "" if self.peer is None else f", peer {self.peer:.4g} {self.unit}"
        ratio = "" if self.ratio is None else f", ratio {self.ratio:.1f}"
        met = "met" if self.met else "not met"
        ours = f"{self.ours:.4g} {self.unit}"
        return f"{self.name}: {ours}{beside}{ratio} (goal {self.goal}: {met}), n = {self.n:,}"


def this_machine() -> str:
    """Return processor, cores, system and Python on one line."""
    name = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        lines = facts.read_text(encoding="utf-8", errors="replace").splitlines()
        name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), name)
    system = platform.platform(terse=True)
    return f"{name}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}"


machine = this_machine  # for modules in which no field or variable has that name
