"""A bar dragged to another day: critical path, states and picture, beside solving and colouring all anew."""

import sys
import time
from dataclasses import replace

import numpy as np

from twin_app.bench._child import measured, median_ms, tell
from twin_app.bench._networks import day_network, work_network
from twin_app.bench.result import Result, machine

MODULE = "twin_app.bench.edit_to_picture"
LIMIT = 100.0  # ms
ELEMENTS_A_TASK = 10
DAY = np.timedelta64(86400, "s")


def run(small: bool) -> list[Result]:
    """Drag tasks of 100,000 elements; the peer's parts at fewer, scaled by their number."""
    count, few, tasks = (2_000, 200, 40) if small else (100_000, 10_000, 300)
    ours, drawn = (measured(MODULE, "ours", count, noop=noop) for noop in (True, False))
    actors, drawn_actors = (measured(MODULE, "actors", few, noop=noop)["frame"] for noop in (True, False))
    path = measured(MODULE, "path", tasks, noop=True)["path"]
    scaled = path * (count // ELEMENTS_A_TASK) / tasks
    peer, total = actors * count / few + scaled, ours["edit"]
    note = (
        f"GALLIUM_NOOP=1; {count // ELEMENTS_A_TASK:,} tasks, {3 * count // ELEMENTS_A_TASK:,} links: "
        f"critical path {ours['plan']:.1f} ms, intervals {ours['timeline']:.1f} ms, states and picture "
        f"{ours['picture']:.1f} ms, slowest of 20 {ours['slow']:.0f} ms. Peer: ifcopenshell's "
        f"recalculate_schedule of {tasks} tasks scaled by their number, {scaled / 1000:.1f} s, and one actor "
        f"per element, measured at {few:,} and scaled. "
        f"Drawn in software: {drawn['edit']:.0f} ms, peer {drawn_actors * count / few + scaled:.0f} ms"
    )
    return [
        Result(
            "edit_to_picture", total, peer, peer / total, f"<= {LIMIT:g} ms", total <= LIMIT, count,
            machine(), "ms", note,
        ),
    ]  # fmt: skip


def measure(what: str, count: int) -> dict[str, float]:
    """Measure in this process: "ours", "actors" or "path"."""
    if what == "path":
        return {"path": _path(count)}
    if what == "actors":
        from twin_app.bench._actors import Actors
        from twin_app.bench._work import HEIGHT, WIDTH, Work

        work = Work(count)
        actors = Actors(work.project.mesh, WIDTH, HEIGHT)

        def step(k: int) -> None:
            actors.show(work.step(k))
            actors.render()

        return {"frame": median_ms(step, 5)}
    return _ours(count)


def _ours(count: int) -> dict[str, float]:
    from sim.links import LinkSource, links_of
    from sim.planning.cell_entry import moved
    from sim.planning.replanning import Replanner
    from sim.playback.timeline import finished_states
    from sim.samples.scale_project import scale_project
    from twin_app.bench._work import HEIGHT, WIDTH
    from twin_app.rehearsal import timeline_of
    from viewers.scene.scene import Scene

    rows = np.arange(count, dtype=np.int32)
    tasks = count // ELEMENTS_A_TASK
    replanner = Replanner()
    schedule = replanner.after(work_network(tasks, 3 * tasks), replace, follow=True)
    links = links_of(rows, rows // ELEMENTS_A_TASK, LinkSource.EXPLICIT)
    project = replace(scale_project(count), schedule=schedule, links=links)
    scene = Scene(WIDTH, HEIGHT)
    scene.set_model(project.elements, project.mesh)
    scene.view("iso")
    states = finished_states(count)
    first, last = schedule.span()
    now = (first + (last - first) // 2).astype("datetime64[s]")
    rng = np.random.default_rng(1)
    early = np.flatnonzero(schedule.start < now)
    dragged = rng.choice(early, 40)
    laps: list[tuple[float, ...]] = []
    shown = [scene.texels.copy()]

    def edit(k: int) -> None:
        clock = [time.perf_counter()]
        task = int(dragged[k // 4 % dragged.size])  # four frames of each pull
        moment = schedule.start[task] + (1 + 3 * (k % 4)) * DAY
        edited = replanner.after(schedule, moved(task, moment, True), follow=True)
        clock.append(time.perf_counter())
        timeline = timeline_of(replace(project, schedule=edited))
        clock.append(time.perf_counter())
        assert timeline is not None
        timeline.write_states(now, states)
        scene.show(states)
        scene.render()
        clock.append(time.perf_counter())
        laps.append(tuple(np.diff(clock) * 1000))
        shown.append(scene.texels.copy())

    for k in range(41):
        edit(k)
    if all(np.array_equal(shown[1], each) for each in shown[2:]):
        raise RuntimeError("no edit changed the picture")
    plan, timeline_ms, picture = np.median(laps[1:], axis=0).tolist()
    whole = np.sum(laps[1:], axis=1)
    return {
        "edit": float(np.median(whole)), "slow": float(np.percentile(whole, 95)), "plan": plan,
        "timeline": timeline_ms, "picture": picture,
    }  # fmt: skip


def _path(count: int) -> float:
    import ifcopenshell.api.sequence

    from twin_app.bench.cpm import peer_file

    file, _ = peer_file(day_network(count, 3 * count))
    plan = file.by_type("IfcWorkSchedule")[0]
    begin = time.perf_counter()
    ifcopenshell.api.sequence.recalculate_schedule(file, work_schedule=plan)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    tell(measure(sys.argv[1], int(sys.argv[2])))
