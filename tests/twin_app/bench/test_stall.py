"""The stall bench opens a model and says how long the window did not answer."""

from twin_app.bench import stall


def test_small() -> None:
    (result,) = stall.run(small=True)
    assert result.name == "stall"
    assert 0 < result.ours < 60_000
    assert result.met == (result.ours <= stall.GOAL)
