"""Messages, tables of readings and bindings, good and bad."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.job import silent_job
from sim.problem import Problem, ReadError
from sim.readers.readings import Reading, parse, read_bindings, read_readings

NOON = np.datetime64("2025-06-01T12:00:00", "us")


@pytest.mark.parametrize(
    "payload",
    [
        b'{"time": "2025-06-01T12:00:00Z", "value": 2.5}',
        b'{"value": "2.5", "time": "2025-06-01T20:00:00+08:00"}',
        b"2025-06-01T12:00:00,2.5",
        b" 2025-06-01 12:00:00 ; 2.5\n",
        b"1748779200, 2.5",
    ],
)
def test_message_is_understood(payload: bytes) -> None:
    assert parse("bridge/strain/1", payload) == Reading(NOON, "bridge/strain/1", 2.5)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"", "reading-time"), (b"2.5", "reading-time"), (b"noon,2.5", "reading-time"),
        (b"2025-06-01T12:00:00,warm", "reading-value"), (b"2025-06-01T12:00:00,nan", "reading-value"),
        (b'{"time": 1}', "reading-payload"), (b"{", "reading-payload"), (b"\xff\xfe", "reading-payload"),
        (b'{"time": "1e99", "value": 1}', "reading-time"), (b"[" * 100_000, "reading-time"),
        (b'{"a":' * 100_000, "reading-payload"),
    ],
)  # fmt: skip
def test_bad_message_is_a_problem(payload: bytes, code: str) -> None:
    found = parse("c", payload)
    assert isinstance(found, Problem)
    assert found.code == code
    assert "\n" not in found.line()


@given(st.text(max_size=10), st.binary(max_size=40))
def test_no_message_raises(topic: str, payload: bytes) -> None:
    assert isinstance(parse(topic, payload), Reading | Problem)


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_table_in_chinese(tmp_path: Path, encoding: str) -> None:
    path = _write(tmp_path / "a.csv", "时间;通道;值\n2025-06-01 12:00:00;应变;2,5\n", encoding)
    assert read_readings(path, silent_job()) == ([Reading(NOON, "应变", 2.5)], [])


def test_rows_are_sorted_and_bad_ones_named(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.csv",
        "value,time,channel\n1,2025-06-01T12:00:01Z,a\n\n2,2025-06-01T12:00:00Z,a\nx,2025-06-01T12:00:00Z,a\n3\n",
    )
    readings, problems = read_readings(path, silent_job())
    assert [r.value for r in readings] == [2.0, 1.0]
    assert [(p.code, p.place) for p in problems] == [
        ("reading-value", "line 5"), ("reading-channel", "line 6"), ("reading-order", ""),
    ]  # fmt: skip


def test_one_column_per_channel(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", "time\tn1\tn2\n1748779200\t1.5\t\n1748779201\t\t-2\n")
    readings, problems = read_readings(path, silent_job())
    assert [(r.channel, r.value) for r in readings] == [("n1", 1.5), ("n2", -2.0)]
    assert problems == []


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", "time,channel,value\n" + "never,a,1\n" * 500)
    readings, problems = read_readings(path, silent_job())
    assert readings == []
    assert len(problems) == 101
    assert problems[-1].values == {"count": 400}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty-file"), (b"a,b\n1,2\n", "reading-no-header"), (b"\x00\x01\x02\xff" * 99, "not-text"),
     (b"time,channel\n1,2\n", "reading-no-header")],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_readings(tmp_path / "a.csv", silent_job())
    assert caught.value.code == code


def test_bindings(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "b.csv",
        "Channel,GlobalId,unit,warn_high,alarm_high,stale_after,warn_low\n"
        "c1,2O2Fr$t4X7Zf8NOew3FNr2,mm,3,5,60,\nc2,x,,high,5,,\n,x,,,,,\nc3,y,,1,,,2\n",
    )
    sensors, problems = read_bindings(path)
    assert sensors.channel == ("c1", "c2", "c3")
    assert sensors.guid[0] == "2O2Fr$t4X7Zf8NOew3FNr2"
    np.testing.assert_array_equal(sensors.warn_high, [3.0, np.nan, np.nan])
    np.testing.assert_array_equal(sensors.alarm_high, [5.0, 5.0, np.nan])
    np.testing.assert_array_equal(sensors.stale_after, [60.0, np.nan, np.nan])
    assert [p.code for p in problems] == ["binding-number", "binding-empty", "binding-order"]


def test_bindings_without_columns(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="channel and guid"):
        read_bindings(_write(tmp_path / "b.csv", "a,b\n"))
