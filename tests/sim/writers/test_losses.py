"""Losses are counted by kind, with the names concerned."""

from sim.problem import Severity
from sim.writers.losses import Losses


def test_counts_by_kind() -> None:
    losses = Losses()
    losses.lost("written-setting", 1, "progress")
    losses.lost("written-setting", 2, "float_kind")
    losses.lost("written-rate", 0)
    losses.kept("written-kept", 3, "deadline")
    first, second = losses.problems()
    assert (first.severity, first.code, first.values["count"]) == (Severity.WARNING, "written-setting", 3)
    assert first.text() == "3 settings have no place in the format: progress, float_kind"
    assert (second.severity, second.values["count"]) == (Severity.INFO, 3)
    assert "deadline" in second.text("zh_CN")
