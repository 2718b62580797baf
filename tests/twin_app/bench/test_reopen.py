"""The small run."""

from twin_app.bench.reopen import run


def test_the_small_run_reads_back_what_was_loaded() -> None:
    peer, own = run(small=True)
    assert 0.0 < peer.ours == own.ours
    assert own.ratio is not None
    assert own.ratio > 1.0
