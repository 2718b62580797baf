"""A plugin as a user might put it into the folder: it reads a made-up format of schedules."""

SOURCE = '''
from pathlib import Path

import numpy as np

from twin_app.api import API_VERSION, Check, Panel, Plugin, Problem, Reader, Schedule, Severity, Writer


def recognises(path, head):
    return head.startswith(b"MEMO")


def read(path, job):
    """Read "MEMO", then "name, start, finish" per line."""
    rows = [line.split(", ") for line in path.read_text().splitlines()[1:]]
    count = len(rows)
    job.step("reading-schedule", count, count)
    none, u8 = np.full(count, np.datetime64("NaT", "s")), np.zeros(count, np.uint8)
    return Schedule(
        path.stem, str(path), tuple(str(k) for k in range(count)), tuple(row[0] for row in rows),
        ("",) * count, np.full(count, -1, np.int32), u8, u8.copy(), np.array([r[1] for r in rows], "M8[s]"),
        np.array([r[2] for r in rows], "M8[s]"), none, none.copy(), none.copy(), none.copy(),
        np.zeros(count), np.full(count, -1, np.int32),
    ), [Problem(Severity.WARNING, "plugin-says", "line 1", {"text": "read from a memo"})]


def write(schedule, path, job):
    path.write_text("\\n".join(("MEMO", *schedule.name)))
    return []


def check(project, job):
    return [Problem(Severity.WARNING, "plugin-says", "", {"text": f"{len(project.schedule)} tasks seen"})]


def make(store, view):
    from PySide6.QtWidgets import QLabel

    label = QLabel("memo")
    BODY
    return label


plugin = Plugin(
    "memo", API_VERSION,
    readers=(Reader("memo", (".memo",), recognises, read, {"en": "Memo", "zh_CN": "备忘"}),),
    writers=(Writer("memo", (".memo",), write, {"en": "Memo", "zh_CN": "备忘"}),),
    checks=(Check("memo", check),),
    panels=(Panel("memo", {"en": "Memo", "zh_CN": "备忘"}, make),),
    about={"en": "Reads memos.", "zh_CN": "读取备忘。"},
)
'''

PLAN = "MEMO\nDig, 2026-03-02T08:00, 2026-03-04T17:00\nPour, 2026-03-05T08:00, 2026-03-06T17:00\n"


def source(body: str = "pass") -> str:
    """Return the plugin; `body` runs where its panel is made, with the panel as `label`."""
    return SOURCE.replace("BODY", body)
