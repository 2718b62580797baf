import pytest

from sim.planning.cpm import solve
from twin_app.bench._networks import work_network
from twin_app.bench.cpm_edit import check, run


def test_small_run_measures_and_agrees_with_a_full_solve() -> None:
    (result,) = run(small=True)
    assert result.peer is not None
    assert 0 < result.ours < result.peer


def test_other_dates_than_those_of_a_full_solve_are_told() -> None:
    with pytest.raises(RuntimeError, match="differs from a full solve"):
        check(solve(work_network(30, 60)), solve(work_network(30, 60, seed=2)))
