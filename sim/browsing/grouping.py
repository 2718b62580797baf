"""The elements of a project arranged for a tree: by spatial structure, class or storey."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from kernels.arrays import I32, I64, Bool
from sim.browsing.outline import Outline, outline_of
from sim.columns import check_lengths, freeze
from sim.project import Project


class GroupBy(Enum):
    """What the branches of the tree are."""

    SPACE = "space"
    CLASS = "class"
    STOREY = "storey"


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Groups in outline order, and the elements each holds itself.

    Attributes
    ----------
    title, note : tuple of str
        What the branch is called, "" where the elements have none; what it is ("IfcWall", …).
    outline : Outline
    last : int32[g]
        The groups below g are rows g + 1 to last[g] - 1.
    offset : int64[g + 1]
        Group g itself holds element[offset[g]:offset[g + 1]].
    element : int32[n]
        Element rows.
    """

    title: tuple[str, ...]
    note: tuple[str, ...]
    outline: Outline
    last: I32
    offset: I64
    element: I32

    def __post_init__(self) -> None:
        groups = len(self.title)
        check_lengths("Grouping", groups, note=self.note, outline=self.outline, last=self.last)
        check_lengths("Grouping", groups + 1, offset=self.offset)
        freeze(self.last, self.offset, self.element)

    def __len__(self) -> int:
        return len(self.title)

    def below(self, group: int) -> I32:
        """Return the elements of a group and of all groups below it."""
        return self.element[self.offset[group] : self.offset[self.last[group]]]

    def counts(self) -> I64:
        """Return int64[g]: how many elements `below` returns."""
        return self.offset[self.last] - self.offset[:-1]

    def marked(self, mark: Bool) -> I64:
        """Return int64[g]: how many elements of each group and below are marked in bool[elements]."""
        sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(mark[self.element], dtype=np.int64)])
        below: I64 = sums[self.offset[self.last]] - sums[self.offset[:-1]]
        return below

    def owner(self, position: int) -> int:
        """Return the group that holds `element[position]` itself."""
        return int(np.searchsorted(self.offset, position, side="right")) - 1

    def only(self, keep: Bool) -> "Grouping":
        """Return the grouping of the elements marked in bool[elements]; empty groups vanish."""
        kept = keep[self.element]
        groups = np.flatnonzero(self.marked(keep) > 0)
        new_row = np.full(len(self) + 1, -1, np.int64)
        new_row[groups] = np.arange(groups.size)
        parent = new_row[self.outline.parent[groups]].astype(np.int32)
        sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept, dtype=np.int64)])
        own = sums[self.offset[1:]] - sums[self.offset[:-1]]
        return _grouping(
            [self.title[g] for g in groups], [self.note[g] for g in groups], parent, own[groups],
            self.element[kept],
        )  # fmt: skip

    def entries(self, expanded: Bool) -> I64:
        """Return what a flat list shows: group g as g, `element[p]` as groups + p.

        Parameters
        ----------
        expanded : bool[g]
        """
        shown = np.flatnonzero(self.outline.shown(expanded))
        inside = np.where(expanded[shown], self.offset[shown + 1] - self.offset[shown], 0)
        ends = np.cumsum(inside + 1)
        out = np.arange(int(ends[-1]) if ends.size else 0, dtype=np.int64)
        heads = ends - inside - 1
        out -= np.repeat(heads + 1, inside + 1)
        out += np.repeat(self.offset[shown], inside + 1) + len(self)
        out[heads] = shown
        return out


def grouping(project: Project, by: GroupBy) -> Grouping:
    """Arrange all elements of a project."""
    elements = project.elements
    count = len(elements)
    class_name = _ranks(elements.ifc_class.texts())
    if by is GroupBy.CLASS:
        return _nested(count, [class_name, _ranks(elements.type_name.texts())], ("", "IfcTypeObject"))
    if by is GroupBy.STOREY:
        spatial = project.spatial
        height = np.nan_to_num(spatial.elevation, nan=-np.inf)
        order = np.lexsort((np.arange(len(spatial)), height))
        names = ["", *(spatial.name[row] or spatial.guid[row] for row in order)]
        rank = np.empty(len(spatial) + 1, np.int64)
        rank[order], rank[-1] = np.arange(1, len(spatial) + 1), 0
        return _nested(count, [(rank[elements.storey], names), class_name], ("IfcBuildingStorey", ""))
    return _by_space(project, class_name)


Level = tuple[I64, Sequence[str]]
"""A key per element, and the text of each key; keys sort as the branches stand."""


def _ranks(texts: list[str]) -> Level:
    labels = sorted(set(texts))
    rank = {text: k for k, text in enumerate(labels)}
    return np.array([rank[text] for text in texts], np.int64), labels


def _by_name(elements_name: tuple[str, ...]) -> I64:
    return np.argsort(np.array(elements_name, np.str_), kind="stable").astype(np.int64)


def _nested(count: int, levels: list[Level], notes: Sequence[str]) -> Grouping:
    """Group by the first key, within it by the second, and so on."""
    order = np.lexsort([key for key, _ in reversed(levels)]) if count else np.empty(0, np.int64)
    title: list[str] = []
    note: list[str] = []
    parent: list[int] = []
    own: list[int] = []

    def branch(first: int, last: int, level: int, above: int) -> None:
        key, names = levels[level]
        cuts = np.flatnonzero(np.diff(key[order[first:last]])) + first + 1
        for low, high in zip([first, *cuts.tolist()], [*cuts.tolist(), last], strict=True):
            title.append(names[int(key[order[low]])])
            note.append(notes[level])
            parent.append(above)
            deepest = level + 1 == len(levels)
            own.append(high - low if deepest else 0)
            if not deepest:
                branch(low, high, level + 1, len(title) - 1)

    if count:
        branch(0, count, 0, -1)
    return _grouping(title, note, np.array(parent, np.int32), np.array(own, np.int64), order.astype(np.int32))


def _by_space(project: Project, class_name: Level) -> Grouping:
    """Group by spatial container, within each by class; what stands nowhere comes last."""
    spatial, elements = project.spatial, project.elements
    children: list[list[int]] = [[] for _ in range(len(spatial) + 1)]
    for row in range(len(spatial)):
        children[int(spatial.parent[row])].append(row)
    key, names = class_name
    place = np.where(elements.container < 0, len(spatial), elements.container).astype(np.int64)
    order = np.lexsort((key, place))
    bounds = np.searchsorted(place[order], np.arange(len(spatial) + 2))
    title: list[str] = []
    note: list[str] = []
    parent: list[int] = []
    own: list[int] = []
    chunks = [np.empty(0, np.int32)]

    def add_classes(container: int, above: int) -> None:
        rows = order[bounds[container] : bounds[container + 1]]
        for part in np.split(rows, np.flatnonzero(np.diff(key[rows])) + 1):
            if part.size:
                title.append(names[int(key[part[0]])])
                note.append("")
                parent.append(above)
                own.append(part.size)
                chunks.append(part.astype(np.int32))

    stack = [(row, -1) for row in reversed(children[-1])]
    while stack:
        row, above = stack.pop()
        here = len(title)
        title.append(spatial.name[row] or spatial.guid[row])
        note.append(spatial.ifc_class[row])
        parent.append(above)
        own.append(0)
        add_classes(row, here)
        stack += [(child, here) for child in reversed(children[row])]
    if bounds[-1] > bounds[-2]:
        title.append("")
        note.append("IfcSpatialElement")
        parent.append(-1)
        own.append(0)
        add_classes(len(spatial), len(title) - 1)
    return _grouping(title, note, np.array(parent, np.int32), np.array(own, np.int64), np.concatenate(chunks))


def _grouping(title: list[str], note: list[str], parent: I32, own: I64, element: I32) -> Grouping:
    outline = outline_of(parent)
    last = np.arange(1, len(title) + 1, dtype=np.int32)
    for row in range(len(title) - 1, -1, -1):
        above = int(parent[row])
        if above >= 0:
            last[above] = max(last[above], last[row])
    offset = np.concatenate([np.zeros(1, np.int64), np.cumsum(own, dtype=np.int64)])
    return Grouping(tuple(title), tuple(note), outline, last, offset, element)
