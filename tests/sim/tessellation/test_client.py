"""The parent's side: whatever the worker does, nothing of it is left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.job import silent_job
from sim.problem import ReadError
from sim.tessellation import client, standby
from sim.tessellation.client import Client


def talk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> tuple[Client, list[str]]:
    monkeypatch.setattr(standby, "command", lambda: [sys.executable, "-c", code])
    worker = Client(tmp_path)
    try:
        with worker:
            return worker, [message["kind"] for message in worker.messages(silent_job())]
    finally:
        assert not worker.folder.exists()
        assert worker.process.poll() is not None


def test_messages_end_with_the_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = 'print(\'{"kind": "plan"}\\n{"kind": "end"}\', flush=True); import time; time.sleep(60)'
    _, kinds = talk(monkeypatch, tmp_path, code)
    assert kinds == ["plan", "end"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit(4)", "exit code 4"),
        ("import os; os.kill(os.getpid(), 11)", "SIGSEGV"),
        (
            "import json; open(json.loads(input())['folder'] + '/stderr.txt', 'w').write('x\\nMemoryError')",
            "MemoryError",
        ),
    ],
)
def test_a_death_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, reason: str
) -> None:
    with pytest.raises(ReadError) as caught:
        talk(monkeypatch, tmp_path, code)
    assert caught.value.values == {"reason": reason}


def test_a_refusal_keeps_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = '{"kind": "error", "path": "p", "place": "#7", "code": "too-large", "values": {"limit": "1"}}'
    with pytest.raises(ReadError) as caught:
        talk(monkeypatch, tmp_path, f"print({line!r})")
    assert (caught.value.place, caught.value.code) == ("#7", "too-large")


def test_what_a_killed_parent_left_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_memory", lambda path: str(tmp_path))
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    stale, other = tmp_path / f"twin-shapes-{process.pid}-a", tmp_path / f"twin-shapes-{os.getpid()}-b"
    stale.mkdir()
    other.mkdir()
    found = client.transit_folder(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([other, found])
