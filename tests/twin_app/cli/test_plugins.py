"""`twin plugins`."""

from pathlib import Path

import memo_plugin
import pytest
from command import twin, twin_json
from shaped_ifc import columns

from sim.storage.folders import cache_folder

QUICK = ("--size", "64x48", "--pictures", "2", "--seconds", "0")


def test_built_ins_are_listed() -> None:
    states = {
        entry["name"]: entry["state"]
        for entry in twin_json("plugins", "--disable-plugin", "replay")["plugins"]
    }
    assert states["report"] == "loaded"
    assert states["replay"] == "disabled"


def test_for_a_person() -> None:
    assert "已加载" in twin("plugins", "--lang", "zh_CN").stdout


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a user who has a plugin in the folder."""
    folder = tmp_path / "home" / "data" / "plugins"
    folder.mkdir(parents=True)
    (folder / "memo.py").write_text(memo_plugin.source(), encoding="utf-8")
    (tmp_path / "plan.memo").write_text(memo_plugin.PLAN)
    (tmp_path / "a.ifc").write_text(columns(2))
    return {"TWIN_HOME": str(tmp_path / "home"), "NUMBA_CACHE_DIR": str(cache_folder("numba"))}


def test_plugin_of_the_folder_reads_writes_and_checks(home: dict[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.memo"
    listed = {entry["name"]: entry for entry in twin_json("plugins", **home)["plugins"]}
    assert listed["memo"]["origin"] == "folder"
    assert listed["memo"]["brings"] == ["reader memo", "writer memo", "check memo", "panel memo"]
    (facts,) = twin_json("info", plan, **home)["schedules"]
    assert (facts["tasks"], facts["start"]) == (2, "2026-03-02T08:00:00")
    exports = (
        "--export",
        tmp_path / "b.memo",
        "--export",
        tmp_path / "b.csv",
        "--export",
        tmp_path / "b.ics",
    )
    run = twin_json("run", tmp_path / "a.ifc", plan, *exports, *QUICK, "--out", tmp_path / "out", **home)
    assert run["schedule"]["tasks"] == 2
    said = [problem["text"] for problem in run["problems"]]
    assert "note: read from a memo" in said
    assert "note: 2 tasks seen" in said
    assert "2 tasks seen" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "b.memo").read_text() == "MEMO\nDig\nPour"
    assert twin_json("info", tmp_path / "b.csv", **home)["schedules"][0]["tasks"] == 2
    assert b"SUMMARY:Pour" in (tmp_path / "b.ics").read_bytes()


def test_without_the_plugin_the_file_and_the_format_are_unknown(home: dict[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.memo"
    assert twin_json("info", plan, "--disable-plugin", "memo", status=2, **home)["error"]["path"] == str(plan)
    model = tmp_path / "a.ifc"
    arguments = ("run", model, "--export", "b.memo", "--disable-plugin", "memo", "--out", tmp_path / "out")
    assert twin_json(*arguments, status=2, **home)["error"]["code"] == "export-unknown"
    assert not (tmp_path / "out").exists()


def test_raising_check_is_named_and_the_run_goes_on(home: dict[str, str], tmp_path: Path) -> None:
    plugin = tmp_path / "home" / "data" / "plugins" / "memo.py"
    plugin.write_text(
        memo_plugin.source().replace("def check(project, job):", "def check(project, job):\n    1 / 0")
    )
    done = twin("run", tmp_path / "a.ifc", *QUICK, "--out", tmp_path / "out", **home)
    assert "memo" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert (tmp_path / "out" / "report.html").is_file()
