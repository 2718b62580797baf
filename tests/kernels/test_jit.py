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


def test_name_of_a_kernel_follows_the_text_of_those_it_calls(tmp_path: Path) -> None:
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import calling
print(calling.twice(3), calling.twice.compiled().py_func.__qualname__)
"""
    head = "from kernels._jit import kernel\n"
    (tmp_path / "calling.py").write_text(
        head + "from called import once\n@kernel\ndef twice(x: int) -> int:\n    return once(x) + once(x)\n"
    )
    said = []
    for number in (1, 5):
        (tmp_path / "called.py").write_text(
            head + f"@kernel\ndef once(x: int) -> int:\n    return x + {number}\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "TWIN_JIT": "1", "NUMBA_CACHE_DIR": str(tmp_path / "cache")},
        )  # fmt: skip
        said.append(done.stdout.split())
    assert [value for value, _ in said] == ["8", "16"]
    assert said[0][1] != said[1][1]
