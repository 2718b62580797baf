import pytest

from twin_app.bench import des
from twin_app.bench._earthworks import Told


def test_small_run_measures_and_agrees_with_its_peer() -> None:
    results = des.run(small=True)
    assert [result.name for result in results] == ["des/fixed", "des/random"]
    for result in results:
        assert result.peer is not None
        assert result.ours > 0
        assert result.n > 500


def test_other_results_than_the_peers_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(des, "simpy_run", lambda until, given: Told(1, 2, 3, 4.0))
    with pytest.raises(RuntimeError, match="differs from"):
        des.run(small=True)
