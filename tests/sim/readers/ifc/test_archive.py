import zipfile
from pathlib import Path

import pytest

from sim.problem import ReadError
from sim.readers.ifc.archive import unpack


def packed(folder: Path, **members: bytes) -> Path:
    path = folder / "model.ifczip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_model_comes_out_and_what_lies_beside_it_is_named(tmp_path: Path) -> None:
    content, problems = unpack(packed(tmp_path, **{"a.IFC": b"x", "photo.jpg": b"y"}), 100)
    assert content == b"x"
    assert [p.place for p in problems] == ["photo.jpg"]


@pytest.mark.parametrize("name", ["../evil.ifc", "/etc/evil.ifc", "..\\evil.ifc", "C:\\evil.ifc"])
def test_a_member_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as error:
        unpack(packed(tmp_path, **{name: b"x"}), 100)
    assert (error.value.code, error.value.place) == ("ifc-zip-path", name)
    assert [p.name for p in tmp_path.iterdir()] == ["model.ifczip"]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"bomb.ifc": bytes(50_000_000)})
    with pytest.raises(ReadError) as error:
        unpack(path, 1 << 30)
    assert error.value.code == "ifc-zip-bomb"


def test_the_size_limit_holds_for_what_comes_out(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="unpack to more"):
        unpack(packed(tmp_path, **{"a.ifc": b"0123456789" * 10}), 50)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"a.ifc": b"x", "b.ifc": b"y"}, "ifc-zip-several"),
        ({"a.txt": b"x"}, "ifc-zip-no-model"),
        ({"a.ifcxml": b"x"}, "ifc-xml"),
        ({}, "ifc-zip-no-model"),
        ({f"{n}.txt": b"" for n in range(1001)}, "ifc-zip-members"),
    ],
)
def test_an_archive_holds_exactly_one_model(tmp_path: Path, members: dict[str, bytes], code: str) -> None:
    with pytest.raises(ReadError) as error:
        unpack(packed(tmp_path, **members), 100)
    assert error.value.code == code


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"a.ifc": b"content of the file" * 100})
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(data)
    with pytest.raises(ReadError) as error:
        unpack(path, 1 << 20)
    assert error.value.code == "ifc-zip-broken"


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"a.ifc": b"content"})
    path.write_bytes(path.read_bytes()[:30])
    with pytest.raises(ReadError, match="cannot be unpacked"):
        unpack(path, 1 << 20)
