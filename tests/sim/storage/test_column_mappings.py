from pathlib import Path

import pytest

from sim.readers.csv_schedule import read_csv_schedule
from sim.storage.column_mappings import (
    SavedMapping,
    mapping_for,
    remove_mapping,
    save_mapping,
    saved_mappings,
)
from sim.storage.folders import config_folder

ONE = SavedMapping("Site north", ("what", "when", "note"), {"name": "what", "start": "when"}, "mdy")


def test_a_mapping_is_found_by_its_columns_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "mappings.json"
    save_mapping(ONE, path)
    save_mapping(SavedMapping("Other", ("a", "b"), {"name": "a"}), path)
    assert mapping_for(("note", "when", "what"), path) == ONE
    assert mapping_for(("what", "when"), path) is None
    assert [each.name for each in saved_mappings(path)] == ["Site north", "Other"]


def test_a_name_stands_once_and_can_go(tmp_path: Path) -> None:
    path = tmp_path / "mappings.json"
    save_mapping(ONE, path)
    save_mapping(SavedMapping("Site north", ("x",), {"name": "x"}), path)
    assert [each.header for each in saved_mappings(path)] == [("x",)]
    remove_mapping("Site north", path)
    assert saved_mappings(path) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[1, {}]", '[{"name": 1, "header": [], "columns": {}}]', "[" * 100_000]
)
def test_a_damaged_file_counts_as_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mappings.json"
    path.write_text(text, encoding="utf-8")
    assert saved_mappings(path) == []


def test_readers_use_what_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    save_mapping(ONE)
    assert config_folder().is_relative_to(tmp_path)
    path = tmp_path / "plan.csv"
    path.write_text("what,when,note\nDig,3/4/2026,x\n", encoding="utf-8")
    schedule, problems = read_csv_schedule(path)
    assert (schedule.name, str(schedule.start[0])[:10]) == (("Dig",), "2026-03-04")
    assert [(p.code, p.values["name"]) for p in problems] == [("table-mapping-used", "Site north")]
