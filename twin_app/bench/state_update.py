"""Kernel and upload of one 4D step in which every element changes."""

import sys

from twin_app.bench._actors import DEFINITION, Actors
from twin_app.bench._child import measured, median_ms, tell
from twin_app.bench._work import HEIGHT, WIDTH, Work
from twin_app.bench.result import Result, machine

MODULE = "twin_app.bench.state_update"


def run(small: bool) -> list[Result]:
    """Measure 100,000 and 1,000,000 elements; the peer 10,000, scaled."""
    count, most, few = (2_000, 5_000, 200) if small else (100_000, 1_000_000, 10_000)
    ours = measured(MODULE, "ours", count, noop=True)
    large = measured(MODULE, "update", most, noop=True)
    peer = measured(MODULE, "peer", few, noop=True)
    drawn, drawn_peer = measured(MODULE, "ours", count, noop=False), measured(MODULE, "peer", few, noop=False)
    scaled = peer["step"] * count / few
    ratio = scaled / ours["step"]
    note = (
        f"{DEFINITION}; measured at {few:,} and scaled by {count / few:g}; states and render. "
        f"Drawn in software: {drawn['step']:.0f} ms, peer {drawn_peer['step'] * count / few:.0f} ms"
    )
    return [
        Result(
            "state_update", ours["update"], None, None, "<= 1 ms", ours["update"] <= 1.0, count, machine(),
            "ms", "kernel and upload, every element changed, GALLIUM_NOOP=1",
        ),
        Result(
            "state_update/step", ours["step"], scaled, ratio, ">= 1000 x", ratio >= 1000.0, count, machine(),
            "ms", note,
        ),
        Result(
            "state_update/1M", large["update"], None, None, "<= 8 ms", large["update"] <= 8.0, most,
            machine(),
            "ms", "kernel and upload, every element changed, GALLIUM_NOOP=1",
        ),
    ]  # fmt: skip


def measure(what: str, count: int) -> dict[str, float]:
    """Measure in this process: "ours", "update" (no frame drawn) or "peer"."""
    work = Work(count)
    if what == "peer":
        actors = Actors(work.project.mesh, WIDTH, HEIGHT)
        scene = work.scene()
        scene.show(work.step(1))
        actors.check(work.step(1), scene.visible())

        def step(k: int) -> None:
            actors.show(work.step(k))
            actors.render()

        return {"step": median_ms(step, 5)}
    scene = work.scene()
    work.check(scene)

    def update(k: int) -> None:
        scene.show(work.step(k))
        scene.upload()

    if what == "update":
        return {"update": median_ms(update)}

    def whole(k: int) -> None:
        scene.show(work.step(k))
        scene.render()

    scene.render()
    return {"update": median_ms(update), "step": median_ms(whole, 5)}


if __name__ == "__main__":
    tell(measure(sys.argv[1], int(sys.argv[2])))
