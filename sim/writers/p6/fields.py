"""Columns of a schedule's own as P6 keeps them: activity codes, user fields, notes, steps."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sim.planning.kept_columns import FIELD, LONGEST, packed
from sim.readers.mspdi_settings import SETTINGS
from sim.readers.p6.columns import READ
from sim.readers.p6.fields import plain_text
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.p6.cells import Markup, Row, line
from sim.writers.p6.outline import Outline, made_root
from sim.writers.p6.tasks import NATIVE, primary_resources

_STEP = re.compile(r"(.*) \((\d+(?:\.\d+)?) %(?:, ([\d.]+))?\)")
_DESCRIPTION: Final = ": description"
_WBS_OWN: Final = frozenset({"GUID", "WBS status"})
_TASK_OWN: Final = frozenset({"GUID", "Float path", "Remaining start", "Remaining finish", *NATIVE})
_RESERVED: Final = _WBS_OWN | _TASK_OWN | {"Primary resource", "Location", "Steps", "Notes", FIELD}
_PROJECT_OWN: Final = frozenset(
    {"def_complete_pct_type", "def_duration_type", "def_task_type", "guid", "scd_end_date", FIELD}
)
_STATUS: Final = frozenset({"Open", "Planned", "Closed", "Whatif"})


class FieldRows:
    """Sorts the fields into what P6 has for them; what fits nowhere is kept in `kept_columns`' field."""

    def __init__(self, schedule: Schedule, outline: Outline, losses: Losses) -> None:
        self.schedule, self.outline, self.losses = schedule, outline, losses
        self.primary = primary_resources(schedule)
        self.codes: dict[str, dict[tuple[str, str], int]] = {}  # by type: numbers of (value, description)
        self.topics: dict[str, int] = {}
        self.users: dict[tuple[str, str], int] = {}  # numbers of user fields by table and label
        self._sort()

    def code_types(self) -> Iterator[Row]:
        """Yield ACTVTYPE."""
        for number, name in enumerate(self.codes):
            yield {
                "actv_code_type_id": number + 1, "actv_short_len": 60, "seq_num": number,
                "actv_code_type": name, "actv_code_type_scope": "AS_Global",
            }  # fmt: skip

    def code_values(self) -> Iterator[Row]:
        """Yield ACTVCODE."""
        for number, codes in enumerate(self.codes.values()):
            for (value, description), code in codes.items():
                yield {
                    "actv_code_id": code, "actv_code_type_id": number + 1,
                    "actv_code_name": description or value, "short_name": value, "seq_num": code,
                }  # fmt: skip

    def coded(self, project: int) -> Iterator[Row]:
        """Yield TASKACTV of a project."""
        for number, (name, codes) in enumerate(self.codes.items()):
            values = self.schedule.fields[name]
            described = self.schedule.fields[name + _DESCRIPTION]
            for row in self._tasks(project):
                code = codes.get((values[row], described[row]))
                if code is not None:
                    yield {"task_id": row + 1, "actv_code_type_id": number + 1, "actv_code_id": code,
                           "proj_id": project + 1}  # fmt: skip

    def user_types(self) -> Iterator[Row]:
        """Yield UDFTYPE."""
        for (table, label), number in self.users.items():
            yield {
                "udf_type_id": number, "table_name": table, "udf_type_name": f"user_field_{number}",
                "udf_type_label": label, "logical_data_type": "FT_TEXT", "super_flag": "N",
            }  # fmt: skip

    def user_values(self, project: int) -> Iterator[Row]:
        """Yield UDFVALUE of a project, its tasks and its WBS."""
        for (table, label), number in self.users.items():
            if table == "PROJECT":
                each = self.outline.projects[project]
                text = (
                    packed(made_root(self.outline, project)) if label == FIELD else each.other.get(label, "")
                )
                if text:
                    yield self._value(number, project + 1, project, text, table)
                continue
            for row in range(len(self.schedule)):
                if self.outline.project[row] == project and self._table(row) == table:
                    text = (
                        packed(self.outline.kept.get(row, {})) if label == FIELD else self._text(label, row)
                    )
                    if text:
                        yield self._value(number, row + 1, project, text, table)

    def memo_types(self) -> Iterator[Row]:
        """Yield MEMOTYPE."""
        for topic, number in self.topics.items():
            yield {"memo_type_id": number, "seq_num": number, "memo_type": topic, "eps_flag": "N",
                   "proj_flag": "N", "wbs_flag": "Y", "task_flag": "Y"}  # fmt: skip

    def memos(self, project: int, wbs: bool) -> Iterator[Row]:
        """Yield TASKMEMO or WBSMEMO of a project."""
        head = "wbs_" if wbs else ""
        at = 0
        for name, texts in self.schedule.fields.items():
            if _topic(name) not in self.topics:
                continue
            for row, text in enumerate(texts):
                at += 1
                root = row == self.outline.root[self.outline.project[row]]
                if text and self.outline.project[row] == project and self.outline.is_wbs[row] == wbs:
                    if root or plain_text(_markup(text)) != text:
                        continue  # kept elsewhere
                    yield {f"{head}memo_id": at, "wbs_id" if wbs else "task_id": row + 1,
                           "memo_type_id": self.topics[_topic(name)], "proj_id": project + 1,
                           "wbs_memo" if wbs else "task_memo": Markup(_markup(text))}  # fmt: skip

    def steps(self, project: int) -> Iterator[Row]:
        """Yield TASKPROC of a project."""
        texts = self.schedule.fields.get("Steps", ())
        number = 0
        for row, text in enumerate(texts):
            for at, (name, percent, weight) in enumerate(_steps(text) or ()):
                number += 1
                if self.outline.project[row] == project and not self.outline.is_wbs[row]:
                    done = "Y" if percent == "100" else "N"
                    yield {
                        "proc_id": number, "task_id": row + 1, "proj_id": project + 1, "seq_num": at,
                        "proc_name": name, "complete_flag": done, "complete_pct": float(percent),
                        "proc_wt": weight or "1",
                    }  # fmt: skip

    def _sort(self) -> None:
        fields = self.schedule.fields
        types: defaultdict[tuple[str, str], None] = defaultdict()
        for name, texts in fields.items():
            coded = name + _DESCRIPTION in fields or (
                name.endswith(_DESCRIPTION) and name.removesuffix(_DESCRIPTION) in fields
            )
            for row, text in enumerate(texts):
                if not text or self._has_column(name, row, text):
                    continue
                if coded and self._is_coded(name, row):
                    continue
                if _topic(name) and plain_text(_markup(text)) == text and not self._is_root(row):
                    self.topics.setdefault(_topic(name), len(self.topics) + 1)
                elif coded or name in _RESERVED or _topic(name) or line(text) != text or self._is_root(row):
                    self.outline.keep_field(row, name, text)
                else:
                    types.setdefault((self._table(row), name))
                    self.losses.lost("written-text-long", len(text) > LONGEST)
        for number, each in enumerate(self.outline.projects):
            for name in each.other:
                if is_user_setting(name):
                    types.setdefault(("PROJECT", name))
            if made_root(self.outline, number):
                types.setdefault(("PROJECT", FIELD))
        for row, values in self.outline.kept.items():
            types.setdefault((self._table(row), FIELD))
            for name in values:
                self.losses.kept("written-kept", 1, name)
            self.losses.lost("written-text-long", len(packed(values)) > LONGEST)
        self.users = {key: number + 1 for number, key in enumerate(types)}

    def _has_column(self, name: str, row: int, text: str) -> bool:
        """Whether a column of P6 holds the value."""
        if self.outline.is_wbs[row]:
            return name in _WBS_OWN and not self._is_root(row) and (name == "GUID" or text in _STATUS)
        if name in NATIVE:
            return text in NATIVE[name]
        if name == "Primary resource":
            return text in self.primary
        if name == "Steps":
            return _steps(text) is not None
        if name in ("Remaining start", "Remaining finish"):
            return True
        return name in _TASK_OWN and line(text) == text

    def _is_coded(self, name: str, row: int) -> bool:
        """Note the code of a task; false where it has none that stands for the text."""
        own = name.removesuffix(_DESCRIPTION)
        if name.endswith(_DESCRIPTION) and own not in self.schedule.fields:
            own = name
        fields = self.schedule.fields
        if own + _DESCRIPTION not in fields or self.outline.is_wbs[row]:
            return False
        value, described = fields[own][row], fields[own + _DESCRIPTION][row]
        if not value or line(value) != value or line(described) != described:
            return False
        codes = self.codes.setdefault(own, {})
        total = sum(map(len, self.codes.values()))
        codes.setdefault((value, described), total + 1)
        return True

    def _tasks(self, project: int) -> Iterator[int]:
        for row, number in enumerate(self.outline.project):
            if number == project and not self.outline.is_wbs[row]:
                yield row

    def _table(self, row: int) -> str:
        if self._is_root(row):
            return "PROJECT"
        return "PROJWBS" if self.outline.is_wbs[row] else "TASK"

    def _is_root(self, row: int) -> bool:
        return row == self.outline.root[self.outline.project[row]]

    def _text(self, name: str, row: int) -> str:
        text = self.schedule.fields[name][row]
        return text if line(text) == text and not self._has_column(name, row, text) else ""

    def _value(self, number: int, owner: int, project: int, text: str, table: str) -> Row:
        return {
            "udf_type_id": number,
            "fk_id": owner,
            "proj_id": project + 1,
            "udf_text": text,
            "table": table,
        }


def is_user_setting(name: str) -> bool:
    """Whether a setting of a project is neither P6's own nor one of Microsoft Project's."""
    own = name in READ["SCHEDOPTIONS"] or name in _PROJECT_OWN or name.startswith("calendar ")
    return not own and name not in SETTINGS


def _topic(name: str) -> str:
    if name == "Notes":
        return name
    return name.removeprefix("Note: ") if name.startswith("Note: ") and line(name) == name else ""


def _markup(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br/>")


def _steps(text: str) -> list[tuple[str, str, str]] | None:
    """Return (name, per cent, weight) of each step in a text our readers wrote, None for others."""
    found = []
    for part in text.split("; ") if text else ():
        match = _STEP.fullmatch(part)
        if match is None or line(match[1]) != match[1]:
            return None
        found.append((match[1], match[2], match[3] or ""))
    return found
