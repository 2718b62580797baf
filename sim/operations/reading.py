"""Operations in TOML files, as docs/decisions/0009 tells; every error names its line."""

import math
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from sim.calendar import DAY, Calendar, Shift, tidy_shifts
from sim.operations.checking import check_operation
from sim.operations.gates import SECONDS, always_but, calendar_gate
from sim.operations.length import KINDS, Length
from sim.operations.operation import Activity, Branch, Condition, Flow, Gate, Line, Operation, Store, Take
from sim.operations.toml_places import TomlPlaces
from sim.problem import Problem, ReadError, Severity

LARGEST = 16 << 20  # bytes
HORIZON = 3650 * 86400.0  # s: how far calendars reach where nothing says when to stop

KEYS = {
    "": "title unit until goal times warm_up start line store activity branch gate",
    "line": "name count attributes order fails repair",
    "store": "name amount capacity",
    "activity": "name length takes draws puts when goes priority calendars gates fits force yields again",
    "branch": "name to shares by",
    "gate": "name open closed days shifts holidays",
}


def read_operation(path: Path) -> Operation:
    """Return the operation of a file; raises ReadError naming the first thing wrong and its line."""
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError(str(path), "", "operation-file-large", {"most": LARGEST >> 20})
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(str(path), "", "not-readable", {"reason": error.strerror or str(error)}) from error
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "", "operation-syntax", {"reason": "UTF-8"}) from error
    return parse_operation(text, str(path))


def parse_operation(text: str, path: str = "") -> Operation:
    """Return the operation of a text; raises ReadError like `read_operation`."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(path, "", "operation-syntax", {"reason": str(error)}) from error
    places = TomlPlaces(text)
    try:
        operation = _Reader(data).operation()
    except _Fault as fault:
        line = places.line(fault.table, fault.number, fault.at)
        raise ReadError(path, f"line {line}", fault.code, fault.values) from fault
    for problem in check_operation(operation):
        if problem.severity is Severity.ERROR:
            line = _line_of(places, operation, problem)
            raise ReadError(path, f"line {line}", problem.code, problem.values)
    return operation


def _line_of(places: TomlPlaces, operation: Operation, problem: Problem) -> int:
    table, name, key = [*problem.place.split("/"), "", "", ""][:3]
    rows: dict[str, Iterable[Any]] = {
        "line": operation.lines, "store": operation.stores, "activity": operation.activities,
        "branch": operation.branches, "gate": operation.gates,
    }  # fmt: skip
    same = [i for i, row in enumerate(rows.get(table, ())) if row.name == name]
    return places.line(table, same[-1] if same else 0, key)


class _Fault(Exception):
    def __init__(self, table: str, number: int, at: str, code: str, values: dict[str, object]) -> None:
        super().__init__(code)
        self.table, self.number, self.at, self.code, self.values = table, number, at, code, values


class _Table:
    """One table of the file: hands out its values, each of the kind wanted."""

    def __init__(self, data: Any, name: str, number: int) -> None:
        self.name, self.number = name, number
        if not isinstance(data, dict):
            raise self.fault("", "operation-wrong-kind", key=name, wanted="[[…]]")
        self.data: dict[str, Any] = data
        known = KEYS[name].split()
        for key in data:
            if key not in known:
                raise self.fault(key, "operation-key-unknown", key=key, known=", ".join(known))

    def fault(self, at: str, code: str, **values: object) -> _Fault:
        return _Fault(self.name, self.number, at, code, values)

    def get(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        value = self.data.get(key, default)
        return value if value is default else self.of_kind(key, value, kind)

    def of_kind(self, key: str, value: Any, kind: type | tuple[type, ...]) -> Any:
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            wanted = "/".join(k.__name__ for k in kinds)
            raise self.fault(key, "operation-wrong-kind", key=key, wanted=wanted)
        return value

    def number_of(self, key: str, default: float) -> float:
        return float(self.get(key, (int, float), default))

    def numbers(self, key: str, value: Any) -> tuple[float, ...]:
        values = value if isinstance(value, list) else [value]
        return tuple(float(self.of_kind(key, v, (int, float))) for v in values)

    def names(self, key: str) -> tuple[str, ...]:
        value = self.get(key, (str, list), ())
        return tuple(self.of_kind(key, v, str) for v in ([value] if isinstance(value, str) else value))

    def rows(self, key: str, known: str) -> list[dict[str, Any]]:
        rows = self.get(key, list, [])
        for row in rows:
            for name in self.of_kind(key, row, dict):
                if name not in known.split():
                    raise self.fault(key, "operation-key-unknown", key=name, known=known)
        return rows  # type: ignore[no-any-return]

    def length(self, key: str) -> Length | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            return Length("constant", self.numbers(key, value))
        kinds = [name for name in value if name in KINDS]
        rest = {"times", "plus", "per"}
        if len(kinds) > 1 or not set(value) <= {*kinds, *rest}:
            raise self.fault(key, "operation-kind-unknown", kind=", ".join(value), kinds=", ".join(KINDS))
        kind = kinds[0] if kinds else "constant"
        values = self.numbers(key, value[kind]) if kinds else (1.0 if "times" in value else 0.0,)
        times, plus = (self.of_kind(key, value.get(name, ""), str) for name in ("times", "plus"))
        return Length(kind, values, times, plus, self.numbers(key, value.get("per", 1.0))[0])


class _Reader:
    def __init__(self, data: dict[str, Any]) -> None:
        self.top = _Table(data, "", 0)

    def operation(self) -> Operation:
        """Return what the file says."""
        top = self.top
        self.until = top.number_of("until", math.inf)
        self.unit = str(top.get("unit", str, "min"))
        start = top.data.get("start")
        try:
            self.start = None if start is None else np.datetime64(str(start), "s")
        except ValueError as error:
            raise top.fault(
                "start", "operation-wrong-kind", key="start", wanted="2025-01-06T08:00:00"
            ) from error
        return Operation(
            str(top.get("title", str, "")),
            self._all("line", self._line), self._all("activity", self._activity),
            self._all("store", lambda t: Store(
                t.get("name", str, ""), t.number_of("amount", 0.0), t.number_of("capacity", math.inf))),
            self._all("branch", self._branch), self._all("gate", self._gate),
            self.unit, self.until, str(top.get("goal", str, "")), int(top.get("times", int, 0)),
            top.number_of("warm_up", 0.0), self.start,
        )  # fmt: skip

    def _all(self, name: str, read: Callable[[_Table], Any]) -> tuple[Any, ...]:
        rows = self.top.data.get(name, [])
        if not isinstance(rows, list):
            raise _Fault(name, 0, "", "operation-wrong-kind", {"key": name, "wanted": f"[[{name}]]"})
        return tuple(read(_Table(row, name, number)) for number, row in enumerate(rows))

    def _line(self, t: _Table) -> Line:
        attributes = {name: t.numbers("attributes", v) for name, v in t.get("attributes", dict, {}).items()}
        count = max((len(values) for values in attributes.values()), default=0)
        return Line(
            t.get("name", str, ""), t.get("count", int, count), attributes, t.get("order", str, "first"),
            t.length("fails"), t.length("repair"),
        )  # fmt: skip

    def _branch(self, t: _Table) -> Branch:
        shares = t.numbers("shares", t.get("shares", list, []))
        return Branch(t.get("name", str, ""), t.names("to"), shares, t.get("by", str, ""))

    def _activity(self, t: _Table) -> Activity:
        takes = []
        for row in t.get("takes", list, []):
            take = {"line": row} if isinstance(row, str) else t.of_kind("takes", row, dict)
            if not set(take) <= {"line", "count"}:
                raise t.fault("takes", "operation-key-unknown", key=", ".join(take), known="line, count")
            count = t.of_kind("takes", take.get("count", 1), int)
            takes.append(Take(t.of_kind("takes", take.get("line", ""), str), count))
        goes = t.get("goes", (str, dict), {})
        goes = {"": goes} if isinstance(goes, str) else goes
        return Activity(
            t.get("name", str, ""), t.length("length") or Length(), tuple(takes),
            self._flows(t, "draws"), self._flows(t, "puts"), self._conditions(t),
            {role: t.of_kind("goes", target, str) for role, target in goes.items()},
            t.get("priority", int, 0), t.names("calendars"), t.names("gates"), t.names("fits"),
            t.get("force", bool, False), t.get("yields", bool, False), t.get("again", bool, False),
        )  # fmt: skip

    def _flows(self, t: _Table, key: str) -> tuple[Flow, ...]:
        return tuple(
            Flow(
                t.of_kind(key, row.get("store", ""), str), t.numbers(key, row.get("amount", 0.0))[0],
                t.of_kind(key, row.get("per", ""), str), t.numbers(key, row.get("rate", 0.0))[0],
            )
            for row in t.rows(key, "store amount per rate")
        )  # fmt: skip

    def _conditions(self, t: _Table) -> tuple[Condition, ...]:
        found = []
        for row in t.rows("when", "line store done going at_least at_most"):
            subjects = [name for name in ("line", "store", "done", "going") if name in row]
            bounds = [name for name in ("at_least", "at_most") if name in row]
            if len(subjects) != 1 or not bounds:
                raise t.fault("when", "operation-when")
            about = subjects[0]
            for sense in bounds:
                bound = t.numbers("when", row[sense])[0]
                name = t.of_kind("when", row[about], str)
                found.append(Condition(about, name, sense == "at_least", bound))
        return tuple(found)

    def _gate(self, t: _Table) -> Gate:
        name = t.get("name", str, "")
        given = [key for key in ("open", "closed", "shifts") if key in t.data]
        if len(given) != 1:
            raise t.fault("", "operation-gate-kind", name=name)
        if given[0] == "shifts":
            return self._calendar(t, name)
        spans = [t.numbers(given[0], span) for span in t.get(given[0], list, [])]
        if any(len(span) != 2 or not span[0] < span[1] for span in spans):
            raise t.fault(given[0], "operation-gate-spans")
        if given[0] == "closed":
            return Gate(name, always_but([(span[0], span[1]) for span in spans]))
        return Gate(name, np.array(spans, np.float64).reshape(-1, 2))

    def _calendar(self, t: _Table, name: str) -> Gate:
        days = t.get("days", list, [1, 2, 3, 4, 5])
        try:
            shifts = tidy_shifts([_shift(text) for text in t.names("shifts")])
            off: dict[np.datetime64, tuple[Shift, ...]] = {}
            off |= dict.fromkeys((np.datetime64(str(day), "D") for day in t.get("holidays", list, [])), ())
        except ValueError as error:
            raise t.fault("shifts", "operation-shifts") from error
        if not shifts or not set(days) <= set(range(1, 8)):
            raise t.fault("shifts", "operation-shifts")
        if self.start is None or self.unit not in SECONDS:
            raise t.fault("", "operation-calendar-start", name=name)
        week = tuple(shifts if day in days else () for day in range(1, 8))
        horizon = self.until if self.until < math.inf else HORIZON / SECONDS[self.unit]
        return calendar_gate(name, Calendar(name, week, off), self.start, horizon, self.unit)


def _shift(text: str) -> tuple[int, int]:
    """Return the seconds of "08:00-12:00"; raises ValueError."""
    begin, end = (
        int(hour) * 3600 + int(minute) * 60
        for hour, minute in (part.strip().split(":") for part in text.split("-"))
    )
    if not 0 <= begin < end <= DAY:
        raise ValueError(text)
    return begin, end
