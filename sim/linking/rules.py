"""Rules that link elements to tasks: data a person writes, in TOML or JSON."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from sim.input_file import input_size, unreadable
from sim.linking.patterns import Pattern
from sim.problem import ReadError

MOST_BYTES = 4 << 20
MOST_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Condition:
    """A field and the patterns one of which it must match."""

    field: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: elements that meet all its element conditions belong to tasks that meet the others.

    Attributes
    ----------
    name : str
    element : tuple of Condition
        Fields: class (with its subclasses), storey, container, name, type, predefined, material, tag,
        model, guid, bottom and top (z of the element with its parts, m), length, area and volume (from
        quantity sets, else measured; m, m², m³), or a property or quantity as
        "Pset_WallCommon.LoadBearing" or "Qto_WallBaseQuantities.NetVolume".
    task : tuple of Condition
        Fields: id, name, wbs, parent, path, start, finish, kind, action, percent, duration (h), calendar,
        resource, or any further column of the schedule: activity codes and user fields.
    priority : int
        An element linked by a rule is left alone by rules of lower priority.
    nth : tuple of int
        Which of the matching tasks, by start, from 1; empty for all of them.
    summaries : bool
        Whether summaries count as tasks.
    """

    name: str
    element: tuple[Condition, ...]
    task: tuple[Condition, ...]
    priority: int = 0
    nth: tuple[int, ...] = ()
    summaries: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules with their origin."""

    rules: tuple[Rule, ...]
    title: str = ""
    source: str = ""
    edition: str = ""
    verified: bool = False


def read_rules(path: Path) -> RuleSet:
    """Return the rules of a TOML or JSON file.

    `element` and `task` may be lists of tables: one rule for each combination, named after its numbers.

    Raises
    ------
    ReadError
        If it is neither, or one of its rules cannot be understood; the place names the rule.
    """
    input_size(path, MOST_BYTES)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "", "not-readable", {"reason": str(error)}) from error
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(str(path), "", "rules-broken", {"reason": str(error)}) from error
    entries = data.get("rule")
    if not isinstance(entries, list) or not entries or len(entries) > MOST_RULES:
        raise ReadError(str(path), "rule", "rules-broken", {"reason": "[[rule]]"})
    rules: list[Rule] = []
    for number, entry in enumerate(entries, start=1):
        try:
            rules += [rule_of(plain, number) for plain in _alternatives(entry)]
            if len(rules) > MOST_RULES:
                raise ValueError(f"> {MOST_RULES:,}")
        except (ValueError, TypeError) as error:
            raise ReadError(str(path), f"rule {number}", "rules-broken", {"reason": str(error)}) from error
    kept = {key: str(data.get(key, "")) for key in ("title", "source", "edition")}
    return RuleSet(tuple(rules), **kept, verified=data.get("verified") is True)


def _alternatives(entry: object) -> list[Mapping[str, Any]]:
    """Return the plain rules that an entry with lists of elements or tasks stands for."""
    if not isinstance(entry, Mapping):
        raise TypeError("table expected")
    sides = [entry.get(side, {}) for side in ("element", "task")]
    if not any(isinstance(side, list) for side in sides):
        return [entry]
    lists = [side if isinstance(side, list) else [side] for side in sides]
    if not all(lists):
        raise ValueError("element, task")
    found: list[Mapping[str, Any]] = []
    for (row, element), (column, task) in product(*(enumerate(side, start=1) for side in lists)):
        numbers = [str(k) for k, side in ((row, sides[0]), (column, sides[1])) if isinstance(side, list)]
        name = f"{entry.get('name') or 'rule'} {'.'.join(numbers)}"
        found.append({**entry, "name": name, "element": element, "task": task})
    return found


def rule_of(entry: Mapping[str, Any], number: int = 1) -> Rule:
    """Return one rule from its table; raises ValueError or TypeError naming what is wrong."""
    if not isinstance(entry, Mapping):
        raise TypeError("table expected")
    unknown = set(entry) - {"name", "priority", "element", "task"}
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    task = dict(_table(entry, "task"))
    nth = task.pop("nth", [])
    summaries = task.pop("summaries", False)
    rule = Rule(
        str(entry.get("name") or f"rule {number}"),
        _conditions(_table(entry, "element")),
        _conditions(task),
        _whole(entry.get("priority", 0)),
        tuple(_whole(item) for item in (nth if isinstance(nth, list) else [nth])),
        summaries is True,
    )
    if not rule.element or not rule.task:
        raise ValueError("element, task")
    if any(number < 1 for number in rule.nth):
        raise ValueError("nth")
    sides = (rule.element, rule.task)
    wants = [{place for c in side for p in c.patterns for place in p.places} for side in sides]
    if wants[0] and wants[1]:
        raise ValueError(f"{{{min(wants[0])}}} ↔ {{{min(wants[1])}}}")
    return rule


def _table(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = entry.get(name, {})
    if not isinstance(table, Mapping):
        raise TypeError(name)
    return table


def _conditions(table: Mapping[str, Any], above: str = "") -> tuple[Condition, ...]:
    found: list[Condition] = []
    for key, value in table.items():
        field = f"{above}{key}"
        if isinstance(value, Mapping):
            # A dotted key, Pset_WallCommon.LoadBearing, is a table in a table.
            found += _conditions(value, f"{field}.")
            continue
        texts = value if isinstance(value, list) else [value]
        if not texts:
            raise ValueError(field)
        found.append(Condition(field, tuple(Pattern(_text(text)) for text in texts)))
    return tuple(found)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "=true" if value else "=false"
    if not isinstance(value, (str, int, float)):
        raise TypeError(str(value))
    return str(value)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(str(value))
    return value
