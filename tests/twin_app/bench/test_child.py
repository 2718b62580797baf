import json
import os

import pytest

from twin_app.bench._child import measured, median_ms, resident, tell


def test_a_child_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="no_such_module"):
        measured("no_such_module", noop=True)


def test_measurements_are_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    tell({"step": 1.5})
    assert json.loads(capsys.readouterr().out) == {"step": 1.5}


def test_the_first_step_does_not_count() -> None:
    seen: list[int] = []
    assert median_ms(seen.append, 3) >= 0
    assert seen == [0, 1, 2, 3]


def test_memory_grows_with_what_is_held() -> None:
    before = resident()
    held = os.urandom(30_000_000)
    assert resident() - before > 20_000_000
    assert len(held) == 30_000_000
