from pathlib import Path

import pytest

from sim.problem import ReadError
from sim.readers.delimited import Table
from sim.readers.table_mapping import Mapping, columns_of, saved_for
from sim.storage.column_mappings import SavedMapping, save_mapping

TABLE = Table(("what", "Start", "Finish", "name"), [], "utf-8", ",")


def test_what_a_person_says_comes_before_what_is_found_out() -> None:
    found = columns_of(Path("a.csv"), TABLE, Mapping({"name": "what", "finish": ""}))
    assert found == {"name": "what", "start": "Start"}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Mapping({"name": "nowhere"}), "csv-no-column"),
        (Mapping({"oddity": "what"}), "csv-no-column"),
        (Mapping(date_order="xyz"), "csv-date-order"),
        (Mapping({"start": "", "finish": ""}), "csv-not-a-schedule"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(wish: Mapping, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        columns_of(Path("a.csv"), TABLE, wish)
    assert caught.value.code == code


def test_a_saved_mapping_with_roles_of_another_version_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path))
    assert saved_for(TABLE) is None
    save_mapping(SavedMapping("N", TABLE.header, {"name": "what", "aura": "Start"}, "later"))
    found = saved_for(TABLE)
    assert found is not None
    assert (found[0].columns, found[0].date_order, found[1].name) == ({"name": "what"}, "", "N")
