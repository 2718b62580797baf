"""The small run of `twin bench dask`, timed."""

from typing import Any

from twin_app.bench.dask import run


def test_dask(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
