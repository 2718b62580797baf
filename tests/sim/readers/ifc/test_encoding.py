from pathlib import Path

import pytest
from ifc_text import HOUSE, step

from sim.readers.ifc.encoding import escaped, is_plain
from sim.readers.ifc.source import open_ifc


def test_a_file_as_the_standard_wants_it_is_plain() -> None:
    assert is_plain(step(HOUSE).encode())
    assert not is_plain("墙".encode())


def test_signs_are_escaped_in_their_plane() -> None:
    assert escaped("'a墙体b'".encode()) == (b"'a\\X2\\58994F53\\X0\\b'", "UTF-8")
    assert escaped("'𠀀'".encode()) == (b"'\\X4\\00020000\\X0\\'", "UTF-8")


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X1"])
@pytest.mark.parametrize(
    ("name", "codec", "said"),
    [
        ("预制剪力墙", "utf-8", "UTF-8"),
        ("预制剪力墙", "gb18030", "GB18030"),
        ("Türöffnung für Außenwand", "cp1252", "Windows-1252"),
        ("Türöffnung für Außenwand", "utf-8", "UTF-8"),
    ],
)
def test_names_in_raw_bytes_are_read(tmp_path: Path, name: str, codec: str, said: str, schema: str) -> None:
    path = tmp_path / "m.ifc"
    path.write_bytes(step(HOUSE.replace("'W1'", f"'{name}'"), schema).encode(codec))
    opened = open_ifc(path)
    assert opened.file.by_id(20).Name == name
    assert [p.values["encoding"] for p in opened.problems if p.code == "ifc-raw-text"] == [said]
