"""The small run of `twin bench ifc_load`, timed."""

from typing import Any

from twin_app.bench.ifc_load import run


def test_ifc_load(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
