from twin_app.bench.replications import run


def test_small_run_compares_threads_with_one() -> None:
    (result,) = run(small=True)
    assert result.name == "replications"
    assert result.peer is not None
    assert result.n == 4
