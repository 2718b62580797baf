"""One holder at a time, and none after a crash."""

import subprocess
import sys
from pathlib import Path

from sim.storage.file_lock import hold

ROOT = Path(__file__).parents[3]


def test_second_holder_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    first = hold(path)
    assert first is not None
    assert hold(path) is None
    first.release()
    assert not path.exists()
    second = hold(path)
    assert second is not None
    second.release()


def test_killed_program_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    script = (
        "import sys, time; from pathlib import Path; from sim.storage.file_lock import hold\n"
        "lock = hold(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert hold(path) is None
        child.kill()
    after = hold(path)
    assert after is not None
    after.release()
