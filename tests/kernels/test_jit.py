"""The door to numba: lazy, by positional arguments, and it can be shut."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import sys
import numpy as np
from kernels.states import count_states
before = "numba" in sys.modules
out = np.zeros(8, np.int64)
count_states(np.array([1, 1, 2], np.uint8), out)
print(before, "numba" in sys.modules, out.tolist())
"""


def run(switch: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, "TWIN_JIT": switch}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_numba_is_imported_at_the_first_call() -> None:
    assert run("1") == "False True [0, 2, 1, 0, 0, 0, 0, 0]"


def test_without_the_compiler_numba_is_never_imported() -> None:
    assert run("0") == "False False [0, 2, 1, 0, 0, 0, 0, 0]"
