"""Which benches there are: every module beside this one that has ``run``."""

import pkgutil
from importlib import import_module

import twin_app.bench
from twin_app.bench.result import Result

SUPPORT = {"result", "suite"}


def bench_names() -> list[str]:
    """Return the names, sorted."""
    found = (module.name for module in pkgutil.iter_modules(twin_app.bench.__path__))
    return sorted(name for name in found if name not in SUPPORT and not name.startswith("_"))


def run_bench(name: str, small: bool) -> list[Result]:
    """Run one bench."""
    results: list[Result] = import_module(f"twin_app.bench.{name}").run(small)
    return results
