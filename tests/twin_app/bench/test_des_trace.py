import importlib.util

from sim.operations.compiling import compile_operation
from sim.operations.replication import replicate
from twin_app.bench.des_trace import END, full_dump, run


def test_small_run_measures_beside_the_peer_where_it_is_installed() -> None:
    for result, peer in zip(run(small=True), ("simpm", "openclsim"), strict=True):
        assert result.ours > 0
        assert result.n > 300
        assert (result.peer is None) == (importlib.util.find_spec(peer) is None)


def test_the_whole_model_ends_as_its_source_says() -> None:
    assert replicate(compile_operation(full_dump()), 1).time == END
