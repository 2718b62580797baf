"""One frame: a 4D step with its picture, standing and with the camera moving."""

import sys

from twin_app.bench._actors import DEFINITION, Actors
from twin_app.bench._child import measured, median_ms, tell
from twin_app.bench._work import HEIGHT, WIDTH, Work
from twin_app.bench.result import Result, machine
from viewers.scene import lens

MODULE = "twin_app.bench.frame"


def run(small: bool) -> list[Result]:
    """Measure 100,000 elements; the peer 10,000, scaled."""
    count, few = (2_000, 200) if small else (100_000, 10_000)
    ours, drawn = (measured(MODULE, "ours", count, noop=noop) for noop in (True, False))
    peer, drawn_peer = (measured(MODULE, "peer", few, noop=noop)["frame"] for noop in (True, False))
    scaled = peer * count / few
    note = (
        f"GALLIUM_NOOP=1; {DEFINITION}; measured at {few:,} and scaled by {count / few:g}. "
        f"Drawn in software: {drawn['frame']:.0f} ms, peer {drawn_peer * count / few:.0f} ms"
    )
    return [
        Result(
            "frame", ours["frame"], scaled, scaled / ours["frame"], "<= 3 ms", ours["frame"] <= 3.0,
            count, machine(), "ms", note,
        ),
        Result(
            "frame/moving", drawn["moving"], None, None, "<= 150 ms", drawn["moving"] <= 150.0,
            count, machine(), "ms", f"drawn in software, coarse while the camera moves, {WIDTH}×{HEIGHT}",
        ),
    ]  # fmt: skip


def measure(what: str, count: int) -> dict[str, float]:
    """Measure in this process: "ours" or "peer"."""
    work = Work(count)
    if what == "peer":
        actors = Actors(work.project.mesh, WIDTH, HEIGHT)

        def step(k: int) -> None:
            actors.show(work.step(k))
            actors.renderer.GetActiveCamera().Azimuth(1)
            actors.render()

        return {"frame": median_ms(step, 5)}
    scene = work.scene()
    names = list(lens.VIEWS)

    def frame(k: int) -> None:
        scene.show(work.step(k))
        scene.set_camera(lens.turned(scene.camera(), names[k % 2]))
        scene.render()

    def moving(k: int) -> None:
        scene.set_camera(lens.turned(scene.camera(), names[k % 2]))
        scene.render()

    standing = median_ms(frame, 5)
    scene.moving(True)
    return {"frame": standing, "moving": median_ms(moving, 5)}


if __name__ == "__main__":
    tell(measure(sys.argv[1], int(sys.argv[2])))
