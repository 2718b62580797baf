"""Rules applied to a project: which elements and tasks meet, and which rules hit nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32, Bool
from sim.linking.patterns import Pattern
from sim.linking.rule_columns import ElementColumns, TaskColumns
from sim.linking.rules import Condition, Rule
from sim.links import Links, LinkSource, no_links, part_links
from sim.project import Project
from sim.schedule import SPANS

MOST_LINKS = 20_000_000
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleHits:
    """What one rule found: rows that meet each side, and what was linked in the end."""

    name: str
    elements: int
    tasks: int
    links: int
    linked_elements: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What the rules found, in the order in which they stand."""

    rules: tuple[RuleHits, ...]
    truncated: bool = False

    def misses(self) -> tuple[str, ...]:
        """Return the names of the rules that linked nothing."""
        return tuple(rule.name for rule in self.rules if rule.links == 0)


def apply_rules(rules: Sequence[Rule], project: Project) -> tuple[Links, RuleReport]:
    """Link the elements of a project to its tasks.

    Rules of equal priority add up; an element that one of them links is left alone by rules of lower
    priority. Parts of an element that have no link of their own share its links.
    """
    elements, tasks = ElementColumns(project), TaskColumns(project)
    order = sorted(range(len(rules)), key=lambda number: -rules[number].priority)
    taken = np.zeros(elements.count, np.bool_)
    fresh = taken.copy()
    level: int | None = None
    found: dict[int, RuleHits] = {}
    parts: list[tuple[I32, I32, int]] = []
    total = 0
    for number in order:
        rule = rules[number]
        if rule.priority != level:
            taken, level = taken | fresh, rule.priority
        element, task, counts = _pairs(rule, elements, tasks)
        free = ~taken[element]
        element, task = element[free], task[free]
        if total + element.size > MOST_LINKS:
            element, task = element[: MOST_LINKS - total], task[: MOST_LINKS - total]
        total += element.size
        fresh[element] = True
        found[number] = RuleHits(rule.name, *counts, element.size, int(np.unique(element).size))
        parts.append((element, task, number))
    report = RuleReport(tuple(found[number] for number in range(len(rules))), total >= MOST_LINKS)
    links = _joined(parts, tuple(rule.name for rule in rules), len(project.schedule))
    return part_links(links, project.elements.parent), report


def _joined(parts: Sequence[tuple[I32, I32, int]], names: tuple[str, ...], tasks: int) -> Links:
    if not parts:
        return no_links()
    element = np.concatenate([part[0] for part in parts])
    task = np.concatenate([part[1] for part in parts])
    rule = np.concatenate([np.full(part[0].size, part[2], np.int32) for part in parts])
    # The first rule that made a pair owns it.
    _, first = np.unique(element.astype(np.int64) * max(1, tasks) + task, return_index=True)
    return Links(
        element[first], task[first], np.full(first.size, LinkSource.RULE, np.uint8), rule[first], names
    )  # fmt: skip


def _pairs(rule: Rule, elements: ElementColumns, tasks: TaskColumns) -> tuple[I32, I32, tuple[int, int]]:
    every_task = np.arange(tasks.count, dtype=np.int32)
    if not rule.summaries and tasks.count:
        every_task = every_task[~tasks.schedule.of_kind(*SPANS)]
    every_element = np.arange(elements.count, dtype=np.int32)
    if any(pattern.places for condition in rule.element for pattern in condition.patterns):
        task, element, counts = _join(rule.task, tasks, every_task, rule.element, elements, every_element, ())
        return element, task, (counts[1], counts[0])
    return _join(rule.element, elements, every_element, rule.task, tasks, every_task, rule.nth)


def _join(
    first: Sequence[Condition],
    first_columns: ElementColumns | TaskColumns,
    first_rows: I32,
    second: Sequence[Condition],
    second_columns: ElementColumns | TaskColumns,
    second_rows: I32,
    nth: tuple[int, ...],
) -> tuple[I32, I32, tuple[int, int]]:
    """Match the side that stands alone, then the other one for each combination of its values."""
    places = {place for condition in second for pattern in condition.patterns for place in pattern.places}
    groups = [_groups(side) for side in (first, second)]
    shared = tuple(sorted(groups[0] & groups[1]))
    rows, captured = _filter(first, first_columns, first_rows, {}, groups[0] & (places | set(shared)))
    fixed = [c for c in second if not any(pattern.places for pattern in c.patterns)]
    open_ = [c for c in second if any(pattern.places for pattern in c.patterns)]
    base, base_captured = _filter(fixed, second_columns, second_rows, {}, set(shared))
    wanted = tuple(sorted(places))
    keys = _grouped(rows, [_values(name, first_columns, captured, rows) for name in (*wanted, *shared)])
    lefts: list[I32] = []
    rights: list[I32] = []
    reached = np.zeros(second_columns.count, np.bool_)
    by_shared = (
        _grouped(base, [base_captured.get(name, [""] * base.size) for name in shared]) if shared else {}
    )
    look_up = _look_up(open_[0], second_columns, base) if open_ and not shared else None
    for key, members in keys.items():
        candidates = by_shared.get(key[len(wanted) :], base[:0]) if shared else base
        if open_:
            values = dict(zip(wanted, key, strict=False))
            if look_up is not None:
                candidates = look_up(values)
            if candidates.size and (look_up is None or len(open_) > 1):
                rest = open_ if look_up is None else open_[1:]
                candidates, _ = _filter(rest, second_columns, candidates, values, set())
        if not candidates.size:
            continue
        reached[candidates] = True
        if nth and isinstance(second_columns, TaskColumns):
            by_start = candidates[np.argsort(second_columns.schedule.start[candidates], kind="stable")]
            candidates = by_start[[n - 1 for n in nth if n <= by_start.size]]
        lefts.append(np.repeat(members, candidates.size))
        rights.append(np.tile(candidates, members.size))
    none = np.empty(0, np.int32)
    left = np.concatenate([none, *lefts]).astype(np.int32)
    right = np.concatenate([none, *rights]).astype(np.int32)
    return left, right, (int(rows.size), int(reached.sum()))


def _look_up(
    condition: Condition, columns: ElementColumns | TaskColumns, rows: I32
) -> Callable[[Mapping[str, str]], I32] | None:
    """Return what finds the rows for filled places at once, None where patterns must be searched."""
    if any(pattern.exact({}) is None for pattern in condition.patterns):
        return None
    column = columns.column(condition.field)
    order = rows[np.argsort(column.codes[rows], kind="stable")]
    offset = np.searchsorted(column.codes[order], np.arange(len(column.labels) + 1))
    none = rows[:0]

    def found(values: Mapping[str, str]) -> I32:
        texts = {pattern.exact(values) or "" for pattern in condition.patterns}
        codes = {code for text in texts for code in column.index.rows(text)}
        parts = [order[offset[code] : offset[code + 1]] for code in codes]
        return parts[0] if len(parts) == 1 else np.sort(np.concatenate([none, *parts]))

    return found


def _groups(conditions: Iterable[Condition]) -> set[str]:
    return {group for condition in conditions for pattern in condition.patterns for group in pattern.groups}


def _filter(
    conditions: Sequence[Condition],
    columns: ElementColumns | TaskColumns,
    rows: I32,
    values: Mapping[str, str],
    capture: set[str],
) -> tuple[I32, dict[str, list[str]]]:
    """Return the rows that meet all conditions, and what their groups captured."""
    capturing: list[Condition] = []
    for condition in conditions:
        column = columns.column(condition.field)
        wanted = [pattern for pattern in condition.patterns if not pattern.negated()]
        hit: Bool = np.full(len(column.labels), not wanted)
        for pattern in wanted:
            hit |= column.index.matching(pattern, values)
        # "not:" forbids, whatever else is asked for: a class and all classes above it count.
        for pattern in condition.patterns:
            if pattern.negated():
                hit &= ~column.index.matching(pattern, values)
        rows = rows[hit[column.codes[rows]]]
        if _groups([condition]) & capture:
            capturing.append(condition)
    captured: dict[str, list[str]] = {}
    for condition in capturing:
        column = columns.column(condition.field)
        for group in _groups([condition]) & capture:
            by_code = {
                code: _captured(condition.patterns, column.labels[code], group, values)
                for code in np.unique(column.codes[rows]).tolist()
            }
            captured[group] = [by_code[code] for code in column.codes[rows].tolist()]
    return rows, captured


def _captured(patterns: Sequence[Pattern], text: str, group: str, values: Mapping[str, str]) -> str:
    for pattern in patterns:
        if group in pattern.groups:
            match = pattern.compiled(values).search(text)
            if match is not None and match[group] is not None:
                return _comparable(match[group])
    return ""


def _comparable(text: str) -> str:
    """Return what counts when captured texts are compared: 01 is 1."""
    folded = text.strip().casefold()
    return folded.lstrip("0") or "0" if folded.isdecimal() else folded


def _values(
    name: str, columns: ElementColumns | TaskColumns, captured: Mapping[str, list[str]], rows: I32
) -> list[str]:
    if name in captured:
        return captured[name]
    column = columns.column(name.removeprefix("task.").removeprefix("element."))
    return [column.labels[code] for code in column.codes[rows].tolist()]


def _grouped(rows: I32, keys: Sequence[Sequence[str]]) -> dict[Key, I32]:
    """Return the rows of each different key; all of them under () where there is none."""
    if not rows.size:
        return {}
    if not keys:
        return {(): rows}
    members: dict[Key, list[int]] = {}
    for row, key in zip(rows.tolist(), zip(*keys, strict=True), strict=True):
        members.setdefault(key, []).append(row)
    return {key: np.array(found, np.int32) for key, found in members.items()}
