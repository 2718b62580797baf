"""The worker process: opens the file, reads its tables, has its shapes tessellated.

Run as ``python -m sim.tessellation.worker``. The first line of standard input is its order: a JSON object of
path, folder and patience (s). One JSON line on standard output per message; bulk data as packs in the
folder. It ends when its standard input does.
"""

import gc
import json
import multiprocessing.process
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from sim.job import silent_job
from sim.problem import ReadError
from sim.readers.ifc.source import Opened, open_ifc
from sim.readers.ifc.tables import read_tables
from sim.storage.pack import write_pack
from sim.tessellation.face_sets import openings_by_host
from sim.tessellation.routing import deal, first_rungs, shaped_products
from sim.tessellation.supervisor import FORKS, LOOK, Supervisor, silence


class Voice:
    """Writes messages to the parent; several threads may speak."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.lock = threading.Lock()

    def tell(self, kind: str, values: dict[str, Any]) -> None:
        line = json.dumps({"kind": kind, **values})
        with self.lock:
            self.stream.write(line + "\n")
            self.stream.flush()

    def refuse(self, error: ReadError) -> None:
        """Say that nothing can be had from the file."""
        values = {key: v if isinstance(v, (str, int, float)) else str(v) for key, v in error.values.items()}
        self.tell("error", {"path": error.path, "place": error.place, "code": error.code, "values": values})


def work(path: Path, folder: Path, voice: Voice, patience: float) -> None:
    """Do all of it."""
    begin = time.perf_counter()
    opened = open_ifc(path)
    timings = {"open": time.perf_counter() - begin}
    clerk = beside(tables, opened, path, folder, voice)
    groups = shaped_products(opened.file)
    voice.tell("plan", {"total": sum(map(len, groups.values()))})
    rungs = first_rungs(opened.file, groups)
    supervisor = Supervisor(path, opened.file, folder, voice.tell, patience)
    everyone = supervisor.hands
    # No shape can be shown before the tables are there: a core is theirs until then.
    supervisor.hands = max(1, everyone - 1)
    supervisor.start(deal(groups, rungs, everyone))
    for step in openings_by_host(opened.file):
        if step in rungs and rungs[step].given:
            voice.tell("note", {"step": step, "code": "shape-not-cut"})
    timings["plan"] = time.perf_counter() - begin - timings["open"]
    while supervisor.busy:
        supervisor.turn(LOOK, sentinel_of(clerk))
        if not clerk.is_alive():
            supervisor.hands = everyone
    timings["shapes"] = time.perf_counter() - begin - timings["open"] - timings["plan"]
    clerk.join()
    if isinstance(clerk, multiprocessing.process.BaseProcess) and clerk.exitcode:
        raise ReadError(str(path), "", "tables-crashed", {"signal": -clerk.exitcode})
    voice.tell("end", {"timings": timings})


def beside(
    task: Callable[..., None], *arguments: object
) -> multiprocessing.process.BaseProcess | threading.Thread:
    """Run `task` in a fork where there are forks, else in a thread."""
    runner: multiprocessing.process.BaseProcess | threading.Thread
    if FORKS:
        runner = multiprocessing.get_context("fork").Process(target=task, args=arguments, daemon=True)
    else:
        runner = threading.Thread(target=task, args=arguments, daemon=True)
    runner.start()
    return runner


def sentinel_of(clerk: multiprocessing.process.BaseProcess | threading.Thread) -> list[int]:
    """Return what is ready once a clerk has ended; nothing for a thread, or after its end."""
    if isinstance(clerk, multiprocessing.process.BaseProcess) and clerk.is_alive():
        return [clerk.sentinel]
    return []


def tables(opened: Opened, path: Path, folder: Path, voice: Voice) -> None:
    """Read the tables and hand them over."""
    try:
        write_pack(folder / "tables.pack", read_tables(opened, path, silent_job()))
    except ReadError as error:
        voice.refuse(error)
    else:
        voice.tell("tables", {"path": str(folder / "tables.pack")})


def die_with_parent(folder: Path) -> None:
    """Leave, with all shards, when standard input ends; what was on its way is of no use to anyone."""
    # Not through sys.stdin: its lock would be held in every fork.
    while os.read(0, 4096):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(3)


def order() -> dict[str, Any] | None:
    """Wait for the first line of standard input; None if it ends before."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            return None
        line += piece
    found: dict[str, Any] = json.loads(line)
    return found


def main() -> None:
    voice = Voice(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    silence()
    if FORKS:
        # What is imported by now is shared by all forks and never garbage.
        gc.freeze()
    asked = order()
    if asked is None:
        return
    path, folder = Path(asked["path"]), Path(asked["folder"])
    sys.stderr = (folder / "stderr.txt").open("w", encoding="utf-8")
    threading.Thread(target=die_with_parent, args=(folder,), daemon=True).start()
    try:
        work(path, folder, voice, asked["patience"])
    except ReadError as error:
        voice.refuse(error)


if __name__ == "__main__":
    main()
