from twin_app.bench.pick import run


def test_small_run_measures_and_agrees_with_its_peer() -> None:
    whole, slowest = run(small=True)
    assert whole.name == "pick"
    assert whole.peer is not None
    assert whole.ratio is not None
    assert 0 < whole.ours < whole.peer
    assert whole.ours <= slowest.ours
    assert whole.machine
