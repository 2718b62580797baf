"""A writer: the schedule as a calendar (RFC 5545) to look at in a phone or a mail program."""

import hashlib
from pathlib import Path

import numpy as np

from plugins.spec import API_VERSION, Plugin, Writer
from sim.job import Job
from sim.problem import Problem, Severity
from sim.schedule import Schedule, TaskKind
from sim.writers.atomic import write_bytes

STAMP = "19700101T000000Z"  # the same schedule gives the same file
WIDTH = 75  # bytes of a line, RFC 5545 section 3.1
STEP = 2000  # tasks between two reports


def write(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write each task with dates as an event, in the wall clock of the site; summaries are left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//twin_app//schedule//EN"]
    lines.append(f"X-WR-CALNAME:{_escaped(schedule.title)}")
    dateless = 0
    for row in range(len(schedule)):
        if row % STEP == 0:
            job.step("writing-schedule", row, len(schedule))
        if schedule.kind[row] == TaskKind.SUMMARY:
            continue
        if np.isnat(schedule.start[row]) or np.isnat(schedule.finish[row]):
            dateless += 1
            continue
        key = hashlib.blake2b(f"{schedule.title}\n{schedule.id[row]}".encode(), digest_size=12).hexdigest()
        lines += [
            "BEGIN:VEVENT", f"UID:{key}@twin_app", f"DTSTAMP:{STAMP}",
            f"DTSTART:{_moment(schedule.start[row])}", f"DTEND:{_moment(schedule.finish[row])}",
            f"SUMMARY:{_escaped(schedule.name[row] or schedule.id[row])}",
            f"DESCRIPTION:{_escaped(schedule.id[row])}", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    lines.append("END:VCALENDAR")
    write_bytes(path, b"".join(_folded(line) for line in lines))
    return [Problem(Severity.INFO, "icalendar-dateless", "", {"count": dateless})] if dateless else []


def _moment(time: np.datetime64) -> str:
    return str(time.astype("datetime64[s]")).replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> bytes:
    """Break a line after at most 75 bytes, never within a character."""
    parts, part = [], b""
    for sign in line:
        code = sign.encode("utf-8", "replace")
        if len(part) + len(code) > WIDTH:
            parts.append(part)
            part = b" "
        part += code
    return b"\r\n".join([*parts, part]) + b"\r\n"


plugin = Plugin(
    "icalendar",
    API_VERSION,
    writers=(
        Writer("icalendar", (".ics",), write, {"en": "Calendar (iCalendar)", "zh_CN": "日历（iCalendar）"}),
    ),
    about={"en": "Exports a schedule as a calendar.", "zh_CN": "将进度计划导出为日历。"},
)
