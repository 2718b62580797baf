"""The custom fields of Microsoft Project: which there are, and which column of a schedule goes into which."""

from collections.abc import Iterator
from typing import Final

from sim.moment import duration, moment
from sim.planning.kept_columns import FIELD, ID_FIELD
from sim.schedule import Schedule
from sim.writers.losses import Losses

_TASK: Final = 188743680  # number of the first field of tasks
RESOURCE_TEXT: Final = ("205520904", "Text1")
_RUNS: Final = {
    "Text": ((51, 1, 3), (54, 1, 3), (57, 1, 3), (60, 1, 3), (63, 1, 3), (66, 5, 1), (317, 20, 1)),
    "Number": ((87, 5, 1), (302, 15, 1)),
    "Flag": ((72, 10, 1), (292, 10, 1)),
    "Date": ((265, 10, 1),),
    "Cost": ((106, 3, 1), (258, 7, 1)),
    "Start": ((52, 5, 3), (282, 5, 2)),
    "Finish": ((53, 5, 3), (283, 5, 2)),
    "Enterprise Text": ((799, 40, 1),),
}


def _numbers() -> Iterator[tuple[str, str]]:
    for name, runs in _RUNS.items():
        at = 0
        for first, count, step in runs:
            for k in range(count):
                at += 1
                yield f"{name}{at}", str(_TASK + first + k * step)


NUMBERS: Final = dict(_numbers())
"""Numbers of the fields by name."""
_TEXTS: Final = [name for name in NUMBERS if "Text" in name]
NATIVE: Final = {
    "GUID": "GUID", "Notes": "Notes", "Contact": "Contact", "Hyperlink": "Hyperlink",
    "Link address": "HyperlinkAddress", "Link place": "HyperlinkSubAddress", "Start text": "StartText",
    "Finish text": "FinishText", "Duration text": "DurationText", "Recurring": "Recurring",
    "Subproject": "SubprojectName", "External project": "ExternalTaskProject", "Actual duration":
    "ActualDuration", "Status manager": "StatusManager", "Effort driven": "EffortDriven",
    "Estimated": "Estimated",
}  # fmt: skip
"""Columns that are elements of a task."""
_WORDS: Final = {
    "Task type": ("Fixed duration", "Fixed work"), "Inactive": ("1",), "Recurring": ("1",),
    "Effort driven": ("1",), "Estimated": ("1",),
}  # fmt: skip
OWN: Final = frozenset({*NATIVE, "UID", "Priority", "Task type", "Fixed cost", "Percent work complete",
                        "Inactive", "Splits"})  # fmt: skip


def holds(name: str, text: str) -> bool:
    """Whether the element of Project for a column of `OWN` takes a text."""
    if name in _WORDS:
        return text in _WORDS[name]
    if name in ("Fixed cost", "Percent work complete"):
        return _is("Number", text)
    if name == "Priority":
        return text.isdecimal() and int(text[:6]) <= 1000
    if name == "Actual duration":
        try:
            return duration(text) >= 0
        except ValueError:
            return False
    return name != "Splits" and text == text.strip()


class CustomFields:
    """Which field each column is kept in.

    Attributes
    ----------
    fields : dict of str to tuple of str
        (number, name of the field) by column.
    """

    def __init__(self, schedule: Schedule, ids: bool, kept: bool, losses: Losses) -> None:
        self.fields: dict[str, tuple[str, str]] = {}
        columns = [name for name, texts in schedule.fields.items() if any(texts) and name not in OWN]
        wanted = [name for name, on in ((ID_FIELD, ids), (FIELD, kept)) if on]
        plain = [name for name in columns if name in NUMBERS and _fits(name, schedule.fields[name])]
        self.fields.update({name: (NUMBERS[name], name) for name in plain})
        free = iter([name for name in _TEXTS if name not in plain])
        for name in [*wanted, *(name for name in columns if name not in plain)]:
            field = next(free, "")
            if field:
                self.fields[name] = NUMBERS[field], field
            else:
                losses.lost("written-fields-many", 1, name)

    def value(self, column: str, text: str) -> str:
        """Return a text as its field holds it: money in hundredths."""
        if self.fields[column][1].startswith("Cost"):
            return f"{float(text) * 100:.12g}"
        return text


def _fits(name: str, texts: tuple[str, ...]) -> bool:
    kind = name.rstrip("0123456789")
    return all(_is(kind, text) for text in texts if text)


def _is(kind: str, text: str) -> bool:
    try:
        if kind in ("Number", "Cost"):
            return abs(float(text)) < 1e12
        if kind in ("Date", "Start", "Finish"):
            moment(text)
    except ValueError:
        return False
    return kind != "Flag" or text in ("0", "1")
