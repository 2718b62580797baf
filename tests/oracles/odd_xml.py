"""XML that is still XML but says odd things; the same seed always damages the same way."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from sim.problem import Problem, ReadError
from sim.schedule import Schedule

VALUE = re.compile(r'(?<=>)[^<>]+(?=<)|(?<==")[^"<>]*(?=")')
LEAF = re.compile(r"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*/>")
ODD = [
    "", "-1", "0", "1", "2", "99", "1e400", "-1e300", "nan", "inf", "PT-8H", "-PT8H", "PT1e9H",
    "P9999999999D",
    "2026-02-30T00:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "1900-01-01T00:00:00", "NA", "任务",
    "9" * 30, "٣", "²", "true", "&lt;x&gt;", " ", "24:00:00", "25:61:61", "2026-03-02", "-65535",
    "%s{0}{name}",
]  # fmt: skip


def odd_xml(text: str, seed: int) -> bytes:
    """Return `text` with values exchanged, elements lost or doubled, now and then bytes broken."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 8)):
        kind = dice.randrange(6)
        found = list((VALUE if kind < 4 else LEAF).finditer(text))
        if not found:
            break
        one = dice.choice(found)
        if kind < 2:
            new = dice.choice(ODD)
        elif kind < 4:
            new = dice.choice(found)[0]
        else:
            new = "" if kind == 4 else one[0] * dice.choice((2, 3))
        text = text[: one.start()] + new + text[one.end() :]
    data = bytearray(text.encode())
    if dice.random() < 0.15 and data:
        data[dice.randrange(len(data))] = dice.randrange(256)
    if dice.random() < 0.1:
        del data[dice.randrange(len(data) + 1) :]
    return bytes(data)


def survives(
    path: Path, data: bytes, read: Callable[[Path], tuple[Schedule, list[Problem]]]
) -> Schedule | None:
    """Check that a reader refuses damaged input or returns something sound, each thing said in one line."""
    path.write_bytes(data)
    schedule: Schedule | None
    try:
        schedule, problems = read(path)
    except ReadError as error:
        said, schedule = [error.text()], None
    else:
        said = [problem.text(language) for problem in problems for language in ("en", "zh_CN")]
    assert all(text and "\n" not in text for text in said)
    if schedule is None:
        return None
    known = ~np.isnat(schedule.start) & ~np.isnat(schedule.finish)
    assert (schedule.start[known] <= schedule.finish[known]).all()
    assert (schedule.parent < np.arange(len(schedule))).all()
    assert (schedule.calendar < len(schedule.calendars)).all()
    assert (schedule.assignments.task < len(schedule)).all()
    assert (schedule.assignments.resource < len(schedule.resources)).all()
    assert (schedule.plan.duration >= -1).all()
    return schedule
