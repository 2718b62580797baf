"""The small run of `twin bench des_trace`, timed."""

from typing import Any

from twin_app.bench.des_trace import run


def test_des_trace(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
