import numpy as np
from small_project import small_project

from sim.browsing.grouping import GroupBy, grouping
from sim.browsing.tree_rows import TreeRows


def _rows(expanded: bool = False) -> TreeRows:
    arranged = grouping(small_project(), GroupBy.STOREY)
    return TreeRows(arranged, 60, np.full(len(arranged), expanded), np.empty(0, np.int32))


def test_folding_shows_and_hides_what_is_below() -> None:
    rows = _rows()
    assert len(rows) == 3
    rows.toggle(0)
    assert len(rows) == 3 + 4
    assert [rows.depth(k) for k in range(3)] == [0, 1, 1]
    rows.toggle(0)
    assert len(rows) == 3


def test_a_row_stands_for_all_below_it() -> None:
    rows = _rows()
    assert rows.elements_in(1, 1).tolist() == list(range(20, 40))
    assert rows.elements_in(0, 2).tolist() == list(range(60))


def test_reveal_opens_the_branches_and_finds_the_row() -> None:
    rows = _rows()
    row = rows.reveal(33)
    assert rows.group(row) == -1
    assert rows.element(row) == 33
    assert rows.reveal(60) == -1


def test_spans_are_runs_of_rows_and_whole_folded_groups() -> None:
    rows = _rows()
    assert rows.spans_of(np.arange(20, dtype=np.int32)) == [(0, 0)]
    assert rows.spans_of(np.arange(19, dtype=np.int32)) == []
    whole = _rows(expanded=True)
    spans = whole.spans_of(np.array([0, 1, 4, 59], np.int32))
    marked = [whole.element(row) for first, last in spans for row in range(first, last + 1)]
    assert sorted(marked) == [0, 1, 4, 59]
    assert len(spans) == 3


def test_hidden_share_of_groups_and_elements() -> None:
    rows = _rows(expanded=True)
    rows.set_hidden(np.array([0, 1, 2, 3, 4], np.int32))
    assert rows.hidden_share(rows.row_of_group(0)) == 0.25
    assert rows.hidden_share(rows.row_of_group(1)) == 1.0
    assert rows.hidden_share(rows.reveal(5)) == 0.0
    rows.set_hidden(np.empty(0, np.int32))
    assert rows.hidden_share(0) == 0.0
