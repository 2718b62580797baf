"""A session is a value: nothing in it is replaced."""

import dataclasses

import pytest

from twin_app.shell import Shell


def test_session_is_frozen(shell: Shell) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        shell.session.store = None  # type: ignore[misc, assignment]
