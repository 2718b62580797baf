from pathlib import Path

import pytest

from sim.storage.folders import cache_folder, config_folder, data_folder


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path))
    found = [cache_folder("shapes"), data_folder(), config_folder()]
    assert found == [tmp_path / "cache" / "shapes", tmp_path / "data", tmp_path / "config"]
    assert all(path.is_dir() for path in found)


def test_without_it_the_systems_folders_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWIN_HOME")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "twin_app" in str(cache_folder())
