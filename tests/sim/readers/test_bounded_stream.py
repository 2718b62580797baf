"""Texts without an end are refused before they fill the memory."""

import io
from pathlib import Path

import pytest

from sim.problem import ReadError
from sim.readers.bounded_stream import BoundedStream, check_lines


def test_stream_ends_where_a_text_does_not() -> None:
    stream = BoundedStream(io.BytesIO(b"x" * 1000), "a.xml", 100)
    for _ in range(5):
        assert len(stream.read(60)) == 60
        stream.end()
    stream.read(60)
    stream.read(60)
    with pytest.raises(ReadError, match="byte 300") as caught:
        stream.read(60)
    assert caught.value.code == "text-too-long"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_be_many_but_not_endless(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join([b"x" * 1000] * 5000))
    check_lines(path, 1000)
    path.write_bytes(b"id" + end + b"1" + end + b"x" * (3 << 20))
    with pytest.raises(ReadError, match="line 3"):
        check_lines(path, 1 << 20)
