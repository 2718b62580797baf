import pytest

from sim.planning.cpm import solve
from twin_app.bench._networks import day_network
from twin_app.bench.cpm import compare, peer_file, run


def test_small_run_measures_and_agrees_with_its_peer() -> None:
    beside, alone = run(small=True)
    assert beside.name == "cpm"
    assert beside.peer is not None
    assert 0 < beside.ours < beside.peer
    assert alone.name == "cpm/200"
    assert alone.ours > 0


def test_other_dates_than_the_peers_are_told() -> None:
    schedule = day_network(10, 20)
    _, tasks = peer_file(schedule)
    for task in tasks:
        for name in ("EarlyStart", "EarlyFinish", "LateStart", "LateFinish"):
            setattr(task.TaskTime, name, "2025-01-06T09:00:00")
    with pytest.raises(RuntimeError, match="early_start differs in"):
        compare(solve(schedule), tasks)
