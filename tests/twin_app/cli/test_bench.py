"""`twin bench`: the table and its exit status."""

import pytest
from command import twin

from twin_app.bench.result import Result
from twin_app.cli.bench import table


def test_unknown_bench_is_named() -> None:
    assert "no bench of this name" in twin("bench", "nonsense", status=2).stderr


@pytest.mark.parametrize("met", [True, False])
def test_table_says_what_was_met(met: bool) -> None:
    lines = table(
        [Result("pick", 0.5, 100.0, 200.0, "≤ 1 ms", met, 100_000, "m", note="by hand")]
    ).splitlines()
    assert f"| pick | 0.5 ms | 100 ms | 200.0 | ≤ 1 ms | {'yes' if met else 'no'} | 100,000 |" in lines
    assert lines[-1] == "- **pick**: by hand"
