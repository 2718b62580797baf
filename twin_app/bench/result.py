"""One line of a benchmark: ours beside the peer's."""

import os
import platform
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark measured.

    Attributes
    ----------
    name : str
    ours, peer : float
        Medians, in `unit`; NaN for the peer where there is none.
    ratio : float
        How many times the peer's figure is ours.
    goal : str
        In words, "≥ 6×".
    met : bool
    n : int
        How often each was measured.
    machine : str
    unit : str
    note : str
        What was compared, and what differed.
    """

    name: str
    ours: float
    peer: float
    ratio: float
    goal: str
    met: bool
    n: int
    machine: str
    unit: str = "s"
    note: str = ""

    def named(self, name: str) -> "Result":
        """Return the same figures under another name."""
        return replace(self, name=name)


def this_machine() -> str:
    """Return processor, cores, system and Python in one line."""
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:
            name = next(line.split(":")[1].strip() for line in stream if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
