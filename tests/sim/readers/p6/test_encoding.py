import pytest

from sim.problem import ReadError
from sim.readers.p6.encoding import encoding_of

TEXTS = {
    "gb18030": "地下室底板钢筋绑扎\t一层柱模板安装\t验收",
    "big5": "地下室底板鋼筋綁紮\t一層柱模板安裝\t驗收",
    "cp1251": "Устройство фундамента\tКладка стен\tМОНТАЖ",
    "cp1252": "Wände für das Gebäude\tpréparation\tAño – señal",
}


@pytest.mark.parametrize("name", TEXTS)
def test_bytes_tell_their_code_page(name: str) -> None:
    assert encoding_of(TEXTS[name].encode(name)) == (name, False)


def test_one_accent_is_enough() -> None:
    assert encoding_of("1\tGründung\t2".encode("cp1252"))[0] == "cp1252"
    assert encoding_of("1\t挖\t2".encode("gb18030"))[0] == "gb18030"


@pytest.mark.parametrize(("name", "code"), [("cp1251", b"\x88"), ("cp1252", b"\x80")])
def test_the_euro_sign_tells_even_where_nothing_else_does(name: str, code: bytes) -> None:
    data = b"%R\t1\t2\t" + code + b"\t.\t,\t#1.1\t(#1.1)\tEuro\tEUR\t3\r\n"
    assert encoding_of(data) == (name, False)


@pytest.mark.parametrize(
    ("name", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le")],
)
def test_unicode_is_sure(name: str, found: str) -> None:
    assert encoding_of("ERMHDR\t挖土\tabc".encode(name)) == (found, True)


def test_binary_is_no_text() -> None:
    with pytest.raises(ReadError):
        encoding_of(b"ERMHDR" + bytes(range(1, 200)) + b"\x00", "a.xer")
