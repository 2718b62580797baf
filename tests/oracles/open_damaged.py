"""Run by the fuzz tests: opens damaged copies one after the other and says how each ended.

    python open_damaged.py SOURCE FIRST_SEED COUNT

One line per case: seed, a tab, "ok" with the number of elements, "refused" with a code, or the
traceback's last line. A case that never ends or kills the process leaves its line unwritten.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from oracles.damage import damaged

from sim.job import silent_job
from sim.problem import ReadError
from sim.readers.ifc.source import open_ifc
from sim.readers.ifc.tables import read_tables


def main() -> None:
    source, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    data = source.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"damaged{source.suffix}"
        for seed in range(first, first + count):
            path.write_bytes(damaged(data, seed))
            print(f"{seed}\t{_outcome(path)}", flush=True)


def _outcome(path: Path) -> str:
    try:
        loaded = read_tables(open_ifc(path), path, silent_job())
    except ReadError as error:
        error.text()
        return f"refused {error.code}"
    except Exception as error:  # noqa: BLE001  what the test is looking for
        last = error.__traceback__
        while last and last.tb_next:
            last = last.tb_next
        where = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""
        return f"raised {type(error).__name__} {where} {str(error)[:80]!r}"
    for problem in loaded.problems:
        problem.line("zh_CN")
    return f"ok {len(loaded.elements)}"


if __name__ == "__main__":
    main()
