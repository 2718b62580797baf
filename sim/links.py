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
