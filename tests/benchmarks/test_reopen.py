"""The small run of `twin bench reopen`, timed."""

from typing import Any

from twin_app.bench.reopen import run


def test_reopen(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
