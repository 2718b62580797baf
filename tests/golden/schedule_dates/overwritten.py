"""Schedule files with every date and float their tool had computed overwritten by nonsense."""

import re
from pathlib import Path

WRONG = "2031-07-07T08:00:00"
XER = (
    "early_start_date", "early_end_date", "late_start_date", "late_end_date", "total_float_hr_cnt",
    "free_float_hr_cnt", "target_start_date", "target_end_date", "rem_late_start_date", "rem_late_end_date",
    "restart_date", "reend_date", "driving_path_flag", "float_path", "float_path_order",
)  # fmt: skip
PMXML = (
    "RemainingEarlyStartDate", "RemainingEarlyFinishDate", "RemainingLateStartDate",
    "RemainingLateFinishDate",
    "EarlyStartDate", "EarlyFinishDate", "LateStartDate", "LateFinishDate", "StartDate", "FinishDate",
    "PlannedStartDate", "PlannedFinishDate",
)  # fmt: skip


def overwritten(path: Path) -> str:
    """Return the text of a file, computed dates replaced; surrogates stand for undecodable bytes."""
    if path.suffix == ".xer":
        return _xer(path.read_text("cp1252", "surrogateescape"))
    text = path.read_text("utf-8", "surrogateescape")
    if "<APIBusinessObjects" in text[:2000]:
        return re.sub(r"<Activity>.*?</Activity>", lambda m: _activity(m[0]), text, flags=re.S)
    text = re.sub(r"<Task>.*?</Task>", lambda m: _task(m[0]), text, flags=re.S)
    # The project's finish is computed too, unless all is scheduled from it.
    if "<ScheduleFromStart>0" not in text:
        wrong = rf"\1<FinishDate>{WRONG}</FinishDate>"
        text = re.sub(r"(<Project.*?)<FinishDate>[^<]*</FinishDate>", wrong, text, count=1, flags=re.S)
    return text


def _task(text: str) -> str:
    for tag in ("EarlyStart", "EarlyFinish", "LateStart", "LateFinish"):
        text = re.sub(rf"<{tag}>[^<]*</{tag}>", f"<{tag}>{WRONG}</{tag}>", text)
    for tag in ("TotalSlack", "FreeSlack", "StartSlack", "FinishSlack", "StartVariance", "FinishVariance"):
        text = re.sub(rf"<{tag}>[^<]*</{tag}>", f"<{tag}>777</{tag}>", text)
    text = re.sub(r"<Critical>\d</Critical>", "<Critical>1</Critical>", text)
    if "<Manual>1</Manual>" in text:
        return text  # its dates are what a person set
    head, *rest = re.split(r"(?=<(?:Baseline|TimephasedData|PredecessorLink)>)", text, maxsplit=1)
    if "<ActualStart>" not in head:
        head = re.sub(r"<Start>[^<]*</Start>", f"<Start>{WRONG}</Start>", head)
    if "<ActualFinish>" not in head:
        head = re.sub(r"<Finish>[^<]*</Finish>", f"<Finish>{WRONG}</Finish>", head)
    return head + "".join(rest)


def _activity(text: str) -> str:
    for tag in PMXML:
        text = re.sub(rf"<{tag}>[^<]*</{tag}>", f"<{tag}>{WRONG}</{tag}>", text)
    return text


def _xer(text: str) -> str:
    lines: list[str] = []
    table: str = ""
    names: list[str] = []
    for line in text.split("\n"):
        cells = line.rstrip("\r").split("\t")
        if cells[0] == "%T":
            table = cells[1]
        elif cells[0] == "%F":
            names = cells[1:]
        elif cells[0] == "%R" and table == "TASK":
            for k, name in enumerate(names, 1):
                if name in XER and k < len(cells) and cells[k]:
                    cells[k] = WRONG.replace("T", " ")[:16] if name.endswith("date") else "77"
        elif cells[0] == "%R" and table == "PROJECT":
            cells[1 + names.index("scd_end_date")] = WRONG.replace("T", " ")[:16]
        lines.append("\t".join(cells))
    return "\r\n".join(lines)
