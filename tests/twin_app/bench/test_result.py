"""A result names its machine."""

from twin_app.bench.result import Result, this_machine


def test_a_result_can_be_renamed_and_the_machine_is_named() -> None:
    result = Result("a", 1.0, 6.0, 6.0, "≥ 6×", True, 5, this_machine())
    assert result.named("b").name == "b"
    assert result.named("b").ratio == 6.0
    assert "Python" in result.machine
    assert "cores" in result.machine
