"""Compiles, or loads from the cache, what is behind a user's first clicks, on a thread of its own."""

import gc
import threading

import numpy as np

from sim.columns import freeze
from sim.links import Links, LinkSource, links_of
from sim.mesh import Mesh
from sim.playback.growth import Growth, plain_growths
from sim.playback.timeline import compile_timeline, finished_states
from sim.schedule import Schedule, no_dates


def start_warm_up() -> threading.Thread:
    """Begin; the window does not wait for it."""
    thread = threading.Thread(target=_warm_up_for_good, name="warm-up", daemon=True)
    thread.start()
    return thread


def _warm_up_for_good() -> None:
    warm_up()
    gc.freeze()  # the compiler and what it made: the collector need not walk it again


def warm_up() -> None:
    """Run a triangle and a task through what drawing, pointing and playing call."""
    from resources import messages
    from sim.space.enclosing import enclosed
    from sim.space.picker import Drawn, Picker
    from viewers.scene.chunk import build_chunks
    from viewers.scene.piece import piece

    messages.text("job-open", "en")  # reads the catalogue
    np.unique(np.zeros(1))  # imports masked arrays at its first call
    mesh = _triangle()
    (chunk,) = build_chunks(mesh, np.zeros(1, np.int32))
    piece(chunk, plain_growths(np.full(1, Growth.LENGTH, np.uint8)))
    _paint()
    schedule, links = _task()
    moment = np.datetime64("2026-01-01T12:00:00", "s")
    compile_timeline(schedule, links, 1).write_states(moment, finished_states(1))
    drawn = Drawn(
        np.zeros(1, np.int32), np.array([[3, 128, 1, 0]], np.uint8),
        np.array([[0, 0, 0, 1]], np.float32), np.zeros(1), np.zeros((0, 4)),
    )  # fmt: skip
    picker = Picker(mesh)
    picker.pick(np.array([0.2, 0.2, 1.0]), np.array([0.0, 0.0, -1.0]), drawn)
    enclosed(picker, drawn, np.array([[1.0, 0.0, 0.0, 0.0]]), True)


def _paint() -> None:
    """Colour one slot and cast its shade; each array is read-only where the scene's is: numba tells both."""
    from kernels.footprint import blur, darken
    from kernels.paint import paint_rows, paint_states
    from viewers.scene.chunk import build_chunks
    from viewers.scene.footprints import Footprints

    slot, texel, states = np.zeros(1, np.int32), np.zeros((1, 4), np.uint8), finished_states(1)
    rgba, looks = np.zeros((1, 4), np.uint8), np.zeros(8, np.uint8)
    freeze(rgba)
    paint_rows(slot, rgba, texel)
    paint_states(
        slot, states.code, states.amount, states.alarm, looks[:1], looks, looks, looks, -1,
        texel.view("<u4").reshape(-1),
    )  # fmt: skip
    shade, scratch = np.zeros((4, 4), np.float32), np.zeros((4, 4), np.float32)
    chunks = build_chunks(_triangle(), np.zeros(1, np.int32))
    prints = Footprints(chunks, chunks[0].box, np.ones(1, np.bool_), np.zeros(2), 0.1, 4)
    prints.cast(texel, 0.0, 1.0, shade)
    blur(shade, 2, scratch)
    darken(shade, np.array([1], np.int32), np.zeros((16, 4), np.uint8))


def _triangle() -> Mesh:
    i32 = np.zeros(1, np.int32)
    return Mesh(
        np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32), np.array([[0, 1, 2]], np.int32),
        np.array([[0, 1]], np.int32), i32, np.array([0, 3], np.int64), np.array([0, 1], np.int64),
        np.array([0, 1], np.int64), np.ones((1, 4), np.float32), i32.copy(), i32.copy(),
        np.eye(3, 4).reshape(1, 3, 4),
    )  # fmt: skip


def _task() -> tuple[Schedule, Links]:
    start = np.array(["2026-01-01T08:00:00"], "datetime64[s]")
    finish = np.array(["2026-01-02T08:00:00"], "datetime64[s]")
    none, u8, i32 = no_dates(1), np.zeros(1, np.uint8), np.full(1, -1, np.int32)
    schedule = Schedule(
        "", "", ("1",), ("",), ("",), i32, u8, u8.copy(), start, finish, none,
        none.copy(), none.copy(), none.copy(), np.zeros(1), i32.copy(),
    )  # fmt: skip
    row = np.zeros(1, np.int32)
    return schedule, links_of(row, row, LinkSource.EXPLICIT)
