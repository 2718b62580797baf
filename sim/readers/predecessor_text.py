"""Predecessors as tables list them: "3FS+2d;5SS" of Microsoft Project, "A10: FS 5d, A20: SS" of P6."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from sim.readers.duration_text import seconds, share
from sim.schedule import LagUnit, RelationKind

# Ende, Anfang; einde, begin; fin, début; 完成, 开始. Longer words first.
_WORDS = {
    "FS": "完成-开始 完成到开始 finish-start finish to start FS EA EB FD",
    "SS": "开始-开始 开始到开始 start-start start to start SS AA BB DD",
    "FF": "完成-完成 完成到完成 finish-finish finish to finish FF EE",
    "SF": "开始-完成 开始到完成 start-finish start to finish SF AE BE DF",
}
_KINDS = {
    word.casefold(): RelationKind[kind]
    for kind, words in _WORDS.items()
    for word in (w.replace("_", " ") for w in re.findall(r"\S+ to \S+|\S+", words))
}
_KIND = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_AMOUNT = r"(?:\d+(?:[.,]\d*)?|[.,]\d+)\s*(?:[ef]?\s*[%％]|[^\W\d_]+\.?)?\s*\??"
_PART = re.compile(
    rf"(?P<id>.+?)\s*[:：(（]?\s*(?P<kind>{_KIND})\s*[)）]?\s*[,:：]?\s*(?P<lag>[+-]?\s*{_AMOUNT})?\s*", re.I
)
_BARE = re.compile(rf"(?P<id>.+?)\s*(?P<lag>[+-]\s*{_AMOUNT})\s*", re.I)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """One entry of a list; `odd` says that its lag cannot be understood."""

    id: str
    kind: RelationKind = RelationKind.FS
    lag: int = 0
    unit: LagUnit = LagUnit.WORK
    odd: bool = False


def predecessors(text: str, known: Container[str]) -> Iterator[Predecessor]:
    """Yield the entries of a list; an ID of the table is never taken apart."""
    for part in re.split(r"[;,、，；\n]", text) if text not in known else [text]:
        if wanted := part.strip():
            yield _predecessor(wanted, known)


def _predecessor(text: str, known: Container[str]) -> Predecessor:
    if text in known:
        return Predecessor(text)
    found = [match for pattern in (_PART, _BARE) if (match := pattern.fullmatch(text))]
    match = next((match for match in found if match["id"] in known), found[0] if found else None)
    if match is None:
        return Predecessor(text)
    kind = _KINDS[match["kind"].casefold()] if "kind" in match.re.groupindex else RelationKind.FS
    lag = match["lag"]
    if not lag:
        return Predecessor(match["id"], kind)
    part = share(lag)
    if part is not None:
        unit = LagUnit.ELAPSED_PERCENT if part[1] else LagUnit.PERCENT
        return Predecessor(match["id"], kind, round(100 * part[0]), unit)
    try:
        amount, elapsed = seconds(lag.replace(" ", ""))
    except ValueError:
        return Predecessor(match["id"], kind, odd=True)
    return Predecessor(match["id"], kind, amount, LagUnit.ELAPSED if elapsed else LagUnit.WORK)
