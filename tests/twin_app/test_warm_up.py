"""After the warm-up the kernels of a first click are there."""

from kernels import pick, states
from kernels._jit import COMPILING
from twin_app.warm_up import start_warm_up, warm_up


def test_kernels_are_ready() -> None:
    warm_up()
    if COMPILING:
        assert pick.pick_ray._dispatcher.signatures  # type: ignore[attr-defined]
        assert states.states_at._dispatcher.signatures  # type: ignore[attr-defined]


def test_runs_beside_the_window() -> None:
    thread = start_warm_up()
    assert thread.daemon
    thread.join(60)
    assert not thread.is_alive()
