"""The log of all readings: append-only, durable, one writer."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from sim.problem import ReadError, WriteError
from sim.readers.readings import Reading
from sim.storage.file_lock import FileLock, hold

_TABLES = """
CREATE TABLE IF NOT EXISTS channels (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,  -- microseconds since 1970-01-01 UTC
    channel INTEGER NOT NULL REFERENCES channels,
    value REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS readings_channel ON readings (channel, time);
CREATE TRIGGER IF NOT EXISTS readings_stay BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are never rewritten'); END;
CREATE TRIGGER IF NOT EXISTS readings_last BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are never removed'); END;
"""


class Telemetry:
    """The writer's end. What `append` has returned from survives a crash of program and system."""

    def __init__(self, path: Path) -> None:
        """Open or begin the log.

        Raises
        ------
        WriteError
            It cannot be written, or another program is writing to it.
        """
        self._path = path
        self._lock = self._hold(path)
        try:
            # The writer may be made in one thread and used in another, never in two at a time.
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.executescript(_TABLES)
            self._channels = self._known()
        except sqlite3.Error as error:
            self._lock.release()
            raise WriteError(str(path), "", "telemetry-damaged", {"reason": str(error)}) from None

    @staticmethod
    def _hold(path: Path) -> FileLock:
        try:
            lock = hold(path.with_name(path.name + ".lock"))
        except OSError as error:
            raise WriteError(str(path), "", "not-writable", {"reason": error.strerror}) from None
        if lock is None:
            raise WriteError(str(path), "", "file-locked")
        return lock

    def append(self, readings: Iterable[Reading]) -> int:
        """Add readings in one transaction; returns how many.

        Raises
        ------
        WriteError
            The disk is full or gone; none of these readings was added.
        """
        count = 0
        try:
            self._base.execute("BEGIN")
            for time, channel, value in readings:
                row = (int(time.astype("datetime64[us]").astype(np.int64)), self._channel(channel), value)
                self._base.execute("INSERT INTO readings (time, channel, value) VALUES (?, ?, ?)", row)
                count += 1
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            self._channels = self._known()
            raise WriteError(str(self._path), "", "write-failed", {"reason": str(error)}) from None
        return count

    def _known(self) -> dict[str, int]:
        return {name: row for row, name in self._base.execute("SELECT * FROM channels")}

    def _channel(self, name: str) -> int:
        if name not in self._channels:
            cursor = self._base.execute("INSERT INTO channels (name) VALUES (?)", (name,))
            self._channels[name] = cursor.lastrowid or 0
        return self._channels[name]

    def close(self) -> None:
        """Finish writing."""
        self._base.close()
        self._lock.release()


def read_telemetry(path: Path, channel: str = "") -> Iterator[Reading]:
    """Yield the readings in the order they came, of one channel or of all.

    Raises
    ------
    ReadError
        There is no log, or it cannot be read.
    """
    if not path.is_file():
        raise ReadError(str(path), "", "not-found")
    base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    query = """SELECT time, name, value FROM readings JOIN channels ON channels.id = channel
               WHERE ? IN ('', name) ORDER BY readings.id"""
    try:
        for time, name, value in base.execute(query, (channel,)):
            yield Reading(np.datetime64(time, "us"), name, value)
    except sqlite3.Error as error:
        raise ReadError(str(path), "", "telemetry-damaged", {"reason": str(error)}) from None
    finally:
        base.close()
