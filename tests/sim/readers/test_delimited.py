from pathlib import Path

import pytest

from sim.problem import ReadError
from sim.readers.delimited import Table, read_table


def read(folder: Path, data: bytes, encoding: str = "", delimiter: str = "") -> Table:
    path = folder / "table.csv"
    path.write_bytes(data)
    return read_table(path, encoding, delimiter)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ["编号", "名称", "备注"], ["1", "浇筑混凝土", "甲区, 乙区"], ["2", "拆除模板", ""]
    text = "\r\n".join(delimiter.join(f'"{c}"' if "," in c else c for c in line) for line in lines)
    table = read(tmp_path, text.encode(encoding))
    assert table.header == ("编号", "名称", "备注")
    assert table.rows == [(2, ["1", "浇筑混凝土", "甲区, 乙区"]), (3, ["2", "拆除模板", ""])]
    assert table.delimiter == delimiter


def test_western_letters_are_not_taken_for_chinese(tmp_path: Path) -> None:
    text = "naam;größe\nFaçade;5 m²\nGeïsoleerd;über 3 °C\n"
    assert read(tmp_path, text.encode("cp1252")).rows[1][1] == ["Geïsoleerd", "über 3 °C"]


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, b'a,b\n\n1,"x\ny"\n,\n2\n')
    assert table.rows == [(3, ["1", "x y"]), (6, ["2", ""])]


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"", "", "empty-file"),
        (b"\n ,, \n", "", "empty-file"),
        (bytes(range(256)) * 4, "", "table-binary"),
        ("é".encode("cp1252"), "utf-8", "table-encoding"),
        (b"a", "klingon", "table-encoding"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, encoding: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, data, encoding)
    assert caught.value.code == code


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read_table(tmp_path)
