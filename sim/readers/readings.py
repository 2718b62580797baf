"""Sensor readings and the table that binds their channels to elements; no socket, no thread."""

import csv
import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.input_file import input_size, unreadable
from sim.job import Job
from sim.problem import Problem, ReadError, Severity
from sim.readers.bounded_stream import check_lines
from sim.sensors import Sensors

SIZE_LIMIT = 2 << 30
PROBLEM_LIMIT = 100  # told one by one, the rest as a count
TIME = ("time", "timestamp", "datetime", "date", "时间", "时间戳")
CHANNEL = ("channel", "topic", "sensor", "tag", "通道", "测点")
VALUE = ("value", "reading", "值", "数值", "读数")
GUID = ("guid", "globalid", "element", "构件")
LIMITS = ("warn_low", "warn_high", "alarm_low", "alarm_high", "stale_after")


class Reading(NamedTuple):
    """One value of one channel."""

    time: np.datetime64  # UTC, microseconds: fast channels send 100 values a second
    channel: str
    value: float  # in the channel's unit


def parse(topic: str, payload: bytes) -> Reading | Problem:
    """Understand one message: the topic names the channel.

    The payload is a JSON object with ``time`` and ``value``, or the text ``time,value``.
    """
    try:
        text = payload.decode("utf-8").strip()
        if text.startswith("{"):
            message = json.loads(text)
            return reading_of(str(message["time"]), topic, str(message["value"]))
        time, _, value = text.replace(";", ",").rpartition(",")
        return reading_of(time, topic, value)
    except (ValueError, KeyError, TypeError, RecursionError):
        return Problem(Severity.WARNING, "reading-payload", topic)


def reading_of(time: str, channel: str, value: str, place: str = "") -> Reading | Problem:
    """Make a reading from three texts."""
    name = channel.strip()
    if not name:
        return Problem(Severity.WARNING, "reading-channel", place)
    moment = utc(time)
    if moment is None:
        return Problem(Severity.WARNING, "reading-time", place or name, {"text": time.strip()[:40]})
    number = _number(value)
    if number is None or not math.isfinite(number):
        return Problem(Severity.WARNING, "reading-value", place or name, {"text": value.strip()[:40]})
    return Reading(moment, name, number)


def utc(text: str) -> np.datetime64 | None:
    """Return the moment an ISO 8601 text or a Unix time in seconds means; without zone it is UTC."""
    plain = text.strip()
    try:
        seconds = float(plain)
    except ValueError:
        pass
    else:
        if not 0 < seconds < 253402300800:  # year 10000
            return None
        return np.datetime64(round(seconds * 1e6), "us")
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return np.datetime64(moment, "us")


def read_readings(path: Path, job: Job) -> tuple[list[Reading], list[Problem]]:
    """Read a table of readings, sorted by time.

    Columns time, channel, value; or time and one column per channel.

    Raises
    ------
    ReadError
        Missing, unreadable, not text, or without the columns.
    """
    table = _table(path)
    head = next(table, None)
    if head is None:
        raise ReadError(str(path), "", "empty-file")
    time, channel, value = (_column(head[1], names) for names in (TIME, CHANNEL, VALUE))
    wide = [k for k, name in enumerate(head[1]) if k != time and name.strip()]
    long = channel is not None and value is not None
    if time is None or not (long or (wide and channel is None and value is None)):
        columns = ", ".join(name.strip() for name in head[1])[:200]
        raise ReadError(str(path), "line 1", "reading-no-header", {"columns": columns})
    readings: list[Reading] = []
    problems = _Problems()
    for line, row in table:
        if not any(row):
            continue
        if line % 5000 == 0:
            job.step("job-readings", line, 0)
        row += [""] * (len(head[1]) - len(row))
        if channel is not None and value is not None:
            cells = [(row[channel], row[value])]
        else:
            cells = [(head[1][k], row[k]) for k in wide if row[k].strip()]
        for name, cell in cells:
            found = reading_of(row[time], name, cell, f"line {line}")
            if isinstance(found, Reading):
                readings.append(found)
            else:
                problems.add(found)
    backwards = sum(a.time > b.time for a, b in pairwise(readings))
    if backwards:
        problems.found.append(Problem(Severity.INFO, "reading-order", "", {"count": backwards}))
        readings.sort(key=lambda reading: reading.time)
    return readings, problems.all()


def read_bindings(path: Path) -> tuple[Sensors, list[Problem]]:
    """Read which channel watches which element, and within which limits.

    Columns channel and guid; optional unit, warn_low, warn_high, alarm_low, alarm_high, stale_after (s).

    Raises
    ------
    ReadError
        Missing, unreadable, not text, or without the two columns.
    """
    table = _table(path)
    head = next(table, None)
    if head is None:
        raise ReadError(str(path), "", "empty-file")
    channel, guid, unit = (_column(head[1], names) for names in (CHANNEL, GUID, ("unit", "单位")))
    if channel is None or guid is None:
        columns = ", ".join(name.strip() for name in head[1])[:200]
        raise ReadError(str(path), "line 1", "binding-no-header", {"columns": columns})
    limits = [_column(head[1], (name,)) for name in LIMITS]
    texts: list[tuple[str, str, str]] = []
    numbers: list[list[float]] = []
    problems = _Problems()
    for line, row in table:
        if not any(row):
            continue
        row += [""] * (len(head[1]) - len(row))
        if not row[channel].strip() or not row[guid].strip():
            problems.add(Problem(Severity.WARNING, "binding-empty", f"line {line}"))
            continue
        texts.append((row[channel].strip(), row[guid].strip(), "" if unit is None else row[unit].strip()))
        numbers.append(_limits(row, limits, f"line {line}", problems))
    channels, guids, units = zip(*texts, strict=True) if texts else ((), (), ())
    values = np.array(numbers, np.float64).reshape(-1, len(LIMITS))
    columns_of = [values[:, k].copy() for k in range(len(LIMITS))]
    return Sensors(channels, guids, units, *columns_of), problems.all()


def _limits(row: list[str], columns: list[int | None], place: str, problems: "_Problems") -> list[float]:
    out = []
    for name, column in zip(LIMITS, columns, strict=True):
        text = "" if column is None else row[column].strip()
        number = _number(text) if text else math.nan
        if number is None:
            problems.add(
                Problem(Severity.WARNING, "binding-number", place, {"column": name, "text": text[:40]})
            )
            number = math.nan
        out.append(number)
    for low in (0, 2):
        if out[low] >= out[low + 1]:
            values = {"low": out[low], "high": out[low + 1]}
            problems.add(Problem(Severity.WARNING, "binding-order", place, values))
            out[low] = out[low + 1] = math.nan
    return out


class _Problems:
    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._more = 0

    def add(self, problem: Problem) -> None:
        if len(self.found) < PROBLEM_LIMIT:
            self.found.append(problem)
        else:
            self._more += 1

    def all(self) -> list[Problem]:
        if self._more:
            self.found.append(Problem(Severity.WARNING, "readings-many-problems", "", {"count": self._more}))
        return self.found


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a table with commas, semicolons or tabs."""
    input_size(path, SIZE_LIMIT)
    try:
        check_lines(path)
        with path.open("rb") as file:
            start = file.read(4096)
        encoding = _encoding(path, start)
        with path.open(encoding=encoding, newline="") as text:
            line = text.readline(1 << 20)
            if "\0" in line:
                raise ReadError(str(path), "", "not-text")
            text.seek(0)
            delimiter = max(",;\t", key=line.count)
            reader = csv.reader(text, delimiter=delimiter)
            for row in reader:
                yield reader.line_num, row
    except OSError as error:
        raise unreadable(path, error) from None
    except (UnicodeError, csv.Error):
        raise ReadError(str(path), "", "not-text") from None


def _encoding(path: Path, start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding) as text:
                while text.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise ReadError(str(path), "", "not-text")


def _column(head: list[str], names: tuple[str, ...]) -> int | None:
    plain = [name.strip().lower().replace(" ", "_") for name in head]
    return next((plain.index(name) for name in names if name in plain), None)


def _number(text: str) -> float | None:
    plain = text.strip()
    try:
        return float(plain)
    except ValueError:
        pass
    try:
        return float(plain.replace(",", "."))  # decimal comma, in tables separated by ; or tab
    except ValueError:
        return None
