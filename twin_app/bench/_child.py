"""Measurements in a process of their own, with or without the drawing itself."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def measured(module: str, *arguments: object, noop: bool) -> dict[str, float]:
    """Return what ``python -m module arguments…`` writes as JSON on its last line.

    `noop` lets Mesa drop the draws (GALLIUM_NOOP), so that what remains is our own work: what a
    computer with a graphics card would wait for.
    """
    env = dict(os.environ)
    env.pop("GALLIUM_NOOP", None)
    if noop:
        env["GALLIUM_NOOP"] = "1"
    env["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[2]), env.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {done.stderr.strip()[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def tell(values: dict[str, float]) -> None:
    """Write measurements the way `measured` reads them."""
    sys.stdout.write(json.dumps(values) + "\n")


def median_ms(step: Callable[[int], None], repeats: int = 9) -> float:
    """Return the median time of a step in ms, after one that does not count."""
    step(0)
    times = []
    for k in range(1, repeats + 1):
        begin = time.perf_counter()
        step(k)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def resident() -> float:
    """Return the memory this process holds, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return float(pages * os.sysconf("SC_PAGE_SIZE"))
