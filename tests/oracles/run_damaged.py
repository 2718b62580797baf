"""Run by the fuzz tests: gives damaged copies of real inputs to the command line, one after the other.

    python run_damaged.py FOLDER FIRST_SEED COUNT SOURCE…

FOLDER holds a model, a plan, and the inputs SOURCE names. One line per case: seed, source, exit status,
seconds, and what is wrong with how the command ended, "" for nothing. A case that never ends or kills
the process leaves its line unwritten.
"""

import contextlib
import io
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from oracles.damage import damaged

from twin_app.cli import BAD_INPUT, DONE, dispatch
from twin_app.main import prepare

LIMIT = 20.0  # s a case may take
PICTURE = ("--json", "--at", "50%", "--size", "32x32", "--no-overlay", "--out")


def main() -> None:
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    prepare()
    for seed in range(first, first + count):
        source = folder / sys.argv[4:][seed % len(sys.argv[4:])]
        broken = folder / f"damaged{source.suffix}"
        broken.write_bytes(damaged(source.read_bytes(), seed))
        began = time.perf_counter()
        status, out, err = _ended(_command(folder, source.name, broken, seed))
        seconds = time.perf_counter() - began
        fault = _fault(status, out, err, broken) or ("slow" if seconds > LIMIT else "")
        print(f"{seed}\t{source.name}\t{status}\t{seconds:.2f}\t{fault}", flush=True)


def _command(folder: Path, name: str, broken: Path, seed: int) -> list[str]:
    model, plan, picture = folder / "model.ifc", folder / "plan.csv", str(folder / "x.png")
    kind = name.split(".")[0]
    if kind == "plan":
        return ["snapshot", str(model), "--schedule", str(broken), *PICTURE, picture]
    if kind in ("links", "rules"):
        return ["snapshot", str(model), "--schedule", str(plan), f"--{kind}", str(broken), *PICTURE, picture]
    if kind in ("readings", "bindings"):
        given = {"readings": folder / "readings.csv", "bindings": folder / "bindings.csv", kind: broken}
        more = [
            "--replay",
            str(given["readings"]),
            "--bindings",
            str(given["bindings"]),
            "--out",
            str(folder / "out"),
        ]
        return ["run", str(model), "--json", "--size", "32x32", "--pictures", "2", "--seconds", "0", *more]
    if kind == "project" or seed % 8 == 0:
        return ["snapshot", str(broken), *PICTURE, picture]
    return ["info", "--json", str(broken)]


def _ended(arguments: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = dispatch(arguments)
    return status, out.getvalue(), err.getvalue()


def _fault(status: int, out: str, err: str, broken: Path) -> str:
    if status not in (DONE, BAD_INPUT):
        return f"status {status}: {err[-300:]!r}"
    if "Traceback" in err:
        return "a traceback"
    try:
        document = json.loads(out)
    except ValueError as error:
        return f"no JSON: {error}"
    lines = [line for line in err.splitlines() if line.startswith("twin: ")]
    if status == DONE:
        return "an error, yet done" if lines or "error" in document else ""
    if len(lines) != 1 or broken.name not in lines[0]:
        return f"not one line that names the file: {err[-300:]!r}"
    return ""


if __name__ == "__main__":
    main()
