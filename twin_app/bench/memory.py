"""How much memory the picture of a loaded project takes."""

import gc
import sys

from twin_app.bench._actors import DEFINITION, Actors
from twin_app.bench._child import measured, resident, tell
from twin_app.bench._work import HEIGHT, WIDTH, Work
from twin_app.bench.result import Result, machine

MODULE = "twin_app.bench.memory"
PER_TRIANGLE = 80.0  # bytes
PER_ELEMENT = 1000.0


def run(small: bool) -> list[Result]:
    """Measure 100,000 elements; the peer 10,000, scaled."""
    count, few = (20_000, 500) if small else (100_000, 10_000)
    ours = measured(MODULE, "ours", count, noop=True)
    peer = measured(MODULE, "peer", few, noop=True)["bytes"] * count / few / 1e6
    limit = (PER_TRIANGLE * ours["triangles"] + PER_ELEMENT * count) / 1e6
    grown = ours["bytes"] / 1e6
    return [
        Result(
            "memory", grown, peer, peer / max(grown, 1e-9), f"<= {limit:.0f} MB", grown <= limit, count,
            machine(), "MB",
            f"growth from the loaded project to its first frames, standing and moving, "
            f"{ours['triangles']:,.0f} triangles with edges, GALLIUM_NOOP=1; "
            f"limit {PER_TRIANGLE:g} B per triangle, {PER_ELEMENT:g} B per element; "
            f"{DEFINITION}; measured at {few:,} and scaled by {count / few:g}",
        )
    ]  # fmt: skip


def measure(what: str, count: int) -> dict[str, float]:
    """Measure in this process: "ours" or "peer"; a small scene comes first and does not count."""
    for size in (20, count):
        work = Work(size)
        gc.collect()
        before = resident()
        if what == "peer":
            actors = Actors(work.project.mesh, WIDTH, HEIGHT)
            actors.show(work.step(1))
            actors.render()
        else:
            scene = work.scene()
            scene.show(work.step(1))
            scene.moving(True)  # before any frame, so that a large model gets its boxes
            scene.render()
            scene.moving(False)
            scene.render()
        gc.collect()
        grown = resident() - before
    return {"bytes": grown, "triangles": float(work.project.mesh.drawn_triangles())}


if __name__ == "__main__":
    tell(measure(sys.argv[1], int(sys.argv[2])))
