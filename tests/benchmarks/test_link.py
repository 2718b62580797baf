"""The small run of `twin bench link`, timed."""

from typing import Any

from twin_app.bench.link import run


def test_link(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
