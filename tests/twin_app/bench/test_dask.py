import importlib.util

import pytest

from twin_app.bench.dask import run


@pytest.mark.filterwarnings("ignore")
def test_small_run_compares_workers_with_one_core() -> None:
    (result,) = run(small=True)
    assert result.name == "dask"
    assert (result.peer is None) == (importlib.util.find_spec("distributed") is None)
    assert result.n == 4
