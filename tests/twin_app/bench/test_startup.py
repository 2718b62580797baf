"""The start-up bench measures two windows that are really shown."""

import pytest

from twin_app.bench import startup


def test_small_run() -> None:
    (result,) = startup.run(small=True)
    assert result.peer is not None
    assert 0 < result.ours < 60_000
    assert result.met == (result.ours <= startup.GOAL * result.peer)


def test_a_window_that_does_not_come_is_no_result() -> None:
    with pytest.raises(RuntimeError):
        startup.seconds_until_shown("import sys; sys.exit(0)", "")
