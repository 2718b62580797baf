"""One line per result."""

from twin_app.bench.result import Result, this_machine


def test_line() -> None:
    line = Result("memory", 70.0, None, None, "≤ 80", True, 1000, "m", "bytes").line()
    assert line == "memory: 70 bytes (goal ≤ 80: met), n = 1,000"
    assert "Python" in this_machine()
