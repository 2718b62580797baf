"""The program as its user starts it: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def twin(*arguments: object, status: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `twin` and check its exit status; never a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "twin_app", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "LANG": "C.UTF-8", **environment}, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


def twin_json(*arguments: object, status: int = 0, **environment: str) -> dict[str, Any]:
    """Run `twin … --json`; standard output must be one JSON document and nothing else."""
    document: dict[str, Any] = json.loads(twin(*arguments, "--json", status=status, **environment).stdout)
    return document
