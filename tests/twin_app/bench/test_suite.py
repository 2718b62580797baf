"""Benches are the modules that can be run."""

from importlib import import_module

from twin_app.bench.suite import bench_names


def test_every_bench_can_be_run() -> None:
    assert "result" not in bench_names()
    for name in bench_names():
        assert callable(import_module(f"twin_app.bench.{name}").run)
