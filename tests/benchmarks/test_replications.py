"""The small run of `twin bench replications`, timed."""

from typing import Any

from twin_app.bench.replications import run


def test_replications(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
