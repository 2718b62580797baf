"""A result on one line."""

from twin_app.bench.result import Result, this_machine


def test_the_line_says_both_figures_and_whether_the_goal_was_met() -> None:
    assert Result("a", 1.0, 6.0, 6.0, "≥ 6×", True, 5000, "m", "s").line() == (
        "a: 1 s, peer 6 s, ratio 6.0 (goal ≥ 6×: met), n = 5,000"
    )
    assert (
        Result("b", 2.5, None, None, "≤ 1 ms", False, 1, "m").line()
        == "b: 2.5 ms (goal ≤ 1 ms: not met), n = 1"
    )


def test_the_machine_is_named() -> None:
    assert "Python" in this_machine()
    assert "cores" in this_machine()
