"""Opening a model again from the cache, beside our own first load and the default iterator."""

import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from sim.digest import file_digest
from sim.job import silent_job
from sim.opening.cache import Cache
from sim.opening.loading import load_model
from sim.samples.scale import write_scale
from twin_app.bench._default_kernel import measure
from twin_app.bench.result import Result, this_machine

COUNT, SMALL = 100_000, 300
PEER_COUNT = 10_000  # the default kernel takes minutes for more: measured here, scaled to COUNT
RUNS = 5


def run(small: bool) -> list[Result]:
    """Measure a generated model of 100,000 elements, or of a few."""
    count, runs = (SMALL, 1) if small else (COUNT, RUNS)
    peer_count = SMALL if small else PEER_COUNT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, part = folder / "scale.ifc", folder / "part.ifc"
        write_scale(path, count, unique=True)
        write_scale(part, peer_count, unique=True)
        peer = measure(part, folder / "peer.npz").seconds * count / peer_count
        begin = time.perf_counter()
        first = load_model(path, silent_job(), use_cache=False)
        load_seconds = time.perf_counter() - begin
        cache = Cache(folder / "cache")
        cache.folder.mkdir()
        digest = file_digest(path)
        cache.put(digest, first)
        seconds = []
        for _ in range(runs):
            begin = time.perf_counter()
            again = cache.get(file_digest(path), path)
            seconds.append(time.perf_counter() - begin)
            if again is None or not np.array_equal(again.elements.box, first.elements.box, equal_nan=True):
                raise RuntimeError("the cache gave back another model")
            del again
    ours = median(seconds)
    scaled = f"default iterator measured with {peer_count} elements, scaled to {count}"
    met = peer >= 100 * ours
    return [
        Result("reopen", ours, peer, peer / ours, "≥ 100×", met, count, this_machine(), "s", scaled),
        Result(
            "reopen against our load", ours, load_seconds, load_seconds / ours, "≥ 20×",
            load_seconds >= 20 * ours, count, this_machine(), "s", "our own load, no cache, measured once",
        ),
    ]  # fmt: skip
