"""The small run of `twin bench edit_to_picture`, timed."""

from typing import Any

from twin_app.bench.edit_to_picture import run


def test_edit_to_picture(benchmark: Any) -> None:
    results = benchmark.pedantic(run, args=(True,), rounds=1, iterations=1)
    assert all(result.ours > 0.0 for result in results)
