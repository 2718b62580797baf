"""The small run of `twin bench des`, timed."""

from typing import Any

from twin_app.bench.des import run


def test_des(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
