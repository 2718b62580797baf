"""What a P6 file says of activities in columns of its own: codes, user fields, notes, steps."""

import html
import re
from collections.abc import Mapping

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.p6.projects import Chosen
from sim.readers.p6.tables import Row, Tables, Values

_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"<(head|style|script)\b[^<>]{0,2000}>.{0,20000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]{0,200}>", re.IGNORECASE)
_FINISH = re.compile(r"FT_(?:START|END)_DATE")


def add_fields(tables: Tables, draft: ScheduleDraft, chosen: Chosen, positions: Mapping[str, int]) -> None:
    """Put codes, user fields, notes and steps into the fields of tasks."""
    _Fields(tables, draft, chosen, positions).add()


class _Fields:
    def __init__(
        self, tables: Tables, draft: ScheduleDraft, chosen: Chosen, positions: Mapping[str, int]
    ) -> None:
        self.tables, self.draft, self.chosen, self.positions = tables, draft, chosen, positions
        self.values = Values(draft)
        self.names: dict[str, str] = {}  # what a name of a field stands for

    def add(self) -> None:
        """Add all."""
        self._codes()
        self._user_fields()
        topics = {row["memo_type_id"]: row["memo_type"] for row in self.tables.of("MEMOTYPE")}
        for table, column, text, rows in (
            ("TASKMEMO", "task_id", "task_memo", self.positions),
            ("TASKNOTE", "task_id", "task_notes", self.positions),
            ("WBSMEMO", "wbs_id", "wbs_memo", self.chosen.wbs),
        ):
            for row in self.tables.of(table):
                task = self._task(rows, row, column)
                if task is not None and (said := plain_text(row[text])):
                    topic = topics.get(row["memo_type_id"], "")
                    _append(task, f"Note: {topic}" if topic not in ("", "Notes") else "Notes", said)
        self._steps()

    def _task(self, rows: Mapping[str, int], row: Row, column: str) -> TaskDraft | None:
        at = rows.get(row[column])
        return None if at is None else self.draft.tasks[at]

    def _name(self, wanted: str, key: str) -> str:
        """Return a name for a field that no other field has."""
        name, number = wanted or key, 2
        while self.names.setdefault(name, key) != key or name in _OWN:
            name, number = f"{wanted or key} ({number})", number + 1
        return name

    def _codes(self) -> None:
        types = self.tables.by("ACTVTYPE", "actv_code_type_id")
        codes = self.tables.by("ACTVCODE", "actv_code_id")
        for row in self.tables.of("TASKACTV"):
            task = self._task(self.positions, row, "task_id")
            code = codes.get(row["actv_code_id"])
            if task is None:
                continue
            if code is None:
                self.draft.warn("p6-code-missing", row.place, id=row["actv_code_id"])
                continue
            type_id = code["actv_code_type_id"] or row["actv_code_type_id"]
            kind = types.get(type_id)
            label = kind["actv_code_type"] if kind is not None else f"Code {type_id}"
            name = self._name(label, f"code {type_id}")
            task.fields[name] = code["short_name"] or code["actv_code_name"]
            path = self._path(code, codes)
            if path and path != task.fields[name]:
                described = self._name(f"{name}: description", f"code {type_id} description")
                task.fields[described] = path

    def _path(self, code: Row, codes: Mapping[str, Row]) -> str:
        """Return the names of a code and those above it: "North / Tower"."""
        line: list[str] = []
        seen: set[str] = set()
        at: Row | None = code
        while at is not None and at["actv_code_id"] not in seen and len(line) < 50:
            seen.add(at["actv_code_id"])
            line.append(at["actv_code_name"] or at["short_name"])
            at = codes.get(at["parent_actv_code_id"])
        return " / ".join(reversed(line))

    def _user_fields(self) -> None:
        types = self.tables.by("UDFTYPE", "udf_type_id")
        codes = self.tables.by("UDFCODE", "udf_code_id")
        left: dict[str, int] = {}
        areas: dict[tuple[str, str], str] = {}
        for row in self.tables.of("UDFVALUE"):
            kind = types.get(row["udf_type_id"])
            if kind is None:
                self.draft.warn("p6-udf-missing", row.place, id=row["udf_type_id"])
                continue
            text = self._udf_text(row, kind, codes)
            label = kind["udf_type_label"] or kind["udf_type_name"]
            first = areas.setdefault((kind["table_name"], label), row["udf_type_id"])
            # Fields of tasks, of the WBS and of projects may bear the same name: they are one column.
            key = label if first == row["udf_type_id"] else f"udf {row['udf_type_id']}"
            name = self._name(label, f"udf {key}")
            where = {"TASK": self.positions, "PROJWBS": self.chosen.wbs}.get(kind["table_name"])
            if kind["table_name"] == "PROJECT":
                number = self.chosen.projects.get(row["fk_id"])
                if number is not None and text:
                    self.draft.projects[number].other[name] = text
            elif where is None:
                left[kind["table_name"]] = left.get(kind["table_name"], 0) + 1
            elif (task := self._task(where, row, "fk_id")) is not None and text:
                task.fields[name] = text
        for table, count in sorted(left.items()):
            self.draft.info("p6-udf-not-carried", "UDFVALUE", table=table, count=count)

    def _udf_text(self, row: Row, kind: Row, codes: Mapping[str, Row]) -> str:
        if row["udf_code_id"] in codes:
            code = codes[row["udf_code_id"]]
            return code["short_name"] or code["udf_code_name"]
        if row["udf_date"]:
            when = self.values.moment(row, "udf_date")
            return "" if str(when) == "NaT" else str(when.astype("datetime64[m]")).replace("T", " ")
        if row["udf_number"]:
            return row["udf_number"]
        return row["udf_text"]

    def _steps(self) -> None:
        steps: dict[int, list[tuple[float, str]]] = {}
        for row in self.tables.of("TASKPROC"):
            at = self.positions.get(row["task_id"])
            if at is None:
                continue
            percent = self.values.number(row, "complete_pct")
            done = 100.0 if row["complete_flag"] == "Y" else 0.0 if percent != percent else percent
            weight = f", {row['proc_wt']}" if row["proc_wt"] not in ("", "1", "1.0") else ""
            order = self.values.number(row, "seq_num")
            text = f"{row['proc_name']} ({done:g} %{weight})"
            steps.setdefault(at, []).append((0.0 if order != order else order, text))
        for at, lines in steps.items():
            lines.sort(key=lambda line: line[0])
            self.draft.tasks[at].fields["Steps"] = "; ".join(text for _, text in lines)


_OWN = frozenset(
    {
        "GUID", "WBS status", "Duration type", "Priority", "Primary resource", "Location", "Float path",
        "Remaining start", "Remaining finish", "Steps", "Notes",
    }
)  # fmt: skip
"""Names that columns of P6 have already."""


def plain_text(text: str) -> str:
    """Return a note without its HTML."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", text)))
    lines = (" ".join(line.split()) for line in html.unescape(text).replace("\x7f", "\n").splitlines())
    return "\n".join(line for line in lines if line)


def _append(task: TaskDraft, name: str, text: str) -> None:
    task.fields[name] = f"{task.fields[name]}\n{text}" if name in task.fields else text
