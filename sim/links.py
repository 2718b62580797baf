"""Which task builds which element."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import I32, U8
from sim.columns import check_lengths, freeze


class LinkSource(IntEnum):
    """Where a link comes from."""

    EXPLICIT = 0  # a table of IDs, or by hand
    MODEL = 1  # IfcRelAssigns in the model
    RULE = 2
    GENERATED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """One row per element–task pair, without repetition.

    Attributes
    ----------
    element, task : int32[m]
        Rows in `Elements` and `Schedule`.
    source : uint8[m]
        `LinkSource`.
    rule : int32[m]
        Row in `rules`, -1 for none.
    rules : tuple of str
        The rules that made links, as text.
    """

    element: I32
    task: I32
    source: U8
    rule: I32
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_lengths("Links", len(self.element), task=self.task, source=self.source, rule=self.rule)
        freeze(self.element, self.task, self.source, self.rule)

    def __len__(self) -> int:
        return len(self.element)


def links_of(
    element: I32, task: I32, source: LinkSource, rule: int = -1, rules: tuple[str, ...] = ()
) -> Links:
    """Make links of one source; pairs that repeat are kept once."""
    pairs = np.unique(np.stack([element, task], axis=1).astype(np.int32).reshape(-1, 2), axis=0)
    count = len(pairs)
    return Links(
        pairs[:, 0].copy(), pairs[:, 1].copy(), np.full(count, source, np.uint8),
        np.full(count, rule, np.int32), rules,
    )  # fmt: skip


def no_links() -> Links:
    """Return the empty table."""
    i32 = np.empty(0, np.int32)
    return Links(i32, i32.copy(), np.empty(0, np.uint8), i32.copy())


def part_links(links: Links, parent: I32) -> Links:
    """Return the links with those that parts without their own take over from their whole.

    Parameters
    ----------
    links : Links
    parent : int32[n]
        Row of the whole of each element, -1 for none.
    """
    count = parent.size
    own = np.zeros(count, np.bool_)
    own[links.element] = True
    source = np.where(own, np.arange(count), -1)
    above = parent.astype(np.int64).copy()
    for _ in range(16):  # parts of parts
        open_rows = np.flatnonzero((source < 0) & (above >= 0))
        if not open_rows.size:
            break
        whole = above[open_rows]
        source[open_rows] = np.where(own[whole], whole, -1)
        above[open_rows] = parent[whole]
    heirs = np.flatnonzero((source >= 0) & ~own)
    if not heirs.size:
        return links
    order = np.argsort(links.element, kind="stable")
    begin = np.searchsorted(links.element[order], source[heirs], "left")
    end = np.searchsorted(links.element[order], source[heirs], "right")
    sizes = end - begin
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    taken = order[np.repeat(begin, sizes) + within]
    return Links(
        np.concatenate([links.element, np.repeat(heirs, sizes).astype(np.int32)]),
        np.concatenate([links.task, links.task[taken]]),
        np.concatenate([links.source, links.source[taken]]),
        np.concatenate([links.rule, links.rule[taken]]),
        links.rules,
    )


def merge_links(first: Links, second: Links) -> Links:
    """Return the links of both; pairs that repeat keep their first source."""
    rules = (*first.rules, *second.rules)
    moved = np.where(second.rule < 0, second.rule, second.rule + len(first.rules)).astype(np.int32)
    element = np.concatenate([first.element, second.element])
    task = np.concatenate([first.task, second.task])
    source = np.concatenate([first.source, second.source])
    rule = np.concatenate([first.rule, moved])
    _, kept = np.unique(element.astype(np.int64) << 32 | task, return_index=True)
    return Links(element[kept], task[kept], source[kept], rule[kept], rules)
