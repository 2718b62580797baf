"""Links guessed from words when a user gives a schedule but no links; how sure they are is said."""

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import U8
from resources import folder
from sim.ifc_classes import ancestors
from sim.linking.rule_columns import paths
from sim.linking.rule_matching import RuleHits, RuleReport
from sim.links import Links, LinkSource, links_of, part_links
from sim.project import Project
from sim.schedule import SPANS

SURE, LIKELY, GUESS = 0.9, 0.6, 0.3
GROUND, BASEMENT, ROOF, FOUNDATION = 0, -1, 1000, -1000  # numbers of levels that have names
_LETTERS = re.compile(r"[^\W\d_]+")
CLASS, WORD = 1, 2
_SHORTEST = 5  # letters of a word that may stand in an element's name and in a task's


@dataclass(frozen=True, slots=True)
class _Words:
    classes: dict[str, tuple[str, ...]]
    level: dict[str, tuple[str, ...]]
    ordinal: dict[int, tuple[str, ...]]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads((folder("rules") / "synonyms.toml").read_text(encoding="utf-8"))
    return _Words(
        {name: tuple(words) for name, words in data["class"].items()},
        {name: tuple(words) for name, words in data["level"].items()},
        {int(number): tuple(words) for number, words in data["ordinal"].items()},
    )


def automatic_links(project: Project) -> tuple[Links, RuleReport]:
    """Link elements and tasks whose words agree, and say for each task how sure that is.

    A task must name the class of an element, or share a longer word with its name, type or material.
    Where the task names a level, the element must stand on it; where several tasks have the same name
    and there is one for each level, they follow the levels by start. 0.9 means class and level agree,
    0.6 one word and no level to check, 0.3 a level told only by the order of equal names.
    """
    schedule, elements = project.schedule, project.elements
    kinds, kind_of, storeys = _element_kinds(project)
    texts = paths(schedule.name, schedule.parent, whole=True)
    tasks = np.flatnonzero(~schedule.of_kind(*SPANS)).tolist()
    by_level = _by_level(project, storeys)
    equal: dict[str, list[int]] = {}
    for row in tasks:
        equal.setdefault(schedule.name[row].strip().casefold(), []).append(row)
    element_rows = [np.flatnonzero(kind_of == kind) for kind in range(len(kinds))]
    pieces: list[tuple[np.ndarray[tuple[int], np.dtype[np.int64]], int]] = []
    report: list[RuleHits] = []
    speech = _Speech(kinds)
    matched = {name: speech.ties(name) for name in dict.fromkeys(schedule.name[row] for row in tasks)}
    best = np.zeros(len(kinds), np.uint8)
    for ties in matched.values():
        best = np.maximum(best, ties)
    for row in tasks:
        name = schedule.name[row]
        # A task that speaks of an element by a word of its own beats one that only names its class.
        hit = np.flatnonzero((matched[name] > 0) & (matched[name] == best))
        if not hit.size:
            continue
        strong = bool((matched[name][hit] != WORD).all())
        rows = np.concatenate([element_rows[kind] for kind in hit.tolist()])
        level = level_of(texts[row])
        confidence = LIKELY
        if level is not None and level in by_level:
            rows = rows[np.isin(elements.storey[rows], list(by_level[level]))]
            confidence = SURE if strong else LIKELY
        elif len(twins := equal[name.strip().casefold()]) > 1:
            rows, confidence = _share_of_twins(rows, row, twins, project, storeys), GUESS
        if rows.size:
            pieces.append((rows, row))
            report.append(RuleHits(name, int(rows.size), 1, int(rows.size), int(rows.size), confidence))
    element = np.concatenate([np.empty(0, np.int64), *(rows for rows, _ in pieces)]).astype(np.int32)
    task = np.repeat(
        np.array([row for _, row in pieces], np.int32), [rows.size for rows, _ in pieces] if pieces else 0
    )
    links = links_of(element, task, LinkSource.RULE)
    return part_links(links, elements.parent), RuleReport(tuple(report))


def level_of(text: str) -> int | None:
    """Return the number of the level a name speaks of, None if it speaks of none."""
    folded, words = text.casefold(), _words()
    for number, key in (
        (GROUND, "ground"),
        (BASEMENT, "basement"),
        (ROOF, "roof"),
        (FOUNDATION, "foundation"),
    ):
        if _holds(folded, words.level[key]):
            return number
    for number in sorted(words.ordinal, reverse=True):
        if _holds(folded, words.ordinal[number]):
            return number
    sign = "|".join(re.escape(word) for word in sorted(words.level["word"], key=len, reverse=True))
    match = re.search(rf"(?<![^\W\d_])(?:{sign})[\s._-]*(-?\d{{1,3}})(?!\d)", folded)
    match = match or re.search(rf"(?<!\d)(\d{{1,3}})\.?[\s_-]*(?:{sign})(?![a-zß-ÿ])", folded)
    return int(match[1]) if match else None


def _holds(folded: str, words: Iterable[str]) -> bool:
    """Return whether a text holds one of the words, at the beginning of a word; Chinese anywhere."""
    return any(
        word in folded
        if (not word.isascii() and not word[0].isalpha()) or "\u4e00" <= word[0] <= "\u9fff"
        else re.search(rf"(?<![^\W_]){re.escape(word)}" + (r"(?![^\W_])" if len(word) < 4 else ""), folded)
        for word in words
    )


def _element_kinds(
    project: Project,
) -> tuple[list[tuple[str, frozenset[str]]], np.ndarray[tuple[int], np.dtype[np.int64]], list[int]]:
    """Return the different (class, longer words) of elements, the kind of each, and storeys from below."""
    elements, spatial = project.elements, project.spatial
    models = [project.models[m].name if m < len(project.models) else "" for m in elements.model.tolist()]
    numbers: dict[tuple[str, frozenset[str]], int] = {}
    known: dict[str, frozenset[str]] = {}
    kind_of = np.empty(len(elements), np.int64)
    columns = (
        elements.ifc_class.texts(), elements.name, elements.type_name.texts(),
        elements.material.texts(), models,
    )  # fmt: skip
    for row, (ifc_class, *texts) in enumerate(zip(*columns, strict=True)):
        joined = " ".join(texts)
        if joined not in known:
            found = (word for word in _LETTERS.findall(joined.casefold()) if len(word) >= _SHORTEST)
            known[joined] = frozenset(found)
        kind_of[row] = numbers.setdefault((ifc_class, known[joined]), len(numbers))
    rows = [row for row in range(len(spatial)) if spatial.ifc_class[row] == "IfcBuildingStorey"]
    rows.sort(key=lambda row: (np.nan_to_num(spatial.elevation[row]), row))
    return list(numbers), kind_of, rows


class _Speech:
    """What tasks may say of each kind: its class, or one of its words."""

    def __init__(self, kinds: Sequence[tuple[str, frozenset[str]]]) -> None:
        self._count = len(kinds)
        self._of_class: dict[str, list[int]] = {}
        self._of_word: dict[str, list[int]] = {}
        for number, (ifc_class, words) in enumerate(kinds):
            for name in ancestors(ifc_class):
                self._of_class.setdefault(name, []).append(number)
            for word in words:
                self._of_word.setdefault(word, []).append(number)
        self._said: dict[str, list[int]] = {}

    def ties(self, name: str) -> U8:
        """Return how a task speaks of each kind: by CLASS, by WORD, by both, or not at all: 0."""
        folded = name.casefold()
        by_class, by_word = np.zeros(self._count, np.bool_), np.zeros(self._count, np.bool_)
        for ifc_class, words in _words().classes.items():
            if ifc_class in self._of_class and _holds(folded, words):
                by_class[self._of_class[ifc_class]] = True
        for word in set(_LETTERS.findall(folded)):
            if len(word) >= _SHORTEST:
                by_word[self._of(word)] = True
        return (CLASS * by_class + WORD * by_word).astype(np.uint8)

    def _of(self, said: str) -> list[int]:
        # Compounds: breedplaat is part of breedplaatvloeren.
        if said not in self._said:
            related = (own for own in self._of_word if said in own or own in said)
            self._said[said] = [number for own in related for number in self._of_word[own]]
        return self._said[said]


def _by_level(project: Project, storeys: Sequence[int]) -> dict[int, set[int]]:
    """Return the storey rows of each level, by their names, else counted from 0 upwards."""
    found: dict[int, set[int]] = {}
    for row in storeys:
        level = level_of(project.spatial.name[row])
        if level is None and (number := re.match(r"\s*0*(\d{1,3})\b", project.spatial.name[row])):
            level = int(number[1])
        if level is not None:
            found.setdefault(level, set()).add(row)
    return found


def _share_of_twins(
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    row: int,
    twins: Sequence[int],
    project: Project,
    storeys: Sequence[int],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the elements of the level that falls to one of several tasks of the same name."""
    storey = project.elements.storey[rows]
    names = {s: project.spatial.name[s] for s in storeys}
    used = list(dict.fromkeys(names[s] for s in storeys if (storey == s).any()))
    if len(used) != len(twins):
        return rows[:0]
    order = sorted(twins, key=lambda t: (project.schedule.start[t], t))
    mine = used[order.index(row)]
    return rows[np.array([names.get(int(s), "") == mine for s in storey], np.bool_)]
