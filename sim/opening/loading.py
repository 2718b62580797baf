"""The one way a model file becomes columns: from the cache, or through a worker."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from kernels.arrays import F64
from kernels.bounds import instance_bounds
from sim.digest import file_digest
from sim.input_file import input_size, unreadable
from sim.job import Job
from sim.loaded import LoadedModel
from sim.mesh import Mesh
from sim.opening.cache import Cache
from sim.problem import Problem, ReadError, Severity
from sim.storage.pack import read_pack
from sim.tessellation.assembly import Assembly
from sim.tessellation.batch import Batch
from sim.tessellation.client import Client, Message
from sim.tessellation.ladder import PATIENCE
from sim.tessellation.standby import Standby

Tables = Callable[[LoadedModel], None]
Shapes = Callable[[Mesh], None]


def load_model(
    path: Path,
    job: Job,
    on_tables: Tables | None = None,
    on_shapes: Shapes | None = None,
    use_cache: bool = True,
    patience: float = PATIENCE,
    standby: Standby | None = None,
) -> LoadedModel:
    """Read one model file.

    Parameters
    ----------
    path : Path
    job : Job
        Told how far the reading is; stops within 0.3 s.
    on_tables : callable, optional
        Called once with the model without geometry, before any shape.
    on_shapes : callable, optional
        Called with each batch of shapes as it comes; element rows are those of the tables.
    use_cache : bool
        Take the model from the cache if it is there, and keep it there.
    patience : float
        How long one shape may take before it counts as hanging, s.
    standby : Standby, optional
        Gives the worker, and starts the next afterwards.

    Raises
    ------
    ReadError
        Nothing can be had from the file, or the worker died.
    Cancelled
        The user stopped the job.
    """
    begin = time.perf_counter()
    job.step("loading-opening", 0, 0)
    input_size(path)
    try:
        digest = file_digest(path)
    except OSError as error:
        raise unreadable(path, error) from error
    cache = Cache() if use_cache else None
    loaded = cache.get(digest, path) if cache else None
    if loaded is None:
        reading = _Reading(job, on_tables, on_shapes)
        loaded = reading.run(path, patience, standby)
        loaded = replace(loaded, model=replace(loaded.model, digest=digest))
        if cache and _repeatable(loaded) and _unchanged(path, digest):
            cache.put(digest, loaded)
    else:
        if on_tables:
            on_tables(loaded)
        if on_shapes:
            on_shapes(loaded.mesh)
    count = len(loaded.elements)
    job.step("loading-shapes", count, count)
    return replace(loaded, timings={**loaded.timings, "total": time.perf_counter() - begin})


def _repeatable(loaded: LoadedModel) -> bool:
    """Tell whether reading again would give the same: crashes and time-outs may be the machine's."""
    return not any(reason in ("shape-crashed", "shape-hung") for _, reason in loaded.model.unconverted)


def _unchanged(path: Path, digest: str) -> bool:
    try:
        return file_digest(path) == digest
    except OSError:
        return False


class _Reading:
    """One model on its way out of a worker."""

    def __init__(self, job: Job, on_tables: Tables | None, on_shapes: Shapes | None) -> None:
        self.job, self.on_tables, self.on_shapes = job, on_tables, on_shapes
        self.tables: LoadedModel | None = None
        self.assembly = Assembly({})
        self.early: list[Message] = []
        self.bad: list[tuple[int, str]] = []
        self.notes: list[tuple[int, str]] = []
        self.done = self.total = 0
        self.timings: dict[str, float] = {}

    def run(self, path: Path, patience: float, standby: Standby | None) -> LoadedModel:
        try:
            with Client(path, patience, standby) as worker:
                for message in worker.messages(self.job):
                    self.hear(message)
        finally:
            if standby:
                standby.renew()
        if self.tables is None:
            raise ReadError(str(path), "", "worker-crashed", {"reason": "no tables"})
        return self.model(self.tables)

    def hear(self, message: Message) -> None:
        kind = message["kind"]
        if kind == "plan":
            self.total = message["total"]
        elif kind == "tables":
            self.take_tables(read_pack(Path(message["path"]), check=False))
        elif kind == "batch":
            if self.tables is None:
                self.early.append(message)
            else:
                self.take_batch(message)
        elif kind == "bad":
            self.bad.append((message["step"], message["reason"]))
            self.done += 1
        elif kind == "note":
            self.notes.append((message["step"], message["code"]))
        elif kind == "end":
            self.timings = message["timings"]
        self.job.step("loading-shapes" if self.total else "loading-opening", self.done, self.total)

    def take_tables(self, tables: LoadedModel) -> None:
        self.tables = tables
        self.assembly.rows = {step: row for row, step in enumerate(tables.elements.step_id.tolist())}
        if self.on_tables:
            self.on_tables(tables)
        for message in self.early:
            self.take_batch(message)
        self.early.clear()

    def take_batch(self, message: Message) -> None:
        path = Path(message["path"])
        mesh = self.assembly.add(Batch(**read_pack(path, check=False)))
        path.unlink(missing_ok=True)
        self.done += message["done"]
        if self.on_shapes and mesh.instance_count:
            self.on_shapes(mesh)

    def model(self, tables: LoadedModel) -> LoadedModel:
        mesh = self.assembly.mesh()
        elements = tables.elements
        problems, unconverted = [], []
        guids = {step: elements.guid[row] for step, row in self.assembly.rows.items()}
        for step, code in sorted(self.notes):
            problems.append(Problem(Severity.INFO, code, guids.get(step) or f"#{step}"))
        for step, reason in sorted(self.bad):
            guid = guids.get(step, "")
            lines_only = reason == "shape-no-surface"
            severity = Severity.INFO if lines_only else Severity.WARNING
            problems.append(Problem(severity, reason, guid or f"#{step}"))
            unconverted.append((guid, reason))
        return replace(
            tables,
            elements=replace(elements, box=element_boxes(mesh, len(elements))),
            mesh=mesh,
            model=replace(tables.model, unconverted=tuple(unconverted)),
            problems=(*tables.problems, *problems),
            timings={**tables.timings, **self.timings},
        )


def element_boxes(mesh: Mesh, count: int) -> F64:
    """Return the world box of each of `count` elements, NaN without geometry."""
    box = np.full((count, 6), np.nan)
    instance_bounds(mesh.vertices, mesh.vertex_offset, mesh.shape, mesh.element, mesh.matrix, box)
    return box
